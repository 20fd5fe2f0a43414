"""Achievements that report quantities: what was measured, without number, date and basis, and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.tagging.dates import DateSpan, find_dates
from pipeline.tagging.figures import Money, Quantity, Range, find_quantities, read_money
from schemas.vocabulary import UnitTerms, load_terms

__all__ = ["AchievementMeasure", "Money", "Quantity", "achievement_measures", "find_quantities", "read_money"]

_BREAK = re.compile(r"[;:]\s*|\.\s+|,\s*(?:and\s+|&\s+)?|\s+(?:and|&)\s+|\s+[-–—]\s+")
_STRONG = re.compile(r"[;.]")
_PREPOSITION = re.compile(r"\s(?:of|for|to|at|in|with|by|from|on)\s", re.IGNORECASE)
_BEFORE_DATE = re.compile(
    r"[(\[\s,]*(?:\b(?:in|during|for|by|since|from|at|as at|to|the|of)\s+)*$", re.IGNORECASE
)
_OF = re.compile(r"\s*(?:out\s+)?of\s+(?:the\s+|all\s+)?(?:\d+\s+)?", re.IGNORECASE)
_BEFORE_FIGURE = re.compile(r"\s(?:by|to|at|of|is|was|were|are|now)\s*$", re.IGNORECASE)
_EDGE = ",;.–-—"
_DASHES = frozenset("-–—")


@dataclass(frozen=True, slots=True)
class AchievementMeasure:
    """A measure that a sentence reports: half-open characters of its words, its figure and its date.

    The measure's wording is the words joined by spaces. `as_of_day` is the last day of the date given.
    """

    words: tuple[Range, ...]
    latest: Range
    value: float
    unit: str | None
    as_of: Range | None = None
    as_of_day: date | None = None


@dataclass(frozen=True, slots=True)
class _Item:
    """A quantity with the part of the sentence that is about it, and what it shares with the items before."""

    quantity: Quantity
    start: int
    end: int
    opens: bool  # begins a clause of its own
    parts_of: Quantity | None = None  # one of "N things: a so, b so"

    @property
    def trailing(self) -> bool:
        """Whether the figure stands behind what it counts: "oaks x 12"."""
        bare = self.quantity.unit in {None, "%", *load_terms(UnitTerms).currencies}
        return bare and self.end <= self.quantity.end


def achievement_measures(text: str) -> tuple[AchievementMeasure, ...]:
    """A measure a quantity that the text reports, in order; none where it reports none."""
    items = _items(text, find_quantities(text))
    dates = find_dates(text)
    measures = []
    for item, prefix in zip(items, _prefixes(text, items), strict=True):
        words = tuple(_without_dates(text, (*prefix, *_own_words(text, item)), dates))
        if words:
            quantity, dated = item.quantity, _date_of(item, dates)
            latest = (
                (quantity.number[0], _strip(text, quantity.number[0], item.end)[1]) if item.parts_of else None
            )
            measures.append(
                AchievementMeasure(
                    words,
                    latest or (quantity.start, quantity.end),
                    quantity.value,
                    quantity.unit or (item.parts_of.unit if item.parts_of else None),
                    (dated.start, dated.end) if dated else None,
                    dated.last_day if dated else None,
                )
            )
    return tuple(measures)


def _items(text: str, quantities: tuple[Quantity, ...]) -> tuple[_Item, ...]:
    """The sentence shared out among its quantities."""
    if not quantities:
        return ()
    cuts = [_cut(text, first, second) for first, second in pairwise(quantities)]
    starts = [_opening(text, quantities[0], cuts), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), _strip(text, 0, len(text))[1]]
    items: list[_Item] = []
    for index, quantity in enumerate(quantities):
        mark = text[slice(*cuts[index - 1])].strip() if index else ";"
        above = items[-1] if items else None
        strong = bool(_STRONG.match(mark))
        parts_of = None
        if above is not None and not strong:
            parts_of = above.quantity if _heads(text, above.quantity, mark) else above.parts_of
        items.append(_Item(quantity, starts[index], ends[index], strong, parts_of))
    return tuple(items)


def _cut(text: str, first: Quantity, second: Quantity) -> Range:
    """Where the part about one quantity ends and that about the next begins."""
    breaks = [match.span() for match in _BREAK.finditer(text, first.end, second.start)]
    strong = [span for span in breaks if _STRONG.match(text[slice(*span)].strip())]
    if strong:
        return strong[-1]
    if not breaks:
        return second.start, second.start
    # Behind a trailing figure ("oaks x 12, elms and limes x 9") the first break ends the part, else the last.
    return breaks[0] if breaks[0][0] == first.end else breaks[-1]


def _opening(text: str, first: Quantity, cuts: list[Range]) -> int:
    """Where the first part begins: behind "... :" if the quantity heads a list of its parts."""
    before = text[: first.start].rstrip()
    heads = cuts and _heads(text, first, text[slice(*cuts[0])].strip())
    return first.start if heads and first.unit and before.endswith(":") else 0


def _heads(text: str, quantity: Quantity, mark: str) -> bool:
    """Whether a quantity is the sum of those behind it: "8 claims: 5 paid, ...", "Claims: 8 - 5 paid, ..."."""
    if quantity.unit is None:
        return mark in _DASHES and text[: quantity.start].rstrip().endswith(":")
    return mark == ":" and quantity.unit is not None and text[quantity.end :].lstrip().startswith(":")


def _prefixes(text: str, items: tuple[_Item, ...]) -> Iterator[tuple[Range, ...]]:
    """The words each item shares with the first of its clause."""
    first: _Item | None = None
    for item in items:
        if item.parts_of is not None:
            whole = item.parts_of
            before = (first.start if first else 0, text.rfind(":", 0, whole.start))
            yield ((whole.number[1], whole.end) if whole.unit else before,)
            continue
        if first is None or item.opens:
            first = item
            yield ()
        elif item.trailing and first.trailing:
            yield _shared(text, first, item)
        elif not item.trailing and not first.trailing and not text[item.start : item.quantity.start].strip():
            yield ((first.start, first.quantity.start),)
        else:
            yield ()


def _shared(text: str, first: _Item, item: _Item) -> tuple[Range, ...]:
    """What stands before the thing counted first, up to a preposition: "Visits to primary schools x 3, ..."."""
    words = text[first.start : first.quantity.start]
    own = re.findall(r"[\w’'-]+", text[item.start : item.quantity.start])
    again = re.search(rf"\b{re.escape(own[0])}\b", words, re.IGNORECASE) if own else None
    if again is not None:  # "Visits to parks x 3 and to woods x 4"
        return ((first.start, first.start + again.start()),) if words[: again.start()].strip() else ()
    alike = re.search(rf"\b{re.escape(own[-1])}\b", words, re.IGNORECASE) if own else None
    found = list(_PREPOSITION.finditer(words[: alike.start() + 1] if alike else words))
    return ((first.start, first.start + found[-1].end()),) if found else ()


def _own_words(text: str, item: _Item) -> Iterator[Range]:
    """The item's words without its figure: all of it for units of measurement, else the number alone."""
    quantity = item.quantity
    if item.trailing:
        before = text[item.start : quantity.start].rstrip(": ")
        hanging = _BEFORE_FIGURE.search(f"{before} ")
        yield item.start, item.start + (hanging.start() if hanging else len(before))
        return
    yield item.start, quantity.start
    measured = quantity.unit is not None and quantity.unit.casefold() in load_terms(UnitTerms).measures
    at = quantity.end if measured or quantity.basis else quantity.number[1]
    of = _OF.match(text, at) if quantity.end == at else None
    yield (of.end() if of else at), item.end


