"""What Great Expectations finds of values, and whose they are."""

import subprocess
import sys

import pytest
from pydantic.v1 import BaseModel, ValidationError, validator
from pydantic.v1.fields import ModelField

from pipeline.checks.expectations import Question, broken, derived, exceeding
from pipeline.imports import copied_by


def asked(kind, values, *arguments):
    """The rules broken by values, each behind its rule's number."""
    written = ((rule, f"'{value}'" if value else "NULL::VARCHAR") for rule, value in values)
    shown = ", ".join(f"({rule}, {value})" for rule, value in written)
    return broken([Question(kind, arguments, f"SELECT * FROM (VALUES {shown}) AS t(rule, value)")])[0]  # noqa: S608


def test_the_rules_whose_values_are_not_as_expected():
    values = [(0, "E09000001"), (0, None), (1, "E0900000"), (2, "W09000001"), (2, "oak")]
    form = ("regex", r"^[EW]\d{8}$")

    assert asked("ExpectColumnValuesToMatchRegex", values, form) == {1, 2}
    assert asked("ExpectColumnValuesToMatchRegex", values[:2], form) == frozenset()


def test_a_value_that_must_be_there_and_a_key_that_stands_twice():
    assert asked("ExpectColumnValuesToNotBeNull", [(3, "ash"), (5, None)]) == {5}
    assert asked("ExpectColumnValuesToBeUnique", [(0, "ash"), (1, "elm"), (1, "elm")]) == {1}
    assert asked("ExpectColumnValuesToNotBeNull", [(4, None)]) == {4}


def test_counts_that_are_not_none():
    assert exceeding({"no plan is lost": 0, "each has a date": 3, "each has an owner": 1}) == {
        "each has a date",
        "each has an owner",
    }
    assert exceeding({"no plan is lost": 0}) == frozenset()


class Weir(BaseModel):
    name: str
    levels: list[int] = [3]


def test_what_a_derived_model_changes_of_a_field_its_parent_keeps():
    with copied_by(ModelField, derived):

        class Lock(Weir):
            name = "none"

            @validator("levels")
            def rising(cls, levels):  # noqa: N805
                if levels[0] < 0:
                    raise ValueError("falls")
                return levels

            class Config:
                fields = {"levels": {"alias": "gates"}}  # noqa: RUF012

        class Sluice(Weir):
            @validator("levels")
            def lowest(cls, levels):  # noqa: N805
                return [min(levels)]

    assert Weir(name="Ash", levels=["-2"]).levels == [-2]
    assert Weir.__fields__["levels"].field_info.alias is None
    assert Sluice(name="Elm", levels=[-1, 5]).levels == [-1]
    assert Lock(gates=["4"]).dict() == {"name": "none", "levels": [4]}
    with pytest.raises(ValidationError, match="falls"):
        Lock(gates=[-1])
    with pytest.raises(ValidationError, match="name"):
        Weir()


@pytest.mark.slow
def test_the_process_that_judges_loads_neither_the_models_nor_the_database_before_it_is_asked():
    looks = "import sys, pipeline.checks.expectations; print({'duckdb', 'pydantic', 'schemas.row'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", looks], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_no_fingerprint_is_made_of_rows_that_are_looked_at_once(monkeypatch):
    made = []
    exceeding({})  # Great Expectations is loaded
    engine = "great_expectations.execution_engine.pandas_execution_engine"
    monkeypatch.setattr(f"{engine}.hash_pandas_dataframe", made.append)

    assert exceeding({"no plan is lost": 1}) == {"no plan is lost"}
    assert made == []
