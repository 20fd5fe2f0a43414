from itertools import pairwise

import pytest

from extractors.pdf.drawn import pages
from extractors.pdf.ruled import Ruled, find
from extractors.pdf.ruled.grid import Grid
from schemas.document import Box
from tests.extractors.pdf_builder import Page, write

XS = [50.0, 150.0, 250.0, 350.0]
YS = [100.0, 130.0, 160.0, 190.0]


@pytest.fixture
def ruled(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "extractors.outside.find", lambda _: None
    )  # these pages have no text to be recognised

    def read(page: Page) -> Ruled:
        (drawn,) = pages(write(tmp_path / "made.pdf", page))
        return find(drawn)

    return read


def places(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [cell[:4] for cell in grid.cells]


def spans(grid: Grid) -> list[tuple[int, int, int, int]]:
    return [place for place in places(grid) if place[2:] != (1, 1)]


def tiles(grid: Grid) -> bool:
    """Whether every place of the grid is in one cell."""
    covered = [
        (row + down, column + right)
        for row, column, rows, columns in places(grid)
        for down in range(rows)
        for right in range(columns)
    ]
    return sorted(covered) == [
        (row, column) for row in range(len(grid.ys) - 1) for column in range(len(grid.xs) - 1)
    ]


def test_a_plain_table(ruled):
    (grid,) = ruled(Page().grid(XS, YS)).grids
    assert places(grid) == [(row, column, 1, 1) for row in range(3) for column in range(3)]
    assert grid.xs == pytest.approx(XS)
    assert grid.cells[4].box == pytest.approx(Box(150, 130, 250, 160))


def test_lines_drawn_as_thin_rectangles(ruled):
    page = Page()
    for y in YS:
        page.fill(50, y - 0.25, 350, y + 0.25, grey=0)
    for x in XS:
        page.fill(x - 0.25, 100, x + 0.25, 190, grey=0)
    (grid,) = ruled(page).grids
    assert len(grid.cells) == 9


CORNER = ((50.0, 160.0, 50.0, 190.0), (50.0, 190.0, 150.0, 190.0))  # its left side and its lower one


@pytest.mark.parametrize(
    ("texts", "without", "merged"),
    [
        (["Weirs"], CORNER, [(1, 0, 2, 1)]),
        (["Weirs", "", "Sum"], CORNER, []),  # words stand in it
        ([], CORNER, []),  # nothing is merged
        (["Weirs"], CORNER[:1], []),
        (["Weirs"], (*CORNER, (50.0, 130.0, 50.0, 160.0)), []),  # the side of the table is not drawn
    ],
)
def test_a_corner_of_which_nothing_is_drawn_is_the_end_of_the_cell_above(ruled, texts, without, merged):
    page = Page().grid(XS, YS, without=without)
    for number, text in enumerate(texts):
        page.text(60, 140 + 15 * number, text)
    (grid,) = ruled(page).grids
    assert spans(grid) == merged
    assert tiles(grid)


def test_a_table_of_coloured_cells_without_lines(ruled):
    page = Page()
    for x0, x1 in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.fill(x0 + 0.5, top + 0.5, x1 - 0.5, bottom - 0.5)
    (grid,) = ruled(page).grids
    assert len(grid.cells) == 9


def shaded(page: Page, xs: list[float], *, gap: float) -> Page:
    """Shaded cells with white between them, the first of the lower rows merged, below a band across."""
    page.fill(xs[0] + gap / 2, 70 + gap / 2, xs[-1] - gap / 2, 100 - gap / 2)
    page.fill(xs[0] + gap / 2, 130 + gap / 2, xs[1] - gap / 2, 190 - gap / 2)
    for x0, x1 in pairwise(xs):
        for top, bottom in pairwise(YS):
            if x0 > xs[0] or top < YS[1]:
                page.fill(x0 + gap / 2, top + gap / 2, x1 - gap / 2, bottom - gap / 2)
    return page


def test_white_gaps_between_shaded_cells_are_their_borders(ruled):
    page = shaded(Page(), [50.0, 90.0, 250.0, 350.0], gap=5.0)
    (grid,) = ruled(page).grids
    assert spans(grid) == [(0, 0, 1, 3), (2, 0, 2, 1)]
    assert tiles(grid)
    assert grid.xs == pytest.approx([50, 90, 250, 350])
    assert grid.ys == pytest.approx([70, 100, 130, 160, 190])


@pytest.mark.parametrize(("xs", "gap"), [(XS, 5.0), ([50.0, 120.0, 250.0, 350.0], 9.0)])
def test_cards_as_wide_as_each_other_or_further_apart_are_no_table(ruled, xs, gap):
    page = Page()
    for x0, x1 in pairwise(xs):
        for top, bottom in pairwise(YS):
            page.fill(x0 + gap / 2, top + gap / 2, x1 - gap / 2, bottom - gap / 2)
            page.text((x0 + x1) / 2 - 10, top + 18, "Weir")
    found = ruled(page)
    assert not found.grids
    assert len(found.boxes) == 9


def tiles_beside_names(*, corner: bool = False, first: float = 90.0, gap: float = 11.0) -> Page:
    """Tiles in rows behind their names, wide apart, no tile above the names or one."""
    page, xs = Page(), [50.0, 50.0 + first, 250.0, 400.0]
    for n, (x0, x1) in enumerate(pairwise(xs)):
        for k, (top, bottom) in enumerate(((70, 100), (106, 180), (186, 216))):
            if n or k or corner:
                page.fill(x0 + gap / 2, top, x1 - gap / 2, bottom).text((x0 + x1) / 2 - 20, top + 18, "Weir")
    return page


def test_tiles_in_rows_behind_their_names_are_a_table_however_wide_the_gaps(ruled):
    (grid,) = ruled(tiles_beside_names()).grids
    assert spans(grid) == []
    assert grid.xs == pytest.approx([50, 140, 250, 400])
    assert grid.ys == pytest.approx([67, 103, 183, 219])


@pytest.mark.parametrize("how", [{"corner": True}, {"first": 110.0}, {"gap": 18.0}])
def test_tiles_without_names_at_their_left_or_further_apart_are_cards(ruled, how):
    found = ruled(tiles_beside_names(**how))
    assert not found.grids
    assert len(found.boxes) == 8 + ("corner" in how)


LAKES = [("Lakes with clean water", "4", "6", "9"), ("Weirs that hold", "12", "20", "41")]


def figures(*, twice=False) -> Page:
    """A shaded header whose "Target" stands over two columns, and rows parted by lines across."""
    page, xs = Page(), [50.0, 250.0, 320.0, 390.0, 460.0]
    for x0, x1 in pairwise(xs[:3]):
        page.fill(x0, 100, x1, 140)
    page.fill(320, 100, 460, 120).fill(320, 120, 390, 140).fill(390, 120, 460, 140)
    page.text(60, 125, "Measure").text(260, 125, "2031").text(330, 114, "Target")
    page.text(330, 134, "2032").text(400, 134, "2033")
    for n, row in enumerate(LAKES):
        for x, text in zip(xs, row, strict=False):
            page.text(x + 10, 160 + 40 * n, text)
            if twice:
                page.text(x + 10, 174 + 40 * n, text)
        page.line(50, 180 + 40 * n, 460, 180 + 40 * n)
    return page


def test_the_columns_of_a_shaded_header_that_groups_them_go_on_below_it(ruled):
    found = ruled(figures())
    (grid,) = found.grids
    assert spans(grid) == [(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2)]
    assert grid.ys == pytest.approx([100, 120, 140, 180, 220])
    assert tiles(grid)
    assert grid.box not in found.coloured


def test_lines_that_part_more_than_rows_give_no_cells(ruled):
    (grid,) = ruled(figures(twice=True)).grids
    assert grid.ys == pytest.approx([100, 120, 140])


def test_spans_follow_the_edges(ruled):
    missing = (
        (150.0, 100.0, 150.0, 130.0),  # row 0: columns 0 and 1 are one cell
        (50.0, 160.0, 150.0, 160.0),  # column 0: rows 1 and 2 are one cell
    )
    (grid,) = ruled(Page().grid(XS, YS, without=missing)).grids
    assert spans(grid) == [(0, 0, 1, 2), (1, 0, 2, 1)]
    assert tiles(grid)


def test_a_missing_border_beside_a_merged_cell_loses_no_area(ruled):
    missing = ((50.0, 130.0, 150.0, 130.0), (150.0, 130.0, 150.0, 160.0))
    (grid,) = ruled(Page().grid(XS, YS, without=missing)).grids
    assert tiles(grid)


def test_a_table_without_its_outer_sides(ruled):
    sides = tuple((x, a, x, b) for x in (50.0, 350.0) for a, b in pairwise(YS))
    (grid,) = ruled(Page().grid(XS, YS, without=sides)).grids
    assert len(grid.cells) == 9


def test_borders_between_shaded_cells_that_nobody_drew(ruled):
    page = Page().grid(XS, YS, without=((150.0, 100.0, 150.0, 130.0), (250.0, 100.0, 250.0, 130.0)))
    for x0, x1 in pairwise(XS):
        page.fill(x0, 100, x1, 130, grey=0.8)
    (grid,) = ruled(page).grids
    assert spans(grid) == []


def test_a_wide_cell_whose_words_stand_in_the_columns_is_cut(ruled):
    page = Page().grid(XS, YS, without=((150.0, 130.0, 150.0, 160.0), (250.0, 130.0, 250.0, 160.0)))
    for x in XS[:3]:
        for y in YS[:3]:
            page.text(x + 5, y + 5, "Yes")
    (grid,) = ruled(page).grids
    assert spans(grid) == []


def test_a_row_without_borders_is_cut_below_one_that_is_all_but_blank(ruled):
    page = Page().grid(XS, YS, without=((150.0, 130.0, 150.0, 160.0), (250.0, 130.0, 250.0, 160.0)))
    page.text(55, 105, "every week")
    for x, text in zip(XS, ("Oil the locks", "Pilots", "2031"), strict=False):
        page.text(x + 5, 135, text)
    (grid,) = ruled(page).grids
    assert spans(grid) == []


def test_names_on_one_ground_are_cut_though_the_texts_below_begin_elsewhere(ruled):
    page = Page().grid(XS, YS, without=((150.0, 100.0, 150.0, 130.0), (250.0, 100.0, 250.0, 130.0)))
    page.fill(XS[0], YS[0], XS[-1], YS[1], grey=0.7)
    for x, name, text in zip(
        XS, ("No.", "Action", "Who leads"), ("1.1", "Oil the locks", "Pilots"), strict=False
    ):
        page.text(x + 5, 110, name, bold=True).text(x + (11 if text == "1.1" else 5), 138, text)
    (grid,) = ruled(page).grids
    assert spans(grid) == []


def test_words_at_other_distances_from_the_columns_are_not_cut(ruled):
    page = Page().grid(XS, YS, without=((150.0, 130.0, 150.0, 160.0), (250.0, 130.0, 250.0, 160.0)))
    page.text(55, 105, "every week").text(55, 135, "Oil the locks").text(175, 135, "Pilots")
    (grid,) = ruled(page).grids
    assert spans(grid) == [(1, 0, 1, 3)]


@pytest.mark.parametrize(
    ("sign", "indent", "merged"), [("• ", 8, []), ("• ", 30, [(1, 1, 1, 2)]), ("", 8, [(1, 1, 1, 2)])]
)
def test_lists_that_stand_in_from_the_names_of_their_columns_are_cut(ruled, sign, indent, merged):
    page = Page().grid(XS, YS[:3], without=((250.0, 130.0, 250.0, 160.0),))
    for x, name in zip(XS, ("Outcome", "2031/32", "2032/33"), strict=False):
        page.text(x + 5, 108, name, bold=True)
    page.text(XS[0] + 5, 138, "Clean rivers")
    for x, text in zip(XS[1:], ("Oil locks", "Count eels"), strict=False):
        page.text(x + 5 + indent, 138, sign + text)
    (grid,) = ruled(page).grids
    assert spans(grid) == merged


@pytest.mark.parametrize(
    ("ends", "merged"),
    [(XS, []), ((XS[0], XS[2], XS[3]), [(1, 0, 1, 2), (2, 0, 1, 2)])],  # where the pieces of each line end
)
def test_a_line_in_pieces_parts_a_number_in_a_circle_from_the_text_beside_it(ruled, ends, merged):
    page, ys = Page(), [100.0, 130.0, 160.0, 190.0]
    for left, right, name in zip(XS, XS[1:], ("", "What we do", "When"), strict=False):
        page.fill(left, ys[0], right, ys[1], grey=0.6).text(left + 5, 108, name, bold=True)
    for n, (top, bottom) in enumerate(pairwise(ys[1:])):
        page.fill(XS[2], top, XS[3], bottom).text(XS[0] + 22, top + 8, str(n + 1))
        page.text(XS[1] + 5, top + 8, "Oil the lock").text(XS[2] + 5, top + 8, "May 2031")
        for left, right in pairwise(ends):
            page.line(left, bottom, right, bottom)
    (grid,) = ruled(page).grids
    assert spans(grid) == merged


@pytest.mark.parametrize(("indent", "merged"), [(23.0, []), (37.0, [(1, 0, 1, 3)])])
def test_a_row_that_a_page_break_cut_is_cut_where_lines_of_the_others_begin(ruled, indent, merged):
    """No row has borders; in the first, text begins as far from the edges as the lines below bullets of the others."""
    page = Page().grid(XS, YS, without=tuple((x, top, x, top + 30) for x in XS[1:3] for top in YS[:3]))
    page.fill(XS[0], 70, XS[-1], YS[0], grey=0.7).grid(XS, [70.0, YS[0]])
    for x in XS[:3]:
        page.text(x + 5, 80, "Name", bold=True)
    for x in XS[:2]:
        page.text(x + indent, 105, "weir")
        for y in YS[1:3]:
            page.text(x + 5, y + 4, "• Oil the").text(x + 23, y + 16, "lock")
    for y in YS[:3]:
        page.text(XS[2] + 5, y + 5, "AB")
    (grid,) = ruled(page).grids
    assert spans(grid) == merged


@pytest.mark.parametrize("x", [255.0, 285.0])
def test_a_text_behind_blanks_is_cut_from_them_where_its_column_begins(ruled, x):
    """`x`: where the text of the row without borders begins; one set in the middle of its cell is of all its columns."""
    ys = [100.0, 130.0, 160.0, 190.0, 220.0]
    page = Page().grid(XS, ys, without=((150.0, 190.0, 150.0, 220.0), (250.0, 190.0, 250.0, 220.0)))
    for y, state in zip(ys, ("On track", "Late", "Complete", "Open"), strict=False):
        page.text(255.0 if y < 190 else x, y + 5, state)
    (grid,) = ruled(page).grids
    assert spans(grid) == ([] if x == 255.0 else [(3, 0, 1, 3)])


def test_a_band_across_the_table_is_not_cut(ruled):
    page = Page().grid(XS, YS, without=((150.0, 130.0, 150.0, 160.0), (250.0, 130.0, 250.0, 160.0)))
    for x in XS[:3]:
        page.text(x + 5, 105, "Yes")
    page.text(55, 135, "Getting it right for every child in the county")
    (grid,) = ruled(page).grids
    assert spans(grid) == [(1, 0, 1, 3)]


def test_an_organisation_chart_is_boxes(ruled):
    page = Page().box(200, 100, 300, 130).line(250, 130, 250, 150).line(100, 150, 400, 150)
    page.text(210, 110, "Board")
    for x in (100, 250, 400):
        page.line(x, 150, x, 170).box(x - 45, 170, x + 45, 200).text(x - 40, 180, "Group")
    found = ruled(page)
    assert found.grids == ()
    assert len(found.drawings) == 4


def test_a_frame_round_the_page_is_nothing(ruled):
    page = Page().box(20, 20, 575, 822).grid(XS, YS).text(55, 105, "Yes").text(100, 500, "Below")
    found = ruled(page)
    assert len(found.grids) == 1
    assert found.boxes == ()


def test_an_inset_shading_cuts_no_cell(ruled):
    page = Page().grid(XS, YS).fill(60, 108, 140, 122).text(65, 110, "Yes")
    (grid,) = ruled(page).grids
    assert len(grid.cells) == 9


def test_a_highlighted_word_is_no_box(ruled):
    page = (
        Page()
        .fill(100, 99, 130, 111)
        .text(60, 100, "We will")
        .text(101, 100, "always")
        .text(133, 100, "listen")
    )
    assert ruled(page) == Ruled()


def test_cells_of_a_table_in_a_cell_are_told(ruled):
    page = Page().grid(XS, [100.0, 130.0, 300.0]).grid([160.0, 200.0, 240.0], [150.0, 180.0, 210.0])
    found = ruled(page)
    assert len(found.grids) == 1
    assert len(found.nested) == 4


def test_graph_paper_is_no_table(ruled):
    page = Page()
    for n in range(160):
        page.line(20, 20 + n * 4.5, 560, 20 + n * 4.5)
        if n < 130:
            page.line(20 + n * 4.1, 20, 20 + n * 4.1, 740)
    assert ruled(page).grids == ()


def _coloured(owners: list[list[str]]) -> Page:
    """A table of coloured cells in three rows, and a last column whose cells have no colour below its header."""
    page = Page()
    for x in XS[:3]:
        page.fill(x, 100, x + 98, 128).text(x + 5, 105, "Name")
    for number, lines in enumerate(owners):
        top = 130.0 + 40 * number
        for x in XS[:2]:
            page.fill(x, top, x + 98, top + 38).text(x + 5, top + 5, "Otters")
        page.lines(XS[2] + 5, top + 5, lines)
    return page


def test_a_column_without_colour_is_cut_into_the_rows_it_stands_in(ruled):
    (grid,) = ruled(_coloured([["Head of", "Rivers"], ["Warden"], ["Board"]])).grids
    assert spans(grid) == []


def test_a_column_without_colour_that_stands_in_one_row_only_is_one_cell(ruled):
    (grid,) = ruled(_coloured([["Head of", "Rivers"], [], []])).grids
    assert spans(grid) == [(1, 2, 3, 1)]


def test_a_panel_beside_text_is_a_box_and_no_mark_behind_words(ruled):
    page = Page().fill(50, 100, 150, 300).lines(60, 110, ["Clean", "rivers"])
    page.lines(155, 110, ["Mend the weir", "Count the eels"])
    assert ruled(page).boxes == (Box(50.0, 100.0, 150.0, 300.0),)


def test_the_ground_of_a_cover_is_no_table(ruled):
    page = Page().fill(0, 0, 200, 842, 0.2).fill(200, 0, 595, 842, 0.4)
    assert not ruled(page.text(240, 300, "Rivers and lakes")).grids
    (grid,) = ruled(page.text(40, 300, "2031")).grids
    assert len(grid.cells) == 2
    page = Page().fill(50, 50, 150, 792, 0.2).fill(150, 50, 545, 792, 0.4)
    assert len(ruled(page.text(240, 300, "A long row of a table")).grids) == 1


def test_coloured_bands_that_fill_a_cover_are_no_table(ruled):
    page = Page().fill(0, 0, 595, 400, 0.2).fill(0, 400, 595, 430, 0.6).fill(0, 430, 595, 842, 0.2)
    assert not ruled(page.text(60, 300, "Rivers and lakes", 24).text(60, 500, "Weirshire")).grids


@pytest.mark.parametrize(("ground", "rows"), [((50, 350), 4), ((50, 250), 3)])
def test_merged_cells_begin_below_a_header_whose_ground_is_one_across_the_table(ruled, ground, rows):
    page = Page().fill(ground[0], 100, ground[1], 130, 0.2).line(50, 100, 350, 100).line(50, 220, 350, 220)
    for x in XS:
        page.line(x, 100, x, 220)
    for y in (160, 190):
        page.line(150, y, 350, y)
    for top in (110, 140, 170, 200):
        page.text(155, top, "Weir").text(255, top, "May")
    (grid,) = ruled(page.text(55, 110, "Priority").text(55, 140, "Rivers")).grids
    assert len(grid.ys) - 1 == rows
    assert spans(grid) == ([(1, 0, 3, 1)] if rows == 4 else [(0, 0, 3, 1)])


def ruled_columns(stripes: list[tuple[float, float]], xs: list[float] = XS) -> Page:
    """A table with lines above, below and between its columns, words down these, and coloured rows of cells."""
    page = Page().line(50, 100, 350, 100).line(50, 220, 350, 220)
    for x in XS[1:-1]:
        page.line(x, 100, x, 220)
    for top, bottom in stripes:
        for x0, x1 in pairwise(xs):
            page.fill(x0, top, x1, bottom)
    for top in (110, 135, 160, 185, 205):
        page.text(55, top, "Weir")
    return page


@pytest.mark.parametrize("xs", [XS, [50.0, 350.0]])
def test_coloured_rows_part_a_table_that_has_lines_between_its_columns_alone(ruled, xs):
    (grid,) = ruled(ruled_columns([(100, 130), (130, 150), (180, 200)], xs)).grids
    assert grid.ys == pytest.approx([100, 130, 150, 180, 200, 220])
    assert places(grid) == [(row, column, 1, 1) for row in range(5) for column in range(3)]


@pytest.mark.parametrize(
    ("stripes", "xs"),
    [
        ([(130, 150)], [50.0, 150.0, 250.0]),  # a column is left free
        ([(110, 115), (140, 190)], XS),  # words stand on the edges
        ([(100, 108), (216, 220)], XS),  # mere strips
    ],
)
def test_other_colour_parts_no_rows(ruled, stripes, xs):
    (grid,) = ruled(ruled_columns(stripes, xs)).grids
    assert grid.ys == pytest.approx([100, 220])


def test_colour_behind_a_merged_cell_parts_no_rows(ruled):
    page = Page().grid(XS, [100.0, 150.0, 250.0], without=((50.0, 150.0, 150.0, 150.0),))
    (grid,) = ruled(page.fill(50, 170, 350, 200)).grids
    assert grid.ys == pytest.approx([100, 150, 250])
    assert places(grid)[0] == (0, 0, 2, 1)


def calendar(*, pieces=True, sections=("Deep water", "Safe weirs and open locks")) -> Page:
    """A shaded header with a year over its seasons, titles across the table and a mark or two in each row."""
    page, xs = Page(), [50.0, 90.0, 300.0, 360.0, 420.0, 480.0]
    for x0, x1 in pairwise(xs[:3]):
        page.fill(x0, 100, x1, 140)
    page.fill(300, 100, 480, 120).text(380, 104, "2031")
    for n, text in enumerate(("No", "Action", "Spring", "Summer", "Autumn")):
        page.text((62.0, 96.0, 306.0, 366.0, 426.0)[n], 124, text)
        if n > 1:
            page.fill(xs[n], 120, xs[n + 1], 140)
    rows = [[section] if at else ["1", LAKES[n][0], *marks] for n, section in enumerate(sections)
            for at, marks in ((1, ()), (0, ("", "x", "")), (0, ("x", "", "")))]  # fmt: skip
    for n, row in enumerate(rows):
        top = 140 + 20 * n
        for x, text in zip((56.0,) if len(row) == 1 else (66.0, 96.0, 326.0, 386.0, 446.0), row, strict=True):
            page.text(x, top + 4, text)
        for x0, x1 in pairwise(xs if pieces else (xs[0], xs[-1])):
            page.line(x0, top + 20, x1, top + 20)
    return page


def test_titles_across_a_table_below_a_shaded_header_that_groups_are_rows_of_it(ruled):
    (grid,) = ruled(calendar()).grids
    assert grid.ys == pytest.approx([100, *range(120, 261, 20)])
    assert [cell.row for cell in grid.cells if cell.column_span == 5] == [2, 5]
    assert tiles(grid)


def test_few_texts_between_whole_lines_do_not_show_that_these_part_rows(ruled):
    (grid,) = ruled(calendar(pieces=False)).grids
    assert grid.ys == pytest.approx([100, 120, 140])


def test_bars_of_a_timeline_are_cells_of_the_table_whose_lines_are_drawn_in_pieces(ruled):
    page, xs = Page(), [50.0, 90.0, 300.0, 360.0, 420.0, 480.0]
    names = ("No", "Action", "Spring", "Summer", "Autumn")
    deeds = ("Dredge the upper reach", "Fence the banks", "Cut the reeds")
    rows = [names, ("Deep water in all reaches",), *((str(n), deed) for n, deed in enumerate(deeds, 1))]
    for n, row in enumerate(rows):
        top = 100 + 20 * n
        if len(row) == 1:
            page.fill(xs[0], top, xs[-1], top + 20, 0.8)
        elif n:
            for x0, x1 in pairwise(xs[2:]):
                page.fill(x0, top, x1, top + 20, 0.3 if x0 < 260 + 60 * (n - 1) else 1.0)
        for x, text in zip(xs, row, strict=False):
            page.text(x + 6, top + 4, text)
        for x0, x1 in pairwise(xs):
            page.line(x0, top + 20, x1, top + 20)
    (grid,) = ruled(page).grids
    assert list(grid.xs) == pytest.approx(xs)
    assert len(grid.ys) - 1 == len(rows)
    assert [cell.row for cell in grid.cells if cell.column_span == 5] == [1]
