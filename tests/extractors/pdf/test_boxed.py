"""Framed cards with fields side by side, and text turned on its side at the edge of pages."""

import pytest

from extractors.pdf import read
from schemas.document import FurnitureKind, Table
from tests.extractors.pdf_builder import Page, width, write

SIDE = "Harbour plan 2031"


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page):
        return read(write(tmp_path / "made.pdf", *pages))

    return made


def card(page: Page, top: float, name: str, fields, closing=()) -> None:
    """Draws a card: its name, names of fields in small bold letters with the values below, and lines that close it."""
    page.box(60, top, 540, top + 110).text(72, top + 10, name, 11, bold=True)
    for n, (field, *values) in enumerate(fields):
        page.text(72 + 150 * n, top + 32, field, 7, bold=True)
        for k, value in enumerate(values):
            page.text(72 + 150 * n, top + 42 + 12 * k, value)
    for k, line in enumerate(closing):
        page.text(72, top + 76 + 12 * k, line, 7 if k == 0 else 10, bold=k == 0)


def test_fields_side_by_side_in_a_card_are_read_one_after_the_other(document):
    page = Page()
    fields = [("LEAD", "Master of the", "Northern Lights"), ("PARTNERS",), ("BY WHEN", "May 2031")]
    card(page, 100, "L1 Paint the lights", fields, ["HOW WE WILL KNOW", "Seen from ten miles"])
    card(page, 240, "L2 Move the buoy", [("LEAD", "Pilot"), ("PARTNERS", "Fleet"), ("BY WHEN", "June 2031")])
    found = document(page)
    assert not [part for part in found.body if isinstance(part, Table)]
    assert [part.text for part in found.body] == [
        *("L1 Paint the lights", "LEAD", "Master of the Northern Lights", "PARTNERS", "BY WHEN", "May 2031"),
        *("HOW WE WILL KNOW", "Seen from ten miles"),
        *("L2 Move the buoy", "LEAD", "Pilot", "PARTNERS", "Fleet", "BY WHEN", "June 2031"),
    ]


def test_cards_beside_each_other_keep_their_own_fields(document):
    page = Page()
    for x, name, first, last in ((60, "Lights that fail", "41", "25"), (320, "Wrecks on the bar", "7", "3")):
        page.box(x, 100, x + 220, 160).text(x + 10, 108, name, 9, bold=True)
        page.text(x + 10, 124, "Baseline 2030", 7).text(x + 110, 124, "Target 2031", 7)
        page.text(x + 10, 136, first, 16, bold=True).text(x + 110, 136, last, 16, bold=True)
    assert [part.text for part in document(page).body] == [
        *("Lights that fail", "Baseline 2030", "41", "Target 2031", "25"),
        *("Wrecks on the bar", "Baseline 2030", "7", "Target 2031", "3"),
    ]


@pytest.mark.parametrize("indent", [0, 6])
def test_a_padded_panel_has_as_much_white_at_its_right_as_at_its_left(document, indent):
    items = (("mend each buoy that the winter has", "lit and moored beside the lighthouse", "wall"),
             ("paint all the lights of the harbour", "red and green"))  # fmt: skip
    page, top = Page().text(84, 110, "This year we will:", 11), 130.0
    for first, *rest in items:
        page.text(84 + indent, top, f"• {first}", 11)
        for n, line in enumerate(rest, 1):
            page.text(84 + indent + width("• ", 11), top + 15.6 * n, line, 11)
        top += 15.6 * len(rest) + 22
    longest = max(width(f"• {line}", 11) for lines in items for line in lines)
    page.fill(60, 100, 84 + indent + longest + 24, top)

    assert [part.text for part in document(page).body] == [
        "This year we will:",
        *(f"• {' '.join(lines)}" for lines in items),
    ]


