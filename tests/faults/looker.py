"""A second process that looks at the published database all the time: `python -m tests.faults.looker DB`.

Prints a line for each look: the state it saw, or the error it got. It ends when its standard input does.
"""

from __future__ import annotations

import select
import sys

import duckdb

from tests.faults.stage import mark_of


def look(path: str) -> str:
    try:
        with duckdb.connect(path, read_only=True) as con:
            return mark_of(con)
    except duckdb.Error as error:
        return f"error: {' '.join(str(error).split())}"


if __name__ == "__main__":
    while True:
        print(look(sys.argv[1]), flush=True)
        ready, _, _ = select.select([sys.stdin], [], [], 0.02)
        if ready:
            break
