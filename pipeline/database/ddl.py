"""A model of `schemas/` as a DuckDB table with comments, and as a Table Schema.

`columns` reads a model once; the store, the checks and the data package work from what it gives, so a
constraint written on a model holds in all three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from schemas.row import Row

SCHEMA = "curated"
Json = str | int | float | bool | list["Json"] | dict[str, "Json"] | None
ColumnType = Literal["string", "integer", "number", "boolean", "date", "datetime"]

_SQL_TYPES: dict[ColumnType, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "datetime": "TIMESTAMP",
}
_FORMATS: dict[str, ColumnType] = {"date": "date", "date-time": "datetime"}
_CLOCK_NOTE = " Left empty in the CSV, so that equal content gives equal bytes; the database has it."


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a curated table, with what its values must satisfy."""

    name: str
    type: ColumnType
    required: bool
    description: str
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None

    @property
    def sql_type(self) -> str:
        """The DuckDB type."""
        return _SQL_TYPES[self.type]

    @property
    def is_clock(self) -> bool:
        """Whether it holds the time of a run, which no two runs share."""
        return self.type == "datetime"

    @property
    def on_its_list(self) -> str | None:
        """SQL that is false for a value not in `enum` (NULL for NULL); None without one."""
        if not self.enum:
            return None
        return f"{quoted(self.name)} IN ({', '.join(literal(value) for value in self.enum)})"

    @property
    def in_its_range(self) -> str | None:
        """SQL that is false for a value outside `minimum`..`maximum`; None without either."""
        bounds = (("<=", self.maximum), (">=", self.minimum))
        parts = [f"{quoted(self.name)} {sign} {bound:g}" for sign, bound in bounds if bound is not None]
        return " AND ".join(parts) or None

    @property
    def of_its_form(self) -> str | None:
        """SQL that is false for a value `pattern` does not match; None without one."""
        if self.pattern is None:
            return None
        return f"regexp_matches({quoted(self.name)}, {literal(self.pattern)})"

    @property
    def rules(self) -> tuple[str, ...]:
        """The SQL conditions above that apply to this column."""
        return tuple(rule for rule in (self.on_its_list, self.in_its_range, self.of_its_form) if rule)


def quoted(name: str) -> str:
    """The name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """The text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def table_name(model: type[Row]) -> str:
    """The model's table with its schema, as SQL."""
    return f"{SCHEMA}.{quoted(model.TABLE)}"


@cache
def columns(model: type[Row]) -> tuple[Column, ...]:
    """The model's columns in their order."""
    linked = {name for reference in model.REFERENCES for name in reference.columns} | set(model.KEY)
    properties = model.model_json_schema()["properties"]
    return tuple(_column(name, spec, name in linked) for name, spec in properties.items())


def _column(name: str, spec: Mapping[str, Any], linked: bool) -> Column:
    branches = [branch for branch in spec.get("anyOf", [spec]) if branch["type"] != "null"]
    value = branches[0]
    column_type = _FORMATS.get(value.get("format", ""), cast("ColumnType", value["type"]))
    # Empty text lands as NULL, so a text the model lets be empty cannot be NOT NULL.
    may_be_empty = column_type == "string" and not (
        linked or "enum" in value or "pattern" in value or value.get("minLength", 0) > 0
    )
    return Column(
        name=name,
        type=column_type,
        required=len(branches) == len(spec.get("anyOf", [spec])) and not may_be_empty,
        description=spec["description"],
        enum=tuple(value.get("enum", ())),
        minimum=value.get("minimum"),
        maximum=value.get("maximum"),
        pattern=value.get("pattern"),
    )


def create_table(model: type[Row]) -> tuple[str, ...]:
    """The statements that make the model's table where there is none, with its comments.

    A primary key's index of a table of `MANY` rows would be half the database, and all in memory when rows come in:
    such a key is a matter of `checks/field.py` alone. No foreign keys: DuckDB refuses to delete and insert a parent again in one transaction while a
    child row points at it, and a plan is replaced that way. `checks/dataset.py` looks for orphans.
    """
    table = table_name(model)
    lines = [_column_line(column) for column in columns(model)]
    if model.KEY and not model.MANY:
        lines.append(f"PRIMARY KEY ({', '.join(quoted(name) for name in model.KEY)})")
    create = f"CREATE TABLE IF NOT EXISTS {table} (\n  " + ",\n  ".join(lines) + "\n)"
    comments = [
        f"COMMENT ON COLUMN {table}.{quoted(column.name)} IS {literal(column.description)}"
        for column in columns(model)
    ]
    return (create, f"COMMENT ON TABLE {table} IS {literal(title(model))}", *comments)


def title(model: type[Row]) -> str:
    """What a row of the model's table is, in a sentence."""
    return (model.__doc__ or model.TABLE).strip().splitlines()[0]


def _column_line(column: Column) -> str:
    parts = [quoted(column.name), column.sql_type]
    parts += ["NOT NULL"] if column.required else []
    return " ".join([*parts, *(f"CHECK ({rule})" for rule in column.rules)])


def table_schema(model: type[Row]) -> dict[str, Json]:
    """The Table Schema of the model's CSV. Source: Table Schema, https://datapackage.org (version 2)."""
    schema: dict[str, Json] = {"fields": [_field(column) for column in columns(model)]}
    schema["missingValues"] = [""]
    if model.KEY:
        schema["primaryKey"] = list(model.KEY)
    if model.REFERENCES:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                # an empty name is the table itself; readers of version 1 know no other way
                "reference": {
                    "resource": "" if reference.table == model.TABLE else reference.table,
                    "fields": list(reference.keys),
                },
            }
            for reference in model.REFERENCES
        ]
    return schema


def _field(column: Column) -> Json:
    constraints: dict[str, Json] = {}
    if column.required and not column.is_clock:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    if column.pattern is not None:
        constraints["pattern"] = column.pattern
    bounds = {"minimum": column.minimum, "maximum": column.maximum}
    constraints |= {name: bound for name, bound in bounds.items() if bound is not None}
    description = column.description + ("." + _CLOCK_NOTE if column.is_clock else "")
    field: dict[str, Json] = {"name": column.name, "type": column.type, "description": description}
    return {**field, "constraints": constraints} if constraints else field
