"""What is loaded before the command line is understood, and when."""

import pytest

from pipeline.cli.ahead import load_readers_ahead


@pytest.fixture
def begun(tmp_path, monkeypatch):
    """A list that gets longer where the readers begin to load; the folder at work holds two folders."""
    told = []
    monkeypatch.setattr("pipeline.children.start.preload", lambda: told.append("readers"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.docx").touch()
    return told


@pytest.mark.parametrize(
    "line",
    [
        "run plans",
        "run plans/plan.docx --jobs 2",
        "run --force plans --db=tables/new.duckdb",
        "run empty plans --engine local",
    ],
)
def test_before_a_first_run_the_readers_load(begun, line):
    load_readers_ahead(line.split())
    assert begun == ["readers"]


def test_a_first_run_without_paths_reads_the_folder_of_raw_files(begun, tmp_path):
    load_readers_ahead(["run", "--jobs", "1"])
    assert not begun
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "raw" / "plan.docx").touch()
    load_readers_ahead(["run", "--jobs", "1"])
    assert begun == ["readers"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "status plans",
        "run --help plans",
        "run empty",
        "run not-there",
        "run plans/plan.docx/under-a-file",
        "run plans --engine dask --scheduler tcp://127.0.0.1:1",
        "run plans --engine=dask",
        "run plans --db plans/plan.docx",
        f"run {'x' * 5000}",
    ],
)
def test_nothing_loads_where_nothing_can_be_read_here_or_a_database_knows_more(begun, line):
    load_readers_ahead(line.split())
    assert not begun