def test_text_up_the_side_of_most_pages_is_furniture(document):
    pages = []
    for name in ("The lights", "The buoys", "The pilots"):
        page = Page().text(30, 400, SIDE, turn=(0, 1))
        for n in range(12):
            page.text(60, 300 + 12 * n, f"{name} of the harbour are kept by number {n}")
        pages.append(page)
    found = document(*pages)
    sides = [part for part in found.furniture if part.kind is FurnitureKind.FURNITURE]
    assert [(part.text, part.page) for part in sides] == [(SIDE, 1), (SIDE, 2), (SIDE, 3)]
    assert not [part for part in found.body if "2031" in part.text]


def test_labels_turned_on_their_side_in_a_coloured_header_are_its_cells(document):
    page = Page().fill(60, 100, 540, 150, 0.4)
    for x, label in ((70, "No"), (500, "State")):
        page.text(x, 140, label, turn=(0, 1))
    page.text(440, 140, "Cost", turn=(0, 1)).text(450, 140, "(pounds)", turn=(0, 1))
    page.text(110, 138, "Action").text(300, 138, "Lead")
    for n, row in enumerate(
        (("1", "Paint the lights", "Pilot", "45", "RED"), ("2", "Move the buoy", "Fleet", "8", "RED"))
    ):
        if n:
            page.fill(60, 172, 540, 190, 0.9)
        for x, text in zip((70, 110, 300, 440, 500), row, strict=True):
            page.text(x, 156 + 20 * n, text)
    (found,) = [part for part in document(page).body if isinstance(part, Table)]
    assert [cell.text for cell in found.cells[:5]] == ["No", "Action", "Lead", "Cost (pounds)", "State"]
    assert (found.rows, found.columns) == (3, 5)


def test_a_card_with_its_name_in_a_coloured_strip_of_its_own(document):
    page = Page()
    for top, name in ((100, "L1 Paint the lights"), (240, "L2 Move the buoy")):
        page.fill(60, top, 540, top + 26, 0.5).box(60, top, 540, top + 26)
        card(page, top, name, [("LEAD", "Pilot"), ("BY WHEN", "May 2031")])
    found = document(page)
    assert [part.text for part in found.body] == [
        *("L1 Paint the lights", "LEAD", "Pilot", "BY WHEN", "May 2031"),
        *("L2 Move the buoy", "LEAD", "Pilot", "BY WHEN", "May 2031"),
    ]


def test_a_value_that_nearly_reaches_the_next_column_ends_there(document):
    page = Page()
    values = [("LEAD", "Master of all of the harbour lights"), ("PARTNERS", "Fleet"), ("BY WHEN", "May 2031")]
    assert 141 < width(values[0][1]) < 148
    card(page, 100, "L1 Paint the lights", values)
    assert [part.text for part in document(page).body][1:4] == ["LEAD", values[0][1], "PARTNERS"]


def figures_in_a_box(*, coloured: bool) -> Page:
    """A box that names what it holds and has a table without lines below that, one figure of it missing."""
    page = Page()
    page.fill(60, 100, 540, 190, 0.9) if coloured else page.box(60, 100, 540, 190)
    page.text(72, 106, "How we will know the harbour is safer", bold=True)
    for x, head in ((72, "Measure"), (380, "Baseline 2030"), (470, "Target 2033")):
        page.text(x, 122, head, 9, bold=True)
    rows = (("Lights that fail in a year", "41", "25"), ("Pilots trained", "", "12"), ("Wrecks", "7", "3"))
    for n, row in enumerate(rows):
        for x, words in zip((72, 380, 470), row, strict=True):
            page.text(x, 138 + 16 * n, words)
    return page


@pytest.mark.parametrize("coloured", [True, False])
def test_rows_of_figures_in_a_box_are_a_table(document, coloured):
    title, table = document(figures_in_a_box(coloured=coloured)).body
    assert title.text == "How we will know the harbour is safer"
    assert isinstance(table, Table)
    assert [[table_cell.text for table_cell in table.cells if table_cell.row == n] for n in range(4)] == [
        ["Measure", "Baseline 2030", "Target 2033"],
        ["Lights that fail in a year", "41", "25"],
        ["Pilots trained", "", "12"],
        ["Wrecks", "7", "3"],
    ]


