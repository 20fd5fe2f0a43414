"""What runs along the edges of pages, and what a page break only brought there."""

import pytest

from extractors.pdf import read
from schemas.document import Block
from tests.extractors.pdf_builder import Page, wrap, write

SIGN = "What will be different:"
PROSE = (
    "The river wardens walk along both banks each spring and write down what they see, so that the weirs are "
    "mended before the eels come up from the sea."
)


@pytest.fixture
def texts(tmp_path):
    def made(*pages):
        found = read(write(tmp_path / "plan.pdf", *pages))
        body = [block.text for block in found.body if isinstance(block, Block)]
        return body, [(part.text, part.page) for part in found.furniture]

    return made


def aims(top, *labels):
    """A page with a running header, a label below it that the page break brought there, and one in its midst."""
    page = Page().text(50, 30, "River plan", 8).text(50, 60, top, bold=True).lines(50, 150, wrap(PROSE, 400))
    for place, label in enumerate(labels):
        page.text(50, 350 + 60 * place, label, bold=True).text(50, 380 + 60 * place, "• More eels")
    return page


@pytest.mark.parametrize(
    ("sign", "inside"),
    [(SIGN, ()), ("What will be different", ("What will be different",))],
    ids=["a colon", "in the text too"],
)
def test_a_label_on_the_top_of_some_pages_is_no_running_header(texts, sign, inside):
    pages = [aims(sign), aims(sign, *inside), aims("Aim 2"), aims("Aim 3")]
    body, furniture = texts(*pages)
    assert body.count(sign) == 2 + len(inside)
    assert furniture == [("River plan", number) for number in range(1, 5)]


@pytest.mark.parametrize(
    "pages",
    [
        (
            aims("Chapter on eels"),
            aims("Chapter on eels"),
            aims("Aim 2"),
            aims("Aim 3"),
        ),  # on some pages alone
        (aims(SIGN), aims(SIGN), aims(SIGN), aims("Aim 3")),  # on most
    ],
    ids=["no colon", "most pages"],
)
def test_a_running_header_of_a_chapter_or_with_a_colon_is_one(texts, pages):
    body, furniture = texts(*pages)
    assert {"River plan"} < {text for text, _ in furniture}
    assert not {"Chapter on eels", SIGN} & set(body)


def test_a_footer_is_as_far_from_the_lower_edge_of_each_page_however_high_it_is(texts):
    upright = Page().lines(50, 90, wrap(PROSE, 400)).text(50, 810, "River plan 2031 Page 1", 8)
    wide = [
        Page(width=842, height=595)
        .lines(50, 90, wrap(PROSE, 400))
        .text(50, 563, f"River plan 2031 Page {n}", 8)
        for n in (2, 3)
    ]
    body, furniture = texts(upright, *wide)
    assert body == [PROSE] * 3
    assert furniture == [(f"River plan 2031 Page {n}", n) for n in (1, 2, 3)]


@pytest.mark.parametrize(("size", "kept"), [(7, False), (15, True)], ids=["small", "a heading"])
def test_the_title_in_small_letters_above_the_second_page_is_its_running_header(texts, size, kept):
    first = Page().text(50, 80, "River plan", 20, bold=True).lines(50, 150, wrap(PROSE, 400))
    second = Page().text(400, 30, "River plan", size).lines(50, 150, wrap(PROSE, 400))
    body, furniture = texts(first, second)
    assert body.count("River plan") == 1 + kept
    assert furniture == ([] if kept else [("River plan", 2)])
