"""What a child may not do, whoever makes it try."""

import ctypes
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from extractors import progress
from pipeline.children.confine import group_size
from pipeline.children.isolate import Children, Limits

pytestmark = pytest.mark.slow
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the system counts no processes of a group")
LIMITS = Limits(seconds=30, megabytes=1024)


@pytest.fixture
def child():
    children = Children("fork")
    yield children.do
    children.end()


def connect(address):
    with socket.socket() as line:
        line.connect(address)


def look_up(name):
    return socket.getaddrinfo(name, 80)


def fetch(address):
    return urllib.request.urlopen(address)  # noqa: S310


def start(program):
    return subprocess.run([program, "--version"], capture_output=True, check=True).returncode


def fork(_):
    return os.fork()


@pytest.mark.parametrize(
    ("work", "given", "words"),
    [
        (connect, ("127.0.0.1", 9), "PermissionError: a process that reads files has no network"),
        (look_up, "localhost", "PermissionError: a process that reads files has no network"),
        (fetch, "http://127.0.0.1:9/", "no network"),
        (start, sys.executable, "PermissionError: a process that reads files starts no program"),
        (fork, None, "PermissionError: a process that reads files starts no program"),
        (os.system, "true", "PermissionError: a process that reads files starts no program"),
    ],
)
def test_what_a_reader_never_does_is_refused_and_said(child, work, given, words):
    failure = child(work, given, LIMITS).failure

    assert failure.kind == "fault"
    assert words in failure.words


def interfaces(_):
    return sorted(name for _, name in socket.if_nameindex())


def may_leave_its_network():
    """Whether this user may have a network namespace: a new process tries."""
    flags = 0x40000000 if os.getuid() == 0 else 0x50000000
    program = f"import ctypes, sys; sys.exit(ctypes.CDLL(None).unshare({flags}) != 0)"
    return subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@LINUX
def test_libraries_in_c_find_no_network_either_where_the_kernel_allows(child):
    if not may_leave_its_network():
        pytest.skip("this kernel gives its users no namespaces")

    assert set(child(interfaces, None, LIMITS).value) <= {"lo", "sit0", "tunl0", "ip6tnl0"}


def print_without_end(megabytes):
    for _ in range(megabytes):
        os.write(1, b"x" * (1 << 20))
        print("y" * (1 << 10), file=sys.stderr)
    return megabytes


def test_what_is_printed_goes_nowhere(child, capfd):
    assert child(print_without_end, 300, LIMITS).value == 300

    assert capfd.readouterr() == ("", "")


def make(processes):
    """C's own fork, which Python does not hear of."""
    libc = ctypes.CDLL(None)
    for _ in range(processes):
        if libc.fork() == 0:
            time.sleep(60)
            os._exit(0)
    time.sleep(60)


def crash_with_company(path):
    if ctypes.CDLL(None).fork() == 0:
        Path(path).write_text(str(os.getpid()), encoding="ascii")
        time.sleep(60)
    while not Path(path).is_file():
        time.sleep(0.01)
    os._exit(3)


def is_running(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@LINUX
def test_a_child_that_multiplies_is_ended_with_all_its_company(child):
    leader = child(os.getpgid, 0, LIMITS).value

    failure = child(make, 40, LIMITS).failure

    assert (failure.kind, failure.words) == ("crashed", "it started more than 32 processes")
    deadline = time.monotonic() + 10
    while group_size(leader) and time.monotonic() < deadline:  # the system takes its time to bury them
        time.sleep(0.05)
    assert group_size(leader) == 0


@LINUX
def test_what_a_crashed_child_leaves_behind_is_ended(child, tmp_path):
    failure = child(crash_with_company, str(tmp_path / "number"), LIMITS).failure

    assert failure.kind == "crashed"
    left = int((tmp_path / "number").read_text(encoding="ascii"))
    deadline = time.monotonic() + 10
    while is_running(left) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(left)


def stand_still(at):
    progress.step(at)
    time.sleep(60)


def walk(steps):
    for number in range(steps):
        progress.step(f"page {number}")
        time.sleep(0.2)
    return steps


def test_work_without_a_step_is_given_up_early_and_says_where(child):
    failure = child(stand_still, "page 7", Limits(seconds=3, idle=0.5)).failure

    assert (failure.kind, failure.words) == ("timeout", "0.9 seconds without a step, at page 7")


def test_work_that_steps_on_is_given_its_whole_time(child):
    assert child(walk, 10, Limits(seconds=30, idle=1)).value == 10
    assert child(walk, 40, Limits(seconds=2)).failure.words.startswith("2 seconds, at page")


def much(megabytes):
    return bytes(megabytes << 20)


def test_an_answer_larger_than_the_childs_memory_is_not_taken(child):
    assert child(much, 60, Limits(30, 50)).failure.kind in {"crashed", "out-of-memory"}
    assert len(child(much, 20, Limits(30, 400)).value) == 20 << 20


@LINUX
def test_no_file_grows_without_end_and_no_crash_leaves_its_memory_on_the_disk(child):
    import resource  # noqa: PLC0415  # not on Windows

    assert child(resource.getrlimit, resource.RLIMIT_CORE, LIMITS).value == (0, 0)
    assert child(resource.getrlimit, resource.RLIMIT_FSIZE, LIMITS).value[0] <= 2 << 30
