"""Which ends of texts leave a sentence open."""

import pytest

from schemas.open_ends import ends_open


@pytest.mark.parametrize(
    "text",
    [
        "Report to the",
        "Mend boats,",
        "Fences &",
        "Agreed by",
        "Sail from Hull (",
        "gates that ARE",
        "the",
        "-",
    ],
)
def test_a_sentence_goes_on_behind_it(text):
    assert ends_open(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mend the boats",
        "Bathe",
        "Mend the boats.",
        "Area",
        "to sail:",
        "Hands-on work",
        "Use of the drop-in",
    ],
)
def test_it_may_be_whole(text):
    assert not ends_open(text)
