"""Forms drawn as one grid: tables beside a label merged over their rows."""

from dataclasses import replace
from itertools import chain

import pytest

from extractors.forms import unfold_grid, unfold_pages
from schemas.document import Block, BlockKind, Cell, Table

HEADER = ("Action", "Lead", "When")
ROWS = (("Mend the weir", "A Pike", "May"), ("Count the eels", "B Roach", ""))


def cell(row, column, text="", *, down=1, across=1, bold=False):
    blocks = (Block(BlockKind.PARAGRAPH, text, bold=bold),) if text else ()
    return Cell(row, column, down, across, blocks)


def grid(*, header_bold=True, label="Actions", outcome=True):
    """A title, a labelled row, and beside a merged label a blank strip, a table and a blank row."""
    cells = [cell(0, 0, "Aim 1: Clean rivers", across=6, bold=True)]
    if outcome:
        cells += [cell(1, 0, "Outcome", bold=True), cell(1, 1, "More eels", across=5)]
    else:
        cells += [cell(1, 0, "Outcome"), cell(1, 1, "More eels"), cell(1, 2, "Fewer floods", across=4)]
    cells += [cell(2, 0, label, down=4, bold=True), cell(2, 1, down=3)]
    for row, texts in enumerate((HEADER, *ROWS), start=2):
        cells += [
            cell(row, 2, texts[0], across=2, bold=header_bold and row == 2),
            cell(row, 4, texts[1], bold=header_bold and row == 2),
            cell(row, 5, texts[2], bold=header_bold and row == 2),
        ]
    cells += [cell(5, 1, across=5), cell(6, 0, "Reports to", bold=True), cell(6, 1, "Weirs Board", across=5)]
    return Table(tuple(cells), 7, 6, tuple(float(10 * k) for k in range(7)), page=3)


def texts(table):
    return [[c.text for c in table.cells if c.row == row] for row in range(table.rows)]


def test_it_is_read_from_top_to_bottom():
    title, label, table, last = unfold_grid(grid())

    assert (title.kind, title.text) == (BlockKind.HEADING, "Aim 1: Clean rivers")
    assert label.text == "Actions"
    assert texts(table) == [["Outcome", "More eels"], list(HEADER), list(ROWS[0]), list(ROWS[1])]
    assert (table.columns, table.column_edges, table.page) == (3, (20.0, 40.0, 50.0, 60.0), 3)
    places = [
        (c.row, k) for c in table.cells for k in range(c.column, c.column + c.column_span) if c.row_span == 1
    ]
    assert sorted(places) == [(row, k) for row in range(4) for k in range(3)]
    assert texts(last) == [["Reports to", "Weirs Board"]]


def lettered(header, *rows):
    """An outcome, and beside the merged label below it a table with such a header."""
    cells = [cell(0, 0, "Outcome", bold=True), cell(0, 1, "More eels", across=len(header))]
    cells += [cell(1, 0, "Actions", down=1 + len(rows), bold=True)]
    for row, texts in enumerate((header, *rows), start=1):
        cells += [cell(row, k, text, bold=row == 1) for k, text in enumerate(texts, start=1)]
    return Table(tuple(cells), 2 + len(rows), 1 + len(header))


def test_letters_beside_the_label_need_no_header():
    rows = ["a)", *ROWS[0]], ["b)", *ROWS[1]]
    label, table = unfold_grid(lettered(["", *HEADER], *rows))

    assert label.text == "Actions"
    assert texts(table) == [["Outcome", "More eels"], ["", *HEADER], *rows]
    for header in ["", "", *HEADER[1:]], ["", *HEADER[:2]]:
        other = lettered(header, *(row[: len(header)] for row in rows))
        assert list(unfold_grid(other)) == [other]


@pytest.mark.parametrize(
    "other",
    [
        grid(header_bold=False),  # rows that an objective is merged over
        grid(label="All that has to be done so that every weir is mended and every eel counted"),
        grid(outcome=False),  # a table with columns of its own
        replace(grid(), cells=grid().cells[:3]),
    ],
    ids=["no header inside", "no label", "three columns outside", "nothing merged"],
)
def test_any_other_grid_stays_as_it_is(other):
    assert list(unfold_grid(other)) == [other]


def later(rows, *, down, strip=True):
    """The grid on the next page: what goes on beside the label of the page before, then a labelled row."""
    cells = [cell(0, 0, down=down), *([cell(0, 1, down=down)] if strip else [])]
    for row, texts in enumerate(rows):
        cells += [cell(row, 2, texts[0], across=2), cell(row, 4, texts[1]), cell(row, 5, texts[2])]
    cells += [cell(len(rows), 0, "Reports to", bold=True), cell(len(rows), 1, "Weirs Board", across=5)]
    return Table(tuple(cells), len(rows) + 1, 6, tuple(float(10 * k) for k in range(7)), page=4)


