"""Programs on a leash: whatever becomes of us, nothing they started is left running."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors import outside

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no leash")]
# Starts a second process, writes both numbers down, and never ends.
HANGS = 'sleep 300 & echo $$ $! > "$1"; sleep 300'


def hanging(note):
    return ["/bin/sh", "-c", HANGS, "sh", str(note)]


def is_alive(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{number}/stat")  # a zombie has ended, whoever is to collect it
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def ends(numbers):
    """Whether all of them end; waits for it as long as it takes a busy machine."""
    until = time.monotonic() + 30
    while any(map(is_alive, numbers)):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def numbers_in(note):
    until = time.monotonic() + 30
    while not (note.exists() and note.read_text().endswith("\n")) and time.monotonic() < until:
        time.sleep(0.05)
    return [int(number) for number in note.read_text().split()]


def test_output_and_code_come_back(tmp_path):
    ended = outside.run(["/bin/sh", "-c", "echo $GREETING; exit 3"], tmp_path, 30, {"GREETING": "hello"})

    assert ended == (b"hello\n", 3)
    assert tmp_path.is_dir()


def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path):
    note = tmp_path / "numbers"

    with pytest.raises(subprocess.TimeoutExpired):
        outside.run(hanging(note), tmp_path, 1.0, {})

    assert ends(numbers_in(note))


def test_what_outlives_its_program_is_ended(tmp_path):
    note = tmp_path / "numbers"

    outside.run(["/bin/sh", "-c", 'sleep 300 >/dev/null & echo $! > "$1"', "sh", str(note)], tmp_path, 30, {})

    assert ends(numbers_in(note))


def test_if_we_are_killed_program_and_folder_go_too(tmp_path):
    folder, note = tmp_path / "folder", tmp_path / "numbers"
    folder.mkdir()
    script = (
        "import sys; from pathlib import Path; from extractors import outside; "
        "outside.run(sys.argv[2:], Path(sys.argv[1]), 300, {})"
    )
    ours = subprocess.Popen([sys.executable, "-c", script, str(folder), *hanging(note)])
    started = numbers_in(note)
    assert all(map(is_alive, started))

    ours.send_signal(signal.SIGKILL)
    ours.wait()

    assert len(started) == 2
    assert ends(started)
    assert not folder.exists()


def test_a_program_that_is_nowhere_is_not_found(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(outside, "_USUAL_PLACES", {})

    assert outside.find("soffice") is None
