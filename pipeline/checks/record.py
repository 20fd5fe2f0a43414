"""Checks of one plan's records: what an action or a measure should say, and whether we read it rightly.

A check's name is the sentence users see. Subject `plan` is a fact about the plan that its authority may
want to know; subject `extraction` is about our reading of it.
"""

# ruff: noqa: S608 - the statements are put together from constants only

from __future__ import annotations

from pipeline.checks.check import PLACE, Check

_ACTION = PLACE.format("action")
_MEASURE = PLACE.format("measure")
# An achievement reports what was done: it has no owner and no deadline to miss.
_TO_DO = "FROM curated.actions WHERE record_kind <> 'achievement'"
_DATED = """
SELECT a.*, coalesce(start_date, end_date) AS first_day, coalesce(end_date, start_date) AS last_day,
  try_cast(left(p.period_start || '-01-01', 10) AS DATE) AS period_opens,
  CASE length(p.period_end)
    WHEN 4 THEN try_cast(p.period_end || '-12-31' AS DATE)
    WHEN 7 THEN last_day(try_cast(p.period_end || '-01' AS DATE))
    ELSE try_cast(p.period_end AS DATE)
  END AS period_closes
FROM curated.actions AS a JOIN curated.plans AS p USING (plan_id)
WHERE record_kind <> 'achievement' AND coalesce(start_date, end_date) IS NOT NULL
  AND coalesce(period_opens, period_closes) IS NOT NULL"""
_NONE = "SELECT plan_id, 0 AS place, '' AS example FROM curated.plans WHERE false"
_TWINS = """
SELECT *, row_number() OVER (
  PARTITION BY plan_id, section_id, record_kind, lower(action), owners, timescale ORDER BY position
) AS copy FROM curated.actions"""


def _of_actions(condition: str, rows: str = _TO_DO) -> str:
    return f"SELECT plan_id, position AS place, {_ACTION} AS example FROM ({rows}) WHERE {condition}"


def _of_measures(condition: str) -> str:
    return f"SELECT plan_id, position AS place, {_MEASURE} AS example FROM curated.measures WHERE {condition}"


def _of_plans(example: str, condition: str, rows: str = "curated.plans") -> str:
    return f"SELECT plan_id, 0 AS place, {example} AS example FROM {rows} WHERE {condition}"


PLAN_CHECKS = (
    Check(
        name="every action has an owner",
        subject="plan",
        severity="warning",
        checked=f"SELECT plan_id FROM ({_TO_DO})",
        offenders=_of_actions("owners IS NULL"),
    ),
    Check(
        name="every action has a timescale",
        subject="plan",
        severity="warning",
        checked=f"SELECT plan_id FROM ({_TO_DO})",
        offenders=_of_actions("timescale IS NULL"),
    ),
    Check(
        name="every dated action lies within a year of the plan's period",
        subject="plan",
        severity="warning",
        checked=f"SELECT plan_id FROM ({_DATED})",
        offenders=_of_actions(
            "last_day < period_opens - INTERVAL 1 YEAR OR first_day > period_closes + INTERVAL 1 YEAR", _DATED
        ),
        advice="If the period is wrong, put period_start and period_end in the plan's sidecar.",
    ),
    Check(
        name="no action stands twice in its section",
        subject="plan",
        severity="warning",
        checked="SELECT plan_id FROM curated.actions",
        offenders=_of_actions("copy > 1", _TWINS),
    ),
    Check(
        name="every measure has a direction",
        subject="plan",
        severity="warning",
        checked="SELECT plan_id FROM curated.measures",
        offenders=_of_measures("direction IS NULL"),
    ),
    Check(
        name="every target has a date",
        subject="plan",
        severity="warning",
        checked="SELECT plan_id FROM curated.measures WHERE target IS NOT NULL",
        offenders=_of_measures("target IS NOT NULL AND target_date IS NULL"),
    ),
)

_COUNTED = """(
SELECT *, (SELECT count(*) FROM curated.actions AS a WHERE a.plan_id = p.plan_id) AS action_rows,
  (SELECT count(*) FROM curated.measures AS m WHERE m.plan_id = p.plan_id) AS measure_rows
FROM curated.plans AS p)"""

# a reason for each plan: whether words are there at all, and where they could have been actions
_WHY_NOTHING = """
'this document holds no action that could be read: ' || CASE
  WHEN EXISTS (FROM curated.cells AS c WHERE c.plan_id = plans.plan_id AND trim(c.text) <> '') THEN CASE tables
    WHEN 0 THEN 'it has no table, and no list or label in it announces actions'
    WHEN 1 THEN 'its table has no column of actions, and no list or label announces any'
    ELSE 'none of its ' || tables || ' tables has a column of actions, and no list or label announces any'
  END
  WHEN EXISTS (FROM curated.leftovers AS l WHERE l.plan_id = plans.plan_id)
    THEN 'its only words stand in headers and footers, or aslant'
  ELSE 'it holds no words'
END"""
# what stands where letters should: codes of a font that does not say what it prints, and controls
_CODES = (
    r"(\(cid:\d+\))+|[\x{E000}-\x{F8FF}\x{FFFD}]{3,}|[\x{01}-\x{08}\x{0B}\x{0C}\x{0E}-\x{1F}\x{7F}-\x{9F}]"
)
_CODED = f"""(
SELECT plan_id, any_value(text) FILTER (regexp_matches(text, '{_CODES}')) AS sample,
  sum(length(text)) AS signs, sum(length(text) - length(regexp_replace(text, '{_CODES}', '', 'g'))) AS codes
FROM curated.cells GROUP BY plan_id)"""

