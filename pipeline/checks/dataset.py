"""Checks across tables and plans: rows that point at nothing, values without evidence, copies of a plan."""

# ruff: noqa: S608 - the statements are put together from constants and the names in our models

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.check import Check, rows_with_plan
from pipeline.database.ddl import SCHEMA, quoted
from schemas.plan import PLAN_TABLES
from schemas.row import Reference, Row

# What a plan says, column by column: each such value must lead back to characters of the file.
_TRACED: dict[str, tuple[str, ...]] = {
    "sections": ("title", "ref"),
    "actions": (
        "ref", "action", "owners", "timescale", "start_date", "end_date", "recurrence", "partners", "links",
        "cost", "cost_amount", "review", "status",
    ),
    "measures": (
        "measure", "direction", "baseline", "baseline_value", "baseline_date", "latest", "latest_value",
        "latest_date", "target", "target_value", "target_date", "rationale",
    ),
    "action_owners": ("owner",),
    "action_partners": ("partner",),
    "action_links": ("link",),
}  # fmt: skip
_RECORD_TABLES = [model for model in PLAN_TABLES if model.TABLE not in {"cells", "lineage", "leftovers"}]


def _record_id(model: type[Row]) -> str:
    """SQL for the id by which lineage names a row."""
    return "concat_ws('/', " + ", ".join(quoted(name) for name in model.KEY) + ")"


def _record_ids() -> str:
    """SQL for plan_id, table_name and record_id of every row that lineage may name."""
    return " UNION ALL ".join(
        f"SELECT plan_id, '{model.TABLE}' AS table_name, {_record_id(model)} AS record_id "
        f"FROM ({rows_with_plan(model)})"
        for model in _RECORD_TABLES
    )


def _values() -> str:
    """SQL for plan_id, table_name, record_id and column_name of every value that must have lineage."""
    every = " UNION ALL ".join(
        f"SELECT plan_id, '{model.TABLE}' AS table_name, {_record_id(model)} AS record_id, "
        f"unnest([{_filled(_TRACED[model.TABLE])}]) AS column_name FROM ({rows_with_plan(model)})"
        for model in _RECORD_TABLES
        if model.TABLE in _TRACED
    )
    return f"SELECT * FROM ({every}) WHERE column_name IS NOT NULL"


def _filled(names: Sequence[str]) -> str:
    """SQL for a row's column names, NULL in place of those that hold nothing; a query a column takes 1 ms more."""
    return ", ".join(f"CASE WHEN {quoted(name)} IS NOT NULL THEN '{name}' END" for name in names)


_LINEAGE = """
SELECT cells.plan_id, lineage.*, coalesce(length(cells.text), 0) AS size
FROM curated.lineage JOIN curated.cells USING (cell_id)"""
_VALUE = "concat_ws(' ', table_name, record_id, column_name)"

LINEAGE_CHECKS = (
    Check(
        name="every value has its lineage",
        subject="extraction",
        severity="error",
        checked=_values(),
        offenders=f"""
SELECT plan_id, 0 AS place, {_VALUE} AS example
FROM ({_values()}) ANTI JOIN curated.lineage USING (table_name, record_id, column_name)""",
    ),
    Check(
        name="every piece of lineage lies within its cell's text",
        subject="extraction",
        severity="error",
        checked=_LINEAGE,
        offenders=f"""
SELECT plan_id, 0 AS place,
  {_VALUE} || ': characters ' || char_start || ' to ' || char_end || ' of the ' || size || ' of ' || cell_id
    AS example
FROM ({_LINEAGE}) WHERE char_end > size OR char_start >= char_end""",
    ),
    Check(
        name="every piece of lineage is of a record that is there",
        subject="extraction",
        severity="error",
        checked=_LINEAGE,
        offenders=f"""
SELECT plan_id, 0 AS place, {_VALUE} AS example
FROM ({_LINEAGE}) ANTI JOIN ({_record_ids()}) USING (plan_id, table_name, record_id)""",
    ),
    Check(
        name="every piece of lineage is in a cell that is there",
        subject="extraction",
        severity="error",
        checked=_LINEAGE,
        offenders=f"""
SELECT plan_id, 0 AS place, {_VALUE} || ': ' || cell_id AS example
FROM (curated.lineage ANTI JOIN curated.cells USING (cell_id)) JOIN ({_record_ids()})
  USING (table_name, record_id)""",
    ),
)


