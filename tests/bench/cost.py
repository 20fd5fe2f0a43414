"""What a command costs: seconds, CPU seconds and the highest memory of any process it starts."""

import ctypes
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO, NamedTuple

_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux's prctl
_MEGABYTE = 1024  # ru_maxrss counts kilobytes
LONG = 40.0  # seconds: a command that takes longer is run once
TIMES = 3


Command = Sequence[str | Path]


class Cost(NamedTuple):
    """`peak` is that of the largest process in megabytes, not the sum."""

    seconds: float
    cpu: float
    peak: float
    output: str = ""


class CommandFailed(RuntimeError):
    """A measured command ended in an error: its figures mean nothing."""


def adopt_orphans() -> None:
    """Makes processes that outlive their parent ours, so that their memory is counted too (Linux)."""
    if sys.platform == "linux":
        with suppress(OSError):
            ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def cost(command: Command, cwd: Path | None = None, allowed: Sequence[int] = (0, 1)) -> Cost:
    """The cost of one run of the command; the files it writes are left where they are.

    Raises:
        CommandFailed: the exit code is not one of those allowed.

    """
    with TemporaryFile("w+") as output, TemporaryFile("w+") as errors:
        started = time.perf_counter()
        process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=output, stderr=errors)
        cpu = peak = seconds = 0.0
        code = 0
        with suppress(ChildProcessError):  # raised once no process is left
            while True:
                pid, status, used = os.wait4(-1, 0)
                cpu += used.ru_utime + used.ru_stime
                peak = max(peak, used.ru_maxrss / _MEGABYTE)
                if pid == process.pid:
                    seconds = time.perf_counter() - started
                    code = process.returncode = os.waitstatus_to_exitcode(status)
        said, complaint = (_content(file) for file in (output, errors))
    if code not in allowed:
        raise CommandFailed(f"{' '.join(map(str, command))} ended with {code}: {complaint[-2000:]}")
    return Cost(seconds, cpu, peak, said)


def _content(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def medians(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(c.seconds for c in costs),
        median(c.cpu for c in costs),
        median(c.peak for c in costs),
        costs[-1].output,
    )


def side_by_side(commands: Mapping[str, Callable[[], Command]], times: int = TIMES) -> dict[str, Cost]:
    """The median cost of each command by name, one run of each in turn, so that a busy moment hits them all.

    A command is a function that prepares what must be fresh and gives the words to run. Long ones run once.
    """
    found: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(times):
        for name, prepare in commands.items():
            if turn == 0 or found[name][0].seconds <= LONG:
                found[name].append(cost(prepare()))
    return {name: medians(costs) for name, costs in found.items()}
