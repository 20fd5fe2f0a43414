from collections import Counter
from pathlib import Path

import pytest

from extractors import outside as programs
from extractors.pdf import read
from schemas.document import Block, BlockKind, Document, FurnitureKind, Table
from schemas.exceptions import (
    EmptyFile,
    MissingFile,
    NotADocument,
    NoTextLayer,
    PasswordProtected,
    UnreadableFile,
)
from tests.extractors.pdf_builder import Page, table, width, wrap, write
from tests.programs import path_of

XS = [50.0, 80.0, 220.0, 330.0, 420.0]
ROWS = [
    ["", "How this will be done", "By whom", "By when"],
    [
        "1",
        "(i) Every school names a lead for attendance\n(ii) Leads meet every term",
        "Head of Service",
        "May 2031",
    ],
    ["2", "Publish the offer", "Schools\nData team", "Ongoing"],
]
PROSE = (
    "This plan sets out how the partners will work together over three years to improve the life of children "
    "and young people in the county, and how they will know that it has worked."
)
ITEM = "Every child has a place at a good school near home, and every school has the staff and the training it needs"


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page) -> Document:
        return read(write(tmp_path / "made.pdf", *pages))

    return made


def tables(found: Document) -> list[Table]:
    return [part for part in found.body if isinstance(part, Table)]


def outside(found: Document) -> list[Block]:
    return [part for part in found.body if isinstance(part, Block)]


def written(found: Document) -> list[str]:
    """Every word of the body and the furniture, sorted."""
    texts = [block.text for block in outside(found)]
    texts += [cell.text for part in tables(found) for cell in part.cells]
    texts += [part.text for part in found.furniture]
    return sorted(" ".join(texts).split())


def test_a_page_with_a_table(document):
    page = Page().text(50, 50, "Action plan", 18, bold=True).text(50, 90, "Attendance", bold=True)
    bottom = table(page, XS, 110, ROWS, bold_header=True)
    page.fill(50, 110, 420, 132)
    found = document(page)
    assert [(block.kind, block.level, block.text) for block in outside(found)] == [
        (BlockKind.HEADING, 1, "Action plan"),
        (BlockKind.HEADING, 2, "Attendance"),
    ]
    (part,) = tables(found)
    assert (part.rows, part.columns, part.page, part.fills_page) == (3, 4, 1, True)
    assert part.column_edges == pytest.approx(XS)
    assert part.box == pytest.approx((50, 110, 420, bottom))
    assert [cell.shaded for cell in part.cells] == [True] * 4 + [False] * 8
    assert [[block.text for block in cell.blocks] for cell in part.cells[4:]] == [
        ["1"],
        ["(i) Every school names a lead for attendance", "(ii) Leads meet every term"],
        ["Head of Service"],
        ["May 2031"],
        ["2"],
        ["Publish the offer"],
        ["Schools", "Data team"],
        ["Ongoing"],
    ]
    assert sorted(found.source_words) == written(found)


def test_white_behind_a_cell_is_no_shading(document):
    page = Page().fill(50, 110, 420, 132, grey=1)
    table(page, XS, 110, ROWS)
    assert not any(cell.shaded for cell in tables(document(page))[0].cells)


def test_a_table_above_other_text_does_not_fill_its_page(document):
    page = Page()
    bottom = table(page, XS, 50, ROWS)
    page.text(50, bottom + 30, "The board reviews this plan every year.")
    page.text(290, 800, "1")
    found = document(page)
    assert not tables(found)[0].fills_page
    assert [(part.kind, part.text) for part in found.furniture] == [(FurnitureKind.PAGE_NUMBER, "1")]


def test_prose_and_bullets_outside_tables(document):
    page = Page().lines(50, 50, wrap(PROSE, 400)).text(50, 110, "By 2031:")
    page.text(68, 122, "•").lines(80, 122, wrap(ITEM, 370))
    page.text(68, 146, "•").text(80, 146, "Fewer exclusions")
    assert [(block.kind, block.marker, block.text) for block in outside(document(page))] == [
        (BlockKind.PARAGRAPH, "", PROSE),
        (BlockKind.PARAGRAPH, "", "By 2031:"),
        (BlockKind.LIST_ITEM, "•", f"• {ITEM}"),
        (BlockKind.LIST_ITEM, "•", "• Fewer exclusions"),
    ]


def test_columns_of_prose_are_read_one_after_the_other(document):
    page = Page().text(50, 40, "A strategy for the whole of the county and all who live in it", 14, bold=True)
    page.lines(50, 80, wrap(PROSE, 200)).lines(300, 80, wrap(PROSE[::-1].capitalize(), 200))
    title, left, right = (block.text for block in outside(document(page)))
    assert left == PROSE
    assert right == PROSE[::-1].capitalize()
    assert title.startswith("A strategy")


