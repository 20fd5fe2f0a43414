"""What a taken-over or faulty library could do to the process that reads a file.

Nothing that takes long to load stands here: each reader that takes the place of a broken one imports it.
"""

import ctypes
import os
import signal
import time
from collections.abc import Callable
from functools import partial

from pipeline.running.reading import Job, read_plan

MARK = b"%PDF-1.7\n%poison "
_FOREVER = 1_000_000


def _segfault() -> None:
    ctypes.string_at(0)


def _hang() -> None:
    time.sleep(_FOREVER)


def _spin() -> None:
    while True:
        pass


def _multiply() -> None:
    """C's own fork, which no hook of Python's sees."""
    libc = ctypes.CDLL(None)
    while True:
        libc.fork()
        time.sleep(0.1)


def _fork() -> None:
    while True:
        os.fork()


def _eat() -> bytearray:
    return bytearray(3 << 30)


def _print() -> None:
    while True:
        os.write(1, bytes(1 << 20))


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(_FOREVER)


def _recurse() -> None:
    _recurse()


def _connect() -> None:
    import urllib.request  # noqa: PLC0415  # as the file would have it

    urllib.request.urlopen("http://127.0.0.1:9/")


POISONS: dict[str, tuple[Callable[[], object], str]] = {
    "segfault": (_segfault, "crashed"),
    "abort": (os.abort, "crashed"),
    "hang": (_hang, "timeout"),
    "spin": (_spin, "timeout"),
    "fork-bomb": (_multiply, "crashed"),
    "fork": (_fork, "crashed"),
    "three-gigabytes": (_eat, "out-of-memory"),
    "endless-output": (_print, "timeout"),
    "exit": (partial(os._exit, 0), "crashed"),
    "stop": (_stop, "timeout"),
    "recursion": (_recurse, "crashed"),
    "network": (_connect, "crashed"),
}


def read_poisoned(job: Job) -> object:
    """The plan of the job's file; a file that says which poison it is poisons its reader."""
    with job.task.file.path.open("rb") as file:
        start = file.read(100)
    if start.startswith(MARK):
        POISONS[start[len(MARK) :].decode().strip()][0]()
    return read_plan(job)
