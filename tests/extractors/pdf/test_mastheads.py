"""Lines in small letters beside the title of a first page."""

import pytest

from extractors.pdf import read
from tests.extractors.pdf_builder import Page, write

TITLE, BELOW = "Safe Harbours", "Action plan 2031 to 2033"


@pytest.fixture
def texts(tmp_path):
    def made(*pages: Page):
        return [part.text for part in read(write(tmp_path / "made.pdf", *pages)).body]

    return made


def front(lines, *, size=11, x=420, top=48):
    return (
        Page()
        .text(40, 50, TITLE, 26, bold=True)
        .lines(x, top, lines, size, bold=True)
        .text(40, 90, BELOW, 13)
        .text(40, 130, "We want safe harbours for all who sail, and quiet ones for those who fish.")
    )


def test_whose_plan_it_is_on_two_lines_beside_its_title_is_read_before_that(texts):
    assert texts(front(["Bar and Mole", "Harbour Trust"]))[:3] == ["Bar and Mole Harbour Trust", TITLE, BELOW]


def test_one_line_beside_the_title_or_lines_in_large_letters_are_read_as_they_were(texts, monkeypatch):
    pages = [front(["2031"]), front(["2031", "2033"], size=20, top=42), front(["2031", "2033"], x=230)]
    read_now = [texts(page) for page in pages]
    monkeypatch.setattr("extractors.pdf.page.mastheads", lambda words: ([], list(words)))
    assert [texts(page) for page in pages] == read_now


def test_other_pages_are_read_as_they_were(texts):
    first = Page().text(40, 50, "The sea", 20).text(40, 90, "It is wide.")
    assert "Bar and Mole Harbour Trust" not in texts(first, front(["Bar and Mole", "Harbour Trust"]))