# marks that reverse the direction of writing, and zeros, which end a text for many programs
_TURNING = r"regexp_matches(text, '[\x{00}\x{202A}-\x{202E}\x{2066}-\x{2069}]')"

READING_CHECKS = (
    Check(
        name="the document holds an action",
        subject="extraction",
        severity="error",
        checked="SELECT plan_id FROM curated.plans",
        offenders=_of_plans(_WHY_NOTHING, "actions = 0"),
        advice="If it is an action plan, name the headers of its tables in its sidecar; all its words are in "
        "cells and leftovers.",
    ),
    Check(
        name="every word is in a record or knowingly set aside",
        subject="extraction",
        severity="error",
        checked="SELECT plan_id FROM curated.plans",
        offenders=_of_plans("'coverage is ' || round(coverage, 4)", "coverage < 1"),
        advice="Compare the file with cells and leftovers.",
    ),
    Check(
        name="its words are made of letters",
        subject="extraction",
        severity="error",
        checked="SELECT DISTINCT plan_id FROM curated.cells",
        offenders=_of_plans(
            "format('{} of {} signs are codes, not letters: ', codes, signs) || left(sample, 60)",
            "codes > 0.01 * signs",
            _CODED,
        ),
        advice="Its fonts do not say what they print: ask for a copy as Word, or print it and scan it with OCR.",
    ),
    Check(
        name="no sign in its words turns or hides others",
        subject="extraction",
        severity="warning",
        checked="SELECT DISTINCT plan_id FROM curated.cells",
        offenders=f"SELECT plan_id, position AS place, text AS example FROM curated.cells WHERE {_TURNING}",
        advice="Such signs make a text look other than it is: compare with the file. `export --excel` leaves "
        "them out.",
    ),
    Check(
        name="the plan's counts are those of its rows",
        subject="extraction",
        severity="error",
        checked="SELECT plan_id FROM curated.plans",
        offenders=_of_plans(
            "format('{} actions and {} measures counted, {} and {} held', "
            "actions, measures, action_rows, measure_rows)",
            "actions <> action_rows OR measures <> measure_rows",
            _COUNTED,
        ),
    ),
    Check(
        name="the records were read with confidence",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.plans WHERE actions + measures > 0",
        offenders=_of_plans(
            "'mean confidence is ' || round(confidence, 2)", "confidence < 0.5 AND actions + measures > 0"
        ),
        advice="Compare its actions with the file before using them.",
    ),
    Check(
        name="no action ends before it starts",
        subject="extraction",
        severity="error",
        checked="SELECT plan_id FROM curated.actions WHERE start_date IS NOT NULL AND end_date IS NOT NULL",
        offenders=_of_actions("end_date < start_date", "FROM curated.actions"),
    ),
    Check(
        name="every section stands below its parent",
        subject="extraction",
        severity="error",
        checked="SELECT plan_id FROM curated.sections WHERE parent_section_id IS NOT NULL",
        offenders="""
SELECT child.plan_id, child.position AS place,
  child.title || ' (level ' || child.level || ') in ' || parent.title || ' (level ' || parent.level || ')'
    AS example
FROM curated.sections AS child JOIN curated.sections AS parent ON child.parent_section_id = parent.section_id
WHERE parent.level >= child.level OR parent.position >= child.position""",
    ),
    # what the reading steps themselves did not understand; `issues.py` adds it to the check of its name
    Check(
        name="every column was understood",
        subject="extraction",
        severity="error",
        checked="SELECT DISTINCT plan_id, table_no, column_no FROM curated.cells WHERE table_no IS NOT NULL",
        offenders=_NONE,
    ),
    Check(
        name="every table was read",
        subject="extraction",
        severity="warning",
        checked="SELECT DISTINCT plan_id, table_no FROM curated.cells WHERE table_no IS NOT NULL",
        offenders=_NONE,
    ),
    Check(
        name="every row with an owner or a date has an action",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.actions WHERE owners IS NOT NULL OR timescale IS NOT NULL",
        offenders=_NONE,
    ),
    Check(
        name="no words left over read as part of an action",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.leftovers WHERE cell_id IS NOT NULL",
        offenders=_NONE,
        advice="An action may be missing: look for its words in the file and in `leftovers`.",
    ),
    Check(
        name="no action reads as several",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.actions",
        offenders=_NONE,
        advice="Two rows may have been read as one: compare its owners and dates with the file too.",
    ),
    Check(
        name="every timescale was read",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.actions WHERE timescale IS NOT NULL",
        offenders=_NONE,
    ),
    Check(
        name="every date says which year is meant",
        subject="extraction",
        severity="warning",
        checked="SELECT plan_id FROM curated.actions WHERE start_date IS NOT NULL OR end_date IS NOT NULL",
        offenders=_NONE,
    ),
)
