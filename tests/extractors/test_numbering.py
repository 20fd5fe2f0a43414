"""The numbers Word prints in front of list paragraphs."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.word import read
from extractors.word.numbering import format_number
from schemas.document import Block, BlockKind, Table
from tests.extractors.docx_builder import abstract, docx, lvl, num, p, r, style, tbl, tc, tr

OUTLINE = abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2."), lvl(2, "lowerRoman", "(%3)"))
START_AT_ONE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'


def markers(path: Path) -> list[str]:
    return [item.marker for item in read(path).body if isinstance(item, Block)]


def listed(tmp_path: Path, numbering: str, places: list[tuple[int, int]]) -> list[str]:
    """The markers of one paragraph for each (numId, level)."""
    return markers(
        docx(tmp_path / "a.docx", *(p("text", num=place) for place in places), numbering=numbering)
    )


LISTS = [
    # a deeper level begins again below each shallower one
    (
        OUTLINE + num(1, 0),
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["1.", "1.1.", "(i)", "(ii)", "1.2.", "(i)", "2.", "2.1."],
    ),
    # two lists of one abstract list count on
    (OUTLINE + num(1, 0) + num(2, 0), [(1, 0), (2, 0), (1, 0)], ["1.", "2.", "3."]),
    # unless the second says where it starts; after that they count on again
    (
        OUTLINE + num(1, 0) + num(2, 0, overrides=START_AT_ONE),
        [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)],
        ["1.", "2.", "1.", "2.", "3."],
    ),
    # lists of different abstract lists do not meet
    (
        OUTLINE + abstract(1, lvl(0, "upperLetter", "%1)")) + num(1, 0) + num(2, 1),
        [(1, 0), (2, 0), (1, 0)],
        ["1.", "A)", "2."],
    ),
    # a start other than one
    (abstract(0, lvl(0, "decimal", "A%1", start=7)) + num(1, 0), [(1, 0), (1, 0)], ["A7", "A8"]),
    # an override that is a whole level
    (
        OUTLINE
        + num(1, 0, overrides=f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1:")}</w:lvlOverride>'),
        [(1, 0), (1, 0)],
        ["I:", "II:"],
    ),
    # no list above yet: Word shows its first number
    (OUTLINE + num(1, 0), [(1, 1), (1, 1)], ["1.1.", "1.2."]),
    # never restarts
    (
        abstract(0, lvl(0, "decimal", "%1"), lvl(1, "decimal", "(%2)", inner='<w:lvlRestart w:val="0"/>'))
        + num(1, 0),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["1", "(1)", "2", "(2)"],
    ),
    # restarts below level 1 only, not below level 2
    (
        abstract(
            0,
            lvl(0, "decimal", "%1"),
            lvl(1, "lowerLetter", "%2"),
            lvl(2, "decimal", "#%3", inner='<w:lvlRestart w:val="1"/>'),
        )
        + num(1, 0),
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        ["1", "a", "#1", "b", "#2", "2", "#1"],
    ),
    # "legal" numbers are decimal whatever the level above is
    (
        abstract(0, lvl(0, "upperRoman", "%1"), lvl(1, "decimal", "%1.%2", inner="<w:isLgl/>")) + num(1, 0),
        [(1, 0), (1, 0), (1, 1)],
        ["I", "II", "2.1"],
    ),
    # words round the number
    (
        abstract(0, lvl(0, "decimal", "Objective %1:")) + num(1, 0),
        [(1, 0), (1, 0)],
        ["Objective 1:", "Objective 2:"],
    ),
    # a level that prints nothing makes no list item
    (abstract(0, lvl(0, "none", "")) + num(1, 0), [(1, 0)], [""]),
    # bullets do not count, and a dash is a bullet here too
    (abstract(0, lvl(0, "bullet", "-"), lvl(1, "bullet", "o")) + num(1, 0), [(1, 0), (1, 1)], ["•", "•"]),
    # numId 0 is no list; a list the file does not have is none either
    (OUTLINE + num(1, 0), [(0, 0), (9, 0)], ["", ""]),
]


@pytest.mark.parametrize(("numbering", "places", "expected"), LISTS)
def test_running_numbers(
    tmp_path: Path, numbering: str, places: list[tuple[int, int]], expected: list[str]
) -> None:
    assert listed(tmp_path, numbering, places) == expected


def test_a_number_stands_in_front_of_the_text_and_a_bullet_does_not(tmp_path: Path) -> None:
    numbering = OUTLINE + abstract(1, lvl(0, "bullet", "·")) + num(1, 0) + num(2, 1)
    body = [p("Cut waiting times", num=(1, 0)), p("in every clinic", num=(2, 0)), p("• twice", num=(2, 0))]
    number, bullet, twice = read(docx(tmp_path / "a.docx", *body, numbering=numbering)).body
    assert number == Block(BlockKind.LIST_ITEM, "1. Cut waiting times", marker="1.", body_start=3)
    assert bullet == Block(BlockKind.LIST_ITEM, "in every clinic", marker="•", body_start=0)
    assert twice == Block(BlockKind.LIST_ITEM, "• twice", marker="•", body_start=2)


def test_headings_keep_their_kind_and_get_their_number(tmp_path: Path) -> None:
    numbered = abstract(
        0,
        lvl(0, "decimal", "%1", inner='<w:pStyle w:val="Heading1"/>'),
        lvl(1, "decimal", "%1.%2", inner='<w:pStyle w:val="Heading2"/>'),
    )
    of_list = (
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'  # the list knows the level by the style
    )
    styles = style("Heading1", "heading 1", inner=of_list) + style("Heading2", "heading 2", inner=of_list)
    body = [p("Aims", style="Heading1"), p("Health", style="Heading2"), p("Work", style="Heading2")]
    found = read(docx(tmp_path / "a.docx", *body, styles=styles, numbering=numbered + num(1, 0))).body
    assert [(b.kind, b.level, b.text) for b in found if isinstance(b, Block)] == [
        ("heading", 1, "1 Aims"),
        ("heading", 2, "1.1 Health"),
        ("heading", 2, "1.2 Work"),
    ]


STYLE_LIST = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
STYLED = [
    (style("Step", "Step", inner=STYLE_LIST), "Step", None, "1."),
    (style("Step", "Step", inner=STYLE_LIST) + style("Sub", "Sub", based_on="Step"), "Sub", None, "1."),
    (style("Step", "Step", inner=STYLE_LIST), "Step", (0, 0), ""),  # the paragraph takes itself out
    (style("ListBullet", "List Bullet"), "ListBullet", None, "•"),  # by its name, without numbering
    (style("ListBullet", "List Bullet"), "ListBullet", (0, 0), ""),
    ("", "ListBullet", None, "•"),  # not even a style
]


@pytest.mark.parametrize(("styles", "name", "place", "marker"), STYLED)
def test_lists_by_style(
    tmp_path: Path, styles: str, name: str, place: tuple[int, int] | None, marker: str
) -> None:
    path = docx(
        tmp_path / "a.docx", p("x", style=name, num=place), styles=styles, numbering=OUTLINE + num(1, 0)
    )
    assert markers(path) == [marker]


def test_bullet_styles_have_their_level_in_their_name(tmp_path: Path) -> None:
    styles = style("ListBullet", "List Bullet") + style("ListBullet2", "List Bullet 2")
    body = [p("outer", style="ListBullet"), p("inner", style="ListBullet2")]
    found = read(docx(tmp_path / "a.docx", *body, styles=styles)).body
    assert [b.level for b in found if isinstance(b, Block)] == [0, 1]


def test_a_list_may_be_defined_by_a_list_style(tmp_path: Path) -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Steps"/></w:abstractNum>'
    styles = style("Steps", "Steps", kind="numbering", inner=STYLE_LIST)
    path = docx(
        tmp_path / "a.docx",
        p("x", num=(2, 1)),
        styles=styles,
        numbering=OUTLINE + link + num(1, 0) + num(2, 1),
    )
    assert markers(path) == ["1.1."]


def test_numbers_run_on_through_cells_and_fill_cells_of_their_own(tmp_path: Path) -> None:
    row = tr(
        tc(p(num=(1, 0))), tc(p("Open a hub"), p(num=(1, 1)))
    )  # the empty second item prints nothing useful
    path = docx(tmp_path / "a.docx", tbl(row, row, grid=(500, 4000)), numbering=OUTLINE + num(1, 0))
    [table] = read(path).body
    assert isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["1.", "Open a hub", "2.", "Open a hub"]
    assert table.cells[0].blocks[0].body_start == 2


def test_the_number_of_an_empty_cell_under_a_merged_one_is_not_printed(tmp_path: Path) -> None:
    rows = [
        tr(tc(p(num=(1, 0)), merge="restart"), "a"),
        tr(tc(p(num=(1, 0)), merge="continue"), "b"),
        tr(tc(p(num=(1, 0))), "c"),
    ]
    path = docx(tmp_path / "a.docx", tbl(*rows, grid=(500, 4000)), numbering=OUTLINE + num(1, 0))
    [table] = read(path).body
    assert isinstance(table, Table)
    # It is counted all the same, as LibreOffice does.
    assert [cell.text for cell in table.cells] == ["1.", "a", "b", "3.", "c"]


def test_deleted_paragraphs_are_not_counted(tmp_path: Path) -> None:
    deleted = p(f"<w:del>{r('gone')}</w:del>", num=(1, 0), properties="<w:rPr><w:del/></w:rPr>")
    path = docx(
        tmp_path / "a.docx",
        p("one", num=(1, 0)),
        deleted,
        p("two", num=(1, 0)),
        numbering=OUTLINE + num(1, 0),
    )
    assert markers(path) == ["1.", "2."]


FORMATS = [
    (4, "decimal", "4"),
    (4, "decimalZero", "04"),
    (26, "lowerLetter", "z"),
    (28, "lowerLetter", "bb"),  # Word doubles the letter; it does not go on to "ab"
    (3, "upperLetter", "C"),
    (1994, "lowerRoman", "mcmxciv"),
    (9, "upperRoman", "IX"),
    (0, "lowerRoman", "0"),  # there is no Roman nought
    (5000, "upperRoman", "5000"),
    (2, "ordinal", "2nd"),
    (13, "ordinal", "13th"),
    (21, "ordinal", "21st"),
    (1, "cardinalText", "One"),
    (2, "ordinalText", "Second"),
    (40, "cardinalText", "40"),
    (5, "chicago", "5"),  # a format nobody uses in a plan
    (5, "none", ""),
]


@pytest.mark.parametrize(("count", "number_format", "printed"), FORMATS)
def test_number_formats(count: int, number_format: str, printed: str) -> None:
    assert format_number(count, number_format) == printed


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(count: int) -> None:
    values = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1}
    digits = [values[letter] for letter in format_number(count, "lowerRoman")]
    total = sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    assert total == count
