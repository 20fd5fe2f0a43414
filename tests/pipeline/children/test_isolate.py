"""What happens to a child stays with it."""

import os
import subprocess
import sys
import time

import pytest

from extractors import progress
from pipeline.children import isolate
from pipeline.children.isolate import Children, Limits
from schemas.exceptions import EmptyFile

pytestmark = pytest.mark.slow

LIMITS = Limits(seconds=20, megabytes=1024)


@pytest.fixture(params=["fork", "start"])
def isolated(request):
    children = Children(request.param)
    yield children.do
    children.end()


def step_and_answer(_):
    progress.step("page 1")
    return 7


def own_number(_):
    return os.getpid()


def refuse(words):
    raise EmptyFile(words)


def exit_with(code):
    os._exit(code)


def too_much(_):
    return [bytearray(1 << 20) for _ in range(4096)]


def a_lot(megabytes):
    return len(bytearray(megabytes << 20))


def test_a_child_works_on_and_is_another_process(isolated):
    first, second = isolated(own_number, None, LIMITS), isolated(own_number, None, LIMITS)

    assert first.value == second.value != os.getpid()


def test_an_error_raised_on_purpose_costs_no_child(isolated):
    child = isolated(own_number, None, LIMITS).value
    answer = isolated(refuse, "a.docx has no bytes", LIMITS)

    assert (answer.failure.kind, answer.failure.code) == ("refused", "empty")
    assert answer.failure.words == "a.docx has no bytes"
    assert isolated(own_number, None, LIMITS).value == child


@pytest.mark.parametrize(
    ("work", "given", "kind", "words"),
    [
        (exit_with, 7, "crashed", "the process ended with code 7"),
        (too_much, None, "out-of-memory", ""),
        (time.sleep, 60, "timeout", "1 seconds"),
        (len, 3, "fault", "TypeError: object of type 'int' has no len()"),
    ],
)
def test_the_next_piece_of_work_is_done_whatever_the_last_one_did(isolated, work, given, kind, words):
    answer = isolated(work, given, Limits(seconds=1 if kind == "timeout" else 20, megabytes=1024))

    assert (answer.failure.kind, answer.failure.words) == (kind, words)
    assert isolated(own_number, None, LIMITS).value


def test_each_piece_of_work_has_its_own_limits(isolated):
    assert isolated(a_lot, 900, Limits(20, 400)).failure.kind == "out-of-memory"
    assert isolated(a_lot, 900, Limits(20, 2000)).value == 900 << 20


def test_a_child_is_replaced_before_what_it_keeps_adds_up(isolated, monkeypatch):
    monkeypatch.setattr(isolate, "_LAST_WORK", 2)

    first, second, third = (isolated(own_number, None, LIMITS).value for _ in range(3))

    assert first == second != third


def test_an_answer_that_waits_is_taken_though_its_time_is_over(isolated, monkeypatch):
    isolated(own_number, None, LIMITS)
    monkeypatch.setattr(isolate, "time", SlowClock())

    assert isolated(step_and_answer, None, Limits(seconds=20)).value == 7


class SlowClock:
    """A clock that goes on by a minute while its owner is asleep for half a second."""

    now = 0.0

    def monotonic(self):
        time.sleep(0.5)
        self.now += 30
        return self.now


UNGUARDED = """
from pipeline.children.isolate import Children, Limits
Children("{}").do(len, "four", Limits())
"""


@pytest.mark.parametrize("method", ["fork", "start"])
def test_a_program_that_its_children_would_run_again_is_told_so(tmp_path, method):
    program = tmp_path / "program.py"
    program.write_text(UNGUARDED.format(method), encoding="utf-8")

    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "if __name__ == '__main__'" in done.stderr
