"""How child processes are started: forked from a process that has loaded what they need, or anew."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext  # Windows has but one of them

# loaded once by the process the children are forked from
_PRELOADED = ["__main__", "pipeline.running.preload"]


def context_of(method: str) -> ForkServerContext | SpawnContext:
    """What starts processes by "fork", where the system can, or by "start"."""
    if method == "start" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    return context


def preload() -> None:
    """Nothing; the process that children are forked from begins to load, if it has not and there is one."""
    if context_of("fork").get_start_method() == "forkserver":
        forkserver.ensure_running()
