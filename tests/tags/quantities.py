"""Texts with figures: the values that report or demand something, with %, a currency or "count"."""

from collections import Counter

from pipeline.tagging.figures import find_quantities
from tests.tags import Scores, prf, read_cases

UNITS = ("%", "GBP", "EUR", "USD")


def figures(text):
    """The figures read from a text, as the labels write them; things counted are all "count"."""
    return Counter(
        f"{found.value:.12g} {found.unit if found.unit in UNITS else 'count'}"
        for found in find_quantities(text)
    )


def score(half):
    """Precision, recall and F1 over the figures of all texts."""
    cases = read_cases("quantities", half)
    right, found, wanted, misses = 0, 0, 0, []
    for case in cases:
        labelled = Counter(filter(None, case["figures"].split("; ")))
        read = figures(case["text"])
        right += (labelled & read).total()
        found += read.total()
        wanted += labelled.total()
        if labelled != read:
            got, asked = ("; ".join(counted.elements()) or "nothing" for counted in (read, labelled))
            misses.append(f"“{case['text']}”: read {got}, labelled {asked}")
    return Scores("quantities", half, len(cases), prf(right, found, wanted), tuple(misses))
