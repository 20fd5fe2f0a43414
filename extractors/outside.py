"""Programs that are not part of this one, found where they are installed and run on a leash.

They are optional: a file that needs one that is missing is refused with the program's name.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

PROGRAMS: Final = ("soffice", "tesseract")
_USUAL_PLACES: Final = {  # of programs whose installers put them on no path
    "soffice": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    ),
    "tesseract": (r"C:\Program Files\Tesseract-OCR\tesseract.exe",),
}
# The program runs in a process group of its own. When the line from this process is closed, be it that all is done or
# that this process was killed, whatever is left of the group and its folder goes.
_LEASH: Final = (
    'folder=$1; shift; exec 3<&0 </dev/null; { cat; rm -rf -- "$folder"; kill -9 0; } <&3 >/dev/null 2>&1 & '
    'exec 3<&-; "$@"'
)


class Ended(NamedTuple):
    """What a program wrote on its standard output, and its exit code."""

    output: bytes
    code: int


def find(program: str) -> str | None:
    """The path of one of `PROGRAMS`; None where it is not installed."""
    places = (shutil.which(program), *filter(os.path.isfile, _USUAL_PLACES.get(program, ())))
    return next((place for place in places if place), None)


def run(command: Sequence[str], folder: Path, seconds: float, env: Mapping[str, str]) -> Ended:
    """What the command answers within `seconds`; it may use `folder`, which goes if this process is killed.

    It inherits the limits of this process. Nothing it started is left running.

    Raises:
        subprocess.TimeoutExpired: it did not end in time and was killed.
        OSError: it cannot be started.

    """
    with _line() as (end, is_posix):
        leashed = ["/bin/sh", "-c", _LEASH, "sh", str(folder), *command] if is_posix else list(command)
        with subprocess.Popen(  # noqa: S603 -- the command is ours, a file's name never begins an argument
            leashed,
            stdin=end,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env={**os.environ, **env},
            start_new_session=is_posix,
        ) as process:
            try:
                output, _ = process.communicate(timeout=seconds)
            finally:  # before the line is closed, which would take the folder too
                _kill(process)
            return Ended(output, process.returncode)


@contextmanager
def _line() -> Iterator[tuple[int, bool]]:
    """The far end of a line that is closed when this process closes it or is no more (not on Windows)."""
    if sys.platform == "win32":
        yield subprocess.DEVNULL, False
        return
    far_end, own_end = os.pipe()
    try:
        yield far_end, True
    finally:
        os.close(own_end)
        os.close(far_end)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Nothing; the program and all it started are gone, whether it had ended or not."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