def cut_at_page_end():
    whole = grid()
    return replace(whole, cells=tuple(c for c in whole.cells if c.row < 5), rows=5)


def test_it_goes_on_over_the_page():
    rows = (("Dredge the pool", "C Tench", ""), ("Plant reeds", "D Rudd", "July"))
    first = replace(cut_at_page_end(), cells=(*cut_at_page_end().cells[:3], *under_label(3)))
    for more in (rows, rows[:1]):
        *_, table, rest, last = unfold_pages([first, later(more, down=len(more))])
        assert texts(table)[-1] == list(ROWS[1])
        assert texts(rest) == [list(row) for row in more]
        assert (rest.columns, rest.page) == (3, 4)
        assert texts(last) == [["Reports to", "Weirs Board"]]


def under_label(down):
    cells = [c for c in cut_at_page_end().cells if c.row >= 2]
    return [replace(c, row_span=down) if c.column == 0 else c for c in cells]


def test_another_table_on_the_next_page_stays_as_it_is():
    ordinary = later((("Dredge the pool", "C Tench", ""),), down=1)
    header = Table(tuple(cell(0, k, text) for k, text in enumerate(HEADER)), 1, 3)
    assert unfold_pages([header, ordinary]) == [header, ordinary]


def test_its_title_may_stand_at_the_end_of_the_page_before():
    whole = grid()
    above = replace(whole, cells=tuple(c for c in whole.cells if c.row < 2), rows=2, fills_page=True)
    below = [replace(c, row=c.row - 2) for c in whole.cells if c.row >= 2]
    title, outcome, label, *_ = unfold_pages([above, replace(whole, cells=tuple(below), rows=5, page=4)])
    assert (title.kind, title.text) == (BlockKind.HEADING, "Aim 1: Clean rivers")
    assert texts(outcome) == [["Outcome", "More eels"]]
    assert label.text == "Actions"


TITLE = (
    "Priority 1",
    "Weirs that hold and do not leak when the river is high or the gates are shut",
    "Half of them leak.",
)
COUNTED = ("Measure", "Baseline", "Target")
EELS = ("Eels in the pool", "120", "400")


def lines(row, *texts, down):
    """A title cell: all but the last line in bold, as is a single one."""
    bold = [text in TITLE[:2] for text in texts]
    made = tuple(Block(BlockKind.PARAGRAPH, t, bold=b) for t, b in zip(texts, bold, strict=True))
    return Cell(row, 0, down, 1, made)


def framed(row, *rows):
    """A table beside a title, its header first, between blank margins as high as it is."""
    for at, texts in enumerate(rows, start=row):
        bold = texts in (HEADER, COUNTED)
        yield from (cell(at, 2 * k, text, across=2, bold=bold) for k, text in enumerate(texts, start=1))
    yield from (cell(row, column, down=len(rows)) for column in (1, 8))


def beside(row, *actions, title=TITLE):
    """A title, and beside it a table of actions, a line of words and a table of measures."""
    strip = row + len(actions)
    return [
        lines(row, *title, down=len(actions) + 3),
        *framed(row, *actions),
        cell(strip, 1, "How we will measure it", across=8, bold=True),
        *framed(strip + 1, COUNTED, EELS),
    ]


def titled(*cells, header=False, **facts):
    top = (
        [cell(0, 0, "What we found", bold=True), cell(0, 1, "What we will do", across=8, bold=True)]
        if header
        else []
    )
    rows = max(c.row + c.row_span for c in cells)
    return Table((*top, *cells), rows, 9, tuple(float(10 * k) for k in range(10)), **facts)


def outline(body):
    return [(part.kind, part.text) if isinstance(part, Block) else texts(part) for part in body]


def test_several_tables_beside_a_long_title_stand_under_it():
    heading, words = BlockKind.HEADING, BlockKind.PARAGRAPH
    assert outline(unfold_grid(titled(*beside(1, HEADER, *ROWS), header=True, page=1))) == [
        (words, "What we found"),
        (words, "What we will do"),
        (heading, TITLE[0]),
        (heading, TITLE[1]),
        (words, TITLE[2]),
        [list(HEADER), list(ROWS[0]), list(ROWS[1])],
        (words, "How we will measure it"),
        [list(COUNTED), list(EELS)],
    ]


