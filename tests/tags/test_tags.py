"""The evaluation's own parts; the labelled cases are checked in test_cases.py."""

from tests.tags import Scores, prf, scorers, share
from tests.tags.__main__ import table


def test_a_table_has_a_row_a_kind_and_half():
    scores = [Scores("quantities", "sealed", 3, {"F1": 2 / 3, "exact": 1.0}, ())]

    assert table(scores).splitlines()[2:] == ["| quantities | sealed | 3 | F1 0.667 · exact 1.000 |"]


def test_nothing_to_find_and_nothing_found_is_right():
    assert share(0, 0) == 1
    assert prf(2, 4, 3) == {"precision": 0.5, "recall": 2 / 3, "F1": 4 / 7}


def test_every_kind_with_a_module_is_scored():
    assert all(callable(score) for score in scorers())
