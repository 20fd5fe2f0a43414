"""The ledger of a plan: which characters of which cell each value came from, and which no value took."""

from __future__ import annotations

import hashlib

from schemas.evidence import How, Lineage
from schemas.passage import Passage, Piece

_ID_LENGTH = 10


class Ledger:
    """Lineage rows gathered while a plan is built; the characters they name count as used."""

    def __init__(self, plan_id: str) -> None:
        self.plan_id = plan_id
        self.rows: list[Lineage] = []
        self.used: dict[int, list[Piece]] = {}
        self._ids: dict[str, int] = {}
        self._cell_ids: dict[int, str] = {}
        self._pieces: dict[tuple[str, str, str], int] = {}

    def cell_id(self, number: int) -> str:
        """The id of source cell `number` (from 0)."""
        known = self._cell_ids.get(number)
        if known is None:  # asked for by many pieces: one string for all
            known = self._cell_ids[number] = f"{self.plan_id}-c{number + 1:05d}"
        return known

    def new_id(self, letter: str, *parts: str) -> str:
        """An id made of the record's own words; the n-th record of the same words gets its own."""
        key = letter + "\x1f".join(parts)
        self._ids[key] = self._ids.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\x1f{self._ids[key]}".encode()).hexdigest()[:_ID_LENGTH]
        return f"{self.plan_id}-{letter}-{digest}"

    def trace(
        self,
        table: str,
        record: str,
        column: str,
        passage: Passage,
        *,
        inherited: bool = False,
        normalised: bool = False,
    ) -> None:
        """Writes down where the words of a value stand."""
        sources = passage.sources
        if not sources:
            return
        key = (table, record, column)
        first = self._pieces.get(key, 0) + 1
        self._pieces[key] = first + len(sources) - 1
        how = _how(len(sources), inherited=inherited, normalised=normalised)
        for place, piece in enumerate(sources, start=first):
            self.rows.append(
                Lineage.known(
                    table_name=table,
                    record_id=record,
                    column_name=column,
                    cell_id=self.cell_id(piece.cell),
                    char_start=piece.start,
                    char_end=piece.end,
                    how=how,
                    piece=place,
                )
            )
            self.used.setdefault(piece.cell, []).append(piece)


def _how(pieces: int, *, inherited: bool, normalised: bool) -> How:
    if normalised:
        return "normalised"
    if inherited:
        return "inherited"
    return "joined" if pieces > 1 else "verbatim"
