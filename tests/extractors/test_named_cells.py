"""Word tables whose cells are sheets side by side, each with its name, some with tables of their own."""

from pathlib import Path

from extractors import read
from schemas.document import Block, Table
from tests.extractors.docx_builder import docx, p, r, tbl, tc, tr

BOLD = "<w:b/>"
HEADER = ("Action", "Lead", "When")


def bold(text: str) -> str:
    return p(r(text, BOLD))


def table(*rows: tuple[str, ...]) -> str:
    header, *others = rows
    return tbl(tr(*(tc(bold(text)) for text in header)), *(tr(*row) for row in others))


ACTIONS = table(HEADER, ("Mend the weir", "A Pike", "May"), ("Count the eels", "B Roach", "June"))
READ = [[*HEADER], ["Mend the weir", "A Pike", "May"], ["Count the eels", "B Roach", "June"]]


def body(tmp_path: Path, *rows: str) -> list[object]:
    found = read(docx(tmp_path / "a.docx", tbl(*rows, grid=(4000, 3000)))).body
    return [part.text if isinstance(part, Block) else _rows(part) for part in found]


def _rows(found: Table) -> list[list[str]]:
    return [[c.text for c in found.cells if c.row == row] for row in range(found.rows)]


def test_words_beside_a_table_are_a_column_of_it(tmp_path: Path) -> None:
    left = tc(bold("What we will do"), ACTIONS, p(""))
    right = tc(bold("How we will know"), p("More eels"), p("Fewer floods"))
    assert body(tmp_path, tr(left, right)) == [
        "What we will do",
        [[*HEADER, "How we will know"], [*READ[1], "More eels\nFewer floods"], READ[2]],
    ]


def test_a_table_of_one_column_is_its_name_and_words(tmp_path: Path) -> None:
    right = tc(bold("How we will know"), table(("Measure",), ("More eels",), ("Fewer floods",)), p(""))
    _, found = body(tmp_path, tr(tc(bold("What we will do"), ACTIONS, p("")), right))
    assert found == [
        [*HEADER, "How we will know\nMeasure"],
        [*READ[1], "More eels\nFewer floods"],
        READ[2],
    ]


def test_two_tables_stand_one_below_the_other_under_a_title_across(tmp_path: Path) -> None:
    counted = table(("Measure", "Target"), ("Eels", "400"))
    left, right = tc(bold("What we will do"), ACTIONS, p("")), tc(bold("How we will know"), counted, p(""))
    assert body(tmp_path, tr(tc(bold("Aim 1: Clean rivers"), span=2)), tr(left, right)) == [
        "Aim 1: Clean rivers",
        *("What we will do", READ),
        *("How we will know", [["Measure", "Target"], ["Eels", "400"]]),
    ]


def test_cells_without_names_stay_a_table(tmp_path: Path) -> None:
    for right in (p("Eels are back."), bold("Eels"), bold(f"{'Many more ' * 5}eels") + p("Soon")):
        (found,) = body(tmp_path, tr(tc(bold("What we will do"), ACTIONS, p("")), tc(right)))
        assert isinstance(found, list)
        assert len(found) == 1
