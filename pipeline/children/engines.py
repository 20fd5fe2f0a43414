"""Where files are read: in threads of this process that wait for children, or on the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple

from pipeline.children.isolate import readers
from schemas.exceptions import ActionPlanError

_WAITING = 4  # files handed out a place: while finished ones are landed, none stands idle
_PATIENCE = 60  # seconds for a scheduler, and then for a first worker


class Engine(NamedTuple):
    """`submit` takes a function and its arguments; `width` is how many calls should be under way.

    A future with one of the errors `lost` was given up: all who tried it were lost.
    """

    submit: Callable[..., Future[Any]]
    width: Callable[[], int]
    lost: tuple[type[Exception], ...] = ()


def open_engine(jobs: int, scheduler: str | None) -> AbstractContextManager[Engine]:
    """The cluster of the scheduler at this address, or without one `jobs` places on this machine."""
    return local(jobs) if scheduler is None else cluster(scheduler)


@contextmanager
def local(jobs: int) -> Iterator[Engine]:
    """An engine of `jobs` threads. What is still being read when the block ends is given up."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="reader")
    try:
        yield Engine(pool.submit, lambda: _WAITING * jobs)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        readers.end()
        pool.shutdown()


@contextmanager
def cluster(address: str) -> Iterator[Engine]:
    """An engine of the Dask workers known to the scheduler at `address`, as many as there are at any time.

    What a lost worker was reading is read by another one.

    Raises:
        ActionPlanError: no Dask, no scheduler, no worker.

    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415  # an extra, and half a second
    except ImportError as error:
        advice = "pip install 'actionplans[cluster]'"
        raise ActionPlanError(f"--engine dask needs Dask, which is not installed: {advice}") from error
    connect: Any = Client  # it declares no types
    try:
        client = connect(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ActionPlanError(
            f"no Dask scheduler answers at {address}: check the address ({error})"
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ActionPlanError(f"the scheduler at {address} has no worker: start one") from error
        submit = client.get_executor(pure=False).submit
        yield Engine(submit, lambda: _WAITING * max(1, sum(client.ncores().values())), (KilledWorker,))
