"""The verdicts of Great Expectations: an expectation a kind of field rule, and one over the counted rules.

It works on frames that DuckDB queries give; its own SQL engine does not work on DuckDB.
"""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb

from pipeline.checks.batch import rows_file
from pipeline.checks.field import FORMED, LISTED, RANGED, REQUIRED, UNIQUE
from pipeline.ddl import Column, columns, literal, quoted
from pipeline.imports import put_off, uncollected
from schemas.plan import PLAN_TABLES
from schemas.row import Row

if TYPE_CHECKING:
    import pandas as pd

_Arguments = tuple[tuple[str, object], ...]
_NEVER_CALLED = ("altair", "scipy.stats")  # charts and distributions: four tenths of the time of the import
_VECTORS = 50  # of 2,048 values each: a slice


class _Question(NamedTuple):
    """An expectation's name and arguments, the rule it stands for, and SQL for the value it is about."""

    kind: str
    arguments: _Arguments
    rule: str
    value: str


@cache
def load(_: None = None) -> None:
    """Nothing; what `judge_rows` needs is imported."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read once, at import
    with put_off(*_NEVER_CALLED), uncollected():
        import great_expectations.expectations  # noqa: F401, PLC0415  # one and a half seconds
        from tqdm import tqdm  # noqa: PLC0415  # its progress bars, which are never shown

        gc.freeze()  # nor is any looked for in it from now on

    # their own lock is a semaphore of the system, and Python complains aloud about one nobody gives back
    tqdm.set_lock(threading.RLock())


def judge_rows(folder: Path) -> frozenset[str]:
    """Names of the checks that do not hold for the rows in a batch's folder.

    A slice of the values is seen at a time; a key that stands in two of them is for the query to find.
    """
    failed: set[str] = set()
    for expectation, rules, values in _expectations(folder):
        for frame in _slices(values):
            if not _validated(frame, expectation).success:
                parts = ((number, frame[frame["rule"] == number]) for number in range(len(rules)))
                failed |= {rules[n] for n, part in parts if not _validated(part, expectation).success}
    return frozenset(failed)


def judge_counts(failures: Mapping[str, int]) -> frozenset[str]:
    """Names of the checks that some rows fail, by one expectation over a row a check."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"rule": list(failures), "value": list(failures.values())})
    none = _vocabulary().ExpectColumnValuesToBeBetween(column="value", max_value=0)
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["rule"]}
    found = _validated(frame, none, form).result.get("unexpected_index_list") or ()
    return frozenset(row["rule"] for row in found)


def _validated(frame: pd.DataFrame, expectation: Any, form: object = "BOOLEAN_ONLY") -> Any:
    batch = _batch_definition().get_batch({"dataframe": frame})
    return batch.validate(expectation, result_format=form)


def _slices(values: str) -> Iterator[pd.DataFrame]:
    """The values that the SQL selects, each with the number of its rule, some at a time."""
    with duckdb.connect() as con:
        rows = con.execute(values)
        while len(frame := rows.fetch_df_chunk(_VECTORS)):
            yield frame


@cache
def _batch_definition() -> Any:
    load()
    import great_expectations as gx  # noqa: PLC0415
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas("curated").add_dataframe_asset("rows")
    return asset.add_batch_definition_whole_dataframe("all")


def _vocabulary() -> Any:
    """The module of expectations; untyped, since it does not declare what it exports."""
    load()
    from great_expectations import expectations  # noqa: PLC0415

    return expectations


def _expectations(folder: Path) -> Iterator[tuple[Any, list[str], str]]:
    """The expectations that the models give: each with its rules, and SQL for the values of all tables.

    What is expected of many columns is asked once: an expectation takes 40 ms, however few its values. A value has
    the number of its rule beside it.
    """
    asked: dict[tuple[str, _Arguments], dict[tuple[str, str], list[str]]] = {}
    for model in PLAN_TABLES:
        file = literal(str(rows_file(folder, model)))
        for kind, arguments, rule, value in _questions(model):
            values = asked.setdefault((kind, arguments), {}).setdefault((rule.format(model.TABLE), file), [])
            values.append(value)
    for (kind, arguments), tables in asked.items():
        selects = (
            f"SELECT {number} AS rule, unnest([{', '.join(values)}]) AS value FROM read_parquet({file})"  # noqa: S608
            for number, ((_, file), values) in enumerate(tables.items())
        )
        expectation = getattr(_vocabulary(), kind)(column="value", **dict(arguments))
        yield expectation, [rule for rule, _ in tables], " UNION ALL ".join(selects)


def _questions(model: type[Row]) -> Iterator[_Question]:
    """What the model asks of its rows' keys and values."""
    key = ", ".join(quoted(name) for name in model.KEY)
    whole = f"json_array({literal(model.TABLE)}, {key})::VARCHAR"
    yield _Question("ExpectColumnValuesToBeUnique", (), UNIQUE, whole)
    for column in columns(model):
        name = quoted(column.name)
        if column.required:
            yield _Question("ExpectColumnValuesToNotBeNull", (), REQUIRED.name, f"{name}::VARCHAR")
        if column.enum:
            coded = f"{literal(_code(model, column, ''))} || {name}"
            yield _Question("ExpectColumnValuesToBeInSet", (("value_set", _codes()),), LISTED.name, coded)
        if column.in_its_range:
            ends = (("min_value", column.minimum), ("max_value", column.maximum))
            yield _Question("ExpectColumnValuesToBeBetween", ends, RANGED.name, f"{name}::DOUBLE")
        if column.pattern:
            form = (("regex", column.pattern),)
            yield _Question("ExpectColumnValuesToMatchRegex", form, FORMED.name, name)


@cache
def _codes() -> tuple[str, ...]:
    """All coded values of all tables."""
    listed = ((model, column) for model in PLAN_TABLES for column in columns(model))
    return tuple(_code(model, column, value) for model, column in listed for value in column.enum)


def _code(model: type[Row], column: Column, value: str) -> str:
    return f"{model.TABLE}.{column.name}={value}"
