"""The tables of a document named together: headers that stand again say the same again, and guesses need company."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.naming.across import from_columns, instructs_below_periods
from pipeline.naming.columns import name_columns
from pipeline.naming.grids import as_above, named_together
from pipeline.naming.guesses import not_understood
from pipeline.naming.healing import heal_rows
from pipeline.naming.label_rows import with_label_columns
from pipeline.naming.no_plan import of_the_past, under_heading, without_past
from pipeline.outline.achievements import of_earlier_plan
from pipeline.outline.walk import Outline, Placed
from pipeline.tables.cards import told_measures, upright
from pipeline.texts.compound import split_compound
from pipeline.texts.header_rows import names_period
from pipeline.texts.headers import header_words
from schemas.layout_terms import section_terms
from schemas.record import Column, LogicalTable, NamedTable
from schemas.role import BESIDE, Role

_LISTED = 0.7  # how sure a list outside tables is
_NO_ROLE = frozenset({Role.OTHER, Role.IGNORE})

Headers = tuple[str, ...]


def name_tables(outline: Outline, rulings: Mapping[str, str]) -> tuple[tuple[Placed, NamedTable], ...]:
    """Every table of the outline with the roles of its columns, sentences cut by a row break healed.

    The same headers have the same roles in all tables: those that all of their cells together support best.
    """
    placed = [part for part in outline.parts if isinstance(part, Placed)]
    known = _instructing(part.table for part in placed)
    named: list[NamedTable] = []
    for part in placed:
        before = next((table for table in reversed(named) if not _lists_measures(table)), None)
        named.append(_named(part, rulings, before, known=_top(part.table) in known))
    together = named_together([heal_rows(table) for table in _agreed(named)])
    if rulings:
        return tuple(zip(placed, together, strict=True))
    return tuple(
        (part, of_the_past(table) if of_earlier_plan(_above(part), outline.title.text) else table)
        for part, table in zip(placed, together, strict=True)
    )


def _lists_measures(named: NamedTable) -> bool:
    """Whether a table is a list of measures: what stands between two tables of actions has no columns of theirs."""
    return [column.role for column in named.columns] == [Role.MEASURE]


def _above(part: Placed) -> str:
    return part.heads[-1].title.text if part.heads else ""


def _instructing(tables: Iterable[LogicalTable]) -> frozenset[Headers]:
    """The headers of several tables under which one of these instructs below periods."""
    alike: defaultdict[Headers, list[LogicalTable]] = defaultdict(list)
    for table in tables:
        alike[_top(table)].append(table)
    groups = ((top, group) for top, group in alike.items() if len(group) > 1)
    return frozenset(top for top, group in groups if any(map(instructs_below_periods, group)))


def _top(table: LogicalTable) -> Headers:
    return tuple(cell.text for cell in table.row_cells(max(0, table.header_rows - 1)))


def _named(part: Placed, rulings: Mapping[str, str], before: NamedTable | None, *, known: bool) -> NamedTable:
    if part.roles:
        why = "a list outside tables"
        columns = (Column(k, role, confidence=_LISTED, reason=why) for k, role in enumerate(part.roles))
        return NamedTable(part.table, tuple(columns))
    told = told_measures(part.table)
    if told is not None:
        column = Column(0, Role.MEASURE, told.cells[0].passage, _LISTED, "a row that names measures")
        return NamedTable(told, (column,))
    turned = from_columns(part.table, known=known) if part.labels else None
    table = with_label_columns(turned or part.table, part.labels)
    table = (upright(table) or from_columns(table, known=known) or table) if table is part.table else table
    named = name_columns(split_compound(table), rulings, before, glossary=part.glossary)
    return named if rulings else under_heading(_above(part), without_past(named))


def _agreed(tables: Sequence[NamedTable]) -> Iterator[NamedTable]:
    """The tables, those under the very same headers with the same roles, and columns nobody knows as elsewhere."""
    alike: defaultdict[Headers, list[NamedTable]] = defaultdict(list)
    for named in tables:
        alike[_headers(named)].append(named)
    best = {headers: _best_supported(group) for headers, group in alike.items()}
    known, told = _known_headers(tables), _told_headers(tables)
    before: NamedTable | None = None
    for named in tables:
        headers = _headers(named)
        columns = _as_in(best[headers], named.columns) if any(headers) else named.columns
        columns = _told_as_elsewhere(told, _as_elsewhere(known, columns))
        columns = as_above(before, replace(named, columns=columns)) if before else columns
        changed = columns != named.columns
        before = NamedTable(named.table, columns, not_understood(named.table, columns)) if changed else named
        yield before


def _headers(named: NamedTable) -> Headers:
    return tuple(header_words(column.header.text) for column in named.columns)


def _best_supported(group: Sequence[NamedTable]) -> NamedTable:
    """The table whose roles the tables under the same headers support best; the first of equals.

    Where one has found the actions, the others have not looked at enough of them.
    """
    if len(group) == 1:
        return group[0]
    votes = [_votes(named) for named in group]
    planned = [named for named in group if named.having(Role.ACTION)] or group
    support = [
        sum(v[column.index, column.role] for v in votes for column in named.columns) for named in planned
    ]
    return planned[support.index(max(support))]


def _votes(named: NamedTable) -> Counter[tuple[int, Role]]:
    """How surely the table's filled cells speak for the roles of its columns."""
    votes: Counter[tuple[int, Role]] = Counter()
    filled = Counter(c.column for c in named.table.cells if c.row >= named.table.header_rows and c.text)
    for column in named.columns:
        votes[column.index, column.role] = round(1000 * column.confidence) * filled[column.index]
    return votes


