import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from pipeline.cli.app import app
from pipeline.run import run
from tests.files import ACTIONS, write_docx

ROOT = Path(__file__).resolve().parents[3]


def actionplans(*arguments, cwd):
    """The command in a process of its own, as a user starts it."""
    code = "import sys; from pipeline.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip


def read_into(folder, plan):
    """A run into the default places of `folder`, in this process."""
    database, out = folder / "data" / "actionplans.duckdb", folder / "data" / "curated"
    return run([plan], db=database, out=out, jobs=1, force=False, on_read=lambda *_: None)


@contextmanager
def another_process(code, *arguments):
    """A process that has printed a line and stays until the block ends."""
    child = subprocess.Popen(
        [sys.executable, "-c", code + "\nprint('ready', flush=True)\ninput()", *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert child.stdout.readline() == "ready\n"
        yield child
    finally:
        child.communicate("\n", timeout=30)


@pytest.fixture(scope="module")
def landed(tmp_path_factory):
    """A folder in which one plan has been read with the default places of everything."""
    folder = tmp_path_factory.mktemp("landed")
    (folder / "data" / "raw").mkdir(parents=True)
    write_docx(folder / "data" / "raw" / "plan.docx")
    done = actionplans("run", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_version_and_wrong_use(tmp_path):
    assert actionplans("--version", cwd=tmp_path).stdout.startswith("actionplans 0.")
    wrong = actionplans("run", "--jobs", "0", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "--jobs" in wrong.stderr
    for arguments in (("--engine", "dask"), ("--scheduler", "tcp://127.0.0.1:8786")):
        wrong = actionplans("run", *arguments, cwd=tmp_path)
        assert wrong.returncode == 2
        assert "go together" in " ".join(wrong.stderr.split())


def test_every_command_is_in_the_readme():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [command.name or command.callback.__name__ for command in app.registered_commands]

    assert "run" in commands
    assert [name for name in commands if f"actionplans {name}" not in readme] == []


@pytest.mark.slow
def test_run_prints_a_summary_and_leaves_the_tables(landed):
    assert (landed / "data" / "curated" / "actions.csv").is_file()
    again = actionplans("run", cwd=landed)
    assert again.returncode == 0
    assert again.stdout.endswith("Nothing changed since the last run.\n")


@pytest.mark.slow
def test_json_is_one_object_on_standard_output_and_words_go_to_standard_error(landed):
    (landed / "bad.pdf").write_bytes(b"")

    done = actionplans("run", "data/raw", "bad.pdf", "--json", cwd=landed)

    answer = json.loads(done.stdout)
    assert done.returncode == answer["exit_code"] == 1
    assert [(reject["source_file"], reject["reason_code"]) for reject in answer["rejects"]] == [
        ("bad.pdf", "empty")
    ]
    assert [plan["plan_id"] for plan in answer["plans"]] == ["plan"]
    assert "bad.pdf has no bytes" in done.stderr


@pytest.mark.slow
def test_inspect_shows_roles_with_reasons_and_lands_nothing(tmp_path):
    plan = write_docx(tmp_path / "plan.docx")

    in_words, as_json = (
        actionplans("inspect", plan, cwd=tmp_path),
        actionplans("inspect", plan, "--json", cwd=tmp_path),
    )

    assert (in_words.returncode, as_json.returncode) == (0, 0)
    assert ACTIONS[0][0] in in_words.stdout
    answer = json.loads(as_json.stdout)
    columns = answer["tables"][0]["columns"]
    assert [(column["header"], column["role"]) for column in columns] == [
        ("Action", "action"),
        ("Owner", "owner"),
        ("By when", "timescale"),
    ]
    assert all(0 < column["confidence"] <= 1 and column["reason"] for column in columns)
    assert columns[1]["samples"] == [owner for _, owner, _ in ACTIONS]
    assert [action["action"] for action in answer["actions"]] == [text for text, _, _ in ACTIONS]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.docx"]


@pytest.mark.slow
def test_inspect_says_what_is_wrong_with_a_file(tmp_path):
    (tmp_path / "plan.docx").write_bytes(b"")

    done = actionplans("inspect", "plan.docx", "--json", cwd=tmp_path)

    assert done.returncode == 1
    assert json.loads(done.stdout)["error"]["code"] == "empty"
    assert done.stderr.startswith("actionplans: plan.docx has no bytes")


@pytest.mark.slow
def test_check_export_and_query_read_the_database(landed):
    check = actionplans("check", "--json", cwd=landed)
    assert check.returncode == 0
    assert {row["plan_id"] for row in json.loads(check.stdout)["checks"]} == {"plan"}

    exported = actionplans("export", "--out", "tables", "--json", cwd=landed)
    assert "tables/actions.csv" in json.loads(exported.stdout)["exported"]

    answer = actionplans(
        "query", "SELECT action, end_date FROM actions ORDER BY position", "--json", cwd=landed
    )
    assert json.loads(answer.stdout) == {
        "columns": ["action", "end_date"],
        "rows": [[ACTIONS[0][0], "2031-03-31"], [ACTIONS[1][0], "2031-07-31"]],
    }
    assert "2 rows" in actionplans("query", "SELECT action FROM actions", cwd=landed).stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "SELEC 1"), "DuckDB says"),
        (("query", "DELETE FROM actions"), "DuckDB says"),
        (("check", "--db", "none.duckdb"), "there is no database yet"),
        (("forget", "no-such-plan"), "the plans are plan"),
    ],
)
def test_a_query_or_database_that_cannot_be_used_is_wrong_use(landed, arguments, words):
    done = actionplans(*arguments, cwd=landed)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_forget_takes_a_plan_out_and_run_brings_it_back(tmp_path):
    plan = write_docx(tmp_path / "plan.docx")
    read_into(tmp_path, plan)

    assert actionplans("forget", "plan", cwd=tmp_path).returncode == 0

    assert (tmp_path / "data" / "curated" / "plans.csv").read_text(encoding="utf-8").count("\n") == 1
    assert read_into(tmp_path, plan).run.files_new == 1


