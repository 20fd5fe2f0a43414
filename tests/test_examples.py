"""The examples are what they should be for those who read them, and their commands are ours."""

import configparser
import importlib.util
import re
import shlex
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typer
import yaml

from pipeline.cli.app import app
from tests.files import write_docx

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def unit(name):
    found = configparser.ConfigParser(interpolation=None)
    found.optionxform = str
    found.read_string((EXAMPLES / name).read_text(encoding="utf-8"))
    return found


def cron_line():
    lines = (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if re.match(r"[\d*]", line)]
    return line


def task():
    return ET.fromstring((EXAMPLES / "actionplans-task.xml").read_text(encoding="utf-8").encode())  # noqa: S314  # ours


def workflow():
    return yaml.safe_load((EXAMPLES / "ci-workflow.yml").read_text(encoding="utf-8"))


def commands():
    yield cron_line()
    yield unit("actionplans.service")["Service"]["ExecStart"]
    yield task().findtext(f".//{TASK}Arguments")
    yield from (step["run"] for step in workflow()["jobs"]["run"]["steps"] if "run" in step)


def test_their_commands_are_understood():
    group = typer.main.get_command(app)
    seen = set()
    for line in commands():
        match = re.search(r"actionplans(?: |$)(?P<arguments>[\w ./:\\-]*)", line)
        if match is None:
            assert line.startswith("pip install")
            continue
        name, *arguments = shlex.split(match["arguments"].replace("\\", "/"))
        command = group.commands[name]
        command.make_context(name, arguments)  # raises where an option is unknown or a value wrong
        seen.add(name)
    assert seen == {"run", "doctor", "status"}


def test_the_schedules_say_when():
    assert cron_line().startswith("10 3 * * * ")
    assert unit("actionplans.timer")["Timer"]["OnCalendar"] == "*-*-* 03:10:00"
    assert unit("actionplans.service")["Service"]["Type"] == "oneshot"
    assert task().findtext(f".//{TASK}MultipleInstancesPolicy") == "IgnoreNew"
    assert workflow()[True]["schedule"] == [{"cron": "10 3 * * *"}]  # YAML reads "on" as true


def test_every_example_is_named_where_one_looks_for_it():
    described = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert [path.name for path in EXAMPLES.iterdir() if path.is_file() and path.name not in described] == []


@pytest.mark.slow
def test_dagster_materializes_the_tables(tmp_path):
    dg = pytest.importorskip("dagster", reason="`make dagster` tests it in an environment of its own")
    spec = importlib.util.spec_from_file_location("definitions", EXAMPLES / "dagster_definitions.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "raw").mkdir()
    write_docx(tmp_path / "raw" / "plan.docx")
    (tmp_path / "raw" / "empty.docx").write_bytes(b"")
    places = {"plans": tmp_path / "raw", "database": tmp_path / "plans.duckdb", "out": tmp_path / "out"}

    def materialize(max_rejects):
        config = {name: str(path) for name, path in places.items()} | {"jobs": 1, "max_rejects": max_rejects}
        return dg.materialize(
            [module.curated_tables], raise_on_error=False,
            run_config={"ops": {"curated_tables": {"config": config}}},
        )  # fmt: skip

    assert not materialize(0).success
    assert not (tmp_path / "out").exists()
    done = materialize(1)

    assert done.success
    assert (tmp_path / "out" / "actions.csv").read_text(encoding="utf-8").count("\n") == 3
    (event,) = done.asset_materializations_for_node("curated_tables")
    assert event.metadata["files_new"].value == 1
    checks = {each.check_name: each for each in done.get_asset_check_evaluations()}
    assert (checks[module.READ].passed, checks[module.PASSED].passed) == (False, True)
    assert "empty.docx" in checks[module.READ].metadata
    assert module.definitions.resolve_schedule_def("nightly").cron_schedule == "10 3 * * *"