def test_a_grid_of_cards_keeps_the_fields_of_each_apart_the_last_set_flush_right(document):
    rows = (
        (
            ("Paint the lights of the old mole", "Master of Lights", "May 2031"),
            ("Move the buoy", "Fleet", "2032"),
        ),
        (
            ("Sound the channel twice a year", "Pilot", "September 2031"),
            ("Raise the bar", "Dredgers", "Ongoing"),
        ),
    )
    page = Page().grid([60, 300, 540], [100, 170, 240])
    for y, row in enumerate(rows):
        for x, (name, lead, when) in enumerate(row):
            left, top, right = 72 + 240 * x, 108 + 70 * y, 288 + 240 * x
            page.text(left, top, name).text(left, top + 24, "LEAD", 7, bold=True).text(left, top + 34, lead)
            page.text(right - width("BY WHEN", 7, bold=True), top + 24, "BY WHEN", 7, bold=True)
            page.text(right - width(when), top + 34, when)
    (table,) = (part for part in document(page).body if isinstance(part, Table))
    assert [[block.text for block in cell.blocks] for cell in table.cells] == [
        [name, "LEAD", lead, "BY WHEN", when] for row in rows for name, lead, when in row
    ]


def test_names_over_several_fields_each_stand_before_these(document):
    page = (
        Page()
        .fill(40, 300, 580, 400, 0.9)
        .text(52, 320, "How we", 14, bold=True)
        .text(52, 338, "know", 14, bold=True)
    )
    tiles = ((180, ["Lights that fail", "in a year"], "41", "25"), (380, ["Wrecks on the bar"], "7", "3"))
    for x, name, first, last in tiles:
        page.lines(x, 312, name, 8, bold=True)
        for left, figure, label in ((x, first, "now"), (x + 80, last, "by May 2031")):
            page.text(left, 346, figure, 20, bold=True).text(left, 372, label, 8)
    assert [part.text for part in document(page).body] == [
        "How we know",
        *("Lights that fail in a year", "41", "now", "25", "by May 2031"),
        *("Wrecks on the bar", "7", "now", "3", "by May 2031"),
    ]


@pytest.mark.parametrize(
    "stripe", [(60, 0, 68, 90), (60, 0, 540, 6), (532, 0, 540, 90)], ids=["left", "top", "right"]
)
def test_a_coloured_card_with_a_bare_stripe_along_one_side(document, stripe):
    page = Page()
    x0, top, x1, bottom = stripe
    for n, (name, lead, when) in enumerate(
        (("1.1 Paint the lights", "Pilot", "May"), ("1.2 Move the buoy", "Fleet", "July"))
    ):
        y = 100 + 110 * n
        page.fill(60, y, 540, y + 90, 0.95).fill(x0, y + top, x1, y + bottom, 0.3)
        page.text(76, y + 12, name, 11, bold=True)
        for x, field, value in ((76, "LEAD", lead), (300, "BY WHEN", when)):
            page.text(x, y + 40, field, 7, bold=True).text(x, y + 50, value)
    assert [part.text for part in document(page).body] == [
        *("1.1 Paint the lights", "LEAD", "Pilot", "BY WHEN", "May"),
        *("1.2 Move the buoy", "LEAD", "Fleet", "BY WHEN", "July"),
    ]


def striped(page: Page, box, name: str) -> float:
    """Draws a coloured card with a stripe along its left side and its name; gives where its fields begin."""
    x0, top, x1, bottom = box
    page.fill(x0, top, x1, bottom, 0.95).fill(x0, top, x0 + 8, bottom, 0.3)
    page.text(x0 + 20, top + 12, name, 11, bold=True)
    return x0 + 20


FIELDS = (("Lead", "Pilot"), ("By when", "May 2031"), ("Measures", "Seen from ten miles"))


