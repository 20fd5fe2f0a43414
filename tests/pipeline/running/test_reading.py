import os
import signal
import threading
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from extractors import read
from pipeline.children.engines import local
from pipeline.children.isolate import Limits
from pipeline.database.cache import Cache, Found
from pipeline.database.versions import versions
from pipeline.running.files import Task, open_inputs
from pipeline.running.reading import Job, Terms, read_all, read_job, read_plan
from schemas.exceptions import ActionPlanError, PasswordProtected, UnreadableFile
from tests.factories import make_plan
from tests.files import write_docx

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=2, megabytes=1024)


def terms(folder, **changes):
    folder.mkdir(exist_ok=True)
    now = versions()
    return Terms(**{"cache": Cache(folder, now.reader), "limits": LIMITS, "versions": now} | changes)


def tasks(folder, *names):
    paths = [folder / f"{name}.docx" for name in names]
    for path in paths:
        path.write_bytes(path.name.encode())
    return [Task(file, file.path.stem) for file in open_inputs(paths)[0]]


def read_or_fall(job):
    """A reader in the child that does what the file's name says."""
    match job.task.plan_id:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "locked":
            raise PasswordProtected("locked.docx asks for a password")
        case "broken":
            raise KeyError("no such part")
        case "unwell":
            raise ModuleNotFoundError("no lxml")
        case "hanging":
            time.sleep(60)
        case "hungry":
            bytearray(4 << 30)
    return make_plan(job.task.plan_id).by_columns(), Found.NOTHING


def test_no_file_stops_another_whatever_happens_to_it(tmp_path):
    names = ["first", "killed", "locked", "hanging", "broken", "hungry", "last"]
    seen = []
    given = tasks(tmp_path, *names)

    found = read_all(given, terms(tmp_path / "cache"), local(2), lambda *now: seen.append(now), read_or_fall)

    readings = {reading.task.plan_id: reading for reading in found}
    refusals = {name: reading.refusal for name, reading in readings.items() if reading.refusal}
    assert {name: refusal.reason_code for name, refusal in refusals.items()} == {
        "killed": "crashed",
        "locked": "password",
        "hanging": "timeout",
        "broken": "crashed",
        "hungry": "out-of-memory",
    }
    assert {reading.plan.plan_id for reading in readings.values() if reading.plan} == {"first", "last"}
    assert "ended by signal 9" in refusals["killed"].reason
    assert refusals["locked"].reason == "locked.docx asks for a password"
    assert "KeyError: 'no such part'" in refusals["broken"].reason
    assert "after 2 seconds" in refusals["hanging"].reason
    assert "--memory-limit" in refusals["hungry"].reason
    assert 'raise KeyError("no such part")' in readings["broken"].traceback
    assert [done for done, total, _ in seen if total == len(names)] == list(range(len(names) + 1))
    assert {refusal.path for refusal in refusals.values()} <= {task.file.path for task in given}


def test_a_program_that_is_not_whole_blames_no_file(tmp_path):
    given = tasks(tmp_path, "unwell")
    with pytest.raises(ImportError, match="lxml"):
        list(read_all(given, terms(tmp_path), local(1), lambda *_: None, read_or_fall))


class Lost(Exception):
    """What a cluster raises of a file no worker survived."""


def give_up(job, _read):
    raise Lost(job.task.plan_id)


def test_a_file_no_worker_survived_is_refused_and_a_fault_of_ours_is_none_of_the_files(tmp_path):
    given = tasks(tmp_path, "first")
    with local(1) as engine:
        for lost in ((Lost,), ()):
            failing = engine._replace(submit=lambda _, *call: engine.submit(give_up, *call), lost=lost)
            readings = read_all(given, terms(tmp_path), nullcontext(failing), lambda *_: None)
            if lost:
                assert [reading.refusal.reason_code for reading in readings] == ["crashed"]
            else:
                with pytest.raises(Lost):
                    list(readings)