@pytest.mark.slow
def test_a_database_open_elsewhere_is_named_and_nothing_is_lost(landed):
    database = landed / "data" / "actionplans.duckdb"
    with another_process("import duckdb, sys; con = duckdb.connect(sys.argv[1])", database) as other:
        done = actionplans("run", cwd=landed)

    assert done.returncode == 3
    assert str(other.pid) in done.stderr
    assert actionplans("run", cwd=landed).returncode == 0


@pytest.mark.slow
def test_another_run_is_named_and_a_dead_one_holds_nothing(landed):
    code = (
        "import sys; from pathlib import Path; from pipeline.database.lock import only_run\n"
        "lock = only_run(Path(sys.argv[1])); lock.__enter__()"
    )
    with another_process(code, landed / "data" / "actionplans.duckdb") as other:
        done = actionplans("run", "--json", cwd=landed)
        other.kill()

    assert done.returncode == 3
    assert f"another run (process {other.pid}, begun 20" in done.stderr
    assert json.loads(done.stdout)["error"]["code"] == "locked"
    after = actionplans("run", cwd=landed)
    assert after.returncode == 0
    assert f"the run before (process {other.pid}," in after.stdout


@pytest.mark.slow
def test_a_fault_of_ours_is_code_4_and_shows_its_traceback_only_when_asked(tmp_path):
    plan = write_docx(tmp_path / "plan.docx")
    read_into(tmp_path, plan)
    with duckdb.connect(str(tmp_path / "data" / "actionplans.duckdb")) as con:
        con.execute("DROP TABLE curated.runs")  # no version of this program does that

    plain, debugging = (actionplans("run", plan, *more, cwd=tmp_path) for more in ((), ("--debug",)))

    assert (plain.returncode, debugging.returncode) == (4, 4)
    assert "a fault of this program" in plain.stderr
    assert "Traceback" not in plain.stderr
    assert "Traceback" in debugging.stderr


@pytest.mark.slow
def test_status_and_doctor_answer_in_json_and_events_are_lines_of_it(landed):
    done = actionplans("run", "--json", "--log-json", cwd=landed)

    events = [json.loads(line) for line in done.stderr.splitlines()]
    assert [event["event"] for event in events if event["event"] != "step"] == ["found", "ended"]
    assert json.loads(done.stdout)["run"]["outcome"] == "nothing-changed"

    status = json.loads(actionplans("status", "--runs", "1", "--json", cwd=landed).stdout)
    assert (status["rows"]["plans"], status["at_work"], len(status["runs"])) == (1, False, 1)
    assert status["runs"][0]["run"]["outcome"] == "nothing-changed"

    healthy = actionplans("doctor", "--json", cwd=landed)
    findings = {each["name"]: each for each in json.loads(healthy.stdout)["findings"]}
    assert healthy.returncode == 0
    assert findings["Database"]["found"] == "data/actionplans.duckdb: every row can be read"
    assert findings["LibreOffice"]["needed"] is False

    (landed / "other").mkdir()
    (landed / "other" / "plans.duckdb").write_bytes(b"12345678DUCK and then nothing" * 500)
    ill = actionplans("doctor", "--db", "other/plans.duckdb", "--json", cwd=landed)
    assert ill.returncode == 1
    findings = {each["name"]: each for each in json.loads(ill.stdout)["findings"]}
    assert (findings["Database"]["well"], "is damaged" in findings["Database"]["found"]) == (False, True)


@pytest.mark.slow
def test_a_failed_run_is_a_line_of_json_too(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear neighbours. " * 1000)
    done = actionplans("run", "--db", "letter.txt", "--log-json", cwd=tmp_path)
    assert done.returncode == 2
    last = json.loads(done.stderr.splitlines()[-1])
    assert (last["event"], last["exit_code"], last["code"]) == ("failed", 2, "damaged")
    wrong = actionplans("run", "--since", "yesterday", cwd=tmp_path)
    assert (wrong.returncode, "--since" in wrong.stderr) == (2, True)