def _reference_check(model: type[Row], reference: Reference, rows: str) -> Check:
    """The check that what `reference` names is there, and in the same plan where the table says so."""
    (column,), table, (key,) = reference
    same_plan = "AND parent.plan_id = child.plan_id" if "plan_id" in model.model_fields else ""
    filled = f"SELECT * FROM ({rows}) AS child WHERE {quoted(column)} IS NOT NULL"
    return Check(
        name=f"every {column} of {model.TABLE} is in {table}",
        subject="extraction",
        severity="error",
        checked=filled,
        offenders=f"""
SELECT plan_id, 0 AS place, {_record_id(model)} || ': ' || {quoted(column)} AS example
FROM ({filled}) AS child WHERE NOT EXISTS (
  SELECT 1 FROM {SCHEMA}.{quoted(table)} AS parent WHERE parent.{quoted(key)} = child.{quoted(column)} {same_plan}
)""",
    )


def _reference_checks() -> tuple[Check, ...]:
    """A check for each reference of a row whose plan is known without it.

    Left out: `plan_id` itself (a row of no plan is in no plan's result), and references that are the
    only way to the plan. `store.land` refuses both, and deletes by them.
    """
    checks = []
    for model in PLAN_TABLES:
        for place, reference in enumerate(model.REFERENCES):
            if reference.columns == ("plan_id",):
                continue
            if "plan_id" in model.model_fields:
                checks.append(_reference_check(model, reference, rows_with_plan(model)))
            elif len(model.REFERENCES) > 1:
                other = model.REFERENCES[place - 1]
                checks.append(_reference_check(model, reference, rows_with_plan(model, other)))
    return tuple(checks)


REFERENCE_CHECKS = _reference_checks()

# Texts of the smaller plan found in the other: almost all, and enough of them to mean something.
_SHARE, _LEAST = 0.9, 3
_COPIES = f"""
WITH stems AS (
  SELECT plan_id,
    CASE WHEN ends_with(plan_id, '-' || source_format) THEN left(plan_id, -length(source_format) - 1)
    ELSE plan_id END AS stem
  FROM curated.plans
), texts AS (
  SELECT DISTINCT plan_id, regexp_replace(lower(action), '[^\\p{{L}}\\p{{N}}]+', '', 'g') AS words
  FROM curated.actions
), sizes AS (SELECT plan_id, count(*) AS texts FROM texts GROUP BY plan_id
), shared AS (
  SELECT a.plan_id, b.plan_id AS other, count(*) AS texts
  FROM texts AS a JOIN texts AS b ON a.words = b.words AND a.plan_id <> b.plan_id
  GROUP BY a.plan_id, b.plan_id
)
SELECT a.plan_id, b.plan_id AS other, 'their ids differ by the format only' AS reason
FROM stems AS a JOIN stems AS b ON a.stem = b.stem AND a.plan_id <> b.plan_id
UNION ALL
SELECT s.plan_id, s.other, s.texts || ' of its ' || a.texts || ' actions have the same words'
FROM shared AS s JOIN sizes AS a ON s.plan_id = a.plan_id JOIN sizes AS b ON s.other = b.plan_id
WHERE s.texts >= {_LEAST} AND s.texts >= {_SHARE} * greatest(a.texts, b.texts)"""

COPY_CHECKS = (
    Check(
        name="no other plan is a copy of this one",
        subject="plan",
        severity="warning",
        checked="SELECT plan_id FROM curated.plans",
        offenders=f"""
SELECT plan_id, 0 AS place, other || ': ' || string_agg(reason, ', ' ORDER BY reason) AS example
FROM ({_COPIES}) GROUP BY plan_id, other""",
        advice="If it is one document in two formats, keep one of the files.",
    ),
)
