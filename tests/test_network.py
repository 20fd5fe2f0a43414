"""No run reaches for the network, in whichever of its processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.extractors.pdf_builder import Page, write
from tests.files import write_docx

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]

# Imported by every process of the run as it starts; what it meets is written down, whoever swallows the error.
HOOK = """
import os, socket, sys
def refuse(event, given):
    asks = event in {"socket.getaddrinfo", "socket.gethostbyname"} or (
        event in {"socket.connect", "socket.sendto"} and given[0].family != getattr(socket, "AF_UNIX", 0)
    )
    if asks:
        with open(os.environ["MET"], "a", encoding="utf-8") as met:
            met.write(f"{event} {given}\\n")
        raise PermissionError(event)
sys.addaudithook(refuse)
"""


def test_a_run_from_the_file_to_the_tables_meets_no_socket(tmp_path):
    plans, hook, met = tmp_path / "plans", tmp_path / "hook", tmp_path / "met.txt"
    plans.mkdir()
    hook.mkdir()
    write_docx(plans / "access.docx")
    write(plans / "letter.pdf", Page().lines(72, 72, ["Dear neighbours, see https://plans.example/"]))
    (hook / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    command = [sys.executable, "-m", "pipeline.cli", "run", plans, "--db", tmp_path / "a.duckdb"]

    done = subprocess.run(
        [*command, "--out", tmp_path / "out"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(hook), "MET": str(met)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1, done.stderr  # the letter holds no action
    assert len((tmp_path / "out" / "actions.csv").read_text(encoding="utf-8").splitlines()) == 3
    assert not met.exists(), met.read_text(encoding="utf-8")
    assert "leaked" not in done.stderr  # children take down what other processes would have to


def test_the_hook_would_have_met_one(tmp_path):
    (tmp_path / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    met = tmp_path / "met.txt"
    reach = "import socket; socket.create_connection(('localhost', 9))"

    subprocess.run(
        [sys.executable, "-c", reach],
        env={**os.environ, "PYTHONPATH": str(tmp_path), "MET": str(met)},
        capture_output=True,
        check=False,
    )

    assert "socket.getaddrinfo ('localhost', 9" in met.read_text(encoding="utf-8")