def _without_dates(text: str, words: tuple[Range, ...], dates: tuple[DateSpan, ...]) -> Iterator[Range]:
    """The words without dates, their brackets and prepositions, and without marks at the ends."""
    for start, end in words:
        at = start
        for found in dates:
            if start <= found.start and found.end <= end:
                lead = _BEFORE_DATE.search(text[at : found.start])
                yield from _filled(text, at, at + lead.start() if lead else found.start)
                at = found.end + (text[found.end : found.end + 1] in {")", "]"})
        yield from _filled(text, at, end)


def _filled(text: str, start: int, end: int) -> Iterator[Range]:
    first, last = _strip(text, start, end)
    if re.search(r"\w", text[first:last]):
        yield first, last


def _strip(text: str, start: int, end: int) -> Range:
    while start < end and (text[start] in _EDGE + ":" or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _EDGE or text[end - 1].isspace()):
        end -= 1
    return start, end


def _date_of(item: _Item, dates: tuple[DateSpan, ...]) -> DateSpan | None:
    """The date in the item, else the last one before it, else the only one there is."""
    inside = [found for found in dates if item.start <= found.start < item.end]
    before = [found for found in dates if found.start < item.start]
    if inside or before:
        return inside[0] if inside else before[-1]
    return dates[0] if len(dates) == 1 else None
