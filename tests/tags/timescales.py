"""Timescale cells: kind, days and frequency exactly; and texts with years that are no dates."""

from datetime import date

from pipeline.tagging.dates import find_dates
from pipeline.tagging.timescales import read_timescale
from tests.tags import Scores, read_cases, share

FIELDS = ("kind", "start", "end", "recurrence")


def reading(text, period):
    """What is read from a cell, as the labels write it: an empty text where there is nothing."""
    years = tuple(int(year) for year in period.split("-")) if period else None
    found = read_timescale(text, years)
    return {name: _written(getattr(found, name)) if found else "" for name in FIELDS}


def _written(value):
    return value.isoformat() if isinstance(value, date) else value or ""


def _shown(values):
    return " ".join(values[name] or "–" for name in FIELDS)


def is_negative(case):
    """Whether a case is labelled as no timescale at all."""
    return not case["kind"]


def has_date(case):
    """Whether any date is read from a text, as a cell or as running text."""
    got = reading(case["text"], case["period"])
    return bool(got["start"] or got["end"] or (is_negative(case) and find_dates(case["text"])))


def score(half):
    """Cells read exactly, and false dates among the texts that hold none."""
    cases = read_cases("timescales", half)
    cells = [case for case in cases if not is_negative(case)]
    negatives = [case for case in cases if is_negative(case)]
    misses, right = [], 0
    for case in cells:
        got = reading(case["text"], case["period"])
        if all(got[name] == case[name] for name in FIELDS):
            right += 1
        else:
            misses.append(f"“{case['text']}”: read {_shown(got)}, labelled {_shown(case)}")
    false = [case["text"] for case in negatives if has_date(case)]
    misses += [f"“{text}”: a date was read, labelled as none" for text in false]
    rates = {"cells exact": share(right, len(cells)), "false dates": len(false) / max(1, len(negatives))}
    return Scores("timescales", half, len(cases), rates, tuple(misses))
