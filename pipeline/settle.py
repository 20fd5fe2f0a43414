"""Roles that depend on the other columns: which of several is the action, what stands before it and behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.headers import MILESTONE, WEAK, header_matches
from pipeline.witness import instructs, share_like
from schemas.exceptions import Issue
from schemas.record import Column, LogicalTable, NamedTable, Role

COLUMNS_UNDERSTOOD = "every column was understood"

_SURE = 0.8
_LEAST = 0.7  # likeness of a header that claims a role
_SINGLE = frozenset({Role.OWNER, Role.TIMESCALE})
_FAIR_WITNESS = 0.6
_GUESSED = 0.5  # how sure a role is that only the columns around it give
_GUESSES = 3
_NEAR = 0.4  # a guess is worth showing
_SAMPLES = 3
_LONGEST_SAMPLE = 40  # characters
_TWO = 2
_BESIDE = frozenset({Role.OWNER, Role.TIMESCALE, Role.PERIOD, Role.STATUS, Role.COST})  # go with an action
_MAY_ACT = frozenset({Role.OTHER, Role.SECTION})
_GUESSABLE = (Role.REF, Role.TIMESCALE, Role.OWNER, Role.ACTION, Role.COST)


def settled(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns once each knows the others: one action column, sections before it, measures behind it."""
    columns = _once(table, columns)
    columns = _with_action(table, _without_milestones(table, columns))
    actions = [c.index for c in columns if c.role is Role.ACTION]
    columns = tuple(
        replace(c, role=Role.SECTION_EACH, reason=c.reason + "; the broader of the action columns")
        if c.index in actions[:-1]
        else c
        for c in columns
    )
    first_action = actions[-1] if actions else len(columns)
    measured = [c.index for c in columns if c.role in {Role.MEASURE, Role.BASELINE}]
    placed = (_by_position(c, first_action if actions else 0, measured) for c in columns)
    return tuple(_grouping(table, c, first_action if actions else 0) for c in placed)


