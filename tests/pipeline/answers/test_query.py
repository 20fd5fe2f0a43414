"""A user's query reads the tables and nothing else."""

from __future__ import annotations

import pytest

from pipeline.answers.query import query
from pipeline.database import connection, store
from schemas.exceptions import ActionPlanError, MissingFile
from tests.factories import make_plan


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    path = tmp_path_factory.mktemp("query") / "plans.duckdb"
    with connection.connect(path) as con:
        store.land(con, make_plan())
    return path


def test_an_answer_has_names_and_rows(db):
    answer = query(db, "SELECT plan_id, actions FROM plans")
    assert answer == (("plan_id", "actions"), (("anytown-access-plan", 3),))


def test_of_several_statements_the_last_answers(db):
    assert query(db, "SELECT 1; SELECT count(*) AS n FROM curated.actions;").rows == ((3,),)


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("DELETE FROM plans", "read-only"),
        ("CREATE TABLE notes (a INT)", "read-only"),
        ("COPY plans TO '{folder}/plans.csv'", "disabled by configuration"),
        ("EXPORT DATABASE '{folder}/all'", "disabled by configuration"),
        ("ATTACH '{folder}/new.duckdb' AS new", "disabled by configuration"),
        ("SELECT * FROM read_text('{folder}/secret.txt')", "disabled by configuration"),
        ("SELECT * FROM '{folder}/secret.csv'", "disabled by configuration"),
        ("SET enable_external_access = true", "locked"),
        ("LOAD httpfs", "disabled"),
        ("SELECT * FROM db", "does not exist"),  # a variable of the program
        ("SELEC 1", "syntax error"),
        ("SELECT owner FROM actions", "owners"),  # DuckDB's own hint comes through
        (" -- nothing\n", "the query is empty"),
    ],
)
def test_what_a_query_cannot_do(db, tmp_path, sql, message):
    for name in ("secret.txt", "secret.csv"):
        (tmp_path / name).write_text("a\n1\n")
    with pytest.raises(ActionPlanError, match=message):
        query(db, sql.format(folder=tmp_path.as_posix()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret.csv", "secret.txt"]
    assert query(db, "SELECT count(*) FROM plans").rows == ((1,),)


def test_there_is_no_database_yet(tmp_path):
    with pytest.raises(MissingFile):
        query(tmp_path / "plans.duckdb", "SELECT 1")
