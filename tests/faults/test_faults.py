"""A few of the trials of `python -m tests.faults`."""

import sys

import pytest

from tests.faults.fills import fill_disks
from tests.faults.kills import Tally, kill_runs
from tests.faults.stage import make_stage

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc"),
]


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    return make_stage(tmp_path_factory.mktemp("stage"), earlier=3, later=6)


def assert_well(tally, count):
    assert tally.faults == []
    assert (tally.identical, tally.lingering) == (count, 0)
    assert tally.looks.keys() <= {"old", "new"}
    assert tally.looks["old"] > 0


def test_a_killed_run_is_as_if_it_had_not_been_once_another_has_ended(stage):
    tally = Tally()
    kill_runs(stage, 2, 1, tally)  # of all processes, of the first alone
    assert_well(tally, 2)
    assert "a file cut short" not in tally.after


def test_a_full_disk_is_said_and_leaves_what_was(stage):
    tally = Tally()
    fill_disks(stage, 2, tally)
    assert_well(tally, 2)
    assert {state.split(",")[0] for state in tally.after} <= {"exit code 0", "exit code 1", "exit code 5"}
    assert "exit code 5, old" in tally.after