@pytest.mark.parametrize("again", [False, True], ids=["bare", "header again"])
@pytest.mark.parametrize("told", [(), ("Half of them leak.",)], ids=["blank", "words go on"])
def test_they_go_on_over_the_page(told, again):
    top = [lines(1, *TITLE, down=2), *framed(1, HEADER, ROWS[0])]
    first = titled(*top, header=True, page=1, fills_page=True)
    second = titled(*beside(int(again), ROWS[1], title=told), header=again, page=2)
    *_, table, more, counted = [part for part in unfold_pages([first, second]) if isinstance(part, Table)]
    assert texts(table) == [list(HEADER), list(ROWS[0])]
    assert (texts(more), more.page) == ([list(ROWS[1])], 2)
    assert texts(counted) == [list(COUNTED), list(EELS)]
    after = outline(unfold_pages([first, second]))[6:]
    assert [text for kind, text in (part for part in after if isinstance(part, tuple))] == [
        *(["What we found", "What we will do"] if again else []),
        *told,
        "How we will measure it",
    ]


def test_the_header_of_one_may_stand_alone_at_the_end_of_a_page():
    first = titled(
        lines(0, *TITLE, down=2), cell(0, 1, across=8), *framed(1, HEADER), page=1, fills_page=True
    )
    second = titled(cell(0, 0, down=1), *framed(0, ROWS[0]), page=2)
    assert outline(unfold_pages([first, second]))[3:] == [[list(HEADER)], [list(ROWS[0])]]


def test_a_band_inside_a_table_beside_a_title_parts_it_in_none():
    cells = [
        c for c in framed(1, HEADER, ROWS[0], ("",) * 3, ROWS[1]) if c.row != 3 and c.column in {2, 4, 6}
    ]
    wide = [
        replace(c, column=c.column - (c.column == 2), column_span=3 if c.column != 4 else 2) for c in cells
    ]
    band = cell(3, 1, "Later", across=8, bold=True)
    table = titled(lines(1, *TITLE, down=4), *wide, band, header=True)
    assert outline(unfold_grid(table))[5:] == [[list(HEADER), list(ROWS[0]), ["Later"], list(ROWS[1])]]


def test_tables_between_bands_stand_under_these():
    bands = [cell(row, 0, f"Aim {row}: Clean rivers", across=9, bold=True) for row in (0, 4)]
    margins = [cell(row, 0, down=3) for row in (1, 5)]
    tables = [[c for c in framed(row, HEADER, *ROWS) if c.column != 1] for row in (1, 5)]
    wide = [replace(c, column=1, column_span=3) if c.column == 2 else c for c in chain(*tables)]
    inner = [list(HEADER), list(ROWS[0]), list(ROWS[1])]
    assert outline(unfold_grid(titled(*bands, *margins, *wide))) == [
        *((BlockKind.HEADING, "Aim 0: Clean rivers"), inner),
        *((BlockKind.HEADING, "Aim 4: Clean rivers"), inner),
    ]


def between_bands(row, *rows):
    """A table as wide as the bands round it, but for a blank margin at its left."""
    yield cell(row, 0, down=len(rows))
    for c in framed(row, *rows):
        if c.column != 1 and c.row_span == 1:
            yield replace(c, column=1, column_span=3) if c.column == 2 else c
    yield cell(row, 8, down=len(rows))


def test_a_line_below_a_band_that_is_not_drawn_as_it_is_names_no_other():
    band = cell(0, 0, "Aim 1: Clean rivers", across=9, bold=True)
    lines = [cell(row, 0, text, across=9) for row, text in enumerate(("Outcome: More eels", "Lead: AB"), 1)]
    assert outline(unfold_grid(titled(band, *lines, *between_bands(3, HEADER, *ROWS)))) == [
        (BlockKind.HEADING, "Aim 1: Clean rivers"),
        (BlockKind.PARAGRAPH, "Outcome: More eels"),
        (BlockKind.PARAGRAPH, "Lead: AB"),
        [list(HEADER), list(ROWS[0]), list(ROWS[1])],
    ]
    plain = [replace(band, blocks=(replace(band.blocks[0], bold=False),)), *lines[:1]]
    found = outline(unfold_grid(titled(*plain, *between_bands(2, HEADER, *ROWS))))
    assert [kind for kind, _ in found[:2]] == [BlockKind.HEADING] * 2


def test_tables_below_a_band_go_on_over_the_page():
    band = cell(0, 0, "Aim 1: Clean rivers", across=9, bold=True)
    first = titled(band, *between_bands(1, HEADER, ROWS[0]), page=1, fills_page=True)
    below = [*between_bands(0, ROWS[1]), *between_bands(1, COUNTED, EELS)]
    assert outline(unfold_pages([first, titled(*below, page=2)])) == [
        (BlockKind.HEADING, "Aim 1: Clean rivers"),
        [list(HEADER), list(ROWS[0])],
        [list(ROWS[1])],
        [list(COUNTED), list(EELS)],
    ]
    alone = titled(*between_bands(0, COUNTED, EELS), page=2)
    assert unfold_pages([alone]) == [alone]


