"""Checks what was landed and gives a row of `quality` a check and plan; data never makes it raise."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipeline.checks.batch import LEAN, batch_of, lost_lineage, write_batch
from pipeline.checks.check import Tallies
from pipeline.checks.judging import Judge, judging_here
from pipeline.checks.plans import check_alone, compare, find_copies, landed, other_copies
from schemas.run import Quality

_BATCH_PLANS, _BATCH_CELLS = 200, 50_000  # checked together: few enough to be held in memory
_CELLS = "SELECT plan_id, count(*) FROM curated.cells GROUP BY plan_id"
_MANY = 200  # plans from which on memory counts for more than a tenth of a second


def run_checks(
    con: duckdb.DuckDBPyConnection, run_id: str, plan_ids: Sequence[str] | None = None
) -> tuple[Quality, ...]:
    """How each check went for each plan (all that are landed where `plan_ids` is None).

    A check that does not apply to a plan has looked at no rows (`checked` 0) and has passed.
    """
    wanted = landed(con, plan_ids)
    with judging_here() as judge, checking(con, run_id, judge, plans=len(wanted)) as checks:
        return tuple(checks.rest(wanted, find_copies(con)))


def check_again(
    con: duckdb.DuckDBPyConnection, checks: Checking, plan_ids: Sequence[str]
) -> Iterator[Quality]:
    """How each check went, where not told yet, for plans just landed and those that these make or unmake copies."""
    if not plan_ids:
        return iter(())
    checks.begin()  # while we compare
    copies = find_copies(con)
    return checks.rest(landed(con, {*plan_ids, *other_copies(con, copies)}), copies)


class Checking:
    """The checks of a run: of plans that have landed, beside what else the run does, and then of the rest."""

    def __init__(
        self, con: duckdb.DuckDBPyConnection, run_id: str, judge: Judge, folder: Path, *, many: bool
    ) -> None:
        self._con, self._run_id, self._judge, self._folder = con, run_id, judge, folder
        self._beside, self._thread = con.cursor(), ThreadPoolExecutor(1)
        self._held: dict[str, int] = {}  # cells by plan id, of plans that wait for others to be checked with
        self._begun: deque[Future[list[Quality]]] = deque()
        self._checked: set[str] = set()
        if many:
            con.execute(LEAN)

    def landed(self, cells: Mapping[str, int]) -> None:
        """Nothing; `cells`, by plan id, are those of plans that have landed. Enough of them begin to be checked."""
        for plan_id, count in cells.items():
            self._held[plan_id] = count
            if len(self._held) >= _BATCH_PLANS or sum(self._held.values()) >= _BATCH_CELLS:
                self.begin()

    def begin(self) -> None:
        """Nothing; the plans that wait for others begin to be checked."""
        if self._held:
            self._begun.append(self._thread.submit(self._check, sorted(self._held)))
            self._checked |= self._held.keys()
            self._held = {}

    def found(self) -> Iterator[Quality]:
        """The rows of the checks that have ended meanwhile."""
        while self._begun and self._begun[0].done():
            yield from self._begun.popleft().result()

    def rest(self, plan_ids: Sequence[str], copies: Tallies) -> Iterator[Quality]:
        """The rows not given yet of the checks of all these plans; `copies` are the tallies of `find_copies`."""
        compared = compare(self._run_id, plan_ids, copies, self._judge)
        cells = dict(self._con.execute(_CELLS).fetchall())
        self.landed({plan_id: cells.get(plan_id, 0) for plan_id in plan_ids if plan_id not in self._checked})
        self.begin()
        while self._begun:
            yield from self._begun.popleft().result()
        yield from compared

    def end(self) -> None:
        """Nothing; what has not begun does not begin any more."""
        self._thread.shutdown(cancel_futures=True)
        self._beside.close()

    def _check(self, plan_ids: Sequence[str]) -> list[Quality]:
        write_batch(self._beside, plan_ids, self._folder)
        unkept = self._judge.rows(self._folder)  # while we query
        with batch_of(self._beside, self._folder, self._lost) as batch:
            return list(check_alone(batch, self._run_id, plan_ids, self._judge, unkept))

    @cached_property
    def _lost(self) -> Path:
        """Those of before this run: a plan lands with the cells that its lineage names, or not at all."""
        return lost_lineage(self._beside, self._folder)


@contextmanager
def checking(con: duckdb.DuckDBPyConnection, run_id: str, judge: Judge, *, plans: int) -> Iterator[Checking]:
    """Checks of what is landed by `con`, by a connection beside it; about so many `plans` will be checked."""
    with TemporaryDirectory(prefix="actionplans-") as name:
        checks = Checking(con, run_id, judge, Path(name), many=plans > _MANY)
        try:
            yield checks
        finally:
            checks.end()
