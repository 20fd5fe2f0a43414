"""The snapshot is what it was, or what it is to be; what is left behind is taken up, or put away and said."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from pipeline.database import snapshot, store
from pipeline.database.snapshot import at_desk, newest, reading, repair, write_whole
from schemas.exceptions import DamagedStore, StoreLocked, UnreadableFile, Unwritable
from tests.factories import make_plan


@pytest.fixture
def db(tmp_path):
    path = tmp_path / "plans.duckdb"
    publish(path, "first-plan")
    return path


def publish(db, *plan_ids):
    with at_desk(db) as desk:
        for plan_id in plan_ids:
            store.land(desk.write(), make_plan(plan_id))
        desk.publish()
        return desk.notes


def plans(db):
    with reading(db) as con:
        return [row[0] for row in con.execute("SELECT plan_id FROM curated.plans ORDER BY 1").fetchall()]


def files(db):
    return sorted(path.name for path in db.parent.iterdir())


def break_off(db, *plan_ids):
    """A run that lands plans and is killed: what was written stays, nothing is tidied."""
    desk = snapshot.Desk(db)
    desk.take_up()
    for plan_id in plan_ids:
        store.land(desk.write(), make_plan(plan_id))
    desk.con.execute("CHECKPOINT")
    desk.close()


def test_the_snapshot_is_one_file_and_the_copy_is_gone(db):
    assert files(db) == ["plans.duckdb"]
    assert plans(db) == ["first-plan"]


def test_readers_see_the_old_state_until_the_new_one_is_whole(db):
    with at_desk(db) as desk:
        store.land(desk.write(), make_plan("second-plan"))
        assert plans(db) == ["first-plan"]
        with duckdb.connect(str(db), read_only=True) as early:
            desk.publish()
            assert early.execute("SELECT count(*) FROM curated.plans").fetchone() == (1,)
        assert plans(db) == ["first-plan", "second-plan"]
        assert desk.con.execute("SELECT count(*) FROM curated.plans").fetchone() == (2,)


def test_a_desk_that_changes_nothing_copies_nothing(db, monkeypatch):
    monkeypatch.setattr(shutil, "copyfile", None)
    before = db.stat().st_mtime_ns
    with at_desk(db) as desk:
        assert store.unchecked(desk.con) == ["first-plan"]
        assert desk.publish() == db
    assert db.stat().st_mtime_ns == before


def test_what_a_broken_off_run_had_landed_is_taken_up(db):
    break_off(db, "second-plan", "third-plan")
    assert plans(db) == ["first-plan"]

    assert publish(db, "fourth-plan") == ("a run was broken off; 3 of its plans had landed and are taken up",)

    assert plans(db) == ["first-plan", "fourth-plan", "second-plan", "third-plan"]
    assert files(db) == ["plans.duckdb"]


def test_a_copy_of_another_snapshot_is_not_taken_up(db):
    break_off(db, "second-plan")
    with duckdb.connect(str(db)) as con:  # another program has written in it meanwhile
        con.execute("CREATE TABLE notes AS SELECT range AS n FROM range(100000)")

    publish(db, "third-plan")

    assert plans(db) == ["first-plan", "third-plan"]
    assert files(db) == ["plans.duckdb"]


@pytest.mark.parametrize("left", [b"", b"half a file", b"12345678DUCK and then nothing"])
def test_a_copy_that_cannot_be_used_is_deleted_and_it_is_said(db, left):
    break_off(db, "second-plan")
    (copy,) = (path for path in db.parent.iterdir() if path != db)
    copy.write_bytes(left)

    notes = publish(db, "third-plan")

    assert notes == ("what a run that was broken off had left could not be used and was deleted",)
    assert plans(db) == ["first-plan", "third-plan"]


def test_a_deleted_database_begins_anew(db):
    break_off(db, "second-plan")
    db.unlink()

    publish(db, "third-plan")

    assert plans(db) == ["third-plan"]


def damage(db):
    """Zeros over a block of the tables, not over the head of the file."""
    content = bytearray(db.read_bytes())
    content[12_288 + 64 : -1] = bytes(len(content) - 12_288 - 65)
    db.write_bytes(content)


def test_a_damaged_database_is_set_aside_and_said(db):
    damage(db)
    with pytest.raises((DamagedStore, duckdb.Error)), at_desk(db) as desk:
        store.file_states(desk.con)

    assert "set aside as plans.damaged-1.duckdb" in repair(db)

    publish(db, "second-plan")
    assert (plans(db), files(db)) == (["second-plan"], ["plans.damaged-1.duckdb", "plans.duckdb"])


def test_what_is_no_database_stays_where_it_is(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear neighbours, thank you for coming. " * 500)
    with pytest.raises(UnreadableFile, match="could not be opened"), at_desk(letter) as desk:
        store.file_states(desk.con)
    assert files(letter) == ["letter.txt"]


def test_a_damaged_copy_does_not_cost_the_snapshot(db):
    break_off(db, "second-plan")
    assert repair(db) == "what a run that was broken off had left was damaged and was deleted"
    assert plans(db) == ["first-plan"]


@pytest.fixture
def windows(db, monkeypatch):
    """A system on which the database is open elsewhere and cannot be replaced, until told otherwise."""
    replace, busy = Path.replace, {db.name}

    def refuse(self, target):
        if Path(target).name in busy:
            raise PermissionError(13, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    return busy


def test_where_the_open_file_cannot_be_replaced_a_pointer_names_the_new_one(db, windows):
    (note,) = publish(db, "second-plan")

    assert "the new tables are in plans.1.duckdb" in note
    assert (newest(db).name, plans(db)) == ("plans.1.duckdb", ["first-plan", "second-plan"])
    with duckdb.connect(str(db), read_only=True) as con:  # whoever has it open
        assert con.execute("SELECT count(*) FROM curated.plans").fetchone() == (1,)
    publish(db, "third-plan")  # still open
    assert (newest(db).name, plans(db)) == ("plans.2.duckdb", ["first-plan", "second-plan", "third-plan"])

    windows.clear()

    assert "could be replaced at last" in publish(db)[0]
    assert (files(db), len(plans(db))) == (["plans.duckdb"], 3)


def test_a_pointer_to_anything_else_is_none(db, tmp_path):
    (tmp_path / "other.duckdb").write_bytes(b"")
    for name in ("other.duckdb", "../plans.1.duckdb", "plans.7.duckdb", "\0", ""):
        (tmp_path / "plans.duckdb.current").write_text(name)
        assert newest(db) == db


def test_a_session_of_another_program_that_was_broken_off_is_replayed(db, tmp_path):
    with duckdb.connect(str(db)) as con:
        con.execute("SET wal_autocheckpoint = '1GB'")
        con.execute("UPDATE curated.plans SET title = 'By hand'")
        for name in ("plans.duckdb", "plans.duckdb.wal"):
            (tmp_path / "killed").mkdir(exist_ok=True)
            shutil.copyfile(tmp_path / name, tmp_path / "killed" / name)

    publish(tmp_path / "killed" / "plans.duckdb", "second-plan")

    with reading(tmp_path / "killed" / "plans.duckdb") as con:
        titles = con.execute("SELECT title FROM curated.plans ORDER BY plan_id").fetchall()
    assert titles == [("By hand",), ("Access plan",)]
    assert files(tmp_path / "killed" / "x") == ["plans.duckdb"]


def test_a_name_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "md:plans", "it's; DROP TABLE plans.duckdb", "a[b]*.duckdb"):
        db = Path(name)
        publish(db, "first-plan")
        assert plans(db) == ["first-plan"]
        assert db.is_file()
        db.unlink()
    assert list(tmp_path.iterdir()) == []


def test_a_text_is_written_whole_or_not_at_all(tmp_path):
    place = tmp_path / "run.json"
    write_whole(place, "old")
    with pytest.raises(Unwritable, match="could not be written"):
        write_whole(tmp_path / "missing" / "run.json", "new")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_someone_who_writes_in_the_database_is_waited_for(db):
    with duckdb.connect(str(db)), pytest.raises(StoreLocked), at_desk(db) as desk:
        store.file_states(desk.con)
