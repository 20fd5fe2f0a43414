"""A number as high as several lines that stand beside it."""

import pytest

from extractors.pdf import read
from extractors.pdf.boxes.large_numbers import with_large_numbers
from extractors.pdf.drawn.words import Word
from tests.extractors.pdf_builder import Page, write

TEXT = ["Otters came back to the river in the spring of 2030, and were", "seen at each of the weirs."]


@pytest.fixture
def texts(tmp_path):
    def made(page: Page):
        return [part.text for part in read(write(tmp_path / "made.pdf", page.lines(60, 300, TEXT))).body]

    return made


def titled(label="", *, at=60):
    page = Page()
    if label:
        page.text(at, 80, label, 14)
    return page.text(at, 100, "Clean rivers and", 24, bold=True).text(at, 128, "safe weirs", 24, bold=True)


@pytest.mark.parametrize("x", [40, 400])
def test_it_is_read_before_the_title_beside_it(texts, x):
    assert texts(titled(at=130).text(x, 75, "3", 90, bold=True))[0] == "3 Clean rivers and safe weirs"


@pytest.mark.parametrize("label", ["Priority 3", "PRIORITY THREE", "Strategic priority 3:"])
def test_it_is_an_ornament_where_a_label_has_the_same_number(texts, label):
    assert texts(titled(label).text(400, 75, "3", 90, bold=True))[:2] == [
        label,
        "Clean rivers and safe weirs",
    ]


def test_another_number_than_the_labels_is_kept(texts):
    page = titled("Chapter 1").text(400, 75, "3", 90, bold=True)
    assert texts(page)[:2] == ["Chapter 1", "3 Clean rivers and safe weirs"]


def test_a_word_in_capitals_above_the_title_is_read_behind_the_number(texts):
    page = titled("PRIORITY").text(400, 75, "3", 90, bold=True)
    assert texts(page)[0] == "3 PRIORITY Clean rivers and safe weirs"


@pytest.mark.parametrize(
    "numbers", [(("3", 60), ("7", 150)), (("7", 150), ("3", 60)), (("3", 90), ("7", 90))]
)
def test_of_several_beside_a_title_no_word_is_lost(texts, numbers):
    page = titled(at=250)
    for x, (number, size) in zip((40, 140), numbers, strict=True):
        page.text(x, 110 - size / 2, number, size, bold=True)
    whole = " ".join(texts(page))
    assert sorted(whole.split()) == sorted(" ".join(["3 7 Clean rivers and safe weirs", *TEXT]).split())


def test_a_number_among_columns_stays(texts):
    page = titled().text(300, 75, "3", 90, bold=True)
    page.text(400, 100, "Eels and", 24).text(400, 128, "otters", 24)
    assert not texts(page)[0].startswith("3")


@pytest.mark.parametrize("x", [70, 400])
def test_it_is_one_beside_the_title_in_a_coloured_strip_too(texts, x):
    page = Page().fill(40, 60, 560, 190, 0.3)
    page.text(140, 100, "Clean rivers and", 24, bold=True).text(140, 128, "safe weirs", 24, bold=True)
    assert texts(page.text(x, 75, "3", 90, bold=True))[0] == "3 Clean rivers and safe weirs"


@pytest.mark.parametrize(("size", "read_as"), [(90, "3 Clean rivers"), (30, "Clean rivers 3")])
def test_a_huge_one_far_behind_a_title_of_one_line_is_its_number(texts, size, read_as):
    page = Page().text(60, 100, "Clean rivers", 24, bold=True)
    assert texts(page.text(400, 75 if size > 50 else 97, "3", size, bold=True))[0] == read_as


def test_figures_of_a_page_full_of_them_stay_behind_their_names(texts):
    page = Page()
    for top, name in ((60, "Eels seen"), (130, "Otters seen")):
        page.text(60, top + 20, name, 12).text(300, top, "12", 40, bold=True)
    assert [text for text in texts(page) if text.startswith("12 ")] == []


@pytest.mark.parametrize(("x", "is_title"), [(160, True), (60, False)])
def test_a_figure_in_another_column_is_no_number_of_the_list_beside_it(x, is_title):
    """As high as two lines of it, which begin further away than a title does."""
    item = [Word("mend", 200, 104, 230, 115, 11.0, False), Word("weirs", 200, 118, 232, 129, 11.0, False)]
    figure = Word("48", x, 100, x + 36, 132, 32.0, False)
    kept, _ = with_large_numbers([figure, *item])
    assert (figure in kept) is not is_title