def test_prose_set_narrower_than_the_page_is_not_cut_where_a_capital_would_have_fitted(document):
    page = Page().text(
        50, 40, "A line that reaches over the whole of the page, from its left to its right margin, is above"
    )
    lines = wrap(f"{PROSE} Partners meet in May and June. {PROSE}", 330)
    page.lines(50, 80, lines)
    assert [block.text for block in outside(document(page))][1:] == [" ".join(lines)]


def test_one_line_that_sticks_out_does_not_move_the_margin(document):
    page = Page()
    for number in range(12):
        page.lines(50, 50 + 50 * number, wrap(f"We Agree That {ITEM}", 300))
    page.text(
        50,
        700,
        "A line that sticks out far beyond the right margin of all the others on this page of the plan",
    )
    assert [block.text for block in outside(document(page))][:12] == [f"We Agree That {ITEM}"] * 12


def test_prose_set_wider_than_a_list_on_its_page(document):
    page = Page().lines(50, 50, wrap(f"• {ITEM}", 400)).lines(50, 90, wrap(f"• {ITEM}", 400))
    for number, line in enumerate(wrap(PROSE, 400)):
        page.text(50, 140 + 17 * number, line)
    assert [block.text for block in outside(document(page))] == [f"• {ITEM}", f"• {ITEM}", PROSE]


def test_a_table_without_lines(document):
    starts = (50.0, 90.0, 300.0, 400.0)
    rows = [
        ("No", "Action", "Lead", "Date"),
        ("1", "Name a lead", "AB", "May"),
        ("2", "Train governors", "CD", "June"),
    ]
    page = Page().text(50, 30, "Actions from the board", bold=True)
    for number, row in enumerate(rows):
        for x, text in zip(starts, row, strict=True):
            page.text(x, 60 + 34 * number, text)
    page.text(90, 106, "for every school")
    (part,) = tables(document(page))
    assert (part.rows, part.columns) == (3, 4)
    assert [cell.text for cell in part.cells[4:8]] == ["1", "Name a lead for every school", "AB", "May"]


def test_a_table_without_lines_and_without_space_between_its_rows(document):
    rows = [
        ((50, "No"), (90, "Action"), (300, "Lead"), (400, "Date")),
        ((50, "1"), (90, "Name a lead in each"), (300, "AB"), (400, "May")),
        ((90, "school"),),
        ((50, "2"), (90, "Train governors"), (300, "CD"), (400, "June")),
    ]
    page = Page()
    for number, row in enumerate(rows):
        for x, text in row:
            page.text(x, 60 + 12 * number, text)
    (part,) = tables(document(page))
    assert [cell.text for cell in part.cells if cell.column == 1] == [
        "Action",
        "Name a lead in each school",
        "Train governors",
    ]


def test_an_organisation_chart_keeps_its_words_as_paragraphs(document):
    page = Page().box(200, 100, 300, 140).text(225, 112, "Inclusion").text(235, 124, "Board")
    page.line(250, 140, 250, 160).line(100, 160, 400, 160)
    for x, name in ((100, "Schools"), (250, "Health"), (400, "Transport")):
        page.line(x, 160, x, 180).box(x - 45, 180, x + 45, 210).text(x - 30, 190, name)
    found = document(page)
    assert tables(found) == []
    assert [(block.kind, block.text) for block in outside(found)] == [
        (BlockKind.PARAGRAPH, text) for text in ("Inclusion Board", "Schools", "Health", "Transport")
    ]


def test_a_word_wider_than_its_column_stays_in_its_cell(document):
    page = Page().grid([50.0, 90.0, 200.0], [100.0, 130.0, 160.0])
    page.text(55, 105, "Accountability").text(130, 105, "Officer").text(55, 135, "Yes").text(95, 135, "No")
    assert [cell.text for cell in tables(document(page))[0].cells] == [
        "Accountability",
        "Officer",
        "Yes",
        "No",
    ]


def test_a_table_in_a_cell_is_read_cell_by_cell(document):
    page = (
        Page().grid([50.0, 150.0, 400.0], [100.0, 130.0, 300.0]).text(55, 105, "Aim").text(155, 105, "Steps")
    )
    page.text(155, 135, "In two stages:").grid([160.0, 250.0, 340.0], [150.0, 180.0, 210.0])
    for x, y, text in ((165, 155, "First"), (255, 155, "Survey"), (165, 185, "Then"), (255, 185, "Report")):
        page.text(x, y, text)
    (part,) = tables(document(page))
    assert part.cells[-1].text.split("\n") == ["In two stages:", "First", "Survey", "Then", "Report"]


