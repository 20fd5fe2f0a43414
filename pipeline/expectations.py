"""Great Expectations, asked whether values are as expected: the one module that loads it."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.imports import put_off, uncollected

if TYPE_CHECKING:
    import pandas as pd

Arguments = tuple[tuple[str, object], ...]
_NEVER_CALLED = ("altair", "scipy.stats")  # charts and distributions: four tenths of the time of the import


class Question(NamedTuple):
    """An expectation's name and arguments, and values (None where there is none), each behind its rule's number."""

    kind: str
    arguments: Arguments
    numbered: Sequence[tuple[int, object]]


@cache
def load(_: None = None) -> None:
    """Nothing; what is needed for an answer is imported, and has been used once."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read once, at import
    with put_off(*_NEVER_CALLED), uncollected():
        import great_expectations.expectations  # noqa: F401, PLC0415  # one and a half seconds
        from tqdm import tqdm  # noqa: PLC0415  # its progress bars, which are never shown

        gc.freeze()  # nor is any looked for in it from now on

    # their own lock is a semaphore of the system, and Python complains aloud about one nobody gives back
    tqdm.set_lock(threading.RLock())
    _holds(_frame([(0, "a value")]), Question("ExpectColumnValuesToNotBeNull", (), ()))


def broken(question: Question) -> frozenset[int]:
    """Numbers of the rules whose values are not as expected; only these values are seen together."""
    load()
    frame = _frame(question.numbered)
    if _holds(frame, question):
        return frozenset()
    numbers = {number for number, _ in question.numbered}
    return frozenset(n for n in numbers if not _holds(frame[frame["rule"] == n], question))


def exceeding(counts: Mapping[str, int]) -> frozenset[str]:
    """The names whose count is not 0."""
    load()
    names = list(counts)
    frame = _frame(list(enumerate(counts.values())))
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["rule"]}
    found = _validated(frame, "ExpectColumnValuesToBeBetween", {"max_value": 0}, form)
    return frozenset(names[row["rule"]] for row in found.result.get("unexpected_index_list") or ())


def _frame(values: Sequence[tuple[int, object]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame(values, columns=["rule", "value"])


def _holds(frame: pd.DataFrame, question: Question) -> bool:
    return bool(_validated(frame, question.kind, dict(question.arguments), "BOOLEAN_ONLY").success)


def _validated(frame: pd.DataFrame, kind: str, arguments: Mapping[str, object], form: object) -> Any:
    from great_expectations import expectations  # noqa: PLC0415

    batch = _batch_definition().get_batch({"dataframe": frame})
    return batch.validate(getattr(expectations, kind)(column="value", **arguments), result_format=form)


@cache
def _batch_definition() -> Any:
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("curated").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")
