"""The vocabulary files and the patterns made from wordings."""

import pytest
from pydantic import ValidationError

from schemas.vocabulary import (
    DirectionTerms,
    LinkTerms,
    OwnerTerms,
    TimescaleTerms,
    UnitTerms,
    known_words,
    load_terms,
    read_terms,
    whole_words,
)

MODELS = [DirectionTerms, LinkTerms, OwnerTerms, TimescaleTerms, UnitTerms]


@pytest.mark.parametrize("model", MODELS)
def test_files_are_valid_and_read_once(model):
    assert load_terms(model) is load_terms(model)


@pytest.mark.parametrize("model", MODELS)
def test_unknown_keys_are_forbidden(model):
    with pytest.raises(ValidationError):
        model.model_validate({**read_terms(model.FILE), "oddity": ["weir"]})


def test_known_words_are_those_of_all_wordings_and_of_no_comment():
    words = known_words()

    assert {"february", "officer", "responsible", "milestones"} <= words
    assert {"feb", "februar", "hyphen"} & words == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Well-being", True),
        ("well –being", True),
        ("wellbeing", True),
        ("the  well being\nof all", True),
        ("unwell being", False),
        ("well beings", False),
    ],
)
def test_a_hyphen_is_a_dash_a_space_or_nothing(text, found):
    assert bool(whole_words(["well-being"]).search(text)) is found


@pytest.mark.parametrize("text", ["keepers' lock", "keepers’ lock", "keepers lock"])
def test_an_apostrophe_may_be_missing(text):
    assert whole_words(["keepers' lock"]).fullmatch(text)