def running(number: int) -> Page:
    page = Page().text(50, 20, "Inclusion plan 2030", 8).text(50, 60, f"Priority {number}", 12, bold=True)
    return page.lines(50, 90 + 40 * number, wrap(PROSE, 400)).text(50, 810, f"Page {number} of 3", 8)


def test_running_lines_and_page_numbers_are_furniture(document):
    found = document(running(1), running(2), running(3))
    assert [(part.kind, part.text, part.page) for part in found.furniture if part.page == 2] == [
        (FurnitureKind.PAGE_NUMBER, "Page 2 of 3", 2),
        (FurnitureKind.HEADER, "Inclusion plan 2030", 2),
    ]
    # headings that differ in their number only, at the same place, are headings
    assert [block.text for block in outside(found)][::2] == ["Priority 1", "Priority 2", "Priority 3"]


def test_a_page_number_on_a_ground_of_its_own_at_the_foot_is_one(document):
    pages = [Page().lines(50, 120, wrap(PROSE, 400)) for _ in range(2)]
    for number, page in enumerate(pages, 1):
        page.fill(280, 800, 310, 818, 0.3).text(292, 804, str(number), bold=True)
    found = document(*pages)
    assert [block.text for block in outside(found)] == [PROSE, PROSE]
    assert [(part.kind, part.text) for part in found.furniture] == [
        (FurnitureKind.PAGE_NUMBER, "1"),
        (FurnitureKind.PAGE_NUMBER, "2"),
    ]


def test_a_title_that_runs_on_as_a_header_is_kept_once(document):
    pages = [
        Page().text(50, 40, "The plan", 16, bold=True).lines(50, 120, wrap(PROSE, 400)) for _ in range(2)
    ]
    found = document(*pages)
    assert [block.text for block in outside(found)] == ["The plan", PROSE, PROSE]
    assert [(part.text, part.page) for part in found.furniture] == [("The plan", 2)]


def slide(*title):
    """A page like a slide: a large title of several lines, and a table in letters as large as any."""
    page = Page().lines(150, 30, list(title), 12)
    table(page, XS, 180, ROWS)
    return page.text(50, 820, "River plan", 8)


def test_titles_that_begin_with_the_same_line_are_each_whole(document):
    twice = "Goal 2: People know how to keep their own"
    pages = [("Goal 1: Rivers are clean",), (twice, "weirs"), (twice, "weirs (continued)"), ("Goal 3: Eels",)]
    found = document(*[slide(*title) for title in pages])
    assert [block.text for block in outside(found)] == [" ".join(title) for title in pages]
    assert {part.text for part in found.furniture} == {"River plan"}


def sheet(*titles):
    """A page of a spreadsheet: far below its upper edge the titles that each page repeats, and the sheet's rows."""
    page = Page()
    for place, title in enumerate(titles):
        page.text(200, 125 + 22 * place, title, 12, bold=True)
    table(page, XS, 180, ROWS)
    return page


@pytest.mark.parametrize(
    ("last", "kept"),
    [(("River Service", "River plan for the county"), 2), (("River Service", "Lake plan"), 4)],
    ids=["every page", "not the last"],
)
def test_titles_that_all_sheets_repeat_above_their_tables_are_kept_once(document, last, kept):
    titles = ("River Service", "River plan for the county")
    found = document(*[sheet(*titles) for _ in range(3)], sheet(*last))
    assert [block.text for block in outside(found)] == [*titles, *last][:kept]
    assert {part.kind for part in found.furniture} == {FurnitureKind.HEADER}


@pytest.mark.parametrize("titles", [("River plan for the county",) * 2, ("Objective",) * 4])
def test_titles_of_two_pages_or_a_word_above_each_table_stay(document, titles):
    found = document(*map(sheet, titles))
    assert [block.text for block in outside(found)] == list(titles)


def striped(number):
    """A table on the top of the page whose rows only colour shows, its header with a name that takes two lines."""
    page = Page()
    for x, name in ((50, "What we will do"), (250, "Lead"), (350, "The change we"), (480, "By when")):
        page.text(x, 40, name, bold=True)
    page.text(350, 52, "hope for", bold=True).fill(45, 68, 545, 92).fill(45, 116, 545, 140)
    for row in range(4):
        for x, text in (
            (50, f"Mend weir {number}{row}"),
            (250, "Wardens"),
            (350, "More eels"),
            (480, "May 2031"),
        ):
            page.text(x, 74 + 24 * row, text)
    return page


