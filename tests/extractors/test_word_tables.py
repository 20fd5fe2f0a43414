"""Tables of Word files: merged cells, borders out of line, rows that disagree."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.word import read
from extractors.word.grid import Placed, in_columns, logical_edges
from schemas.document import Block, BlockKind, Cell, Table
from tests.extractors.docx_builder import docx, p, r, style, tbl, tc, tr

SHADE = '<w:shd w:val="clear" w:fill="D9D9D9"/>'


def table_of(tmp_path: Path, table: str, **parts: str) -> Table:
    [found] = read(docx(tmp_path / "a.docx", table, **parts)).body
    assert isinstance(found, Table)
    assert_tiled(found)
    return found


def assert_tiled(table: Table) -> None:
    places = [
        (row, column)
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(places) == [(row, column) for row in range(table.rows) for column in range(table.columns)]


def drawn(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells]


def spans(*numbers: int) -> str:
    return tr(*(tc(f"c{place}", span=span) for place, span in enumerate(numbers)))


@pytest.mark.parametrize("width", ["99999999999999999999", "1", "-1440", "wide"])
def test_a_column_no_page_could_hold_has_the_usual_width(tmp_path: Path, width: str) -> None:
    table = tbl(tr("Action", "Lead", "When"), tr("Open a hub", "Ms Reed", "May"), grid=(4000, 2000, 2000))
    found = table_of(tmp_path, table.replace('w:w="2000"', f'w:w="{width}"', 1))
    assert (found.rows, found.columns) == (2, 3)


def test_a_plain_table(tmp_path: Path) -> None:
    table = table_of(tmp_path, tbl(tr("Action", "Lead"), tr("Open a hub", "Ms Reed"), grid=(4000, 2000)))
    assert drawn(table) == [
        (0, 0, 1, 1, "Action"),
        (0, 1, 1, 1, "Lead"),
        (1, 0, 1, 1, "Open a hub"),
        (1, 1, 1, 1, "Ms Reed"),
    ]
    assert table.column_edges == (0.0, 200.0, 300.0)


def test_merged_cells_stand_once(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        tbl(
            tr(tc("Priority one", span=2), "Lead"),
            tr(tc("Aim", merge="restart"), "a", "b"),
            tr(tc(merge="continue"), "c", "d"),
            grid=(2000, 2000, 2000),
        ),
    )
    assert drawn(table) == [
        (0, 0, 1, 2, "Priority one"),
        (0, 2, 1, 1, "Lead"),
        (1, 0, 2, 1, "Aim"),
        (1, 1, 1, 1, "a"),
        (1, 2, 1, 1, "b"),
        (2, 1, 1, 1, "c"),
        (2, 2, 1, 1, "d"),
    ]


def test_words_under_a_merged_cell_go_to_it(tmp_path: Path) -> None:
    rows = [tr(tc("seen", merge="restart"), "a"), tr(tc("hidden", merge="continue"), "b")]
    assert drawn(table_of(tmp_path, tbl(*rows, grid=(2000, 2000))))[0] == (0, 0, 2, 1, "seen\nhidden")


def test_a_merge_that_continues_nothing_is_a_cell(tmp_path: Path) -> None:
    rows = [tr(tc("a", merge="continue"), "b"), tr(tc("c", span=2)), tr(tc("d", merge="continue"), "e")]
    table = table_of(tmp_path, tbl(*rows, grid=(2000, 2000)))
    assert [cell.text for cell in table.cells] == ["a", "b", "c", "d", "e"]


def test_old_horizontal_merges(tmp_path: Path) -> None:
    begin, on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    rows = [tr(tc("Band", properties=begin), tc(properties=on)), tr("a", "b")]
    assert drawn(table_of(tmp_path, tbl(*rows, grid=(2000, 2000))))[0] == (0, 0, 1, 2, "Band")


GRIDS = [
    # widths of the grid in twentieths of a point, the spans of each row, the logical columns
    # two narrow grid columns that are only a border dragged out of line
    ((2950, 150, 2350, 200, 5000, 3300), [(1, 3, 1, 1), (2, 1, 2, 1), (2, 2, 1, 1)], 4),
    # one border off by 8 points among nine columns
    (
        (1900, 2450, 1200, 1750, 1700, 160, 1150, 1850, 2050, 950),
        [(1, 1, 1, 1, 2, 1, 1, 1, 1), (1, 1, 1, 1, 1, 2, 1, 1, 1)],
        9,
    ),
    # a column of ticks, 10 points wide, is a column: cells stand in it
    ((4000, 200, 2000), [(1, 1, 1), (1, 1, 1)], 3),
    ((4000, 200, 2000), [(1, 1, 1), (2, 1), (1, 2)], 3),
    # a wide grid column between two borders is one even if no cell has it to itself
    ((3000, 1000, 3000), [(1, 2), (2, 1)], 3),
    # a band across everything adds no column
    ((3000, 3000), [(2,), (1, 1)], 2),
]


@pytest.mark.parametrize(("grid", "rows", "columns"), GRIDS)
def test_logical_columns(
    tmp_path: Path, grid: tuple[int, ...], rows: list[tuple[int, ...]], columns: int
) -> None:
    table = table_of(tmp_path, tbl(*(spans(*row) for row in rows), grid=grid))
    assert table.columns == columns
    assert [sum(cell.row == place for cell in table.cells) for place in range(len(rows))] == [*map(len, rows)]


def test_every_row_of_a_table_with_dragged_borders_has_the_same_columns(tmp_path: Path) -> None:
    grid = (2950, 150, 2350, 200, 5000, 3300)
    table = table_of(tmp_path, tbl(spans(1, 3, 1, 1), spans(2, 1, 2, 1), spans(2, 2, 1, 1), grid=grid))
    assert [(cell.column, cell.column_span) for cell in table.cells] == [(0, 1), (1, 1), (2, 1), (3, 1)] * 3
    assert table.column_edges == (0.0, 155.0, 282.5, 532.5, 697.5)  # where most rows draw them


def test_a_vertical_merge_holds_across_a_dragged_border(tmp_path: Path) -> None:
    rows = [
        tr(tc("Aim", merge="restart"), tc("a", span=2)),
        tr(tc(merge="continue", span=2), "b"),
    ]
    table = table_of(tmp_path, tbl(*rows, grid=(2950, 150, 2350)))
    assert drawn(table) == [(0, 0, 2, 1, "Aim"), (0, 1, 1, 1, "a"), (1, 1, 1, 1, "b")]


def test_rows_that_begin_late_or_end_early_are_filled_up(tmp_path: Path) -> None:
    late = tr("a", "b", properties='<w:gridBefore w:val="1"/>')
    early = tr("c", "d", properties='<w:gridAfter w:val="1"/>')
    table = table_of(tmp_path, tbl(late, early, grid=(2000, 2000, 2000)))
    assert [(c.row, c.column, c.text) for c in table.cells] == [
        (0, 0, ""),
        (0, 1, "a"),
        (0, 2, "b"),
        (1, 0, "c"),
        (1, 1, "d"),
        (1, 2, ""),
    ]


def test_a_row_that_ends_early_by_its_own_word_agrees_with_the_grid(tmp_path: Path) -> None:
    stale = [tc(text, width=1000) for text in "abc"]  # the widths of cells before a column was dragged
    rows = [tr(*stale), tr(*stale[:2], properties='<w:gridAfter w:val="1"/>')]
    assert table_of(tmp_path, tbl(*rows, grid=(4000, 2000, 2000))).column_edges == (0.0, 200.0, 300.0, 400.0)


def test_rows_that_disagree_about_the_grid_are_laid_out_by_their_widths(tmp_path: Path) -> None:
    rows = [
        tr(tc("Band", width=9000)),  # no gridSpan at all
        tr(tc("a", width=3000), tc("b", width=3000), tc("c", width=3000)),
        tr(tc("d", width=3000), tc("e", width=6000)),
    ]
    table = table_of(tmp_path, tbl(*rows, grid=(3000, 3000, 3000)))
    assert drawn(table) == [
        (0, 0, 1, 3, "Band"),
        (1, 0, 1, 1, "a"),
        (1, 1, 1, 1, "b"),
        (1, 2, 1, 1, "c"),
        (2, 0, 1, 1, "d"),
        (2, 1, 1, 2, "e"),
    ]


NO_WIDTHS = [
    tbl(tr("a", "b"), tr(tc("c", span=2))),  # no grid
    tbl(tr("a", "b"), tr(tc("c", span=2)), grid=(0, 0)),  # a grid of nothing
    tbl(tr("a", "b"), tr(tc("c", span=2)), grid=(5000,)),  # a grid that ends too early
]


@pytest.mark.parametrize("table", NO_WIDTHS)
def test_tables_without_a_usable_grid(tmp_path: Path, table: str) -> None:
    found = table_of(tmp_path, table)
    assert (found.rows, found.columns) == (2, 2)
    assert drawn(found)[-1] == (1, 0, 1, 2, "c")


def test_a_span_beyond_all_reason_is_cut(tmp_path: Path) -> None:
    table = table_of(tmp_path, tbl(tr("a", tc("b", span=900_000_000)), grid=(2000, 2000)))
    assert [cell.text for cell in table.cells] == ["a", "b"]


def control(inner: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_content_controls_round_cells_rows_and_paragraphs(tmp_path: Path) -> None:
    rows = [
        tr("Action", control(tc("By when")), "Lead"),  # left out, the row would shift to the left
        control(tr("a", tc(control(p("May"))), "b")),
    ]
    table = table_of(tmp_path, tbl(*rows, grid=(2000, 2000, 2000)))
    assert [cell.text for cell in table.cells] == ["Action", "By when", "Lead", "a", "May", "b"]


def test_deleted_rows_are_gone_and_inserted_rows_are_there(tmp_path: Path) -> None:
    rows = [tr("old", properties="<w:del/>"), tr("new", properties="<w:ins/>")]
    assert [cell.text for cell in table_of(tmp_path, tbl(*rows, grid=(2000,))).cells] == ["new"]


def test_a_former_grid_is_not_read(tmp_path: Path) -> None:
    change = '<w:tblGridChange><w:tblGrid><w:gridCol w:w="9999"/></w:tblGrid></w:tblGridChange>'
    table = tbl(tr("a"), grid=(2000,)).replace("</w:tblGrid>", f"{change}</w:tblGrid>", 1)
    assert table_of(tmp_path, table).column_edges == (0.0, 100.0)


def test_a_row_of_a_grid_in_a_cell_is_one_paragraph_with_tabs(tmp_path: Path) -> None:
    grid = tbl(tr(tc("KPI"), tc("Baseline"), tc("Target")), tr(tc("Weirs mended"), tc(""), tc("30")))
    names = tbl(tr(tc("Lead"), tc("A Pike")), tr(tc("By"), tc("May 2031")))
    table = table_of(tmp_path, tbl(tr(tc("Mend"), tc(p("Kept:") + grid + p(""), names + p("")))))
    assert [block.text for block in table.cells[1].blocks] == [
        *("Kept:", "KPI\tBaseline\tTarget", "Weirs mended\t\t30"),
        *("Lead", "A Pike", "By", "May 2031"),
    ]


def test_nested_tables_are_read_in_their_cell(tmp_path: Path) -> None:
    inner = tbl(tr("b", "c"), tr("d", tc("e", tbl(tr("f"), grid=(500,)))), grid=(500, 500))
    table = table_of(tmp_path, tbl(tr(tc("a", inner, "g"), "h"), grid=(3000, 2000)))
    assert [cell.text for cell in table.cells] == ["a\nb\nc\nd\ne\nf\ng", "h"]


def test_a_frame_round_tables_is_no_table(tmp_path: Path) -> None:
    framed = tbl(tr("a", "b"), tr("c", "d"), grid=(500, 500))
    body = read(docx(tmp_path / "a.docx", tbl(tr(tc("Plan", framed)), grid=(3000,)))).body
    heading, table = body
    assert isinstance(heading, Block)
    assert isinstance(table, Table)
    assert (heading.text, table.rows, table.columns) == ("Plan", 2, 2)


BOLD = "<w:b/>"


def form(*rows: str) -> str:
    return tbl(tr(tc(p(r("Aim 1: Clean rivers", BOLD)), span=2)), *rows, grid=(1000, 4000))


def test_a_form_is_its_title_and_its_tables_with_the_labelled_rows_above_them(tmp_path: Path) -> None:
    inner = tbl(tr("Action", "Lead", "When"), tr("Mend it", "A Pike", "May"), grid=(1000, 1000, 1000))
    rows = (
        tr(tc(p(r("Outcome", BOLD))), "More eels"),
        tr(tc(p(r("Actions", BOLD))), tc(inner)),
        tr(tc(p(r("Reports to", BOLD))), "Weirs Board"),
    )
    title, label, table, last = read(docx(tmp_path / "a.docx", form(*rows))).body

    assert isinstance(title, Block)
    assert (title.kind, title.text) == (BlockKind.HEADING, "Aim 1: Clean rivers")
    assert isinstance(label, Block)
    assert label.text == "Actions"
    assert isinstance(table, Table)
    assert_tiled(table)
    assert [[c.text for c in table.cells if c.row == row] for row in range(3)] == [
        ["Outcome", "More eels"],
        ["Action", "Lead", "When"],
        ["Mend it", "A Pike", "May"],
    ]
    assert isinstance(last, Table)
    assert_tiled(last)
    assert [c.text for c in last.cells] == ["Reports to", "Weirs Board"]


def test_a_table_beside_words_that_are_no_label_stays_in_its_cell(tmp_path: Path) -> None:
    inner = tbl(tr("Step", "Lead", "When"), tr("Hire divers", "A Pike", "May"), grid=(1000, 1000, 1000))
    [title, *rest] = read(docx(tmp_path / "a.docx", form(tr("Mend the weir", tc(inner))))).body
    assert not rest
    assert isinstance(title, Table)
    assert title.cells[-1].text == "Step\tLead\tWhen\nHire divers\tA Pike\tMay"


def inner_table(*rows: tuple[str, ...]) -> str:
    header, *others = rows
    bold = tr(*(tc(p(r(text, BOLD))) for text in header))
    return tbl(bold, *(tr(*row) for row in others), grid=(1000,) * len(header))


STEPS = inner_table(("Step", "Lead", "When"), ("Hire divers", "A Pike", "May"))
EELS = inner_table(("Measure", "Target"), ("Eels in the pool", "400"))
TITLE = (
    p(r("Aim 1", BOLD)),
    p(r("Weirs that hold and do not leak when the river is high or the gates are shut", BOLD)),
)


def test_tables_in_a_cell_beside_a_title_stand_under_it(tmp_path: Path) -> None:
    header = tr(tc(p(r("What we found", BOLD))), tc(p(r("What we will do", BOLD))))
    first = tr(tc(*TITLE, p("Half of them leak.")), tc(STEPS, p(r("Measures", BOLD)), EELS))
    second = tr(tc(p("More eels")), tc(STEPS))
    body = read(docx(tmp_path / "a.docx", tbl(header, first, second, grid=(1000, 4000)))).body
    assert [(b.kind.value, b.text) if isinstance(b, Block) else [c.text for c in b.cells] for b in body] == [
        ("paragraph", "What we found"),
        ("paragraph", "What we will do"),
        ("heading", "Aim 1"),
        ("heading", "Weirs that hold and do not leak when the river is high or the gates are shut"),
        ("paragraph", "Half of them leak."),
        ["Step", "Lead", "When", "Hire divers", "A Pike", "May"],
        ("paragraph", "Measures"),
        ["Measure", "Target", "Eels in the pool", "400"],
        ("heading", "More eels"),
        ["Step", "Lead", "When", "Hire divers", "A Pike", "May"],
    ]


def test_a_number_before_the_title_is_its_own_and_a_field_behind_the_tables_a_column_of_the_first(
    tmp_path: Path,
) -> None:
    header = tr(*(tc(p(r(text, BOLD))) for text in ("No", "Aim", "Steps", "Sponsor")))
    rows = [tr(tc(p(str(k))), tc(p("Safe weirs")), tc(STEPS, EELS), tc(p("A Roach"))) for k in (1, 2)]
    body = read(docx(tmp_path / "a.docx", tbl(header, *rows, grid=(500, 1000, 4000, 1000)))).body
    assert [b.text for b in body if isinstance(b, Block)] == [
        *("No", "Aim", "Steps", "Sponsor"),
        *("1 Safe weirs", "2 Safe weirs"),
    ]
    steps, eels, *_ = [b for b in body if isinstance(b, Table)]
    assert_tiled(steps)
    assert [c.text for c in steps.cells] == [
        "Step",
        "Lead",
        "When",
        "Sponsor",
        "Hire divers",
        "A Pike",
        "May",
        "A Roach",
    ]
    assert (steps.columns, eels.columns) == (4, 2)


@pytest.mark.parametrize(
    "row",
    [
        tr(tc(p("Mend the weir")), tc(STEPS), tc(p("A Pike"))),  # below a header that is not drawn as one
        tr(tc(p("Mend the weir")), tc(p("A Pike")), tc(STEPS)),  # somebody before it
        tr(
            tc(p("Mend the weir")), tc(tbl(tr("a", "b"), tr("c", "d"), grid=(500, 500))), tc(p())
        ),  # no header
        tr(tc(p()), tc(STEPS), tc(p())),  # no title
    ],
)
def test_tables_in_a_cell_of_an_ordinary_row_stay_there(tmp_path: Path, row: str) -> None:
    table = table_of(tmp_path, tbl(tr("Action", "How", "Lead"), row, grid=(1000, 4000, 1000)))
    assert (table.rows, table.columns) == (2, 3)


def test_text_boxes_in_a_cell_are_in_the_cell(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r>"
    table = table_of(tmp_path, tbl(tr(tc(p(r("text") + box)), "b"), grid=(2000, 2000)))
    assert table.cells[0].text == "text\nboxed"


MARK = "<w:tblHeader/>"
HEADERS = [
    ([MARK, ""], 1),
    ([MARK, MARK, ""], 2),
    (["", MARK], 0),  # only leading rows repeat
    (['<w:tblHeader w:val="0"/>', ""], 0),
    ([MARK, MARK], 0),  # all rows marked: somebody selected the whole table
    ([MARK], 1),
]


@pytest.mark.parametrize(("marks", "expected"), HEADERS)
def test_header_rows(tmp_path: Path, marks: list[str], expected: int) -> None:
    rows = [tr("a", properties=mark) for mark in marks]
    assert table_of(tmp_path, tbl(*rows, grid=(2000,))).header_rows == expected


SHADED = [
    (tc("a", properties=SHADE), True),
    (tc("a", properties='<w:shd w:val="clear" w:fill="auto"/>'), False),
    (tc("a", properties='<w:shd w:val="clear" w:fill="FFFFFF"/>'), False),
    (tc("a", properties='<w:shd w:val="pct20" w:fill="auto"/>'), True),  # a pattern is a fill
    (tc(p(r("a", SHADE))), True),  # every word
    (tc(p(r("a", SHADE), r("b"))), False),  # some words
    (tc(p("a", properties=SHADE)), True),  # the paragraph
    (tc("a"), False),
    (tc("a", properties=f"<w:tcPrChange><w:tcPr>{SHADE}</w:tcPr></w:tcPrChange>"), False),  # it was once
]


@pytest.mark.parametrize(("cell", "expected"), SHADED)
def test_shaded_cells(tmp_path: Path, cell: str, expected: bool) -> None:
    assert table_of(tmp_path, tbl(tr(cell), grid=(2000,))).cells[0].shaded is expected


def test_a_table_style_may_dress_the_first_row(tmp_path: Path) -> None:
    dress = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>{SHADE}</w:tcPr></w:tblStylePr>'
    styles = style("Grid", "Grid", kind="table", inner=dress)
    asked = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>'
    table = table_of(tmp_path, tbl(tr("Action"), tr("a"), grid=(2000,), properties=asked), styles=styles)
    assert [(c.shaded, c.blocks[0].bold) for c in table.cells] == [(True, True), (False, False)]
    refused = asked.replace("04A0", "0480")
    plain = table_of(tmp_path, tbl(tr("Action"), tr("a"), grid=(2000,), properties=refused), styles=styles)
    assert not any(cell.shaded for cell in plain.cells)


def test_a_table_without_cells_is_nothing(tmp_path: Path) -> None:
    assert read(docx(tmp_path / "a.docx", "<w:tbl><w:tr/></w:tbl>")).body == ()


WIDTHS = st.lists(st.floats(1, 300), min_size=1, max_size=6)


@given(st.lists(WIDTHS, min_size=1, max_size=6))
def test_any_rows_get_columns_that_keep_their_cells_apart_and_in_order(rows: list[list[float]]) -> None:
    placed = []
    for widths in rows:
        at = [0.0]
        for width in widths:
            at.append(round(at[-1] + width, 2))
        placed.append([Placed(None, left, right) for left, right in pairwise(at)])
    borders = logical_edges(placed)
    for row in in_columns(placed, borders):
        assert all(cell.left < cell.right for cell in row)
        assert all(a.right == b.left for a, b in pairwise(row))


def test_cells_are_in_reading_order(tmp_path: Path) -> None:
    rows = [tr(tc("a"), tc("b", merge="restart")), tr(tc("c"), tc(merge="continue"))]
    cells: tuple[Cell, ...] = table_of(tmp_path, tbl(*rows, grid=(2000, 2000))).cells
    assert [cell.text for cell in cells] == ["a", "b", "c"]
