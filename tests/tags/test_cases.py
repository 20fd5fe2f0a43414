"""The labelled texts themselves: halves, origins, and that no rule was made from one."""

from importlib.resources import files

import pytest
import yaml

from tests.tags import FOLDER, HALVES, KINDS, read_cases

LABELLED = [kind for kind in KINDS if (FOLDER / f"{kind}.csv").exists()]
LEAST = {"owners": 300, "timescales": 300, "acronyms": 150, "quantities": 150}
_LONG = 2  # words; single ones ("Ongoing") are cells and vocabulary alike


def strings(value):
    """Every string of a YAML value, keys included."""
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [str(value)]


@pytest.mark.parametrize("kind", LABELLED)
def test_there_are_enough_cases_in_two_halves_with_their_origin(kind):
    cases = read_cases(kind)

    assert len(cases) >= LEAST[kind]
    assert {"develop", "sealed"} <= {case["half"] for case in cases} <= set(HALVES)
    sealed, developed = (sum(case["half"] == half for case in cases) for half in ("sealed", "develop"))
    assert 0.8 < sealed / developed < 1.25
    assert all(case["origin"] for case in cases)


@pytest.mark.parametrize("kind", LABELLED)
def test_no_case_stands_in_the_rule_data(kind):
    folder = files("schemas").joinpath("terms")
    terms = {
        text.casefold()
        for path in folder.iterdir()
        if path.name.endswith(".yml")
        for text in strings(yaml.safe_load(path.read_text(encoding="utf-8")))
    }
    texts = {text(case) for case in read_cases(kind) if len(text(case).split()) >= _LONG}

    assert not texts & terms


def text(case):
    """The words that are read; of an owner cell not a body alone, as names of bodies are vocabulary."""
    words = case["cell"] if "cell" in case else case["text"]
    return "" if case.get("kinds") == "organisation" else words.casefold().strip()
