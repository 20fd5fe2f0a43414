"""The cells the model of names learns from, and that the model in the package was made of them."""

import random
import re

import pytest
import spacy
import yaml

from pipeline.tagging.names import MODEL
from schemas.vocabulary import OwnerTerms, load_terms, read_terms
from tests.tags import read_cases
from tests.train.__main__ import CONFIG, TRAIN, digest, labelled_owners, make_cells
from tests.train.cells import KINDS, Cell, make_cell, spanned

EVERYWHERE = {"deputy chief executive"}  # a title that every council has
SEVERAL = re.compile(r"\w+\W+\w+")


def test_owners_are_the_characters_of_their_cell():
    chance = random.Random(7)  # noqa: S311
    for cell in (make_cell(chance) for _ in range(300)):
        ends = [0, *(end for _, end, _ in cell.owners)]
        assert all(before <= start < end for before, (start, end, _) in zip(ends, cell.owners, strict=False))
        assert all(cell.text[start:end].strip() for start, end, _ in cell.owners)
        assert {kind for *_, kind in cell.owners} <= set(KINDS)


def test_pieces_with_a_kind_become_spans():
    pieces = [("Lead: ", None), ("A Weir", "person"), (" / ", None), ("Canals", "team")]

    assert spanned(pieces) == Cell("Lead: A Weir / Canals", ((6, 12, "person"), (15, 21, "team")))


def test_the_same_seed_makes_the_same_cells():
    assert make_cells(3, 50) == make_cells(3, 50)
    assert make_cells(3, 50) != make_cells(4, 50)


def test_shunned_owners_are_in_no_cell():
    cell = next(c for c in make_cells(3, 50) if len(c.owners) == 1 and " " in c.text)
    start, end, _ = cell.owners[0]
    name = cell.text[start:end].casefold()

    assert cell not in make_cells(3, 50, frozenset({name}))


def test_the_vocabulary_holds_no_labelled_person_role_or_team():
    terms = yaml.safe_dump(read_terms("owners"), allow_unicode=True).casefold()
    bodies = {name.casefold() for name in load_terms(OwnerTerms).national_bodies}
    named = set()
    for case in read_cases("owners"):
        for owner, kind in zip(case["owners"].split("|"), case["kinds"].split("|"), strict=True):
            if kind in {"person", "role", "team"} and len(owner.split()) > 2:
                named.add(owner.casefold())

    assert len(named) > 150
    assert (
        sorted(
            name
            for name in named - bodies - EVERYWHERE
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", terms)
        )
        == []
    )


@pytest.mark.slow
def test_no_labelled_owner_is_learnt_and_the_model_is_made_of_these_cells():
    cells = make_cells(*TRAIN, labelled_owners())
    learnt = {cell.text[start:end].casefold() for cell in cells for start, end, _ in cell.owners}
    labelled = {owner.casefold() for case in read_cases("owners") for owner in case["owners"].split("|")}

    assert sorted(name for name in learnt & labelled if SEVERAL.search(name)) == []
    assert digest(cells) == spacy.util.load_meta(MODEL / "meta.json")["cells"]


def test_the_model_is_of_the_committed_configuration():
    wanted, has = (spacy.util.load_config(path) for path in (CONFIG, MODEL / "config.cfg"))

    assert has["components"]["ner"]["model"] == wanted["components"]["ner"]["model"]
    assert (has["system"]["seed"], has["training"]["max_steps"]) == (
        wanted["system"]["seed"],
        wanted["training"]["max_steps"],
    )
