"""What lands, what replaces it, and what stays when something goes wrong."""

# ruff: noqa: S608 - table names come from the models

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta, timezone

import duckdb
import pytest

from pipeline.database import connection, store
from pipeline.database.store import FileState, Landing
from schemas.exceptions import ActionPlanError, MissingFile, StoreLocked, UnreadableFile
from schemas.plan import PLAN_TABLES, ActionOwner, Section
from tests.factories import make_action, make_plan, make_quality, make_reject, make_run

PLAN = "anytown-access-plan"


@pytest.fixture
def con(tmp_path):
    with connection.connect(tmp_path / "plans.duckdb") as opened:
        yield opened


def held(con, model):
    """The table's rows as the model, in the order of the key."""
    result = con.execute(f"SELECT * FROM curated.{model.TABLE} ORDER BY {', '.join(model.KEY)}")
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def everything(con):
    tables = {model.TABLE: held(con, model) for model in PLAN_TABLES}
    return tables | {"issues": con.execute("FROM state.issues ORDER BY ALL").fetchall()}


def without_empty_texts(row):
    return {name: None if value == "" else value for name, value in row.model_dump().items()}


def test_what_lands_is_what_was_given(con):
    plan = make_plan()
    store.land(con, plan)
    for model in PLAN_TABLES:
        rows = (plan.plan,) if model.TABLE == "plans" else getattr(plan, model.TABLE)
        expected = sorted(rows, key=lambda row: [getattr(row, name) for name in model.KEY])
        assert held(con, model) == [without_empty_texts(row) for row in expected]
        assert rows, model.TABLE


def test_land_counts_the_rows(con):
    counts = store.land(con, make_plan())
    assert (counts["plans"], counts["actions"], counts["action_owners"]) == (1, 3, 3)
    assert counts == {table: len(rows) for table, rows in everything(con).items() if table != "issues"}


def test_empty_text_lands_as_null(con):
    plan = make_plan()
    assert plan.cells[1].text == ""
    store.land(con, plan)
    assert con.execute("SELECT count(*) FROM curated.cells WHERE text IS NULL").fetchone() == (1,)
    assert con.execute("SELECT count(*) FROM curated.cells WHERE text = ''").fetchone() == (0,)


def test_a_column_whose_first_thousands_are_null_keeps_its_type(con):
    # a type guessed from the first rows would be wrong for the last
    plan = make_plan(words=tuple(f"Mend bench {number}" for number in range(3000)))
    last = plan.actions[-1].model_copy(update={"start_date": date(2030, 5, 1), "cost_amount": 12.5})
    store.land(con, plan.model_copy(update={"actions": (*plan.actions[:-1], last)}))
    found = con.execute("SELECT start_date, cost_amount FROM curated.actions WHERE start_date IS NOT NULL")
    assert found.fetchall() == [(date(2030, 5, 1), 12.5)]


def test_a_plan_replaces_its_own_rows_only(con):
    store.land(con, make_plan())
    store.land(con, make_plan("otherton-plan"))
    store.land(con, make_plan(words=("Plant a hedge",)))
    actions = con.execute("SELECT plan_id, action FROM curated.actions ORDER BY ALL").fetchall()
    assert actions[0] == (PLAN, "Plant a hedge")
    assert [plan_id for plan_id, _ in actions[1:]] == ["otherton-plan"] * 3
    owners = con.execute("SELECT action_id FROM curated.action_owners ORDER BY ALL").fetchall()
    assert [row[0] for row in owners] == [f"{PLAN}-a1", *(f"otherton-plan-a{n}" for n in (1, 2, 3))]


def test_landing_twice_is_landing_once(con):
    plan = make_plan().model_copy(update={"issues": (("every table was read", "warning", "table 2"),)})
    store.land(con, plan)
    once = everything(con)
    store.land(con, plan)
    assert everything(con) == once
    assert once["issues"] == [(PLAN, "every table was read", "warning", "table 2")]


def test_an_error_in_mid_transaction_leaves_the_old_plan_whole(con):
    store.land(con, make_plan())
    before = everything(con)
    changed = make_plan(words=("Plant a hedge", "Dig a pond"))
    twice = changed.model_copy(update={"acronyms": changed.acronyms * 2})  # most tables are written by then
    with pytest.raises(ActionPlanError, match=f"{PLAN}.*nothing of it was stored"):
        store.land(con, twice)
    assert everything(con) == before
    store.land(con, changed)  # the connection is usable
    assert con.execute("SELECT count(*) FROM curated.actions").fetchone() == (2,)


