"""Invented action plans with known truth, from a seed: the same seed and family give the same plan.

`python -m tests.generator --out DIR --count N --seed S` writes a folder of them, a gold file beside each.
"""

from tests.generator.corpus import corpus
from tests.generator.families import FAMILIES
from tests.generator.invent import make_plan
from tests.generator.model import InventedPlan, gold
from tests.generator.pdf import write_pdf
from tests.generator.volume import make_volume, volumes
from tests.generator.word import write_docx

__all__ = [
    "FAMILIES",
    "InventedPlan",
    "corpus",
    "gold",
    "make_plan",
    "make_volume",
    "volumes",
    "write_docx",
    "write_pdf",
]
