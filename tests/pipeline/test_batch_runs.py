"""Runs nobody watches: what they write down, what they leave alone, and when they publish nothing."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.answers.status import status
from pipeline.database.snapshot import reading
from pipeline.run import run
from pipeline.running import journal
from pipeline.running.files import find_files
from pipeline.running.history import past_runs
from pipeline.running.journal import Journal
from pipeline.running.order import Options
from pipeline.running.report import exit_code_of
from schemas.exceptions import UnreadableFile, Unwritable
from tests.files import write_docx


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "raw").mkdir()
    return tmp_path / "raw"


def go(folder, **options):
    return run(
        [folder / "raw"], db=folder / "plans.duckdb", out=folder / "out", jobs=1, force=False,
        on_read=lambda *_: None, options=Options(**options),
    )  # fmt: skip


@pytest.mark.slow
def test_a_run_is_written_down_whole(tmp_path, raw):
    write_docx(raw / "plan.docx")
    (raw / "empty.docx").write_bytes(b"")
    told = []

    go(tmp_path, on_event=lambda event, facts: told.append((event, facts)))

    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    files = {Path(each["file"]).name: each for each in record["files"]}
    assert (files["plan.docx"]["outcome"], files["empty.docx"]["outcome"]) == ("new", "rejected")
    assert files["empty.docx"]["reason_code"] == "empty"
    assert (record["exit_code"], record["published"], record["database"]) == (1, True, "plans.duckdb")
    assert (record["rows"]["plans"], record["rows"]["actions"], record["rows"]["rejects"]) == (1, 2, 1)
    assert record["checks"]["errors"] == 0
    assert record["seconds"].keys() == {"find", "read", "check", "publish", "export", "total"}
    assert {"actionplans", "reader", "duckdb", "python"} <= record["versions"].keys()
    events = [event for event, _ in told]
    assert events[:2] == ["step", "found"]
    assert {"read", "rejected"} < set(events)
    assert told[-1] == (
        "ended",
        {"run_id": record["run"]["run_id"], "outcome": "with-failures", "exit_code": 1},
    )


@pytest.mark.slow
def test_more_rejects_than_allowed_publish_nothing_and_as_many_are_no_failure(tmp_path, raw):
    write_docx(raw / "plan.docx")
    (raw / "empty.docx").write_bytes(b"")

    refused = go(tmp_path, max_rejects=0)

    assert (refused.exit_code, refused.published) == (6, False)
    assert "nothing was published" in refused.notes[-1]
    assert not (tmp_path / "plans.duckdb").exists()
    assert not (tmp_path / "out").exists()
    assert json.loads((tmp_path / "run.json").read_text())["exit_code"] == 6
    allowed = go(tmp_path, max_rejects=1)
    assert (allowed.exit_code, allowed.run.files_new, allowed.run.outcome) == (0, 1, "with-failures")
    assert [past.exit_code for past in past_runs(tmp_path / "plans.duckdb")] == [6, 0]
    found = status(tmp_path / "plans.duckdb", 1)
    assert (found.counts, found.is_at_work, found.holder) == (
        {"plans": 1, "actions": 2, "measures": 0, "rejects": 1},
        False,
        None,
    )
    assert [past.run.run_id for past in found.runs] == [allowed.run.run_id]


@pytest.mark.slow
def test_names_that_are_sql_or_no_text_are_names(tmp_path, raw):
    names = ("a'); DROP TABLE curated.plans; --.docx", "$(touch hacked).docx", "=1+1.docx", "\x1b[2Jesc.docx")
    for number, name in enumerate(names):
        write_docx(raw / name, title=f"Access plan {number} 2030-2032")
    broken = os.fsencode(raw) + b"/caf\xe9.docx"  # a name in another encoding
    write_docx(raw / "x.docx", title="Access plan 9 2030-2032").rename(os.fsdecode(broken))

    report = go(tmp_path)

    assert (report.rejects, report.run.files_new) == ((), 5)
    with reading(tmp_path / "plans.duckdb") as con:
        found = {name for (name,) in con.execute("SELECT source_file FROM curated.plans").fetchall()}
    assert found == {*names, "caf\ufffd.docx"}
    assert sorted(path.name for path in tmp_path.iterdir() if "hacked" in path.name) == []


def test_only_files_changed_since_are_looked_at(raw):
    for name, days in (("old.docx", 9), ("new.docx", 1), ("sidecar.docx", 9)):
        path = write_docx(raw / name)
        os.utime(path, (time.time() - days * 86400,) * 2)
    (raw / "sidecar.yml").write_text("topic: SEND\n", encoding="utf-8")

    # they were all put there just now, which is as good as changed
    assert len(find_files([raw], datetime.now(UTC) - timedelta(days=2))[0]) == 3
    assert find_files([raw], datetime.now(UTC) + timedelta(hours=1)) == ((), ())
    assert len(find_files([raw])[0]) == 3


def test_a_clock_that_jumps_ends_no_run_before_it_began(monkeypatch):
    class Jumping(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(1999, 1, 1, tzinfo=tz) if began else datetime(2030, 1, 1, tzinfo=tz)

    began = False
    monkeypatch.setattr(journal, "datetime", Jumping)
    written = Journal(journal.nobody)
    began = True
    with written.step("read"):
        pass
    assert written.started.year == 2030
    assert written.now() >= written.started
    assert written.seconds["read"] >= 0


def test_a_run_that_ends_in_an_error_is_written_down_too(tmp_path, raw):
    write_docx(raw / "plan.docx")
    (tmp_path / "plans.duckdb").write_text("Dear neighbours, thank you for coming. " * 500)

    with pytest.raises(UnreadableFile, match="could not be opened"):
        go(tmp_path)

    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (record["exit_code"], record["published"]) == (2, False)
    assert "could not be opened" in record["error"]
    (past,) = past_runs(tmp_path / "plans.duckdb")
    assert (past.run, past.exit_code, past.error) == (None, 2, record["error"])


def test_a_place_that_cannot_be_written_to_is_said(tmp_path, raw):
    write_docx(raw / "plan.docx")
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Unwritable) as caught:
        run([raw], db=tmp_path / "file" / "plans.duckdb", out=tmp_path / "out", jobs=1, force=False,
            on_read=lambda *_: None)  # fmt: skip
    assert exit_code_of(caught.value) == 5


def test_a_damaged_history_is_none(tmp_path):
    db = tmp_path / "plans.duckdb"
    for text in ("", "{", '{"runs": [{"run": 1}]}', '{"runs": 7}', "[]"):
        (tmp_path / "plans.runs.json").write_text(text)
        assert past_runs(db) == ()
    assert status(db, 10).counts is None
