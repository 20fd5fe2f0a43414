"""Files to plans, each in a child process: what happens to one file stops no other.

Children open no database; they hand back a `Plan` or the reason why there is none.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import InputFile, Refusal
from schemas.exceptions import ActionPlanError
from schemas.plan import Plan

CRASHED = "crashed"
_PRELOADED = ["extractors.pdf", "extractors.word", "pipeline.build"]  # loaded once, then forked
OnRead = Callable[[int, int, str], None]  # files done, files to do, the one just done


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read and the id its plan gets."""

    file: InputFile
    plan_id: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a task: a plan, or a refusal; `traceback` is of an error nobody expected."""

    task: Task
    plan: Plan | None = None
    refusal: Refusal | None = None
    traceback: str = ""


def read_plan(task: Task) -> Plan:
    """The plan in the task's file.

    Raises:
        ActionPlanError: the file cannot be read, with what to do about it.

    """
    from extractors import read  # noqa: PLC0415  # reader libraries load in the child only
    from pipeline.build import build_plan  # noqa: PLC0415

    return build_plan(read(task.file.path), task.file.source, task.file.sha256, task.plan_id)


def read_all(
    tasks: Sequence[Task], jobs: int, on_read: OnRead, read: Callable[[Task], Plan] = read_plan
) -> tuple[Reading, ...]:
    """A reading for each task, in the order of `tasks`, `jobs` files at a time.

    Raises:
        ImportError: a part of this program or a library is missing.

    """
    if not tasks:
        return ()
    on_read(0, len(tasks), "")
    futures: dict[Path, Future[Plan]] = {}
    for path, future in _read_together(tasks, jobs, read):
        if not _lost(future):
            futures[path] = future
            on_read(len(futures), len(tasks), path.name)
    for task in (task for task in tasks if task.file.path not in futures):
        # a child that dies takes its pool along: only alone does a file show that it is the one
        futures.update(_read_together((task,), 1, read))
        on_read(len(futures), len(tasks), task.file.path.name)
    return tuple(_reading(task, futures[task.file.path]) for task in tasks)


def _read_together(
    tasks: Sequence[Task], jobs: int, read: Callable[[Task], Plan]
) -> Iterator[tuple[Path, Future[Plan]]]:
    """The futures with their files, each as soon as it has finished."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(_PRELOADED)
    with ProcessPoolExecutor(min(jobs, len(tasks)), mp_context=context) as pool:
        waiting: dict[Future[Plan], Path] = {}
        with suppress(BrokenProcessPool):  # a child may die while files are still being handed out
            for task in tasks:
                waiting[pool.submit(read, task)] = task.file.path
        for future in as_completed(waiting):
            yield waiting[future], future


def _lost(future: Future[Plan]) -> bool:
    return isinstance(future.exception(), BrokenProcessPool)


def _reading(task: Task, future: Future[Plan]) -> Reading:
    error = future.exception()
    if error is None:
        return Reading(task, plan=future.result())
    if isinstance(error, ImportError):  # the program is not whole, no file is to blame
        raise error
    path, sha256 = task.file.path, task.file.sha256
    if isinstance(error, ActionPlanError):
        return Reading(task, refusal=Refusal(path, error.reason_code, str(error), sha256))
    what = "the process ended" if _lost(future) else _in_words(error)
    reason = (
        f"{path.name} could not be read because the reader broke off ({what}): open it in its own program, "
        "save it again and try that copy; if it stays so, report it with the output of --debug"
    )
    # a child's own traceback travels as the text of the cause
    return Reading(task, refusal=Refusal(path, CRASHED, reason, sha256), traceback=str(error.__cause__ or ""))


def _in_words(error: BaseException) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
