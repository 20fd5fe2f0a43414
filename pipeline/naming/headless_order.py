"""Columns without a header that stand in the order of those of the table before, whose numbers may be left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.tagging.dates import cell_dates
from schemas.record import Column
from schemas.role import Role

_FEWEST = 3  # columns that are told by their cells: fewer are in any order
_LIKELY = 0.5  # how sure a role is that only the order of another table gives
_TOLD = 2  # words before a date that tell what was done by then
_OF_TIME = re.compile(
    r"\b(?:by|before|from|until|in|during|on|at|the|end|start|beginning|of)\b", re.IGNORECASE
)


def in_order(
    columns: tuple[Column, ...], texts: Sequence[Sequence[str]], before: Sequence[Column]
) -> tuple[Column, ...]:
    """The columns; those nobody knows are what stands at their place in `before`, if all others are as there.

    A second column of dates whose cells tell of deeds first ("Two painted, 3/5/31") tells how far the actions are.
    `texts` are the cells' by column.
    """
    theirs = [c for c in before if c.role is not Role.REF]
    told = _progress(columns, texts)
    mine = [c for c in columns if c.role is not Role.REF]
    pairs = [(c, b.role) for c, b in zip(mine, theirs, strict=False) if c.index not in told]
    known = [(c.role, role) for c, role in pairs if c.role is not Role.OTHER]
    if (
        len(known) < _FEWEST
        or any(role is not there for role, there in known)
        or not any(c.header for c in before)
    ):
        return columns
    found = {c.index: role for c, role in pairs if c.role is Role.OTHER} | dict.fromkeys(told, Role.STATUS)
    why = "no header, and the order of the table before"
    return tuple(
        replace(c, role=found[c.index], confidence=_LIKELY, reason=why) if c.index in found else c
        for c in columns
    )


def _progress(columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> list[int]:
    """The columns behind the first one of dates whose cells mostly tell of something before they give a day."""
    dated = [c.index for c in columns if c.role is Role.TIMESCALE]
    return [k for k in dated[1:] if sum(map(_tells, texts[k])) * 2 > sum(map(bool, texts[k]))]


def _tells(text: str) -> bool:
    dates = cell_dates(text)
    return bool(dates) and len(_OF_TIME.sub(" ", text[: dates[0].start]).split()) >= _TOLD
