"""The columns of a table that are periods, ticked or shaded where something is done in them: when it is."""

from __future__ import annotations

from itertools import pairwise

from pipeline.rows.fields import is_timescale
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.headers import exact_role
from pipeline.texts.witness import is_tick, looks_like_flag
from schemas.passage import EMPTY, Passage, inserted, join
from schemas.record import NamedTable, Value
from schemas.role import Role


def ticked_period(named: NamedTable, row: int) -> Value | None:
    """The periods whose cells in the row are ticked or shaded, in their headers' words.

    Those that follow each other are one, first to last; in a row that is shaded throughout, only ticks say something.
    One cell over several of them may say when in words of its own: "Ongoing".
    """
    if (words := _said_over(named, row)) is not None:
        return Value(words)
    runs: list[list[Passage]] = []
    beyond = None  # the column behind the last one that is ticked
    plain = not all(
        cell.shaded for at in range(named.table.columns) if (cell := named.table.cell_at(row, at)) is not None
    )
    for column in named.having(Role.PERIOD):
        cell = named.table.cell_at(row, column.index)
        bar = cell is not None and cell.shaded and plain and not looks_like_flag(cell.text)
        marked = cell is not None and (is_tick(cell.text) or bar)
        year = inserted(str(column.year)) if column.year else EMPTY
        if marked:
            runs += [] if column.index == beyond else [[]]
            runs[-1].append(join((_period(column.header), year)))
            beyond = column.index + 1
    said = [run[0] if len(run) == 1 else _from_to(run[0], run[-1]) for run in runs]
    return Value(join(said, ", ")) if said else None


def _said_over(named: NamedTable, row: int) -> Passage | None:
    """The words of the one cell over several periods of the row that says when, and no more than that."""
    cells = [named.table.cell_at(row, column.index) for column in named.having(Role.PERIOD)]
    over = [cell for cell, after in pairwise(cells) if cell is not None and cell is after]
    said = [cell.passage for cell in dict.fromkeys(over) if is_timescale(cell.passage)]
    return said[0] if len(said) == 1 else None


def _period(header: Passage) -> Passage:
    """The header without the word above all the periods: "Timescale" over "2031/32"."""
    above = sum(piece.end - piece.start for piece in header.pieces[:1])
    is_told = exact_role(header.text[:above]) is Role.TIMESCALE
    return header.cut(above).strip() if is_told and above < len(header) else header


def _from_to(first: Passage, last: Passage) -> Passage:
    """Both periods; a year that stands over both is said once ("2031/32 Q1 to Q3") where the same is read."""
    whole, above = join((first, last), " to "), first.pieces[:1]
    said = sum(piece.end - piece.start for piece in above)
    if above != last.pieces[:1] or said >= min(len(first), len(last)):
        return whole
    short = join((first, last.cut(said).strip()), " to ")
    read, shorter = read_timescale(whole.text), read_timescale(short.text)
    same = read and shorter and (read.start, read.end) == (shorter.start, shorter.end)
    return short if same else whole
