"""The views over two invented authorities, as a user's query sees them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import pipeline.database.store
from pipeline.answers.query import query
from pipeline.database import connection, store
from schemas.plan import Acronym
from tests.factories import make_action, make_measure, make_plan

ANY, OTHER = "anytown-access-plan", "otherton-plan"
VIEWS = sorted((Path(pipeline.database.store.__file__).parent / "views").glob("*.sql"))


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    """Anytown's plan is whole; Otherton's has an action with nothing, one "tbc", one recurring, one done."""
    path = tmp_path_factory.mktemp("views") / "plans.duckdb"
    bare = {"owners": None, "timescale": None, "date_kind": "none", "end_date": None}
    other = make_plan(OTHER, authority="Otherton Council", expansion="Advisory Group")
    actions = (
        make_action(OTHER, 1, "Widen the path", "Otherton Council", **bare),
        make_action(OTHER, 2, "Count the gates", "Otherton Council", end_date=None, date_kind="tbc"),
        make_action(OTHER, 3, "Oil the gates", "Otherton Council", end_date=None, date_kind="recurring"),
        make_action(OTHER, 4, "Oiled 9 gates", "Otherton Council", record_kind="achievement", **bare),
    )
    measures = (
        make_measure(OTHER, 1, direction="decrease", latest_value=30.0, target_value=30.0),
        make_measure(OTHER, 2, latest_unit="count"),  # no change between a share and a count
        make_measure(OTHER, 3, direction="complete"),
        make_measure(OTHER, 4, latest=None, latest_value=None, latest_unit=None),
    )
    with connection.connect(path) as con:
        store.land(con, make_plan())
        store.land(con, other.model_copy(update={"actions": actions, "measures": measures}))
    return path


def ask(db, sql):
    answer = query(db, sql)
    return list(answer.rows)


def test_who_owns_what_counts_an_owner_over_authorities(db):
    found = ask(db, "SELECT owner_id, owned_actions, authority, action FROM who_owns_what")
    assert len(found) == 6
    assert found[0] == ("parks-team", 6, "Anytown Council", "Open a sensory garden")
    assert {row[2] for row in found} == {"Anytown Council", "Otherton Council"}


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2031-03-31", "2031-03-31", 3),  # both ends are included
        ("2031-04-01", "2040-01-01", 0),
        ("2020-01-01", "2031-03-30", 0),
    ],
)
def test_what_is_due(db, first, last, count):
    found = ask(db, f"SELECT action_id FROM what_is_due('{first}', '{last}')")  # noqa: S608
    assert len(found) == count


def test_what_is_due_takes_dates(db):
    sql = "SELECT DISTINCT end_date FROM what_is_due(DATE '2031-01-01', DATE '2031-12-31')"
    assert ask(db, sql) == [(date(2031, 3, 31),)]


def test_actions_without_owner_or_date(db):
    found = ask(db, "SELECT action, no_owner, no_date FROM actions_without_owner_or_date")
    # a recurring action has a date of its kind; an achievement needs neither
    assert found == [("Widen the path", True, True), ("Count the gates", False, True)]


def test_measures_with_progress(db):
    columns = "measure_id, change, to_go, direction_met, target_met"
    assert ask(db, f"SELECT {columns} FROM measures_with_progress") == [  # noqa: S608
        (f"{ANY}-m1", 15.0, 25.0, True, False),
        (f"{OTHER}-m1", -10.0, 0.0, True, True),
        (f"{OTHER}-m2", None, None, None, None),
        (f"{OTHER}-m3", 15.0, 25.0, None, None),
        (f"{OTHER}-m4", None, None, None, None),
    ]


def test_shared_acronyms_stand_side_by_side(db):
    columns = "acronym, authority, expansion, other_authority, other_expansion, same_meaning"
    assert ask(db, f"SELECT {columns} FROM shared_acronyms") == [  # noqa: S608
        ("AG", "Anytown Council", "Access Group", "Otherton Council", "Advisory Group", False)
    ]


@pytest.mark.parametrize(
    ("theme", "actions"),
    [
        ("garden", ["Open a sensory garden"]),
        ("GATE", ["Count the gates", "Oil the gates", "Oiled 9 gates"]),  # begins a longer word, any case
        ("gates oil", ["Oil the gates", "Oiled 9 gates"]),  # every word, in any order
        ("guide welcome", ["Publish the travel guide"]),  # one in the section, one in the action
        ("ates", []),  # not from the middle of a word
        ("  ", []),  # nothing asked
    ],
)
def test_actions_about(db, theme, actions):
    assert ask(db, f"SELECT action FROM actions_about('{theme}')") == [(action,) for action in actions]  # noqa: S608


def test_compare_authorities(db):
    columns = "authority, plans, actions, measures, share_owned, share_dated, share_with_measures"
    assert ask(db, f"SELECT {columns} FROM compare_authorities") == [  # noqa: S608
        ("Anytown Council", 1, 3, 1, 1.0, 1.0, 0.333),
        ("Otherton Council", 1, 3, 4, 0.667, 0.333, 0.333),
    ]


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_view_says_its_grain_key_and_meaning(path):
    head = path.read_text(encoding="utf-8").split("CREATE OR REPLACE")[0]
    assert all(word in head for word in ("-- Grain: ", "Key: ", "-- Meaning: "))
    assert f" curated.{path.stem}" in path.read_text(encoding="utf-8")


def test_another_plan_of_the_authority_is_asked_before_the_lexicon(tmp_path):
    def plan(plan_id, authority, *rows):
        acronyms = tuple(
            Acronym(plan_id=plan_id, acronym=short, expansion=long, source=source, occurrences=1)
            for short, long, source in rows
        )
        return make_plan(plan_id, authority=authority).model_copy(update={"acronyms": acronyms})

    path = tmp_path / "plans.duckdb"
    with connection.connect(path) as con:
        first = [("AG", "Access Group", "glossary"), ("CP", "Canal Plan", "inline")]
        store.land(con, plan("first", "Anytown Council", *first))
        asked = [("AG", None, "ambiguous"), ("CP", "Child Protection", "inline"), ("QZX", None, "unresolved")]
        store.land(con, plan("second", "Anytown Council", *asked))
        store.land(con, plan("third", "Otherton Council", ("AG", "Annual Grant", "lexicon")))

    found = ask(
        path, "SELECT plan_id, acronym, expansion, source FROM acronym_meanings WHERE plan_id <> 'first'"
    )
    assert found == [
        ("second", "AG", "Access Group", "other_plan"),
        ("second", "CP", "Child Protection", "inline"),
        ("second", "QZX", None, "unresolved"),
        ("third", "AG", "Annual Grant", "lexicon"),
    ]