def file_of(plan_id, path):
    return FileState(path, "1" * 64, "", "r1", "u1", plan_id)


def test_plans_that_land_together_are_each_replaced_remembered_and_wait_to_be_checked(con):
    alone = make_plan()
    store.land_all(
        con,
        [Landing(alone.by_columns(), file_of(PLAN, "/a")), Landing(make_plan("otherton-plan").by_columns())],
    )
    store.end_waiting(con)
    assert store.unchecked(con) == []

    changed = make_plan(words=("Plant a hedge",))
    store.land_all(
        con, [Landing(changed.by_columns(), file_of(PLAN, "/b")), Landing(make_plan("new-plan").by_columns())]
    )

    assert store.unchecked(con) == [PLAN, "new-plan"]
    assert store.file_states(con).keys() == {"/b"}  # renamed: the old path is no file of the plan's
    actions = con.execute(
        "SELECT plan_id, count(*) FROM curated.actions GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert actions == [(PLAN, 1), ("new-plan", 3), ("otherton-plan", 3)]


def test_a_plan_that_gets_another_id_leaves_nothing_under_the_old_one(con):
    store.land_all(con, [Landing(make_plan().by_columns(), file_of(PLAN, "/a"))])
    store.land_all(
        con, [Landing(make_plan("new-plan").by_columns(), file_of("new-plan", "/a"), replaces=PLAN)]
    )
    assert store.landed_sources(con).keys() == {"new-plan"}
    assert store.unchecked(con) == ["new-plan"]


def test_of_plans_that_land_together_all_are_stored_or_none(con):
    bad = make_plan("otherton-plan")
    bad = bad.model_copy(update={"acronyms": bad.acronyms * 2})
    with pytest.raises(ActionPlanError, match="otherton-plan"):
        store.land_all(con, [Landing(make_plan().by_columns()), Landing(bad.by_columns())])
    assert store.landed_sources(con) == {}


def test_rows_whose_plan_was_deleted_by_hand_do_not_keep_it_out(con):
    store.land(con, make_plan())
    con.execute("DELETE FROM curated.plans")
    store.land(con, make_plan())
    assert store.landed_sources(con).keys() == {PLAN}


def test_another_plan_s_key_is_refused(con):
    store.land(con, make_plan())
    other = make_plan("otherton-plan")
    stolen = other.model_copy(
        update={"actions": (*other.actions, make_action("otherton-plan", 4, "Sweep", action_id=f"{PLAN}-a1"))}
    )
    with pytest.raises(ActionPlanError, match="otherton-plan"):
        store.land(con, stolen)
    assert store.landed_sources(con).keys() == {PLAN}


@pytest.mark.parametrize(
    ("table", "row"),
    [
        # could never be deleted again: its plan is only known through an action that is not there
        ("action_owners", ActionOwner(action_id="gone", position=1, owner="A", owner_id="a", kind="team")),
        ("sections", Section(section_id="x", plan_id="another", level=1, kind="aim", title="X", position=9)),
    ],
)
def test_rows_of_no_plan_are_refused(con, table, row):
    plan = make_plan()
    stray = plan.model_copy(update={table: (*getattr(plan, table), row)})
    with pytest.raises(ActionPlanError, match=f"{table} has rows of"):
        store.land(con, stray)
    assert store.landed_sources(con) == {}


def test_forget_leaves_nothing_of_a_plan(con):
    store.land(con, make_plan("otherton-plan"))
    before = everything(con)
    store.land(con, make_plan().model_copy(update={"issues": (("every table was read", "warning", "2"),)}))
    store.forget(con, PLAN)
    assert everything(con) == before


def test_landed_sources_and_file_states(con):
    plan = make_plan()
    store.land(con, plan)
    assert store.landed_sources(con) == {PLAN: (f"{PLAN}.docx", plan.plan.source_sha256)}
    state = FileState("/plans/a.docx", "1" * 64, None, "r1", "u1", PLAN, "7 9")
    store.remember_files(con, [state])
    store.remember_files(con, [state._replace(reader_version="r2")])
    assert store.file_states(con) == {state.path: state._replace(reader_version="r2")}
    store.forget(con, PLAN)
    assert store.file_states(con) == {}


def test_a_run_lands_in_utc(con):
    summer = timezone(timedelta(hours=1))
    run = make_run().model_copy(update={"started_at": datetime(2030, 6, 1, 9, tzinfo=summer)})
    for _ in range(2):  # the second replaces what is held under the id
        store.land_run(con, run, [make_reject()])
    assert con.execute("SELECT strftime(started_at, '%d %H:%M') FROM curated.runs").fetchall() == [
        ("01 08:00",)
    ]
    assert con.execute("SELECT count(*) FROM curated.rejects").fetchone() == (1,)


def test_what_was_found_by_checks_that_were_broken_off_is_forgotten(con):
    landed, broken_off = (f"00000{n}-aaaaaaaaaaaa" for n in (1, 2))
    store.land_quality(con, [make_quality(landed)])
    store.land_run(con, make_run(landed), [])
    store.land_quality(con, [make_quality(broken_off), make_quality(broken_off, "otherton-plan")])

    store.forget_unlanded_quality(con)

    assert con.execute("SELECT run_id, plan_id FROM curated.quality").fetchall() == [(landed, PLAN)]


def test_run_ids_count_up_and_depend_on_nothing_but_the_inputs(con):
    first = store.next_run_id(con, ["b 2", "a 1"])
    assert first == store.next_run_id(con, ["a 1", "b 2"])
    assert first != store.next_run_id(con, ["a 1", "b 3"])
    store.land_run(con, make_run(first), [])
    second = store.next_run_id(con, ["a 1", "b 2"])
    assert first < second
    assert first.split("-")[1] == second.split("-")[1]


def test_a_database_opens_again_with_its_rows(tmp_path):
    db = tmp_path / "new folder" / "plans.duckdb"
    with connection.connect(db) as con:
        store.land(con, make_plan())
    with connection.connect(db) as con:
        store.land(con, make_plan())
    with connection.connect(db, read_only=True) as con:
        assert store.landed_sources(con).keys() == {PLAN}
        with pytest.raises(duckdb.Error, match="read-only"):
            store.forget(con, PLAN)


HOLD = """
import sys
from pathlib import Path
from pipeline.database import connection, store
with connection.connect(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.parametrize("read_only", [True, False])
def test_a_locked_database_names_its_holder(tmp_path, read_only):
    db = tmp_path / "plans.duckdb"
    command = [sys.executable, "-c", HOLD, str(db)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "open\n"
        with (
            pytest.raises(StoreLocked, match=f"process {holder.pid} .*try again"),
            connection.connect(db, read_only=read_only),
        ):
            pass
        holder.stdin.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.database import connection, store
from tests.factories import make_plan
insert = store._insert
def dying(con, model, rows):
    if model.TABLE == "lineage":
        os.kill(os.getpid(), signal.SIGKILL)
    insert(con, model, rows)
store._insert = dying
with connection.connect(Path(sys.argv[1])) as con:
    store.land(con, make_plan(words=("Plant a hedge",)))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_leaves_the_old_plan_whole(tmp_path):
    db = tmp_path / "plans.duckdb"
    with connection.connect(db) as con:
        store.land(con, make_plan())
        before = everything(con)
    assert subprocess.run([sys.executable, "-c", KILLED, str(db)], check=False).returncode == -9
    with connection.connect(db) as con:
        assert everything(con) == before


def test_reading_a_database_that_is_not_there(tmp_path):
    with (
        pytest.raises(MissingFile, match="no database yet"),
        connection.connect(tmp_path / "x", read_only=True),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"# Notes\n" * 1000])
def test_a_file_that_is_no_database(tmp_path, content):
    db = tmp_path / "notes.md"
    db.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"notes\.md could not be opened"), connection.connect(db):
        pass
    assert db.read_bytes() == content


def test_a_database_of_another_version_is_left_alone(tmp_path):
    db = tmp_path / "plans.duckdb"
    with connection.connect(db) as con:
        store.land(con, make_plan())
        con.execute("UPDATE state.store SET made_for = 'an older version'")
    for read_only in (True, False):
        with pytest.raises(UnreadableFile, match="Move it away"), connection.connect(db, read_only=read_only):
            pass
    with duckdb.connect(str(db)) as con:
        assert con.execute("SELECT count(*) FROM curated.actions").fetchone() == (3,)
