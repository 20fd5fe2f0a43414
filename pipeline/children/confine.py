"""What a process that opens files from anywhere may not do, whatever is in them: reach the network, start
programs but the two we know, fill the disk, leave processes behind.

Python's own calls are stopped by an audit hook on every system. Calls of C libraries are not seen by it: on Linux
the process has no network to reach either, where the kernel lets it have a namespace of its own.
"""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from extractors import outside

try:
    import resource
except ImportError:  # Windows has no limits a process may set for itself
    resource = None  # type: ignore[assignment]

_LARGEST_FILE: Final = 2 << 30  # bytes a process may write to one file
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # Source: linux/sched.h
_SHELL: Final = "/bin/sh"  # the leash of the other programs
_LOOKUPS: Final = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.getnameinfo"})
_STARTS: Final = frozenset({"os.fork", "os.forkpty", "os.system", "os.exec", "os.spawn", "os.posix_spawn"})


def confine() -> None:
    """Nothing; this process, and all it starts, are confined from now on. There is no way back."""
    if sys.platform != "win32":
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        most = _LARGEST_FILE if most == resource.RLIM_INFINITY else min(most, _LARGEST_FILE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    if sys.platform == "linux":
        _leave_network()
    _silence()
    programs = {_SHELL, *filter(None, map(outside.find, outside.PROGRAMS))}
    sys.addaudithook(lambda event, given: _refuse(event, given, programs))


def end_group(leader: int) -> None:
    """Nothing; the process and all that are still in its group are gone (Windows: the process's own only)."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(leader, signal.SIGKILL)


def group_size(leader: int) -> int:
    """How many processes are in the group of this leader; 0 where the system does not tell (not on Linux)."""
    count = 0
    for process in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError, IndexError):
            # the name in brackets may hold anything. Source: proc_pid_stat(5)
            count += int(process.read_text("utf-8", "replace").rpartition(")")[2].split()[2]) == leader
    return count


def _refuse(event: str, given: tuple[Any, ...], programs: set[str]) -> None:
    if event == "socket.__new__" and given[1] in {socket.AF_INET, socket.AF_INET6, -1}:
        raise PermissionError("a process that reads files has no network")
    if event in _LOOKUPS:
        raise PermissionError("a process that reads files has no network")
    if event in _STARTS or (event == "subprocess.Popen" and str(given[0]) not in programs):
        raise PermissionError("a process that reads files starts no program but LibreOffice and Tesseract")


def _silence() -> None:
    """Nothing; what libraries print is not for the terminal, where the answer of `--json` goes."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _leave_network() -> None:
    """Nothing; the process is in a network of its own that leads nowhere, if the kernel lets it."""
    user, group = os.getuid(), os.getgid()
    flags = _NEW_NET if user == 0 else _NEW_NET | _NEW_USER
    with suppress(OSError, AttributeError):
        if ctypes.CDLL(None).unshare(flags) == 0 and user:
            # it stays who it was. Source: user_namespaces(7)
            Path("/proc/self/setgroups").write_text("deny", "ascii")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1", "ascii")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1", "ascii")
