"""Tables and cells that remember what was asked of them: what they were made of may change, what they say may not."""

from dataclasses import replace

from schemas.passage import Passage
from schemas.record import Column, LogicalCell, LogicalTable, NamedTable, Paragraph, RowOrigin
from schemas.role import Role


def cell(row, column, text, **facts):
    return LogicalCell(row, column, paragraphs=(Paragraph(Passage.of(7, text)),), **facts)


def grid(*cells):
    return LogicalTable(1, 2, 2, cells, (RowOrigin(None, 1, 1), RowOrigin(None, 1, 2)))


def test_a_table_made_of_another_finds_its_own_cells():
    weir, lock, dam = cell(0, 0, "Weir"), cell(0, 1, "Lock", row_span=2), cell(1, 0, "Dam")
    table = grid(weir, lock, dam)
    assert table.row_cells(0) == (weir, lock)
    assert replace(table, header_rows=1).cell_at(1, 1) is lock
    pier = cell(0, 0, "Pier")
    other = replace(table, cells=(pier, lock, dam))
    assert other.row_cells(0) == (pier, lock)
    assert table.cell_at(0, 0) is weir


def test_the_cells_of_a_row_stand_left_to_right_however_they_are_listed():
    table = grid(cell(1, 1, "D"), cell(1, 0, "C"), cell(0, 1, "B"), cell(0, 0, "A"))
    assert [[c.text for c in table.row_cells(row)] for row in range(3)] == [["A", "B"], ["C", "D"], []]


def test_what_a_table_remembers_is_no_part_of_what_it_is():
    asked, fresh = grid(cell(0, 0, "Weir")), grid(cell(0, 0, "Weir"))
    asked.cell_at(0, 0).paragraphs[0].body  # noqa: B018  # that is remembered
    assert asked.row_cells(0)[0].text == "Weir"
    assert (asked, repr(asked), hash(asked)) == (fresh, repr(fresh), hash(fresh))


def test_a_cell_further_down_says_the_same_and_new_words_are_read_anew():
    above = cell(0, 1, "  Mend  the weir ", column_span=2, shaded=True)
    assert above.text == "Mend the weir"
    below = above.shifted(3)
    assert below == replace(above, row=3)
    assert below.text == "Mend the weir"
    assert replace(below, paragraphs=(Paragraph(Passage.of(8, "Mend the lock")),)).text == "Mend the lock"


def test_bullets_are_words_of_a_cell_and_not_of_its_line():
    line = Paragraph(Passage.of(7, "•  Mend the  weir"), "•", 3)
    assert line.body.text == "Mend the weir"
    assert LogicalCell(0, 0, paragraphs=(line,)).text == "• Mend the weir"
    assert replace(line, passage=Passage.of(8, "•  Mend the lock")).body.text == "Mend the lock"


def test_columns_by_their_roles():
    roles = (Role.REF, Role.ACTION, Role.OWNER, Role.ACTION)
    columns = tuple(Column(k, role) for k, role in enumerate(roles))
    named = NamedTable(grid(), columns)
    for _ in range(2):  # the second time it is remembered
        assert named.having(Role.ACTION) == (columns[1], columns[3])
        assert named.having(Role.OWNER, Role.REF) == (columns[0], columns[2])
        assert named.having(Role.COST) == ()
    assert replace(named, columns=columns[:1]).having(Role.ACTION) == ()
