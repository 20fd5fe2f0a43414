"""Great Expectations, asked whether values are as expected: the one module that loads it."""

from __future__ import annotations

import copy
import gc
import os
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pipeline.imports import copied_by, hollow, put_off, uncollected

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    from pydantic.v1.fields import ModelField

Arguments = tuple[tuple[str, object], ...]
_VECTORS = 50  # of 2,048 values each: what is seen together
_OTHER_SOURCES = (
    r"great_expectations\.datasource\.fluent\.(?!pandas_datasource|invalid_)\w+_datasource"  # than frames
)
_NEVER_CALLED = ("altair", "jsonschema", "mistune", "scipy.stats")  # charts, documentation, distributions


class Question(NamedTuple):
    """An expectation's name and arguments, and SQL for the values: `rule`, the number of a rule, and its `value`."""

    kind: str
    arguments: Arguments
    values: str


def load(_: None = None) -> None:
    """Nothing; what is needed for an answer is imported, and has been used once."""
    exceeding({})


@cache
def _import() -> None:
    from pydantic.v1.fields import ModelField  # noqa: PLC0415

    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read once, at import
    with put_off(*_NEVER_CALLED), hollow(_OTHER_SOURCES), copied_by(ModelField, derived), uncollected():
        import duckdb  # noqa: F401, PLC0415
        import great_expectations.expectations  # noqa: F401, PLC0415  # a second
        from great_expectations.execution_engine import pandas_execution_engine  # noqa: PLC0415
        from tqdm import tqdm  # noqa: PLC0415  # its progress bars, which are never shown

        gc.freeze()  # nor is any looked for in it from now on

    # no fingerprint of rows that are looked at once: making it took a third of the time of looking
    pandas_execution_engine.HASH_THRESHOLD = 0.0
    # their own lock is a semaphore of the system, and Python complains aloud about one nobody gives back
    tqdm.set_lock(threading.RLock())


def derived(field: ModelField) -> ModelField:
    """The field for a derived model, which may change it: what is only ever replaced is the same, not a copy.

    Great Expectations derives hundreds of models, and pydantic copies for each all that its fields lead to:
    more than a quarter of the time of the import.
    """
    its = object.__new__(type(field))
    for name in field.__slots__:
        setattr(its, name, getattr(field, name))
    its.class_validators, its.field_info = dict(field.class_validators), copy.copy(field.field_info)
    its.sub_fields, its.key_field = copy.deepcopy((field.sub_fields, field.key_field))
    return its


def broken(questions: Sequence[Question]) -> tuple[frozenset[int], ...]:
    """For each question the numbers of the rules whose values are not as expected.

    Some 100,000 values are seen together; a key that stands in two lots of them is for others to find.
    """
    import duckdb  # noqa: PLC0415

    with duckdb.connect() as con:
        return tuple(_broken(con, question) for question in questions)


def _broken(con: duckdb.DuckDBPyConnection, question: Question) -> frozenset[int]:
    rows, found = con.execute(question.values), set[int]()
    while len(frame := rows.fetch_df_chunk(_VECTORS)):
        if not _holds(frame, question):
            numbers = (int(number) for number in frame["rule"].unique())
            found |= {n for n in numbers if not _holds(frame[frame["rule"] == n], question)}
    return frozenset(found)


def exceeding(counts: Mapping[str, int]) -> frozenset[str]:
    """The names whose count is not 0."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"name": list(counts), "value": list(counts.values())})
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["name"]}
    found = _validated(frame, "ExpectColumnValuesToBeBetween", {"max_value": 0}, form)
    return frozenset(row["name"] for row in found.result.get("unexpected_index_list") or ())


def _holds(frame: pd.DataFrame, question: Question) -> bool:
    return bool(_validated(frame, question.kind, dict(question.arguments), "BOOLEAN_ONLY").success)


def _validated(frame: pd.DataFrame, kind: str, arguments: Mapping[str, object], form: object) -> Any:
    batch = _batch_definition().get_batch({"dataframe": frame})
    from great_expectations import expectations  # noqa: PLC0415  # loaded by the line above, as it should be

    return batch.validate(getattr(expectations, kind)(column="value", **arguments), result_format=form)


@cache
def _batch_definition() -> Any:
    _import()
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("curated").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")
