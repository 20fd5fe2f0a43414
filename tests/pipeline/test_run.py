import csv
import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import duckdb
import pytest

from pipeline.checks.judging import judging_elsewhere
from pipeline.database.cache import decode, encode
from pipeline.run import run
from pipeline.running.history import past_runs
from tests.files import ACTIONS, write_docx, write_locked_pdf

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("judging_in_process")]

ROOT = Path(__file__).resolve().parents[2]
OTHERS = (("Publish the travel guide in Braille", "Print Room", "May 2032"),)
HEAVY = {"docx", "great_expectations", "pandas", "pdfplumber", "spacy"}


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def go(folder, *paths, out="out", force=False):
    return run(
        paths or [folder / "raw"],
        db=folder / "plans.duckdb", out=folder / out, jobs=2, force=force, on_read=lambda *_: None,
    )  # fmt: skip


def rows(folder, table, *columns, out="out"):
    with (folder / out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_bad_file_has_its_reason_and_the_others_land(tmp_path, raw):
    good = write_docx(raw / "good.docx")
    (raw / "empty.docx").write_bytes(b"")
    (raw / "text.pdf").write_text("Action 1: open the garden", encoding="utf-8")
    write_locked_pdf(raw / "locked.pdf")
    (raw / "half.docx").write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    (raw / "half.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<< /Type /Cat")
    (tmp_path / "nothing").mkdir()

    report = go(tmp_path, raw, tmp_path / "nothing", tmp_path / "gone.docx")

    assert [(reject.source_file, reject.reason_code) for reject in report.rejects] == [
        ("empty.docx", "empty"),
        ("gone.docx", "missing"),
        ("half.docx", "damaged"),
        ("half.pdf", "damaged"),
        ("locked.pdf", "password"),
        ("nothing", "empty-folder"),
        ("text.pdf", "not-a-document"),
    ]
    assert rows(tmp_path, "rejects", "source_file", "reason_code") == [
        (reject.source_file, reject.reason_code) for reject in report.rejects
    ]
    assert all(reject.reason.count(" ") > 3 for reject in report.rejects)
    assert rows(tmp_path, "plans", "plan_id", "actions") == [("good", "2")]
    assert rows(tmp_path, "actions", "action", "timescale") == [(text, when) for text, _, when in ACTIONS]
    assert (report.run.outcome, report.run.files_rejected, report.run.files_new) == ("with-failures", 7, 1)
    assert report.exit_code == 1


def test_a_letter_is_no_plan_and_a_check_says_so(tmp_path, raw):
    write_docx(raw / "letter.docx", actions=())

    report = go(tmp_path)

    assert rows(tmp_path, "plans", "plan_id", "actions") == [("letter", "0")]
    assert report.rejects == ()
    assert {row.plan_id for row in report.failed if row.severity == "error"} == {"letter"}
    assert report.exit_code == 1
    # the failure stands when nothing has changed
    again = go(tmp_path)
    assert (again.run.outcome, again.exit_code) == ("nothing-changed", 1)


def test_an_unchanged_file_is_not_read_again(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    before = contents(tmp_path / "out")

    again = go(tmp_path)

    assert (again.run.outcome, again.run.files_unchanged, again.exported) == ("nothing-changed", 1, ())
    assert contents(tmp_path / "out") == before
    assert again.exit_code == 0


def test_a_changed_sidecar_and_force_read_again(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    (raw / "plan.yml").write_text("authority: Anytown Council\n", encoding="utf-8")

    assert go(tmp_path).run.files_changed == 1
    assert rows(tmp_path, "actions", "authority") == [("Anytown Council",)] * len(ACTIONS)
    assert go(tmp_path, force=True).run.files_changed == 1


def make_plans(raw):
    write_docx(raw / "a.docx")
    write_docx(raw / "b.docx", OTHERS)
    write_docx(raw / "d.docx", (*ACTIONS, *OTHERS), title="Draft plan for parks 2031")
    (raw / "c.pdf").write_bytes(b"")


def into(folder, raw, jobs):
    run([raw], db=folder / "db", out=folder / "out", jobs=jobs, force=False, on_read=lambda *_: None)
    return contents(folder / "out")


def test_runs_into_empty_folders_write_the_same_bytes(tmp_path, raw):
    make_plans(raw)
    first = into(tmp_path / "first", raw, jobs=2)

    assert into(tmp_path / "second", raw, jobs=1) == first
    # a third that takes its documents from the cache of the first
    shutil.copytree(tmp_path / "first" / ".cache", tmp_path / "third" / ".cache")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "third" / ".cache").rglob("*.z")}
    assert len(before) == 3
    assert into(tmp_path / "third", raw, jobs=2) == first
    assert {path: path.stat().st_mtime_ns for path in before} == before


def forget_what_was_understood(folder):
    """As if the terms had changed since the last run."""
    with duckdb.connect(str(folder / "plans.duckdb")) as con:
        con.execute("UPDATE state.files SET understanding_version = 'older'")


def test_after_a_change_of_terms_the_kept_document_is_mapped_again(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    (kept,) = (tmp_path / ".cache").rglob("*.z")
    document = decode(kept.read_bytes())
    title = replace(document.body[0], text="Another title 2030-2032")
    kept.write_bytes(encode(replace(document, body=(title, *document.body[1:]))))
    forget_what_was_understood(tmp_path)

    report = go(tmp_path)

    assert report.run.files_changed == 1
    assert rows(tmp_path, "plans", "title") == [("Another title 2030-2032",)]  # nobody opened the file
    go(tmp_path, force=True)
    assert rows(tmp_path, "plans", "title") == [("Access plan 2030-2032",)]


def test_a_damaged_document_is_read_again_and_the_report_says_so(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    (kept,) = (tmp_path / ".cache").rglob("*.z")
    kept.write_bytes(b"half of it")
    forget_what_was_understood(tmp_path)

    report = go(tmp_path)

    assert report.notes == ("the kept reading of plan.docx was damaged, its file was read again",)
    assert (report.exit_code, rows(tmp_path, "plans", "actions")) == (0, [("2",)])


@pytest.mark.parametrize("last_step", ["land_quality", "end_waiting"])
def test_a_run_broken_off_before_its_checks_landed_is_taken_up_where_it_was(
    tmp_path, raw, monkeypatch, last_step
):
    write_docx(raw / "plan.docx")
    with monkeypatch.context() as patch:
        patch.setattr(f"pipeline.database.store.{last_step}", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(tmp_path)

    shutil.rmtree(tmp_path / ".cache")  # nothing is kept of what was read but the plan that landed
    report = go(tmp_path)

    assert (report.run.files_new, report.run.outcome) == (1, "ok")  # new to those who read the tables
    assert not list((tmp_path / ".cache").rglob("*.z"))  # and not read again
    assert report.notes == ("a run was broken off; 1 of its plans had landed and are taken up",)
    assert set(rows(tmp_path, "quality", "plan_id", "run_id")) == {("plan", report.run.run_id)}
    assert rows(tmp_path, "plans", "plan_id") == [("plan",)]


def test_checks_begun_in_a_run_that_was_broken_off_are_made_again(tmp_path, raw, monkeypatch):
    def to_the_last(checks):
        while checks._begun:
            yield from checks._begun.popleft().result()

    write_docx(raw / "a.docx")
    write_docx(raw / "b.docx", OTHERS)
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.checks.checking._BATCH_PLANS", 1)
        patch.setattr("pipeline.checks.checking.Checking.found", to_the_last)
        patch.setattr("pipeline.running.change.check_again", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(tmp_path)
    (copy,) = tmp_path.glob(".plans.duckdb.*")
    with duckdb.connect(str(copy)) as con:
        con.execute("UPDATE curated.quality SET examples = 'of before'")
        assert con.execute("SELECT count(DISTINCT plan_id) FROM curated.quality").fetchone() == (2,)

    assert go(tmp_path).exit_code == 0
    found = rows(tmp_path, "quality", "plan_id", "check_name", "examples")
    assert not [example for _, _, example in found if example == "of before"]
    assert len({row[:2] for row in found}) == len(found) > 2 * 70


def test_only_what_changed_is_checked_again(tmp_path, raw):
    write_docx(raw / "a.docx")
    write_docx(raw / "b.docx", OTHERS)
    go(tmp_path)
    write_docx(raw / "b.docx", OTHERS, title="A plan with another title")

    run_id = go(tmp_path).run.run_id

    assert {plan for plan, run in rows(tmp_path, "quality", "plan_id", "run_id") if run == run_id} == {"b"}


def copies_found(folder):
    found = rows(folder, "quality", "plan_id", "check_name", "passed")
    return {plan for plan, check, passed in found if "copy" in check and passed == "false"}


def test_a_plan_is_a_copy_as_long_as_the_other_one_is(tmp_path, raw, monkeypatch):
    long = tuple((f"Build wall number {number}", "Parks Team", "May 2032") for number in range(4))
    write_docx(raw / "a.docx", long)
    go(tmp_path)
    assert copies_found(tmp_path) == set()

    write_docx(raw / "b.docx", long, title="The same in another file")
    with (
        monkeypatch.context() as patch
    ):  # what these checks found does not count, so that of before does not stand
        patch.setattr("pipeline.database.store.end_waiting", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            go(tmp_path)
    go(tmp_path)
    assert copies_found(tmp_path) == {"a", "b"}  # the first has not changed

    write_docx(raw / "b.docx", OTHERS)
    go(tmp_path)
    assert copies_found(tmp_path) == set()


def test_another_folder_gets_the_same_tables_though_nothing_changed(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)

    go(tmp_path, out="other")

    assert contents(tmp_path / "other") == contents(tmp_path / "out")


def test_a_folder_left_behind_catches_up(tmp_path, raw):
    write_docx(raw / "a.docx")
    go(tmp_path)
    write_docx(raw / "b.docx", OTHERS)
    go(tmp_path, out="other")

    go(tmp_path)

    assert rows(tmp_path, "plans", "plan_id") == [("a",), ("b",)]


def test_files_of_another_version_of_the_program_are_written_anew(tmp_path, raw, monkeypatch):
    write_docx(raw / "a.docx")
    go(tmp_path)
    (tmp_path / "plans.duckdb").unlink()
    assert go(tmp_path).exported == ()  # a new database, and the same tables

    (tmp_path / "plans.duckdb").unlink()
    monkeypatch.setattr("pipeline.run.code_version", lambda: "another")
    assert {path.name for path in go(tmp_path).exported} >= {"actions.csv", "datapackage.json"}


def test_files_that_were_rejected_before_are_no_reason_to_load_the_checker(tmp_path, raw, monkeypatch):
    children = Mock()
    monkeypatch.setattr("pipeline.checks.checker.checker._children", children)
    monkeypatch.setattr("pipeline.running.change.judging_elsewhere", judging_elsewhere)
    (raw / "empty.docx").write_bytes(b"")

    loaded = [go(tmp_path) and children.do.call_count for _ in range(2)]

    assert loaded == [1, 1]  # in the first run it might have been a plan


def test_a_reject_that_is_gone_leaves_the_tables(tmp_path, raw):
    write_docx(raw / "plan.docx")
    (raw / "empty.docx").write_bytes(b"")
    go(tmp_path)
    (raw / "empty.docx").unlink()

    report = go(tmp_path)

    assert (report.run.outcome, report.exit_code) == ("ok", 0)
    assert rows(tmp_path, "rejects", "source_file") == []


def test_a_file_that_turns_bad_keeps_its_last_good_reading(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    (raw / "plan.docx").write_bytes(b"")

    assert go(tmp_path).exit_code == 1
    assert rows(tmp_path, "plans", "plan_id", "actions") == [("plan", "2")]


def test_the_same_bytes_twice_are_one_plan(tmp_path, raw):
    plan = write_docx(raw / "plan.docx")
    (raw / "copy.docx").write_bytes(plan.read_bytes())

    report = go(tmp_path)

    assert rows(tmp_path, "plans", "plan_id") == [("copy",)]
    assert ["plan.docx has the same bytes as" in note for note in report.notes] == [True]
    assert report.exit_code == 0


def test_a_renamed_file_keeps_its_plan_and_a_new_id_moves_it(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    (raw / "plan.docx").rename(raw / "plan v2.docx")
    go(tmp_path)
    assert rows(tmp_path, "plans", "plan_id", "source_file") == [("plan", "plan v2.docx")]

    (raw / "plan v2.yml").write_text("plan_id: access-plan\n", encoding="utf-8")
    go(tmp_path)

    assert rows(tmp_path, "plans", "plan_id", "source_file") == [("access-plan", "plan v2.docx")]


def test_a_nothing_changed_run_is_recorded(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    go(tmp_path)

    assert [past.run.outcome for past in past_runs(tmp_path / "plans.duckdb")] == ["ok", "nothing-changed"]
    write_docx(raw / "other.docx", OTHERS)
    go(tmp_path)
    with duckdb.connect(str(tmp_path / "plans.duckdb"), read_only=True) as con:
        outcomes = con.execute("SELECT outcome FROM curated.runs ORDER BY run_id").fetchall()
    assert outcomes == [("ok",), ("nothing-changed",), ("ok",)]  # with the next change it is in the table too


def test_an_unchanged_run_loads_no_reader_and_no_checker(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    code = (
        "import json, sys\nfrom pipeline.cli.app import app\n"
        f"try: app(['run', {str(raw)!r}, '--db', {str(tmp_path / 'plans.duckdb')!r}, '--out', "
        f"{str(tmp_path / 'out')!r}])\n"
        "except SystemExit as end: print(json.dumps([end.code, *sorted(sys.modules)]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    code, *modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert "Nothing changed" in done.stdout
    assert {name.split(".")[0] for name in modules} & HEAVY == set()
