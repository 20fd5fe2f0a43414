"""The verdicts of Great Expectations: one suite a table over the whole batch, one over the counted rules.

It works on frames that DuckDB queries give; its own SQL engine does not work on DuckDB.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import duckdb

from pipeline.checks.check import Check, Tally, rows_with_plan
from pipeline.checks.field import FORMED, LISTED, RANGED, REQUIRED, UNIQUE
from pipeline.ddl import columns, quoted
from schemas.plan import PLAN_TABLES, Row

if TYPE_CHECKING:
    import pandas as pd

_Expectations = list[Any]


def failed_rules(
    con: duckdb.DuckDBPyConnection,
    counted: Sequence[Check],
    tallies: Mapping[tuple[str, str], Tally],
    plan_ids: Sequence[str],
) -> frozenset[str]:
    """Names of the checks that do not hold for the batch, by Great Expectations' own reading of it."""
    data_source = _data_source()
    failed: set[str] = set()
    for model in PLAN_TABLES:
        frame = _table_frame(con, model, plan_ids)
        if len(frame):
            failed |= _validate(data_source, model.TABLE, frame, _table_expectations(model))
    frame = _count_frame(counted, tallies, plan_ids)
    return frozenset(failed | _validate(data_source, "counted", frame, _count_expectations(counted)))


def _data_source() -> Any:
    os.environ["GX_ANALYTICS_ENABLED"] = "false"  # read once, at import
    import great_expectations as gx  # noqa: PLC0415  # three seconds
    from great_expectations.data_context.types.base import ProgressBarsConfig  # noqa: PLC0415

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context.data_sources.add_pandas("curated")


def _vocabulary() -> Any:
    """The module of expectations; untyped, since it does not declare what it exports."""
    from great_expectations import expectations  # noqa: PLC0415

    return expectations


def _validate(data_source: Any, name: str, frame: pd.DataFrame, expectations: _Expectations) -> set[str]:
    """Rules with an expectation that failed or could not be computed; results come in any order."""
    from great_expectations import ExpectationSuite  # noqa: PLC0415

    batches = data_source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
    suite = ExpectationSuite(name=name, expectations=expectations)
    results = batches.get_batch({"dataframe": frame}).validate(suite, result_format="SUMMARY").results
    return {result.expectation_config.meta["rule"] for result in results if not result.success}


def _table_frame(con: duckdb.DuckDBPyConnection, model: type[Row], plan_ids: Sequence[str]) -> pd.DataFrame:
    ruled = [column.name for column in columns(model) if column.required or column.rules]
    names = ", ".join(quoted(name) for name in dict.fromkeys((*model.KEY, *ruled)))
    sql = f"SELECT {names} FROM ({rows_with_plan(model)}) WHERE plan_id IN (SELECT unnest(?::VARCHAR[]))"  # noqa: S608
    return con.execute(sql, [list(plan_ids)]).df()


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


def _count_frame(
    counted: Sequence[Check], tallies: Mapping[tuple[str, str], Tally], plan_ids: Sequence[str]
) -> pd.DataFrame:
    """A row a plan, a column a check: how many rows fail it."""
    import pandas as pd  # noqa: PLC0415

    return pd.DataFrame(
        {
            check.name: [tallies.get((check.name, plan_id), Tally()).failures for plan_id in plan_ids]
            for check in counted
        }
    )


def _count_expectations(counted: Sequence[Check]) -> _Expectations:
    gxe = _vocabulary()
    return [
        gxe.ExpectColumnValuesToBeBetween(column=check.name, max_value=0, meta={"rule": check.name})
        for check in counted
    ]
