"""The heights at which the rows of a table without upright lines begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.pdf.drawn.strokes import NEAR, Stroke
from extractors.pdf.unruled.loose import Loose


def border(part: Loose, n: int, rules: Sequence[Stroke]) -> float:
    """Where a row begins: at a line between its text and the text above, or between their middles, else with its text."""
    above = max(text.box.bottom for text in part.levels[n - 1]) - NEAR
    top = min(text.box.top for text in part.levels[n])
    if (between := next((rule.at for rule in rules if above < rule.at < top + NEAR), None)) is not None:
        return between
    high, low = (min(t.box.top + t.box.bottom for t in part.levels[k]) / 2 for k in (n - 1, n))
    return next((rule.at for rule in rules if high < rule.at <= low), top)


def extent(part: Loose) -> tuple[float, float]:
    """The upper and the lower edge: the outermost lines across, else where text begins and ends."""
    top = min(text.box.top for text in part.levels[0])
    bottom = max(text.box.bottom for text in part.levels[-1])
    rules = (*part.rules.drawn, *part.rules.tinted)
    above = [rule.at for rule in rules if rule.at < top + NEAR]
    below = [rule.at for rule in rules if rule.at > bottom - NEAR]
    return max(above, default=top), min(below, default=bottom)


def merged(ys: Iterable[float]) -> list[float]:
    """The heights, those nearly alike as one."""
    found: list[float] = []
    for y in sorted(ys):
        if not found or y - found[-1] > NEAR:
            found.append(y)
    return found
