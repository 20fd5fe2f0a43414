"""Files to plans, each in a child process: what happens to one file stops no other.

Children open no database; they hand back the columns of a plan or the reason why there is none.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from pipeline.children.engines import Engine
from pipeline.children.isolate import Failure, Limits, readers
from pipeline.database.cache import Cache, Found
from pipeline.database.versions import Versions, versions
from pipeline.running.files import InputFile, Refusal, Task, sha256_of
from pipeline.running.journal import OnRead
from schemas.document import Document
from schemas.exceptions import ActionPlanError, UnreadableFile
from schemas.plan import PlanColumns

CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all files of a run; with `fresh` no document is taken from the cache."""

    cache: Cache
    limits: Limits
    versions: Versions
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """A task with the terms it is done on."""

    task: Task
    terms: Terms


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a task: a plan, or a refusal; `traceback` is of an error nobody expected.

    A plan is `packed` on its way: the thread that waits for a child would spend on unpacking it what the child needs
    to get its next file.
    """

    task: Task
    plan: PlanColumns | None = None
    packed: bytes = b""
    refusal: Refusal | None = None
    traceback: str = ""
    cached: Found = Found.NOTHING


Read = Callable[[Job], tuple[PlanColumns, Found]]


def read_plan(job: Job) -> tuple[PlanColumns, Found]:
    """The plan in the task's file, and what the cache had of its document.

    Raises:
        ActionPlanError: the file cannot be read, with what to do about it.

    """
    from pipeline.build import build_plan  # noqa: PLC0415  # spaCy loads in the child only

    file = job.task.file
    document, found = (
        (None, Found.NOTHING) if job.terms.fresh else job.terms.cache.load(file.path, file.sha256)
    )
    if document is None:
        document = _read(file)
        job.terms.cache.keep(document, file.path, file.sha256)
    return build_plan(document, file.source, file.sha256, job.task.plan_id).by_columns(), found


def _read(file: InputFile) -> Document:
    from extractors import read  # noqa: PLC0415  # reader libraries load in the child only

    document = read(file.path)
    if sha256_of(file.path) != file.sha256:  # else one file's words would stand under another one's hash
        raise UnreadableFile(f"{file.path.name} was changed while it was being read: run again")
    return document


def read_all(
    tasks: Sequence[Task],
    terms: Terms,
    engine: AbstractContextManager[Engine],
    on_read: OnRead,
    read: Read = read_plan,
) -> Iterator[Reading]:
    """A reading for each task as soon as there is one, the tasks that look longest begun first.

    Never more readings are held than the engine is wide, however many tasks there are. Without tasks no
    engine is opened.

    Raises:
        ImportError: a part of this program or a library is missing.
        ActionPlanError: a worker cannot be used.

    """
    if not tasks:
        return
    on_read(0, len(tasks), "")
    with engine as places:
        for done, reading in enumerate(_read_on(places, tasks, terms, read), 1):
            on_read(done, len(tasks), reading.task.file.path.name)
            yield reading


def _read_on(places: Engine, tasks: Sequence[Task], terms: Terms, read: Read) -> Iterator[Reading]:
    todo = iter(sorted(tasks, key=_looks_longest))
    waiting: dict[Future[Reading], Task] = {}
    while True:
        for task in islice(todo, max(0, places.width() - len(waiting))):
            waiting[places.submit(read_job, Job(_anywhere(task), terms), read)] = task
        if not waiting:
            return
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            yield _outcome(waiting.pop(future), future, places.lost)


def _anywhere(task: Task) -> Task:
    """The task with a path that means the same in every process."""
    return replace(task, file=replace(task.file, path=task.file.path.absolute()))


def _looks_longest(task: Task) -> tuple[bool, int, Path]:
    """PDFs first, then the larger: the last files to be read should be short ones."""
    path = task.file.path
    return path.suffix.lower() != ".pdf", -task.file.size, path


def read_job(job: Job, read: Read = read_plan) -> Reading:
    """The reading of a job, done in a child of this thread's, its plan packed.

    Raises:
        ActionPlanError: this process runs another version of the program than the one that sent the job.
        ImportError: a part of this program or a library is missing.

    """
    if versions() != job.terms.versions:
        raise ActionPlanError(
            "a worker runs another version of this program or its libraries: install the same one everywhere"
        )
    answer = readers.do(partial(_read_packed, read), job, job.terms.limits)
    if answer.value is None:
        return _failed(job, answer.failure or Failure("crashed"))
    packed, found = answer.value
    return Reading(job.task, packed=packed, cached=found)


def _read_packed(read: Read, job: Job) -> tuple[bytes, Found]:
    plan, found = read(job)
    return pickle.dumps(plan, pickle.HIGHEST_PROTOCOL), found


def _failed(job: Job, failure: Failure) -> Reading:
    """The refusal of the file that failed so.

    Raises:
        ImportError: the program is not whole, no file is to blame.

    """
    if failure.kind == "incomplete":
        raise ImportError(failure.words)
    name, limits = job.task.file.path.name, job.terms.limits
    save_again = "open it in its own program, save it again and try that copy"
    reasons = {
        "refused": failure.words,
        "timeout": f"{name} was given up after {failure.words}: if it is large, allow it more with "
        f"--time-limit; if not, {save_again}",
        "out-of-memory": f"{name} takes more than {limits.megabytes} MB to read: if it is large, allow it more "
        f"with --memory-limit; if not, {save_again}",
    }
    broken = (
        f"{name} could not be read because the reader broke off ({failure.words}): {save_again}; if it stays "
        "so, report it with the output of --debug"
    )
    code = failure.code or (failure.kind if failure.kind in reasons else CRASHED)
    return _refusal(job.task, code, reasons.get(failure.kind, broken), failure.traceback)


def _outcome(task: Task, future: Future[Reading], lost: tuple[type[Exception], ...]) -> Reading:
    """The future's reading, of the task as it was named; a refusal where all who tried were lost."""
    try:
        reading = future.result()
    except lost as error:
        reason = f"{task.file.path.name} was given up, its workers were lost ({error}): run again"
        return _refusal(task, CRASHED, reason)
    refusal = reading.refusal and replace(reading.refusal, path=task.file.path)
    plan = pickle.loads(reading.packed) if reading.packed else None  # noqa: S301  # a child of ours packed it
    return replace(reading, task=task, plan=plan, packed=b"", refusal=refusal)


def _refusal(task: Task, code: str, reason: str, traceback: str = "") -> Reading:
    return Reading(task, refusal=Refusal(task.file.path, code, reason, task.file.sha256), traceback=traceback)
