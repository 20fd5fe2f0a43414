"""Labelled texts from public plans, and how near the taggers come to the labels: `python -m tests.tags`.

A kind is a module with `score(half) -> Scores` and its cases in `<kind>.csv` beside it. Each case was labelled by
hand from the reading rules before the halves were drawn by lot; rules are mended on the develop half only, and the
sealed half is opened to report. "fresh" cases were labelled after that and read before any rule saw them; "blind"
ones by somebody who had seen neither rules nor readings. `origin` says where the words come from ("made up" where
nobody published them).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parent
KINDS = ("owners", "timescales", "acronyms", "quantities")
HALVES = ("develop", "sealed", "fresh", "blind")
MADE_UP = "made up"


@dataclass(frozen=True)
class Scores:
    """How one half of a kind's cases was read: figures by name (0 to 1), and a line a miss."""

    kind: str
    half: str
    cases: int
    rates: Mapping[str, float]
    misses: tuple[str, ...]


def read_cases(kind, half=None):
    """The labelled cases of a kind as dicts of strings, of one half or of both, in the file's order."""
    with (FOLDER / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row for row in rows if half is None or row["half"] == half]


def scorers():
    """The `score` of every kind that has a module, in the order of KINDS."""
    return [
        import_module(f"tests.tags.{kind}").score
        for kind in KINDS
        if find_spec(f"tests.tags.{kind}") is not None
    ]


def share(part, whole):
    """A share, 1 where there is nothing to get wrong."""
    return part / whole if whole else 1.0


def prf(right, found, wanted):
    """Precision, recall and F1 by name."""
    return {
        "precision": share(right, found),
        "recall": share(right, wanted),
        "F1": share(2 * right, found + wanted),
    }