def test_a_header_above_coloured_rows_at_the_top_of_every_page_is_no_running_line(document):
    found = document(striped(1), striped(2), striped(3))
    assert found.furniture == ()
    first = [cell.text.replace("\n", " ") for cell in tables(found)[0].cells if cell.row == 0]
    assert first == ["What we will do", "Lead", "The change we hope for", "By when"]


def test_a_large_line_that_runs_along_the_foot_is_no_title(document):
    pages = [Page().lines(50, 120, wrap(PROSE, 400)).text(270, 800, "OFFICIAL", 14) for _ in range(2)]
    found = document(*pages)
    assert [block.text for block in outside(found)] == [PROSE, PROSE]
    assert [(part.kind, part.page) for part in found.furniture] == [
        (FurnitureKind.FOOTER, 1),
        (FurnitureKind.FOOTER, 2),
    ]


@pytest.mark.parametrize("top", [816, 790])
def test_a_line_that_runs_along_the_foot_on_a_coloured_strip_is_furniture(document, top):
    pages = [
        Page()
        .lines(50, 120, wrap(PROSE, 400))
        .fill(0, top, 595, 842)
        .text(50, 824, "Clean rivers for all", 8)
        for _ in range(2)
    ]
    found = document(*pages)
    assert [block.text for block in outside(found)] == [PROSE, PROSE]
    assert [(part.kind, part.text) for part in found.furniture] == [
        (FurnitureKind.FOOTER, "Clean rivers for all")
    ] * 2


def test_one_page_has_no_running_lines(document):
    found = document(Page().text(50, 20, "Inclusion plan 2030", 8).text(50, 815, "Agreed in May", 8))
    assert found.furniture == ()
    assert [block.text for block in outside(found)] == ["Inclusion plan 2030", "Agreed in May"]


def test_a_watermark_is_set_aside(document):
    page = Page().lines(50, 90, wrap(PROSE, 400)).text(100, 400, "DRAFT", 60, turn=(0.7, 0.7))  # type: ignore[arg-type]
    found = document(page)
    assert [(part.kind, part.text) for part in found.furniture] == [(FurnitureKind.FURNITURE, "DRAFT")]
    assert sorted(found.source_words) == sorted(PROSE.split())


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("", BlockKind.HEADING),
        (".", BlockKind.PARAGRAPH),  # a sentence in large print
        ("”", BlockKind.PARAGRAPH),  # what somebody said
    ],
)
def test_a_long_heading_is_larger_and_bold_and_ends_in_a_word(document, ending, kind):
    wording = f"Objective 1: {ITEM} from the board{ending}"
    page = Page().lines(50, 60, wrap(wording, 400, 13, bold=True), 13, bold=True)
    found = outside(document(page.lines(50, 130, wrap(f"{PROSE} {PROSE}", 400))))
    assert [(part.kind, part.text) for part in found[:1]] == [(kind, wording)]


@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        ("Safe weirs", "and clean rivers", False),
        ("Safe weirs", "And clean rivers", True),
        ("Safe weirs.", "and clean rivers", True),
    ],
)
def test_a_heading_set_narrower_than_its_column_goes_on_in_small_letters(document, first, second, parted):
    page = Page().lines(60, 60, [first, second], 24, bold=True)
    page.lines(
        60, 160, wrap("Otters came back to the river in spring and were seen at each of the weirs. " * 4, 470)
    )
    texts = [part.text for part in outside(document(page)) if part.kind is BlockKind.HEADING]
    assert texts == ([first, second] if parted else [f"{first} {second}"])


def test_an_introduction_in_larger_letters_set_narrower_than_its_page_is_no_heading(document):
    """Its lines stand further apart than those of a title."""
    page = Page()
    lines = [
        "Only one in seven of our otters",
        "comes from the river above the mill,",
        "and none from the sea.",
    ]
    for number, text in enumerate(lines):
        page.text(60, 60 + number * 23, text, 15)
    page.lines(
        60, 180, wrap("Otters came back to the river in spring and were seen at each of the weirs. " * 4, 470)
    )
    assert [p.text for p in outside(document(page)) if p.kind is BlockKind.HEADING] == []


