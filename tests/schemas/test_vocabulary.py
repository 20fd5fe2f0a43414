"""The vocabulary files and the patterns made from wordings."""

import re

import pytest
from pydantic import ValidationError

from schemas.vocabulary import (
    DirectionTerms,
    LinkTerms,
    OwnerTerms,
    TimescaleTerms,
    UnitTerms,
    alternatives,
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


def test_the_longest_of_several_wordings_with_one_beginning_is_found():
    pattern = re.compile(alternatives(["lead", "lead officer", "leads", "to be agreed", "to be", "a+b", "a"]))

    assert pattern.findall("lead officer leads, lead; to be agreed to be a+b a") == [
        "lead officer", "leads", "lead", "to be agreed", "to be", "a+b", "a",
    ]  # fmt: skip
    assert not any(map(pattern.fullmatch, ["le", "lead off", "to", "to be a", "a+", "aab", ""]))


def test_alternatives_are_one_group_however_many_there_are():
    assert re.fullmatch(rf"{alternatives(['lock'])}s?", "locks")
    assert re.fullmatch(rf"{alternatives(['lock', 'weir'])}s?", "weirs")
    assert re.fullmatch(rf"{alternatives(['lock', 'lock'])}s?", "locks")


@pytest.mark.parametrize("model", MODELS)
def test_every_wording_of_the_vocabulary_is_among_its_alternatives(model):
    lists = [words for _, words in load_terms(model) if isinstance(words, tuple)]

    assert lists
    for words in lists:
        pattern = re.compile(alternatives(words))
        assert [word for word in words if not pattern.fullmatch(word)] == []