def _as_in(best: NamedTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    why = f"as in table {best.table.number}, under the same headers"
    return tuple(
        c if c.role is b.role else replace(c, role=b.role, confidence=b.confidence, reason=why)
        for c, b in zip(columns, best.columns, strict=True)
    )


def _known_headers(tables: Sequence[NamedTable]) -> dict[str, Column]:
    """By wording the surest column whose header it is, those left out whose role nobody knows."""
    known: dict[str, Column] = {}
    for column in (c for named in tables for c in named.columns if c.role not in _NO_ROLE):
        words = header_words(column.header.text)
        if words and column.confidence > known.setdefault(words, column).confidence:
            known[words] = column
    return known


def _as_elsewhere(known: Mapping[str, Column], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns not understood are what their header says in another table, unless another column is that.

    Actions only where somebody or some day stands beside them, as in a table of its own. "Q1" says what "Q1 progress" does.
    """
    taken = {c.role for c in columns}
    taken |= set() if taken & BESIDE else {Role.ACTION}
    return tuple(
        replace(c, role=other.role, confidence=other.confidence, reason="as in another table")
        if c.role is Role.OTHER
        and (other := known.get(header_words(c.header.text)) or _of_period(known, c)) is not None
        and other.role not in taken
        else c
        for c in columns
    )


def _of_period(known: Mapping[str, Column], column: Column) -> Column | None:
    """The column of another table that tells how far actions were in the period that is all of a header."""
    if not names_period(column.header.text):
        return None
    period = header_words(column.header.text)
    fuller = (
        c for words, c in known.items() if words.startswith(f"{period} ") or words.endswith(f" {period}")
    )
    return next((c for c in fuller if c.role is Role.STATUS), None)


def _told_headers(tables: Sequence[NamedTable]) -> frozenset[str]:
    """The headers that may ask how success is shown, and tell in one of the tables how far its actions are."""
    status = (header_words(c.header.text) for named in tables for c in named.columns if c.role is Role.STATUS)
    return section_terms().evaluations.intersection(status)


def _told_as_elsewhere(told: frozenset[str], columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Such headers tell so in all tables where another column says how success is shown, and none how far actions are."""
    roles = [c.role for c in columns]
    if not told or Role.STATUS in roles or roles.count(Role.MEASURE) == 1:
        return columns
    return tuple(
        replace(c, role=Role.STATUS, reason="as in another table")
        if c.role is Role.MEASURE and header_words(c.header.text) in told
        else c
        for c in columns
    )


def without_guesses(tables: Sequence[tuple[Placed, NamedTable]]) -> tuple[tuple[Placed, NamedTable], ...]:
    """The tables of a document that calls itself no plan: what only begins as actions do is none there.

    A form's instructions do, and so does a law. A header, a column of owners or dates, or another table that is
    understood make actions of them again.
    """
    if any(_understood(placed, named) for placed, named in tables):
        return tuple(tables)
    return tuple((placed, _unread(named) if _guessed(placed, named) else named) for placed, named in tables)


def _guessed(placed: Placed, named: NamedTable) -> bool:
    """Whether nothing but the cells' first words says what a table holds."""
    beside = named.having(Role.OWNER, Role.TIMESCALE, Role.PERIOD, Role.MEASURE)
    return not (placed.roles or beside or any(column.header for column in named.columns))


def _understood(placed: Placed, named: NamedTable) -> bool:
    """Whether it is known of most columns of a table of actions what they hold, and not by their looks alone."""
    known = len(named.columns) - len(named.having(Role.OTHER))
    sure = bool(named.having(Role.ACTION)) and known * 2 > len(named.columns)
    return sure and not _guessed(placed, named)


def _unread(named: NamedTable) -> NamedTable:
    why = "no header, in a document that does not call itself a plan"
    columns = (
        replace(c, role=Role.OTHER, confidence=0.0, reason=why) if c.role is Role.ACTION else c
        for c in named.columns
    )
    return replace(named, columns=tuple(columns))
