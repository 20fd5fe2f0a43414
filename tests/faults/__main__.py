"""The command: `python -m tests.faults --kills 200 --fills 20`; exit code 1 where a trial did not end well."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.fills import fill_disks
from tests.faults.kills import Tally, kill_runs
from tests.faults.stage import EARLIER, LATER, make_stage

_parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
_parser.add_argument("--kills", type=int, default=200, help="runs to kill")
_parser.add_argument("--fills", type=int, default=20, help="sizes of the disk")
_parser.add_argument("--seed", type=int, default=0)


def _tell(title: str, tally: Tally) -> bool:
    wrong = tally.looks.keys() - {"old", "new"}
    print(f"{title}: {tally.identical} of {tally.trials} end with the tables of an undisturbed run")
    print(f"  looks of a second process: {dict(tally.looks)}")
    print(f"  files right after: {dict(tally.after)}")
    print(f"  runs that said that the one before was broken off: {tally.said}")
    if tally.orphans:
        ends = f"the last ended after {tally.longest:.1f} s, {tally.lingering} did not end"
        print(f"  trials in which children outlived the killed process: {tally.orphans}, {ends}")
    for fault in tally.faults:
        print(f"  FAULT {fault}")
    return tally.identical == tally.trials and not wrong and not tally.lingering


def main() -> int:
    given = _parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        stage = make_stage(Path(name))
        print(
            f"{LATER} plans, {EARLIER} of them there before; an undisturbed run takes {stage.seconds:.1f} s"
        )
        killed, filled = Tally(), Tally()
        kill_runs(stage, given.kills, given.seed, killed)
        well = [_tell("kill -9", killed)]
        if given.fills:
            how = fill_disks(stage, given.fills, filled)
            well.append(_tell(f"disk full ({how})", filled))
    return int(not all(well))


if __name__ == "__main__":
    sys.exit(main())
