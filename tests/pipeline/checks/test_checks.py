"""Each check with plans that pass it, that fail it (and why), and that it does not apply to."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest

from pipeline.checks.check import Check
from pipeline.checks.checking import check_again, checking, run_checks
from pipeline.checks.field import field_checks
from pipeline.checks.judging import judging_here
from pipeline.checks.plans import RULES
from pipeline.database import connection, store
from pipeline.naming.guesses import COLUMNS_UNDERSTOOD
from pipeline.naming.set_aside import TABLES_READ
from schemas.plan import Plan
from tests.factories import make_action, make_measure, make_plan, make_plan_row

# of a plan's period, whose form has brackets in it
pytestmark = pytest.mark.filterwarnings("ignore:This pattern is interpreted as a regular expression")
GOOD, BAD, EMPTY = "good-plan", "bad-plan", "empty-plan"


def make_empty_plan() -> Plan:
    """A document that could be read but holds no record; as little said of it as the models allow."""
    row = make_plan_row(EMPTY, "Anytown Council", actions=0, measures=0, coverage=1.0, confidence=0.0)
    bare = {
        "authority": None,
        "authority_code": None,
        "title": None,
        "period_start": None,
        "period_end": None,
    }
    return Plan(plan=row.model_copy(update=bare))


def make_bad_plan() -> Plan:
    """A plan that fails every check that a plan which lands can fail."""
    plan = make_plan(
        BAD, words=("Mend the gate", "Mend the gate", "Paint it", "Paint it blue", "Painted\u202e it")
    )
    none = {"owners": None, "timescale": None, "date_kind": "none", "end_date": None}
    actions = (
        *plan.actions[:2],  # the same twice in one section
        make_action(BAD, 3, "Paint it", start_date=date(2031, 4, 1)),  # it ends in March
        make_action(BAD, 4, "Paint it blue", **none | {"section_id": "s-gone"}),
        make_action(BAD, 5, "Painted it", record_kind="achievement", **none),  # needs no owner and no date
        make_action(BAD, 6, "Plant oaks", end_date=date(2034, 1, 1)),  # over a year after 2032
    )
    measures = (
        make_measure(BAD, 1, direction=None),
        make_measure(BAD, 2, target_date=None, section_id="s-gone"),
        make_measure(BAD, 3, target=None, target_date=None),  # without a target, no date is missed
    )
    outer, inner = plan.sections
    lineage = [
        piece.model_copy(update={"char_end": 99} if piece.column_name == "owner" else {})
        for piece in plan.lineage
        if piece.column_name not in {"baseline", "ref"}
    ]
    strays = [lineage[0].model_copy(update={"record_id": "a-gone"})]
    return plan.model_copy(
        update={
            "plan": make_plan_row(
                BAD, "Badtown Council", actions=5, measures=3, coverage=0.97, confidence=0.4
            ),
            "sections": (outer, inner.model_copy(update={"level": 1, "parent_section_id": outer.section_id})),
            "actions": actions,
            "measures": measures,
            "lineage": (*lineage, *strays),
            "issues": (
                (COLUMNS_UNDERSTOOD, "error", 'table 1: the header "Whom" was not understood'),
                ("every timescale was read", "warning", "table 1, row 2: when the leaves fall"),
                ("as many actions as expected", "error", "6 actions, expected 40 to 60"),
                ("as many actions as expected", "warning", "it may have changed"),
            ),
        }
    )


@pytest.fixture(scope="module")
def quality(tmp_path_factory):
    """The rows of one run over all the plans, by plan and check."""
    copies = ("Rake leaves", "Sweep paths", "Empty bins", "Lock up")
    with connection.connect(tmp_path_factory.mktemp("checks") / "plans.duckdb") as con:
        store.land(con, make_plan(GOOD))
        store.land(con, make_bad_plan())
        store.land(con, make_empty_plan())
        store.land(con, make_plan("parks", words=copies))
        # the same words but for case and stops, and another name
        store.land(con, make_plan("green-spaces", words=("RAKE leaves.", *copies[1:])))
        store.land(con, make_plan("zoo-docx", words=("Feed the otters",)))
        store.land(con, make_plan("zoo", words=("Groom the ponies",), source_format="pdf"))
        return {(row.plan_id, row.check_name): row for row in run_checks(con, "000001-test")}


def test_a_good_plan_passes_every_check(quality):
    assert [row.examples for (plan_id, _), row in quality.items() if plan_id == GOOD and not row.passed] == []
    skipped = {name for (plan_id, name), row in quality.items() if plan_id == GOOD and row.checked == 0}
    # none has a start, and all its words are in records
    assert skipped == {"no action ends before it starts", "no words left over read as part of an action"}


@pytest.mark.parametrize(
    ("check", "severity", "failures", "checked", "example"),
    [
        ("every action has an owner", "warning", 1, 5, "table 1, row 5: Paint it blue"),
        ("every action has a timescale", "warning", 1, 5, "table 1, row 5: Paint it blue"),
        ("every dated action lies within a year of the plan's period", "warning", 1, 4, "Plant oaks"),
        ("no action stands twice in its section", "warning", 1, 6, "table 1, row 3: Mend the gate"),
        ("every measure has a direction", "warning", 1, 3, "Visits by wheelchair users"),
        ("every target has a date", "warning", 1, 2, "Visits by wheelchair users"),
        ("every word is in a record or knowingly set aside", "error", 1, 1, "coverage is 0.97"),
        ("the plan's counts are those of its rows", "error", 1, 1, "5 actions and 3 measures counted, 6"),
        ("the records were read with confidence", "warning", 1, 1, "mean confidence is 0.4"),
        ("no sign in its words turns or hides others", "warning", 1, 1, "Painted\u202e it"),
        ("no action ends before it starts", "error", 1, 1, "Paint it"),
        ("every section stands below its parent", "error", 1, 1, "(level 1) in Places (level 1)"),
        ("every column was understood", "error", 1, 6, '"Whom"'),
        ("every timescale was read", "warning", 1, 4, "when the leaves fall"),
        ("as many actions as expected", "error", 2, 2, "expected 40 to 60"),  # the worst of its issues
        ("every section_id of actions is in sections", "error", 1, 6, f"{BAD}-a4: s-gone"),
        ("every section_id of measures is in sections", "error", 1, 3, f"{BAD}-m2: s-gone"),
        (
            "every piece of lineage lies within its cell's text",
            "error",
            5,
            None,
            "characters 0 to 99 of the 10",
        ),
        ("every piece of lineage is of a record that is there", "error", 1, None, "a-gone"),
    ],
)
def test_what_a_bad_plan_fails(quality, check, severity, failures, checked, example):
    row = quality[BAD, check]
    assert (row.passed, row.severity, row.failures) == (False, severity, failures)
    assert checked is None or row.checked == checked
    assert example in row.examples


def test_values_without_lineage_are_named(quality):
    row = quality[BAD, "every value has its lineage"]
    assert row.severity == "error"
    taken_out = (6 + 1) + 3  # refs of the actions and a section, baselines of the measures
    of_actions = 1 + 4  # the start of the third, all of the sixth
    of_measures = 2 * (2 + 6) + 1  # of the last two: as written, and what follows from it; a target
    assert row.failures == taken_out + of_actions + of_measures
    assert "ref" in row.examples


def test_the_bad_plan_fails_nothing_else(quality):
    passed = {name for (plan_id, name), row in quality.items() if plan_id == BAD and row.passed}
    assert passed >= {check.name for check in field_checks()}
    assert {"the document holds an action", "no other plan is a copy of this one"} <= passed


def test_a_document_without_actions(quality):
    failed = [row for (plan_id, _), row in quality.items() if plan_id == EMPTY and not row.passed]
    assert [row.check_name for row in failed] == ["the document holds an action"]
    assert failed[0].severity == "error"
    assert "this document holds no action" in failed[0].examples
    assert "sidecar" in failed[0].examples  # what to do


@pytest.mark.parametrize(
    "check",
    ["every action has an owner", "the records were read with confidence", "every value has its lineage"],
)
def test_a_check_that_does_not_apply_has_looked_at_nothing(quality, check):
    row = quality[EMPTY, check]
    assert (row.passed, row.checked, row.failures, row.examples) == (True, 0, 0, None)


@pytest.mark.parametrize(
    ("plan_id", "example"),
    [
        ("parks", "green-spaces: 4 of its 4 actions have the same words"),
        ("green-spaces", "parks: 4 of its 4 actions have the same words"),
        ("zoo", "zoo-docx: their ids differ by the format only"),
        ("zoo-docx", "zoo: their ids differ by the format only"),
    ],
)
def test_probable_copies_name_each_other(quality, plan_id, example):
    row = quality[plan_id, "no other plan is a copy of this one"]
    assert (row.passed, row.severity, row.subject) == (False, "warning", "plan")
    assert example in row.examples


def test_every_plan_has_a_row_for_every_check(quality):
    names = [check.name for check in (*RULES, *field_checks())]
    assert len(set(names)) == len(names)
    plans = {plan_id for plan_id, _ in quality}
    assert len(plans) == 7
    assert {(plan_id, name) for plan_id in plans for name in names} <= quality.keys()
    assert len(quality) == len(plans) * len(names) + 1  # and the issue no check is named for


def test_the_reading_steps_name_checks_that_exist():
    from pipeline.normalise import DATES_WHOLE, TIMESCALES_READ  # noqa: PLC0415  # it brings spaCy along

    assert {COLUMNS_UNDERSTOOD, TABLES_READ, TIMESCALES_READ, DATES_WHOLE} <= {check.name for check in RULES}


TAMPERED = {
    "every required value of actions is there": (
        "UPDATE curated.actions SET action = NULL WHERE position = 1",
        "good-plan-a1: action is empty",
    ),
    "every coded value of measures is on its list": (
        "UPDATE curated.measures SET direction = 'sideways'",
        "good-plan-m1: direction is sideways",
    ),
    "every figure of action_owners is within its range": (
        "UPDATE curated.action_owners SET position = 0 WHERE action_id = 'good-plan-a2'",
        "good-plan-a2/0: position is 0",
    ),
    "every code of plans has its form": (
        "UPDATE curated.plans SET authority_code = 'E1'",
        "good-plan: authority_code is E1",
    ),
    "every key of acronyms is unique": (
        "INSERT INTO curated.acronyms FROM curated.acronyms",
        "good-plan/AG/inline stands more than once",
    ),
}


@pytest.fixture(scope="module")
def tampered(tmp_path_factory):
    """A run over a plan whose tables were replaced by ones without rules, and then changed."""
    with connection.connect(tmp_path_factory.mktemp("checks") / "plans.duckdb") as con:
        store.land(con, make_plan(GOOD))
        for name in ("actions", "measures", "action_owners", "plans", "acronyms"):
            con.execute(f"CREATE TABLE curated.bare AS FROM curated.{name}")
            con.execute(f"DROP TABLE curated.{name}")
            con.execute(f"ALTER TABLE curated.bare RENAME TO {name}")
        for statement, _ in TAMPERED.values():
            con.execute(statement)
        return {row.check_name: row for row in run_checks(con, "000001-test")}


@pytest.mark.parametrize("check", TAMPERED)
def test_field_checks_find_what_the_models_forbid(tampered, check):
    row = tampered[check]
    assert (row.passed, row.severity, row.subject) == (False, "error", "extraction")
    assert TAMPERED[check][1] in row.examples


def test_field_checks_fail_by_their_own_fault_only(tampered):
    failed = {check.name for check in field_checks() if not tampered[check.name].passed}
    assert failed == TAMPERED.keys()


def test_what_only_great_expectations_finds_fails_too(tmp_path, monkeypatch):
    blind = Check("every code of plans has its form", "extraction", "error", "FROM curated.plans",
                  "SELECT plan_id, 0 AS place, '' AS example FROM curated.plans WHERE false")  # fmt: skip
    monkeypatch.setattr("pipeline.checks.plans.field_checks", lambda: (blind,))
    monkeypatch.setattr("pipeline.checks.plans.suspected", lambda _: (blind,))
    with connection.connect(tmp_path / "plans.duckdb") as con:
        store.land(con, make_plan(GOOD))
        con.execute("CREATE TABLE curated.bare AS FROM curated.plans")
        con.execute("DROP TABLE curated.plans")
        con.execute("ALTER TABLE curated.bare RENAME TO plans")
        con.execute("UPDATE curated.plans SET authority_code = 'E1'")
        failed = [row for row in run_checks(con, "000001-test") if not row.passed]
    assert [row.check_name for row in failed] == [blind.name]
    assert "Great Expectations finds" in failed[0].examples


def test_only_the_plans_asked_for(tmp_path):
    with connection.connect(tmp_path / "plans.duckdb") as con:
        assert run_checks(con, "000001-test") == ()  # nothing landed
        store.land(con, make_plan(GOOD))
        store.land(con, make_plan("otherton-plan"))
        rows = run_checks(con, "000001-test", ["otherton-plan", "not-there"])
        store.land_quality(con, rows)  # they are rows of `quality`
        assert con.execute("SELECT count(*) FROM curated.quality").fetchone() == (len(rows),)
    assert {row.plan_id for row in rows} == {"otherton-plan"}


def test_plans_that_have_landed_are_checked_before_the_rest_lands(tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.checks.checking._BATCH_PLANS", 2)
    copies = ("Rake leaves", "Sweep paths", "Empty bins", "Lock up")
    with connection.connect(tmp_path / "plans.duckdb") as con:
        store.land(con, make_plan("parks", words=copies))
        with judging_here() as judge, checking(con, "000001-test", judge, plans=3) as checks:
            for name in (GOOD, "ponds"):
                store.land(con, make_plan(name, words=copies))
                checks.landed({name: 4})
            while not (early := tuple(checks.found())):
                time.sleep(0.01)
            store.land(con, make_bad_plan())
            checks.landed({BAD: 9})
            rest = tuple(check_again(con, checks, [BAD, GOOD, "ponds"]))
        at_once = run_checks(con, "000001-test", [BAD, GOOD, "ponds"])
    across = "no other plan is a copy of this one"
    assert {row.plan_id for row in early} == {GOOD, "ponds"}
    assert {(row.plan_id, row.check_name) for row in rest if row.plan_id != BAD} == {
        (GOOD, across),
        ("ponds", across),
    }
    assert sorted((*early, *rest), key=str) == sorted(at_once, key=str)
    assert [row.plan_id for row in at_once if row.check_name == across and not row.passed] == [GOOD, "ponds"]


NO_NETWORK = """
import socket, sys
from pathlib import Path
def refuse(self, address):
    raise SystemExit(f"connects to {address}")
socket.socket.connect = refuse
from pipeline.checks import checking
from pipeline.database import connection, store
heavy = {"great_expectations", "pandas", "spacy"} & sys.modules.keys()
assert not heavy, heavy
from tests.factories import make_plan
with connection.connect(Path(sys.argv[1])) as con:
    store.land(con, make_plan())
    print(len(checking.run_checks(con, "000001-test")))
for name in ("altair.vegalite", "scipy.stats._stats_py"):
    assert name not in sys.modules, name
"""


@pytest.mark.slow
def test_checks_load_late_print_nothing_and_call_nobody(tmp_path):
    command = [sys.executable, "-c", NO_NETWORK, str(tmp_path / "plans.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) == len(RULES) + len(field_checks())
