"""Plans made a little wrong: those that were once read wrongly, and a short walk over new ones."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.children.isolate import readers
from tests.fuzz.__main__ import LIMITS, TO_BE_KEPT, Fuzzer
from tests.fuzz.whole import read_whole

pytestmark = pytest.mark.slow
KEPT = sorted((Path(__file__).parent / "kept").iterdir())


@pytest.fixture(scope="module", autouse=True)
def children():
    yield
    readers.end()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: path.name)
def test_what_was_once_read_wrongly_ends_as_its_name_says(path):
    answer = readers.do(read_whole, path, LIMITS)

    end = Fuzzer.end_of(answer).removeprefix("rejected: ").replace(",", "").replace(" ", "-")
    assert end == path.name.partition("--")[0]


def test_a_short_walk_over_wrong_files_meets_nothing_unnamed(tmp_path):
    fuzzer = Fuzzer(tmp_path / "plans", seed=7, keep=tmp_path / "found")
    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(fuzzer.try_one, range(120)))

    assert [end for end in ends if end.startswith(TO_BE_KEPT)] == []
    assert {"read", "rejected: damaged"} <= set(ends)
    assert not (tmp_path / "found").exists()


def test_the_same_plan_and_number_give_the_same_wrong_file(tmp_path):
    fuzzer = Fuzzer(tmp_path / "plans", seed=3, keep=tmp_path)
    first = [fuzzer.wrong(number)[0] for number in range(30)]

    time.sleep(2)  # archives write their times down in steps of two seconds

    assert [fuzzer.wrong(number)[0] for number in range(30)] == first
