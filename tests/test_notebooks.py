"""Every notebook runs from top to bottom on a database of the plans in data/raw."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    db = folder / "plans.duckdb"
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "run",
        "data/raw",
        "--db",
        str(db),
        "--out",
        str(folder / "out"),
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return db


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_runs(path, database, monkeypatch):
    monkeypatch.setenv("ACTIONPLANS_DB", str(database))
    notebook = nbformat.read(path, as_version=4)
    done = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    tables = [o for c in done.cells for o in c.get("outputs", []) if o.output_type == "execute_result"]
    assert len(tables) >= 6


def test_committed_notebooks_are_executed():
    assert NOTEBOOKS
    for path in NOTEBOOKS:
        cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        assert all(c.execution_count for c in cells), path.name
