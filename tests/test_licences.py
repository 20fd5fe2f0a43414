"""What an installation brings may be used in any setting."""

import pytest

from tests.licences import PAGE, asks_for_more, installed


def test_no_package_of_an_installation_asks_for_more_than_its_name():
    packages = installed()

    assert {"duckdb", "lxml", "spacy", "pypdfium2", "murmurhash"} <= packages.keys()  # also what others bring
    assert [name for name, words in packages.items() if asks_for_more(words)] == []


def test_every_package_of_an_installation_is_listed():
    text = PAGE.read_text(encoding="utf-8")

    assert [name for name in installed() if f"| {name} |" not in text] == []


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("MIT", False),
        ("Artistic License or GNU General Public License (GPL)", False),  # to choose from
        ("AGPL-3.0-only", True),
        ("LGPL-2.1 OR GPL-3.0", True),
        ("unknown", True),
    ],
)
def test_a_licence_is_judged_by_its_words(words, asks):
    assert asks_for_more(words) is asks
