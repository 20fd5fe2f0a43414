import csv
import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.run import run
from tests.files import ACTIONS, write_docx, write_locked_pdf

pytestmark = pytest.mark.slow

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


def test_two_runs_into_two_empty_folders_write_the_same_bytes(tmp_path, raw):
    write_docx(raw / "a.docx")
    write_docx(raw / "b.docx", OTHERS)
    (raw / "c.pdf").write_bytes(b"")

    for name in ("first", "second"):
        run(
            [raw],
            db=tmp_path / name / "db",
            out=tmp_path / name / "out",
            jobs=2,
            force=False,
            on_read=lambda *_: None,
        )

    assert contents(tmp_path / "first" / "out") == contents(tmp_path / "second" / "out")


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

    with duckdb.connect(str(tmp_path / "plans.duckdb"), read_only=True) as con:
        outcomes = con.execute("SELECT outcome FROM curated.runs ORDER BY run_id").fetchall()
    assert outcomes == [("ok",), ("nothing-changed",)]


def test_an_unchanged_run_loads_no_reader_and_no_checker(tmp_path, raw):
    write_docx(raw / "plan.docx")
    go(tmp_path)
    code = (
        "import json, sys\nfrom pipeline.cli import app\n"
        f"try: app(['run', {str(raw)!r}, '--db', {str(tmp_path / 'plans.duckdb')!r}, '--out', "
        f"{str(tmp_path / 'out')!r}])\n"
        "except SystemExit as end: print(json.dumps([end.code, *sorted(sys.modules)]), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    code, *modules = json.loads(done.stderr.splitlines()[-1])
    assert code == 0
    assert "Nothing changed" in done.stdout
    assert {name.split(".")[0] for name in modules} & HEAVY == set()
