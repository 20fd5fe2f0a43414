"""The verdicts of Great Expectations: one suite a table, and one expectation over the counted rules.

It works on frames that DuckDB queries give; its own SQL engine does not work on DuckDB.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from pipeline.checks.batch import rows_file
from pipeline.checks.field import FORMED, LISTED, RANGED, REQUIRED, UNIQUE
from pipeline.checks.put_off import put_off
from pipeline.ddl import columns, quoted
from schemas.plan import PLAN_TABLES
from schemas.row import Row

if TYPE_CHECKING:
    import pandas as pd

_Expectations = list[Any]
_NEVER_CALLED = ("altair", "scipy.stats")  # charts and distributions: four tenths of the time of the import
_VECTORS = 10  # of 2,048 rows each: a slice


def load(_: None = None) -> None:
    """Nothing; what `judge_rows` needs is imported."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read once, at import
    with put_off(*_NEVER_CALLED):
        import great_expectations.expectations  # noqa: F401, PLC0415  # one and a half seconds
        from tqdm import tqdm  # noqa: PLC0415  # its progress bars, which are never shown

    # their own lock is a semaphore of the system, and Python complains aloud about one nobody gives back
    tqdm.set_lock(threading.RLock())


def judge_rows(folder: Path) -> frozenset[str]:
    """Names of the checks that do not hold for the rows in a batch's folder.

    A slice of a table is seen at a time; a key that stands in two of them is for the query to find.
    """
    batches = _batch_definition()
    failed: set[str] = set()
    for model in PLAN_TABLES:
        suite = _suite(model.TABLE, _table_expectations(model))
        for frame in _slices(folder, model):
            # all columns of a suite are there, so whether it holds is all that has to be worked out
            results = (
                batches.get_batch({"dataframe": frame}).validate(suite, result_format="BOOLEAN_ONLY").results
            )
            failed |= {result.expectation_config.meta["rule"] for result in results if not result.success}
    return frozenset(failed)


def judge_counts(failures: Mapping[str, int]) -> frozenset[str]:
    """Names of the checks that some rows fail, by one expectation over a row a check."""
    import pandas as pd  # noqa: PLC0415

    frame = pd.DataFrame({"rule": list(failures), "failures": list(failures.values())})
    none = _vocabulary().ExpectColumnValuesToBeBetween(column="failures", max_value=0)
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["rule"]}
    validation = _batch_definition().get_batch({"dataframe": frame}).validate(none, result_format=form)
    return frozenset(row["rule"] for row in validation.result.get("unexpected_index_list") or ())


def _slices(folder: Path, model: type[Row]) -> Iterator[pd.DataFrame]:
    """The columns of the model's table that have rules, some rows at a time."""
    ruled = [column.name for column in columns(model) if column.required or column.rules]
    names = ", ".join(quoted(name) for name in dict.fromkeys((*model.KEY, *ruled)))
    with duckdb.connect() as con:
        rows = con.execute(f"SELECT {names} FROM read_parquet(?)", [str(rows_file(folder, model))])  # noqa: S608
        while len(frame := rows.fetch_df_chunk(_VECTORS)):
            yield frame


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
    from great_expectations import expectations  # noqa: PLC0415

    return expectations


def _suite(name: str, expectations: _Expectations) -> Any:
    from great_expectations import ExpectationSuite  # noqa: PLC0415

    return ExpectationSuite(name=name, expectations=expectations)


def _table_expectations(model: type[Row]) -> _Expectations:
    """The model's rules; each carries the name of the check it belongs to."""
    gxe = _vocabulary()

    def rule(name: str) -> dict[str, str]:
        return {"rule": name.format(model.TABLE)}

    expectations: _Expectations = (
        [gxe.ExpectCompoundColumnsToBeUnique(column_list=list(model.KEY), meta=rule(UNIQUE))]
        if len(model.KEY) > 1
        else [gxe.ExpectColumnValuesToBeUnique(column=model.KEY[0], meta=rule(UNIQUE))]
    )
    for column in columns(model):
        name = column.name
        if column.required:
            expectations.append(gxe.ExpectColumnValuesToNotBeNull(column=name, meta=rule(REQUIRED.name)))
        if column.enum:
            values = list(column.enum)
            expectations.append(
                gxe.ExpectColumnValuesToBeInSet(column=name, value_set=values, meta=rule(LISTED.name))
            )
        if column.in_its_range:
            low, high = column.minimum, column.maximum
            expectations.append(
                gxe.ExpectColumnValuesToBeBetween(
                    column=name, min_value=low, max_value=high, meta=rule(RANGED.name)
                )
            )
        if column.pattern:
            expectations.append(
                gxe.ExpectColumnValuesToMatchRegex(column=name, regex=column.pattern, meta=rule(FORMED.name))
            )
    return expectations
