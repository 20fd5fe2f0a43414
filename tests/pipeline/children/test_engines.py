"""The same tables from a cluster, though one of its workers is killed in mid-run."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.children.engines import cluster
from pipeline.run import run
from pipeline.running.order import Options
from schemas.exceptions import ActionPlanError
from tests.files import write_docx

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("judging_in_process")]

ROOT = Path(__file__).resolve().parents[3]
PLANS = 12
START = 60  # seconds the cluster has to come up


@pytest.fixture
def raw(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(PLANS):
        actions = tuple((f"Build wall {number}-{row}", f"Team {row}", "May 2032") for row in range(30))
        write_docx(folder / f"plan-{number:02}.docx", actions)
    (folder / "empty.pdf").write_bytes(b"")
    return folder


@contextmanager
def dask(*arguments):
    """A Dask command of one process."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *map(str, arguments[1:])]
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield started
    finally:
        started.kill()
        started.wait()


@pytest.fixture
def workers(tmp_path):
    """The scheduler's address and its two workers, processes of one thread each."""
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'actionplans[cluster]'")
    file = tmp_path / "scheduler.json"
    worker = ("dask_worker", "--scheduler-file", file, "--host", "127.0.0.1", "--nthreads", 1, "--no-nanny",
              "--no-dashboard", "--local-directory", tmp_path / "scratch")  # fmt: skip
    with dask(
        "dask_scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard", "--scheduler-file", file
    ):
        wait_for(file.is_file)
        with dask(*worker) as first, dask(*worker) as second:
            address = json.loads(file.read_text(encoding="utf-8"))["address"]
            yield address, (first, second)


def wait_for(condition):
    deadline = time.monotonic() + START
    while not condition():
        assert time.monotonic() < deadline, "the scheduler does not come up"
        time.sleep(0.05)


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def go(folder, raw, options, on_read=lambda *_: None):
    folder.mkdir()
    run([raw], db=folder / "db", out=folder / "out", jobs=2, force=False, on_read=on_read, options=options)
    return contents(folder / "out")


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(tmp_path, raw, workers):
    address, processes = workers
    seen = []

    def on_read(done, _total, name):
        seen.append(name)
        if done == 1:
            wait_for(lambda: knows(address, 2))
        if done == 3:
            os.kill(processes[0].pid, signal.SIGKILL)

    from_cluster = go(tmp_path / "cluster", raw, Options(scheduler=address), on_read)

    assert from_cluster == go(tmp_path / "local", raw, Options())
    assert processes[0].wait(10) == -signal.SIGKILL
    assert processes[1].poll() is None
    assert sorted(name for name in seen if name) == sorted(
        path.name for path in raw.iterdir()
    )  # nothing twice
    assert from_cluster["plans.csv"].count(b"\n") == 1 + PLANS


def knows(address, number):
    """Whether the scheduler has that many workers."""
    from distributed import Client  # noqa: PLC0415

    with Client(address, set_as_default=False) as client:
        return len(client.scheduler_info()["workers"]) == number


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere"])
def test_a_scheduler_that_is_not_there_is_named(address, monkeypatch):
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'actionplans[cluster]'")
    monkeypatch.setattr("pipeline.children.engines._PATIENCE", 1)

    with pytest.raises(ActionPlanError, match=f"no Dask scheduler answers at {address}"), cluster(address):
        pass


def test_without_dask_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ActionPlanError, match=r"pip install 'actionplans\[cluster\]'"), cluster("tcp://x:1"):
        pass
