"""Dots before list items are bullets; the lights of a status, signs within a line and charts are none."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.bullets import bulleted, dot
from extractors.pdf.drawn.words import Word
from schemas.document import Block, BlockKind, Box, Table
from tests.extractors.pdf_builder import Page, width, write

SIZE = 10.0
BASE = 7.9  # points from a word's top to its baseline


def word(text: str, x0: float, top: float = 0.0, *, turn: int = 0) -> Word:
    return Word(text, x0, top, x0 + 30, top + SIZE, SIZE, False, turn)


def at(x0: float, raised: float = 2.0, wide: float = 2.4) -> Box:
    """A dot whose middle is `raised` above the baseline of the line at the top."""
    middle = BASE - raised
    return Box(x0, middle - wide / 2, x0 + wide, middle + wide / 2)


def circle(x: float, y: float, radius: float) -> str:
    """A filled circle around a point, origin bottom left."""
    r, k = radius, 0.5523 * radius
    return (
        f"{x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c {x - k} {y + r} {x - r} {y + k} {x - r} {y} c"
        f" {x - r} {y - k} {x - k} {y - r} {x} {y - r} c {x + k} {y - r} {x + r} {y - k} {x + r} {y} c h f"
    )


def listed(page: Page, x: float, top: float, *items: str) -> Page:
    """The items below each other at 10 points, a drawn dot before each."""
    for number, item in enumerate(items):
        page.text(x + 10, top + 14 * number, item)
        page.content.append(circle(x + 2, page.height - (top + 14 * number + BASE) + 2.2, 1.2))
    return page


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ([word("Mend", 20)], at(10)),
        ([word("Mend", 20), word("the", 52)], at(10)),
        ([word("Weir", -60), word("Mend", 20)], at(10)),  # of the column before
        ([word("Mend", 20), word("Open", 20, 14)], at(10)),
    ],
)
def test_a_dot_before_the_words_of_a_line_is_a_bullet(words, box):
    (bullet,) = (found for found in bulleted(words, [box]) if found not in words)
    assert bullet.text == "•"
    assert (bullet.x0, bullet.x1) == (box.x0, box.x1)
    assert bulleted(words, [box]).index(bullet) + 1 == bulleted(words, [box]).index(
        words[1] if words[0].x0 < 0 else words[0]
    )


@pytest.mark.parametrize(
    ("words", "box"),
    [
        ([word("Red", -25), word("Green", 20)], at(10)),  # a sign between words
        ([word("On", 20)], at(12, wide=6.0)),  # the light of a status
        ([word("Mend", 20)], at(10, raised=7.0)),  # a point of a chart
        ([word("Mend", 60)], at(10)),
        ([word("Mend", 20, turn=90)], at(10)),
        ([word("Mend", -60)], at(10)),
    ],
)
def test_other_dots_are_none(words, box):
    assert bulleted(words, [box]) == tuple(words)


def test_a_page_of_dots_is_a_chart():
    words = [word("Mend", 20)]
    assert bulleted(words, [at(10), *(at(100 + number) for number in range(500))]) == tuple(words)


@pytest.mark.parametrize(
    ("points", "is_one"),
    [
        ([(2, 1), (1, 2), (0, 1), (1, 0), (2, 1)], True),
        ([(2, 1), (1, 2), (0, 1), (1, 0)], False),  # not closed
        ([(6, 1), (3, 2), (0, 1), (3, 0), (6, 1)], False),
        ([(20, 10), (10, 20), (0, 10), (10, 0), (20, 10)], False),
        ([(2, 1), (1, 2), (2, 1)], False),
        ([(2, 1), (2, 1), (2, 1), (2, 1), (2, 1)], False),
    ],
)
def test_a_dot_is_small_and_round(points, is_one):
    assert (dot(points) is not None) is is_one


def test_drawn_bullets_part_the_items_of_a_cell(tmp_path):
    page = Page().grid([50.0, 150.0, 400.0], [100.0, 160.0])
    page.text(55, 105, "What we will do", bold=True)
    listed(page, 155, 105, "Mend the weir at the mill", "Open the lock on Sundays", "Count the otters")
    (table,) = read(write(tmp_path / "made.pdf", page)).body
    assert isinstance(table, Table)
    items = table.cells[1].blocks
    assert [(item.kind, item.text[item.body_start :]) for item in items] == [
        (BlockKind.LIST_ITEM, "Mend the weir at the mill"),
        (BlockKind.LIST_ITEM, "Open the lock on Sundays"),
        (BlockKind.LIST_ITEM, "Count the otters"),
    ]


def test_drawn_bullets_part_the_items_of_a_list_outside_tables(tmp_path):
    page = listed(Page(), 60, 100, "Mend the weir at the mill", "Open the lock on Sundays")
    body = read(write(tmp_path / "made.pdf", page)).body
    assert [(part.kind, part.marker) for part in body if isinstance(part, Block)] == [
        (BlockKind.LIST_ITEM, "•")
    ] * 2


def test_a_dot_near_the_words_before_it_is_a_bullet_where_others_stand_above_or_below():
    words = [word("Weir", -27), word("Mend", 20), word("Open", 20, 14)]
    above, below = at(10), at(10, raised=-12)
    assert bulleted(words, [above]) == tuple(words)
    assert [one.text for one in bulleted(words, [above, below])] == ["Weir", "•", "Mend", "•", "Open"]


def test_two_columns_of_items_the_bullets_of_one_close_behind_a_line_of_the_other(tmp_path):
    items = (
        ("mend the weir at the old paper mill", "by hand"),
        ("count each eel that goes up the river", "with it"),
    )
    page = Page().text(60, 80, "We will do this in the next year:", bold=True)
    for x in (60, 70 + width(items[1][0]) + 5.8):
        for n, (item, more) in enumerate(items):
            listed(page, x, 100 + 32 * n, item).text(x + 10, 114 + 32 * n, more)
    body = read(write(tmp_path / "made.pdf", page)).body
    assert [part.text for part in body[1:] if isinstance(part, Block)] == [
        f"• {' '.join(item)}" for item in (*items, *items)
    ]