@pytest.mark.parametrize(
    ("size", "bold", "inside", "levels"),
    [
        (18, True, False, [2, 2, 2]),
        (16, True, False, [2, 3, 3]),
        (18, False, False, [2, 3, 3]),
        (18, True, True, [2, 3, 3, 3]),  # one of them below the top of its page
    ],
)
def test_headings_that_begin_pages_in_nearly_the_same_letters_are_of_one_level(
    document, size, bold, inside, levels
):
    pages = [Page().text(60, 60, "Rivers plan", 30, bold=True).lines(60, 120, wrap(PROSE, 450))]
    for top, title in ((19, "Flagship weirs"), (size, "1 Clean rivers"), (size, "2 Safe locks")):
        page = Page().text(60, 60, title, top, bold=bold or top == 19)
        pages.append(page.lines(60, 100, wrap(PROSE, 450)))
    if inside:
        pages[-1].text(60, 300, "3 Paths", size, bold=bold).lines(60, 330, wrap(PROSE, 450))
    found = [part.level for part in outside(document(*pages)) if part.kind is BlockKind.HEADING]
    assert found == [1, *levels]


def test_a_page_laid_on_its_side_is_read_standing(document):
    page = Page(rotate=90).text(50, 60, "Action plan", 18, bold=True)
    table(page, XS, 110, ROWS)
    upright = Page().text(50, 60, "Action plan", 18, bold=True)
    table(upright, XS, 110, ROWS)
    found, expected = document(page), document(upright)
    assert [cell.text for cell in tables(found)[0].cells] == [cell.text for cell in tables(expected)[0].cells]
    assert sorted(found.source_words) == sorted(expected.source_words)


def test_a_heading_cell_on_its_side(document):
    page = Page().grid([50.0, 80.0, 200.0], [100.0, 180.0, 260.0]).text(70, 172, "Key theme", turn=(0, 1))
    page.text(85, 105, "Name a lead").text(85, 185, "Report")
    assert [cell.text for cell in tables(document(page))[0].cells] == [
        "Key theme",
        "Name a lead",
        "",
        "Report",
    ]


def test_a_narrow_column_through_the_whole_reader(document):
    xs = [50.0, 52 + width("Commission") + 10, 250.0]
    page = Page()
    table(page, xs, 100, [["Commissioning", "Agree the model"], ["Programme management", "Report"]])
    cells = tables(document(page))[0].cells
    assert [cell.text for cell in cells] == [
        "Commissioning",
        "Agree the model",
        "Programme management",
        "Report",
    ]


def test_a_page_without_text_and_pictures_is_an_empty_document(document):
    path_of("tesseract")  # without it the lines might be letters drawn as outlines, and the page is refused
    found = document(Page().line(50, 50, 100, 50))
    assert (found.body, found.pages, found.source_words) == ((), 1, ())


@pytest.mark.parametrize(
    ("content", "error", "says"),
    [
        (b"", EmptyFile, "no bytes"),
        (b"PK\x03\x04 a Word file", NotADocument, "not a PDF"),
        (b"%PDF-1.4\n1 0 obj << /Type /Catalog", UnreadableFile, "damaged"),
    ],
)
def test_files_that_are_none(tmp_path, content, error, says):
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    with pytest.raises(error, match=says) as caught:
        read(path)
    assert "plan.pdf" in str(caught.value)
    assert type(caught.value) is error


def test_a_missing_file(tmp_path):
    with pytest.raises(MissingFile):
        read(tmp_path / "plan.pdf")


def test_a_password(tmp_path):
    with pytest.raises(PasswordProtected, match=r"plan\.pdf asks for a password"):
        read(write(tmp_path / "plan.pdf", Page().text(50, 50, "Secret"), encrypted=True))


def test_pictures_of_text(tmp_path, monkeypatch):
    monkeypatch.setattr(programs, "find", lambda _: None)
    with pytest.raises(
        NoTextLayer, match=r"plan\.pdf has 1 pages, and next to no text.*Tesseract.*not installed"
    ):
        read(write(tmp_path / "plan.pdf", Page().picture(0, 0, 595, 842)))


def test_no_pages(tmp_path):
    with pytest.raises(UnreadableFile, match="no pages"):
        read(write(tmp_path / "plan.pdf"))


RAW = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.pdf"))


@pytest.mark.slow
@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_no_letter_of_a_plan_is_lost_and_its_tables_are_tiled(path):
    found = read(path)
    assert Counter("".join(written(found))) == Counter("".join(found.source_words))
    for part in tables(found):
        places = [
            (cell.row + down, cell.column + right)
            for cell in part.cells
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        ]
        assert sorted(places) == [(row, column) for row in range(part.rows) for column in range(part.columns)]
        assert len(part.column_edges) == part.columns + 1


def test_there_are_plans_to_read():
    assert RAW
