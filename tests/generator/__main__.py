"""The command: `python -m tests.generator --out DIR --count N --seed S`."""

import argparse
from pathlib import Path

from tests.generator.corpus import corpus
from tests.generator.families import FAMILIES

parser = argparse.ArgumentParser(
    prog="python -m tests.generator", description="Writes invented action plans."
)
parser.add_argument("--out", type=Path, required=True, help="folder of the plans; gold files go to its gold/")
parser.add_argument("--count", type=int, default=20)
parser.add_argument("--seed", type=int, default=0)
parser.add_argument("--share-pdf", type=float, default=0.5, help="share of PDFs, the rest is Word")
parser.add_argument(
    "--family", choices=list(FAMILIES), action="append", help="may be given again [default: all]"
)

if __name__ == "__main__":
    given = parser.parse_args()
    families = tuple(given.family or FAMILIES)
    written = corpus(given.out, given.count, given.seed, given.share_pdf, families)
    print(f"{len(written)} plans in {given.out}, their truth in {given.out / 'gold'}")
