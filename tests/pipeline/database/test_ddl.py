"""The models as DuckDB tables and as Table Schemas."""

# ruff: noqa: S608 - table names come from the models

from __future__ import annotations

import duckdb
import pytest

from pipeline.database.ddl import columns, create_table, literal, quoted, table_schema
from schemas.evidence import CellRow
from schemas.plan import Acronym, PlanRow, Section
from schemas.run import TABLES, Run


def column(model, name):
    return next(found for found in columns(model) if found.name == name)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA curated")
        for model in TABLES:
            for statement in create_table(model):
                connection.execute(statement)
        yield connection


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.TABLE)
def test_a_table_has_the_model_s_columns_in_their_order(con, model):
    shown = con.execute(f"DESCRIBE curated.{model.TABLE}").fetchall()
    assert [row[0] for row in shown] == list(model.model_fields)
    assert [row[2] == "NO" for row in shown] == [found.required for found in columns(model)]


def test_every_column_and_table_has_a_comment(con):
    bare = "SELECT table_name FROM duckdb_{}() WHERE schema_name = 'curated' AND coalesce(comment, '') = ''"
    assert con.execute(bare.format("columns")).fetchall() == []
    assert con.execute(bare.format("tables")).fetchall() == []


@pytest.mark.parametrize(
    ("model", "name", "required"),
    [
        (PlanRow, "plan_id", True),  # a key
        (PlanRow, "title", False),  # optional in the model
        (PlanRow, "tables", True),  # 0 is a value
        (CellRow, "text", False),  # not optional, but empty text lands as NULL: blank cells
        (Acronym, "acronym", True),  # text the model does not let be empty
        (Section, "parent_section_id", False),  # a reference, but optional
    ],
)
def test_what_is_required(model, name, required):
    assert column(model, name).required is required


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Section, {"level": 0}),  # below its minimum
        (PlanRow, {"coverage": 1.01}),  # above its maximum
        (PlanRow, {"status": "agreed"}),  # not on its list
        (PlanRow, {"authority_code": "X08000099"}),  # not of its form
        (PlanRow, {"plan_id": None}),  # required
    ],
)
def test_the_table_refuses_what_the_model_refuses(con, model, changes):
    values = {
        "section_id": "s", "plan_id": "p", "kind": "aim", "source_file": "p.docx", "source_format": "docx", "level": 1, "position": 1, "source_sha256": "0" * 64, "tables": 0,
        "actions": 0, "measures": 0, "coverage": 1.0, "confidence": 1.0,
    }  # fmt: skip
    row = {name: value for name, value in values.items() if name in model.model_fields}
    insert(con, model, row)
    con.execute(f"DELETE FROM curated.{model.TABLE}")
    with pytest.raises(duckdb.ConstraintException):
        insert(con, model, row | changes)


def insert(con, model, row):
    names, marks = ", ".join(map(quoted, row)), ", ".join("?" for _ in row)
    con.execute(f"INSERT INTO curated.{model.TABLE} ({names}) VALUES ({marks})", list(row.values()))


def test_a_key_is_the_table_s_primary_key_where_its_rows_are_few(con):
    found = con.execute(
        "SELECT table_name, constraint_column_names FROM duckdb_constraints() "
        "WHERE constraint_type = 'PRIMARY KEY'"
    ).fetchall()
    assert {table: tuple(names) for table, names in found} == {
        model.TABLE: model.KEY for model in TABLES if not model.MANY
    }
    assert {model.TABLE for model in TABLES if model.MANY} == {"cells", "lineage", "leftovers", "quality"}


def test_a_table_schema_says_what_the_model_says():
    schema = table_schema(Section)
    assert schema["fields"][3] == {
        "name": "level",
        "type": "integer",
        "description": "Depth in the tree, 1 is outermost",
        "constraints": {"required": True, "minimum": 1},
    }
    assert schema["primaryKey"] == ["section_id"]
    assert schema["foreignKeys"][1] == {
        "fields": ["parent_section_id"],
        "reference": {"resource": "", "fields": ["section_id"]},  # the table itself
    }
    status = table_schema(PlanRow)["fields"][5]
    assert (status["name"], status["constraints"]) == ("status", {"enum": ["draft", "final", "review"]})


def test_the_clock_is_not_required_in_a_csv():
    started = table_schema(Run)["fields"][1]
    assert started["name"] == "started_at"
    assert "constraints" not in started
    assert "empty in the CSV" in started["description"]
    assert column(Run, "started_at").required


def test_quotes_in_sql_are_doubled():
    assert (literal("it's"), quoted('a"b')) == ("'it''s'", '"a""b"')
