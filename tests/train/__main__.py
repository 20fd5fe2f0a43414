"""`make train`: the model of names, made anew from cells made anew, with its score on cells it has not seen.

The same seeds give the same cells and, on the same libraries, a score within 0.01. About five minutes of one core.
"""

import hashlib
import json
import random
import shutil
import tempfile
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin

from pipeline.tagging.names import MODEL
from pipeline.tagging.tokenizers import owner_tokenizer
from tests.tags import read_cases
from tests.train.cells import make_cell

CONFIG = Path(__file__).parent / "config.cfg"
TRAIN, DEV = (20091, 20_000), (20092, 2_000)  # seed, number of cells


def make_cells(seed, number, shunned=frozenset()):
    """So many different cells, none with one of the `shunned` owners."""
    chance, seen, made = random.Random(seed), set(), []  # noqa: S311  # invented, not secret
    while len(made) < number:
        cell = make_cell(chance)
        names = {cell.text[start:end].casefold() for start, end, _ in cell.owners}
        if cell.text not in seen and not names & shunned:
            seen.add(cell.text)
            made.append(cell)
    return made


def labelled_owners():
    """The owners of the labelled cells, of more than one word: no cell to learn from may hold one."""
    owners = {owner for case in read_cases("owners") for owner in case["owners"].split("|")}
    return frozenset(owner.casefold() for owner in owners if " " in owner)


def as_docs(cells):
    tokenizer = owner_tokenizer()(spacy.blank("en"))
    docs = DocBin()
    for cell in cells:
        doc = tokenizer(cell.text)
        spans = [doc.char_span(start, end, label=kind) for start, end, kind in cell.owners]
        if None not in spans:  # a name that shares a token with its neighbour
            doc.ents = spans
            docs.add(doc)
    return docs


def main():
    cells = {"train": make_cells(*TRAIN, labelled_owners()), "dev": make_cells(*DEV, labelled_owners())}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name, made in cells.items():
            as_docs(made).to_disk(place / f"{name}.spacy")
        paths = {f"paths.{name}": str(place / f"{name}.spacy") for name in cells}
        train(CONFIG, place / "model", overrides=paths)
        keep(place / "model" / "model-last", digest(cells["train"]))


def digest(cells):
    """What tells one set of cells from another."""
    return hashlib.sha256(repr(cells).encode()).hexdigest()[:16]


def keep(made, cells):
    """The model in the package: what loading it needs, with its score, and of which cells it was made."""
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp = spacy.load(made)
    nlp.meta.update(name="owner_names", description="Names in owner cells of action plans", license="MIT")
    nlp.meta["cells"] = cells
    nlp.config["paths"].update(train=None, dev=None)  # of a folder that is gone
    nlp.to_disk(MODEL, exclude=["vocab"])
    score = nlp.meta["performance"]["ents_f"]
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    print(json.dumps({"F1 on unseen invented cells": round(score, 4), "bytes": size}))


if __name__ == "__main__":
    main()
