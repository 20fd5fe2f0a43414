import os
import signal
from pathlib import Path

import pytest

from pipeline.files import InputFile
from pipeline.reading import Task, read_all
from schemas.exceptions import PasswordProtected
from schemas.source import Source
from tests.factories import make_plan

pytestmark = pytest.mark.slow


def task(name):
    return Task(InputFile(Path(f"{name}.docx"), "a" * 64, "", Source()), name)


def read_or_fall(job):
    """A reader in the child that does what the file's name says."""
    if job.plan_id == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.plan_id == "locked":
        raise PasswordProtected("locked.docx asks for a password")
    if job.plan_id == "broken":
        raise KeyError("no such part")
    if job.plan_id == "unwell":
        raise ModuleNotFoundError("no lxml")
    return make_plan(job.plan_id)


def test_no_file_stops_another_whatever_happens_to_it():
    names = ["first", "killed", "locked", "broken", "last"]
    seen = []

    def on_read(done, total, _name):
        seen.append((done, total))

    readings = read_all([task(name) for name in names], 2, on_read, read_or_fall)

    assert [reading.task.plan_id for reading in readings] == names
    assert [reading.plan is not None for reading in readings] == [True, False, False, False, True]
    codes = [reading.refusal.reason_code for reading in readings if reading.refusal]
    assert codes == ["crashed", "password", "crashed"]
    killed, locked, broken = (reading for reading in readings if reading.refusal)
    assert "the process ended" in killed.refusal.reason
    assert locked.refusal.reason == "locked.docx asks for a password"
    assert "KeyError: 'no such part'" in broken.refusal.reason
    assert 'raise KeyError("no such part")' in broken.traceback
    assert seen == [(done, 5) for done in range(6)]


def test_a_program_that_is_not_whole_blames_no_file():
    with pytest.raises(ModuleNotFoundError, match="lxml"):
        read_all([task("unwell")], 1, lambda *_: None, read_or_fall)
