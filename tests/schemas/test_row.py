"""A row made of values that hold already is the row that validation would have made."""

import pickle

import pytest
from pydantic import ValidationError

from schemas.evidence import Lineage
from schemas.plan import PLAN_TABLES, Plan
from tests.factories import make_plan

VALUES = {
    "table_name": "actions",
    "record_id": "invented-a-1",
    "column_name": "owners",
    "cell_id": "invented-c00001",
    "char_start": 0,
    "char_end": 4,
    "how": "joined",
    "piece": 1,
}


def test_a_known_row_is_the_validated_one():
    known, validated = Lineage.known(**VALUES), Lineage(**VALUES)

    assert known == validated
    assert repr(known) == repr(validated)
    assert hash(known) == hash(validated)
    assert known.model_dump() == VALUES
    assert pickle.loads(pickle.dumps(known)) == validated  # noqa: S301  # our own bytes
    assert known.model_copy(update={"piece": 2}).piece == 2


def test_a_known_row_is_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        Lineage.known(**VALUES).piece = 2


def test_a_plan_by_columns_has_every_value_of_its_rows():
    plan = make_plan()
    columns = plan.by_columns()

    assert list(columns.tables) == [model.TABLE for model in PLAN_TABLES]
    assert columns.plan_id == plan.plan.plan_id
    assert columns.tables["plans"]["title"] == (plan.plan.title,)
    assert columns.tables["actions"]["action"] == tuple(action.action for action in plan.actions)
    assert columns.rows("actions") == len(plan.actions) == 3
    bare = Plan(plan=plan.plan).by_columns()
    assert (bare.tables["actions"], bare.rows("actions")) == ({}, 0)