def _once(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """A column that only its cells make one of owners or dates is none where another is by its header too."""
    headed = {c.role for c in columns if c.role in _SINGLE and _claims(table, c, c.role)}
    return tuple(
        replace(
            c,
            role=Role.OTHER if c.header else Role.IGNORE,
            confidence=0.0,
            reason=f"{c.reason}, as another's do",
        )
        if c.role in headed and not _claims(table, c, c.role)
        else c
        for c in columns
    )


def _claims(table: LogicalTable, column: Column, role: Role) -> bool:
    matches = header_matches(table, column.index, column.header)
    return column.confidence == 1.0 or any(m.role is role and m.score >= _LEAST for m in matches)


def _without_milestones(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Milestones beside an action of the same row are marks of its success; below a merged one they are actions."""
    steps = {c.index for c in columns if c.role is Role.ACTION and _kind(table, c) == MILESTONE}
    own = [c for c in columns if c.role is Role.ACTION and c.index not in steps]
    if not steps or not own or any(_merged(table, c) for c in own):
        return columns
    return tuple(
        replace(c, role=Role.MEASURE, reason=c.reason + "; beside actions of their own")
        if c.index in steps
        else c
        for c in columns
    )


def _with_action(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where no column is the action but owners or dates stand there, the one that reads most like actions is."""
    if any(c.role is Role.ACTION for c in columns):
        return _weak_before(table, columns)
    if not any(c.role in _BESIDE for c in columns):
        return columns
    weak = [c for c in columns if c.role is Role.OTHER and _kind(table, c) == WEAK]
    shares = {c.index: _instructing(table, c) for c in columns if c.role in _MAY_ACT or _answers(table, c)}
    best = max(shares, key=lambda k: (shares[k], k), default=None)
    if best is None or shares[best] < _FAIR_WITNESS:
        best = weak[0].index if weak else None
    if best is None:
        return columns
    why = "no other column is the action" + (
        f"; {shares[best]:.0%} of its cells instruct" if best in shares else ""
    )
    named = tuple(
        replace(c, role=Role.ACTION, confidence=_GUESSED, reason=why) if c.index == best else c
        for c in columns
    )
    return _weak_before(table, named)


def _answers(table: LogicalTable, column: Column) -> bool:
    """Whether its header may also name actions: a "management response" is often one."""
    matches = header_matches(table, column.index, column.header)
    return any(m.role is Role.ACTION and m.kind == WEAK and m.score == 1 for m in matches)


def _weak_before(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Names of projects and the like, left of the action, are what it belongs to."""
    action = next(c.index for c in columns if c.role is Role.ACTION)
    return tuple(
        replace(c, role=Role.SECTION, confidence=_GUESSED, reason="it names what the action belongs to")
        if c.role is Role.OTHER and c.index < action and _kind(table, c) == WEAK
        else c
        for c in columns
    )


def _kind(table: LogicalTable, column: Column) -> str:
    matches = header_matches(table, column.index, column.header)
    best = [m for m in matches if m.score >= _SURE]
    return best[0].kind if best else ""


def _merged(table: LogicalTable, column: Column) -> bool:
    """Whether cells of the column reach over several rows."""
    cells = (c for c in table.cells if c.column == column.index and c.row >= table.header_rows)
    return any(c.row_span > 1 for c in cells)


def _instructing(table: LogicalTable, column: Column) -> float:
    cells = (c for c in table.cells if c.column == column.index and c.row >= table.header_rows and c.text)
    texts = [c.text for c in cells if c.column_span < table.columns]
    return sum(map(instructs, texts)) / len(texts) if texts else 0.0


def _by_position(column: Column, first_action: int, measured: Sequence[int]) -> Column:
    """Outcomes before the action are sections, after it measures; so are targets that no measure goes with."""
    before = column.index < first_action
    beside = [index for index in measured if not before or index < first_action]
    if column.role is Role.OUTCOME or (column.role is Role.TARGET and not beside):
        return replace(column, role=Role.SECTION if before else Role.MEASURE)
    return column


def _grouping(table: LogicalTable, column: Column, first_action: int) -> Column:
    """A column left of the action that nobody knows, whose cells are merged over several rows, groups them."""
    if column.role is not Role.OTHER or column.index >= first_action or not _merged(table, column):
        return column
    return replace(
        column, role=Role.SECTION, confidence=_GUESSED, reason="its cells group the rows of actions"
    )


def not_understood(table: LogicalTable, columns: tuple[Column, ...]) -> tuple[Issue, ...]:
    """An issue for each column without a role: the nearest guesses, what stands in it, what to put in the sidecar."""
    return tuple(
        Issue(COLUMNS_UNDERSTOOD, "error", _message(table, column))
        for column in columns
        if column.role is Role.OTHER
    )


def _message(table: LogicalTable, column: Column) -> str:
    header = column.header.text
    guesses = best_guesses(table, column)
    near = ", ".join(f"{role.value} ({why})" for role, why in guesses) or "none"
    likely = guesses[0][0].value if guesses else "owner"
    texts = [
        t if len(t) <= _LONGEST_SAMPLE else t[: _LONGEST_SAMPLE - 1] + "…" for t in _texts(table, column)
    ]
    samples = "; its cells: " + " | ".join(f'"{text}"' for text in texts[:_SAMPLES]) if texts else ""
    return (
        f'table {table.number}: the header "{header}" was not understood (nearest: {near}){samples}; add to the'
        f' sidecar  headers: {{"{header}": {likely}}} with the right role, or ignore'
    )


def best_guesses(table: LogicalTable, column: Column) -> tuple[tuple[Role, str], ...]:
    """The three roles that the column's header and cells come nearest to, with the reason."""
    texts = _texts(table, column)
    scores: dict[Role, tuple[float, str]] = {}
    for match in header_matches(table, column.index, column.header):
        if match.role not in scores:
            scores[match.role] = (match.score, f'like "{match.wording}"')
    for role in _GUESSABLE:
        share = share_like(role, texts) or 0.0
        if share > scores.get(role, (0.0, ""))[0]:
            scores[role] = (share, f"{share:.0%} of its cells look so")
    ranked = sorted(scores, key=lambda role: -scores[role][0])
    near = [role for role in ranked if role is not Role.IGNORE and scores[role][0] >= _NEAR]
    return tuple((role, scores[role][1]) for role in near[:_GUESSES])


def _texts(table: LogicalTable, column: Column) -> list[str]:
    cells = (c for c in table.cells if c.column == column.index and c.row >= table.header_rows)
    return [c.text for c in cells if c.text and c.column_span < max(_TWO, table.columns)]


def rivals(named: NamedTable, column: Column) -> tuple[tuple[Role, str], ...]:
    """What else the column might be: its best guesses less the role it has."""
    return tuple(guess for guess in best_guesses(named.table, column) if guess[0] is not column.role)
