"""The sections that cells name, and which cell names that of a row: its own, a merged one's, or the nearest above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.outline.numbered_headings import by_letter, counted_letters
from pipeline.rows.fields import names_section
from pipeline.rows.sections import SectionTree, squashed
from pipeline.texts.bands import band_title
from pipeline.texts.entries import Entry, read_title, read_titles
from pipeline.texts.heads import kind_of, named_title, split_name
from schemas.passage import EMPTY, Passage
from schemas.record import Column, LogicalCell, LogicalTable, NamedTable, Paragraph
from schemas.role import Role


def section_letters(tables: Iterable[NamedTable]) -> frozenset[str]:
    """The capitals that bands across tables and cells of sections count with: "WS1 Clean rivers", "WS2 Safe streets"."""
    texts: list[str] = []
    for named in tables:
        columns = {column.index for column in named.having(Role.SECTION, Role.SECTION_EACH)}
        texts += (
            cell.text
            for cell in named.table.cells
            if (cell.column in columns and cell.row >= named.table.header_rows)
            or cell.column_span == named.table.columns > 1
        )
    return counted_letters(texts)


def row_sections(
    named: NamedTable,
    row: int,
    path: tuple[int, ...],
    tree: SectionTree,
    letters: frozenset[str],
) -> tuple[int, ...]:
    """`path` and below it the sections the row's own cells name; several in a cell end the path above.

    They may count with one of the `letters`.
    """
    columns = named.having(Role.SECTION, Role.SECTION_EACH)
    for at, column in enumerate(columns):
        cell = section_cell(named.table, row, column.index, columns[at + 1 :])
        entries = [by_letter(entry, letters) for entry in titles_of(cell, column)] if cell else []
        usual = "objective" if column.role is Role.SECTION_EACH else kind_of(column.header.text)
        parent = path[-1] if path else None
        if len(entries) == 1 and (known := _known(entries[0], usual, tree, named, path)):
            path = known
            continue
        titles = [named_title(entry) for entry in entries]
        indices = [
            tree.add(entry, kind or kind_of(entry.ref.text) or usual or "theme", parent)
            for entry, kind in titles
        ]
        if len(indices) == 1:
            path = (*path, indices[0])
    return path if columns else (_pointed_to(named, row, path, tree) or path)


def titles_of(cell: LogicalCell, column: Column) -> tuple[Entry, ...]:
    """The sections that a cell of a column of sections names: one, or one a paragraph."""
    filled = [p for p in cell.paragraphs if p.body]
    if column.role is Role.SECTION_EACH or (len(filled) > 1 and all(p.bulleted for p in filled)):
        return read_titles(filled)
    if name := _name_above(filled):
        title = read_title(filled[1:])
        if title is not None and not title.ref:
            return (replace(title, ref=name),)
    whole = read_title(filled)
    return (whole,) if whole else ()


def section_cell(
    table: LogicalTable, row: int, column: int, inner: Sequence[Column] = ()
) -> LogicalCell | None:
    """The cell over a row; at the top of a page, where a merged cell's rest is blank, the one it goes on from.

    Only in a column that leaves no other cell blank: elsewhere a cell that is merely blank is blank. But where the
    row names a section in one of the `inner` columns, it stands under the nearest one above.
    """
    cell = table.cell_at(row, column)
    if cell and not cell.text and _names_section(table, row, inner):
        return _outer_cell(table, row, column)
    if cell is None or cell.text or not _tops_page(table, cell.row):
        return cell
    cells = [c for c in table.cells if c.column == column and c.row >= table.header_rows]
    if any(not c.text and not _tops_page(table, c.row) for c in cells):
        return cell
    above = [c for c in cells if c.text and c.row < row]
    return max(above, key=lambda c: c.row, default=cell)


def _names_section(table: LogicalTable, row: int, inner: Sequence[Column]) -> bool:
    """Whether the row's own cell names a section in one of the narrower columns."""
    cells = (table.cell_at(row, column.index) for column in inner)
    return any(c is not None and c.row == row and bool(c.text) for c in cells)


def _outer_cell(table: LogicalTable, row: int, column: int) -> LogicalCell | None:
    """The nearest filled cell above, no band between: a section that names others is written once, above the first."""
    for above in range(row - 1, table.header_rows - 1, -1):
        cell = table.cell_at(above, column)
        if band_title(table, above) is not None or (cell is not None and cell.text):
            return None if cell is None or cell.column_span >= table.columns else cell
    return None


def _tops_page(table: LogicalTable, row: int) -> bool:
    page = table.origins[row].page
    return page is not None and row > table.header_rows and table.origins[row - 1].page != page


def _name_above(lines: Sequence[Paragraph]) -> Passage:
    """The name on a line of its own above a title, "AFI 1"; empty without one."""
    named = split_name(lines[0].body.collapsed()) if len(lines) > 1 else None
    return named[0] if named and not named[1] else EMPTY


def _pointed_to(named: NamedTable, row: int, path: tuple[int, ...], tree: SectionTree) -> tuple[int, ...]:
    """The path of the section that a number under a section's name means; empty where none or several are meant.

    Below a section of that kind the numbers are the rows' own.
    """
    over = {tree.sections[k].kind for k in path}
    for column in filter(names_section, named.having(Role.REF)):
        cell, kind = named.table.cell_at(row, column.index), kind_of(column.header.text)
        known = tree.numbered(cell.text, kind) if cell is not None and kind and kind not in over else ()
        if known and tree.sections[known[-1]].kind == kind:
            return known
    return ()


def _known(
    entry: Entry, usual: str | None, tree: SectionTree, named: NamedTable, path: tuple[int, ...]
) -> tuple[int, ...]:
    """The path of the section that a cell names by its number, or by its title in a table of measures under no heading."""
    if path or named.having(Role.ACTION):
        return _known_by_number(entry, usual, tree)
    return _known_by_number(entry, usual, tree) or tree.titled(squashed(entry.text.text))


def _known_by_number(entry: Entry, usual: str | None, tree: SectionTree) -> tuple[int, ...]:
    """The path of the section that a cell names by its number alone, as tables behind the plan's own do."""
    text = entry.text.text
    if entry.ref or not any(map(str.isdigit, text[-2:])):
        return ()
    kind = kind_of(text) or usual
    return tree.numbered(text, kind) if kind else ()