def test_what_is_still_being_read_when_a_run_ends_is_given_up(tmp_path):
    readings = read_all(
        tasks(tmp_path, "first", "hanging"),
        terms(tmp_path, limits=Limits(60)),
        local(2),
        lambda *_: None,
        read_or_fall,
    )
    assert next(readings).task.plan_id == "first"
    started = time.monotonic()

    readings.close()

    assert time.monotonic() - started < 10
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("reader")]


def test_no_more_readings_are_held_than_the_engine_is_wide(tmp_path):
    given = tasks(tmp_path, *(f"p{number:02}" for number in range(40)))
    submitted = []
    with local(2) as engine:
        counted = engine._replace(submit=lambda *call: submitted.append(call) or engine.submit(*call))
        readings = read_all(given, terms(tmp_path), nullcontext(counted), lambda *_: None, read_or_fall)
        for taken, _ in enumerate(readings, 1):
            assert len(submitted) - taken <= engine.width()
    assert len(submitted) == len(given)


def job_for(path, folder, **changes):
    ((file,), _) = open_inputs([path])
    return Job(Task(file, "plan"), terms(folder, **changes))


def test_a_document_is_read_once_and_mapped_again(tmp_path, monkeypatch):
    path = write_docx(tmp_path / "plan.docx")
    calls = []
    monkeypatch.setattr("extractors.read", lambda path: calls.append(path) or read(path))

    job = job_for(path, tmp_path / "cache")
    first, again = read_plan(job), read_plan(job)
    forced = read_plan(job_for(path, tmp_path / "cache", fresh=True))

    assert [found for _, found in (first, again, forced)] == [Found.NOTHING, Found.DOCUMENT, Found.NOTHING]
    assert first[0] == again[0] == forced[0]
    assert len(calls) == 2


def test_a_damaged_document_is_read_again_and_mended(tmp_path):
    path = write_docx(tmp_path / "plan.docx")
    job = job_for(path, tmp_path / "cache")
    whole, _ = read_plan(job)
    kept = job.terms.cache.path(job.task.file.sha256, ".docx")
    kept.write_bytes(kept.read_bytes()[:-9])

    assert read_plan(job) == (whole, Found.DAMAGED)
    assert read_plan(job) == (whole, Found.DOCUMENT)


def test_a_file_changed_while_it_is_read_is_no_reading_of_its_old_bytes(tmp_path):
    path = write_docx(tmp_path / "plan.docx")
    job = job_for(path, tmp_path / "cache")
    write_docx(path, title="Another plan")

    with pytest.raises(UnreadableFile, match="changed while it was being read"):
        read_plan(job)
    assert not list((tmp_path / "cache").rglob("*.msgpack.z"))


def test_a_worker_with_another_version_of_the_program_reads_nothing(tmp_path):
    job = job_for(write_docx(tmp_path / "plan.docx"), tmp_path, versions=versions()._replace(reader="old"))

    with pytest.raises(ActionPlanError, match="another version"):
        read_job(job)


def test_pdfs_and_large_files_are_begun_first(tmp_path):
    paths = [tmp_path / name for name in ("a.docx", "b.docx", "c.pdf")]
    for path, size in zip(paths, (1, 9, 5), strict=True):
        path.write_bytes(b"x" * size)
    given = [Task(file, file.path.stem) for file in open_inputs(paths)[0]]

    begun = []
    with local(1) as engine:
        noting = engine._replace(
            submit=lambda work, job, *more: begun.append(job.task.plan_id) or engine.submit(work, job, *more)
        )
        list(read_all(given, terms(tmp_path), nullcontext(noting), lambda *_: None, read_or_fall))

    assert begun == ["c", "b", "a"]


def test_a_refusal_names_the_file_as_it_was_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("locked.docx").write_bytes(b"x")
    ((file,), _) = open_inputs([Path("locked.docx")])

    (reading,) = read_all([Task(file, "locked")], terms(tmp_path), local(1), lambda *_: None, read_or_fall)

    assert reading.refusal.path == Path("locked.docx")  # it may be in `rejects`, on every machine the same
