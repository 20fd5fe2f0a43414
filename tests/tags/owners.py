"""Owner cells of public plans: are the owners cut as labelled, and is each one's kind right?

What the labels follow: a comma ends an owner, except within a title ("Director of Place, Growth and Transport" is one
role) and after a bare title ("Corporate Director, Place"); a person with a role behind a dash, a colon, a space or in
brackets is one owner, behind a comma two; an article and words such as "supported by" are no part of an owner.
A team is a unit, service, board, forum or partnership, an organisation a body of its own.
"""

from functools import cache

from pipeline.tagging.components import build_nlp, tag_texts
from pipeline.tagging.owner_words import national_body
from tests.tags import Scores, prf, read_cases, share


def labelled(case):
    """(owner, kind) in order."""
    return list(zip(case["owners"].split("|"), case["kinds"].split("|"), strict=True))


@cache
def nlp():
    return build_nlp()


def read(cells):
    """(owner, kind) in order, a list a cell."""
    tagged = tag_texts(nlp(), [(cell, "owner") for cell in cells])
    return [[(text.text[tag.start : tag.end], tag.kind) for tag in text.tags] for text in tagged]


def without_article(owner):
    return owner[4:] if owner.lower().startswith("the ") else owner


def matched(wanted, found):
    """How many of the one list are in the other, in order."""
    ahead = [[0] * (len(found) + 1) for _ in range(len(wanted) + 1)]
    for i, one in enumerate(wanted):
        for j, other in enumerate(found):
            same = ahead[i][j] + 1 if one == other else 0
            ahead[i + 1][j + 1] = max(same, ahead[i][j + 1], ahead[i + 1][j])
    return ahead[-1][-1]


def score(half):
    return scores_of(half, read)


def scores_of(half, reader):
    """The scores of any reader of cells."""
    cases = read_cases("owners", half)
    wanted = [labelled(case) for case in cases]
    found = [
        [(without_article(owner), kind) for owner, kind in owners]
        for owners in reader([case["cell"] for case in cases])
    ]
    names, cut = ([[owner for owner, _ in owners] for owners in cells] for cells in (wanted, found))
    unlisted = ([listed_left_out(owners) for owners in cells] for cells in (wanted, found))
    rates = {
        "cells exact": share(sum(map(list.__eq__, names, cut)), len(cases)),
        **scored(names, cut),
        "F1 with kind": scored(wanted, found)["F1"],
        "F1 with kind, bodies in the vocabulary left out": scored(*unlisted)["F1"],
    }
    misses = (
        f"`{case['cell']!r}` was read as {shown(got)}, not {shown(right)}"
        for case, got, right in zip(cases, found, wanted, strict=True)
        if got != right
    )
    return Scores("owners", half, len(cases), rates, tuple(misses))


def scored(wanted, found):
    """Precision, recall and F1 over all cells."""
    return prf(sum(map(matched, wanted, found)), sum(map(len, found)), sum(map(len, wanted)))


def listed_left_out(owners):
    return [(owner, kind) for owner, kind in owners if national_body(owner) is None]


def shown(owners):
    return ", ".join(f"{owner!r} ({kind})" for owner, kind in owners) or "nothing"