def numbered(*cells, header=True, **facts):
    """A grid with a number before each title and somebody behind what stands beside it."""
    names = ("No", "Aim", "Steps", "Sponsor") if header else ()
    places = ((0, 1), (1, 1), (2, 8), (10, 1))
    top = [
        cell(0, column, name, across=across, bold=True)
        for name, (column, across) in zip(names, places, strict=False)
    ]
    rows = max(c.row + c.row_span for c in cells)
    return Table((*top, *cells), rows, 11, tuple(float(10 * k) for k in range(12)), **facts)


def test_numbers_before_titles_and_fields_behind_their_tables():
    inner = [replace(c, column=c.column + 1) for c in framed(1, HEADER, *ROWS)]
    around = [cell(1, 0, "1", down=3), cell(1, 1, "Safe weirs", down=3), cell(1, 10, "A Roach", down=3)]
    cut = [cell(4, 0, "2"), cell(4, 1, "Many eels"), cell(4, 2, across=8), cell(4, 10, "B Bream")]
    first = numbered(*around, *inner, *cut, page=1, fills_page=True)
    blank = [cell(0, column, down=3) for column in (0, 1, 10)]
    second = numbered(*blank, *(replace(c, row=c.row - 1) for c in inner), header=False, page=2)
    assert outline(unfold_pages([first, second]))[4:] == [
        (BlockKind.HEADING, "1 Safe weirs"),
        [[*HEADER, "Sponsor"], [*ROWS[0], "A Roach"], list(ROWS[1])],
        (BlockKind.HEADING, "2 Many eels"),
        (BlockKind.PARAGRAPH, "B Bream"),
        [list(HEADER), list(ROWS[0]), list(ROWS[1])],
    ]


def striped(header, *tops):
    """Two rows beside each of two labels, the first of them shaded, below a header if any."""
    cells = [cell(0, place, name, bold=True) for place, name in enumerate(header)]
    start = min(1, len(header))
    for n, top in enumerate(tops):
        first = start + 2 * n
        cells.append(cell(first, 0, f"Aim {n + 1}", down=2, bold=True))
        for row, own in enumerate((top, ROWS[0]), start=first):
            cells += [replace(cell(row, k, text), shaded=row == first) for k, text in enumerate(own, start=1)]
    return Table(tuple(cells), start + 2 * len(tops), 4, page=3)


PATH, STEPS = ("Light the path", "C Dace", "June"), ("Clear the steps", "D Tench", "July")


@pytest.mark.parametrize(
    ("table", "whole"),
    [
        (striped(("Aim", *HEADER), PATH, STEPS), True),
        (striped(("Aim", *HEADER), PATH), True),
        (striped((), PATH, STEPS), True),  # on the top of a page
        (striped((), HEADER, HEADER), False),
        (striped(("Aim", "", "", ""), HEADER, HEADER), False),
    ],
)
def test_a_shaded_first_row_beside_each_label_is_a_stripe_or_a_header(table, whole):
    assert (list(unfold_grid(table)) == [table]) is whole


def in_frame(row, *rows):
    """A table between the margins of what it lies in, which reach from the left edge to the right one."""
    bold = [texts in (HEADER, COUNTED) for texts in rows]
    places = ((1, 1), (2, 3), (5, 2))
    for at, texts in enumerate(rows):
        yield from (
            cell(row + at, column, text, across=across, bold=bold[at])
            for text, (column, across) in zip(texts, places, strict=True)
        )
    yield from (cell(row, column, down=len(rows)) for column in (0, 7))


def test_the_rest_of_a_cut_row_may_be_blank_at_its_sides_where_but_two_rows_go_on():
    title = cell(0, 0, "Aim 1: Clean rivers", across=8, bold=True)
    first = Table((title, *in_frame(1, HEADER, *ROWS)), 2 + len(ROWS), 8, page=1, fills_page=True)
    rest = ("", "beside the lock", "")
    measures = [cell(2, 0, "Measures", across=3, bold=True), cell(2, 3, "More eels", across=5)]
    second = Table((*in_frame(0, rest, ROWS[0]), *measures), 3, 8, page=2)
    below, *_ = [part for part in unfold_pages([first, second])[2:] if isinstance(part, Table)]
    assert texts(below) == [list(rest), list(ROWS[0])]
