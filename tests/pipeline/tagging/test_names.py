"""The model of names: what it sees in cells made up here, and that it comes with the package."""

import pytest
import spacy

from pipeline.tagging.components import build_nlp, tag_texts
from pipeline.tagging.names import MODEL, find_names


def seen(cell):
    (names,) = find_names([cell])
    return [(cell[name.start : name.end], name.kind) for name in names]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Adebayo Okonjo and Priya Raman", [("Adebayo Okonjo", "person"), ("Priya Raman", "person")]),
        ("Head of Canals", [("Head of Canals", "role")]),
        ("", []),
    ],
)
def test_what_the_model_sees(cell, names):
    assert seen(cell) == names


def test_cells_come_back_in_order():
    cells = [f"Oksana B{number}" for number in range(300)]

    assert len(list(find_names(cells))) == 300


def test_it_parts_persons_of_uncommon_first_names_in_the_pipeline():
    cell = "Zebedee Okonjo and Canal Team"
    (tagged,) = tag_texts(build_nlp(), [(cell, "owner")])

    assert [(cell[tag.start : tag.end], tag.kind) for tag in tagged.tags] == [
        ("Zebedee Okonjo", "person"),
        ("Canal Team", "team"),
    ]


def test_it_is_small_enough_to_ship():
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 2_500_000


def test_the_model_reads_cells_by_the_tokenizer_it_learned_with():
    saved, made = spacy.load(MODEL), spacy.load(MODEL, exclude=["tokenizer"])

    assert made.tokenizer.to_bytes() == saved.tokenizer.to_bytes()