@pytest.mark.parametrize(("dx", "dy"), [(0, 120), (250, 0)], ids=["below each other", "beside each other"])
@pytest.mark.parametrize("beside", [True, False])
def test_names_beside_or_above_their_values_on_a_striped_card(document, dx, dy, beside):
    page = Page()
    for n, name in enumerate(("1.1 Paint the lights", "1.2 Move the buoy")):
        x, y = 60 + dx * n, 100 + dy * n
        left = striped(page, (x, y, x + 230, y + 112), name)
        for k, (field, value) in enumerate(FIELDS):
            low = y + 34 + (14 if beside else 24) * k
            page.text(left, low, field, 8, bold=True)
            page.text(left + 80 * beside, low + (0 if beside else 10), value, 8)
    found = [part.text for part in document(page).body]
    fields = [text for field in FIELDS for text in field]
    assert found == ["1.1 Paint the lights", *fields, "1.2 Move the buoy", *fields]


def test_striped_cards_without_white_between_them(document):
    page = Page()
    for n, name in enumerate(("1.1 Paint the lights", "1.2 Move the buoy")):
        left = striped(page, (60, 100 + 80 * n, 540, 180 + 80 * n), name)
        for k, (field, value) in enumerate(FIELDS):
            page.text(left + 140 * k, 140 + 80 * n, field, 7, bold=True)
            page.text(left + 140 * k, 150 + 80 * n, value)
        page.line(60, 180 + 80 * n, 540, 180 + 80 * n)
    fields = [text for field in FIELDS for text in field]
    found = [part.text for part in document(page).body]
    assert found == ["1.1 Paint the lights", *fields, "1.2 Move the buoy", *fields]


def test_a_striped_note_without_fields_is_no_card(document):
    page = Page()
    left = striped(page, (60, 100, 540, 150), "What you told us")
    page.text(left, 130, "The harbour is dark.")
    (part,) = document(page).body
    assert isinstance(part, Table)


def test_a_value_below_a_field_ends_where_that_does(document):
    page = Page()
    page.box(60, 100, 540, 190).text(72, 110, "L1 Paint the lights", 11, bold=True)
    page.text(72, 130, "LEAD", 7, bold=True).text(72, 140, "Pilot")
    page.text(300, 130, "BY WHEN", 7, bold=True).text(300, 140, "May 2031")
    page.text(72, 156, "MEASURES", 7, bold=True)
    page.lines(72, 166, ["Seen from ten miles away by all who come", "towards us by sea"])
    assert [part.text for part in document(page).body][-1] == (
        "Seen from ten miles away by all who come towards us by sea"
    )


@pytest.mark.parametrize(("dx", "dy"), [(0, 120), (250, 0)], ids=["below each other", "beside each other"])
def test_cards_that_have_but_a_stripe_beside_them(document, dx, dy):
    page = Page()
    for n, name in enumerate(("1.1 Paint the lights", "1.2 Move the buoy")):
        x, y = 60 + dx * n, 100 + dy * n
        page.fill(x, y, x + 8, y + 60, 0.3).text(x + 20, y + 6, name, 11, bold=True)
        for k, (field, value) in enumerate(FIELDS[:2]):
            page.text(x + 20 + 100 * k, y + 30, field, 7, bold=True).text(x + 20 + 100 * k, y + 40, value)
    fields = [text for field in FIELDS[:2] for text in field]
    found = [part.text for part in document(page).body]
    assert found == ["1.1 Paint the lights", *fields, "1.2 Move the buoy", *fields]


def test_a_quotation_beside_a_stripe_stays_text(document):
    page = Page().text(60, 80, "What you told us about the harbour", 14)
    page.fill(60, 100, 64, 160, 0.3).lines(76, 110, ["The harbour is dark and the", "lights are out."])
    page.text(60, 180, "We listened.")
    assert [part.text for part in document(page).body][1] == "The harbour is dark and the lights are out."
