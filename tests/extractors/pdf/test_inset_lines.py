"""Cards of web pages: a bar with the card's name in a frame, and below it rows that lines short of the frame part."""

from tests.extractors.pdf.test_loose_tables import document, tables, texts
from tests.extractors.pdf_builder import PADDING, PITCH, Page, wrap

__all__ = ["document"]

LEFT, RIGHT = 50.0, 545.0
FIELDS = [
    ("What we will do", "Mend the weir below the mill and clear the channel beside it before the floods of the winter"),
    ("Who is responsible", "Head of Rivers"),
    ("When", "May 2031"),
]  # fmt: skip


def card(page, top, rows, *, name=True, bar=True, inset=8.0, short=0.0):
    """Draws a card; its lines across end `inset` from the frame, at the right `short` further. Bold names would show rows too."""
    ys = [top + 24] if name else [top]
    if name:
        page.text(LEFT + 8, top + 6, "Action 1.1", bold=True)
    if name and bar:
        page.fill(LEFT, top, RIGHT, ys[0])
    for field, value in rows:
        lines = wrap(value, 330)
        page.lines(LEFT + 8, ys[-1] + PADDING, [field])
        page.lines(LEFT + 150, ys[-1] + PADDING, lines)
        ys.append(ys[-1] + len(lines) * PITCH + 2 * PADDING)
    for y in ys[1:-1]:
        page.line(LEFT + inset, y, RIGHT - inset - short, y)
    page.box(LEFT, top, RIGHT, ys[-1])
    return ys[-1]


def test_lines_short_of_the_frame_part_the_rows_of_a_card(document):
    page = Page()
    card(page, card(page, 100, FIELDS) + 12, FIELDS[:2])
    first, second = tables(document(page))
    assert texts(first) == [["Action 1.1"], *map(list, FIELDS)]
    assert texts(second) == [["Action 1.1"], *map(list, FIELDS[:2])]


def test_lines_that_end_elsewhere_are_below_words(document):
    page = Page()
    card(page, 100, FIELDS, inset=8.0, short=120.0)
    assert [table.rows for table in tables(document(page))] == [2]


def test_what_a_page_break_leaves_of_a_card_has_its_rows_too(document):
    first, second = Page(), Page()
    card(first, 600, FIELDS[:2])
    card(second, 50, FIELDS[1:], name=False)
    above, below = tables(document(first, second))
    assert texts(above) == [["Action 1.1"], *map(list, FIELDS[:2])]
    assert texts(below) == list(map(list, FIELDS[1:]))


def test_a_name_without_a_bar_stands_above_the_first_row(document):
    page = Page()
    card(page, 100, FIELDS, bar=False)
    assert [texts(table) for table in tables(document(page))] == [[["Action 1.1"], *map(list, FIELDS)]]
