"""The rules against the values of every gold file."""

import json
from pathlib import Path

import pytest

from pipeline.tagging.links import split_links, split_partners
from pipeline.tagging.measures import figure_of, figures_in, read_direction
from pipeline.tagging.owners import split_owners
from pipeline.tagging.quantities import achievement_measures
from pipeline.tagging.timescales import read_timescale

FOLDER = Path(__file__).parents[2] / "golden"
GOLD = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(FOLDER.glob("*.json"))]


def period(plan):
    return (int(plan["period_start"][:4]), int(plan["period_end"][:4])) if plan.get("period_start") else None


def actions():
    return [(plan, action) for plan in GOLD for action in plan["actions"]]


def measures():
    return [measure for plan in GOLD for measure in plan["measures"]]


def test_every_timescale():
    wrong, seen = [], 0
    for plan, action in actions():
        text = action.get("timescale_text")
        if not text or action.get("date_uncertain"):
            continue
        found = read_timescale(text, period(plan))
        iso = [day.isoformat() if day else None for day in (found.start, found.end)] if found else []
        read = [found.kind, *iso, found.recurrence] if found else None
        wanted = [action["date_kind"], *(action.get(k) for k in ("start_date", "end_date", "recurrence"))]
        seen += 1
        if read != wanted:
            wrong.append((text, read, wanted))

    assert seen > 100
    assert wrong == []


@pytest.mark.parametrize(
    ("field", "split"),
    [
        ("owners", lambda text: [(o.start, o.end) for o in split_owners(text)]),
        ("partners", split_partners),
        ("links", split_links),
    ],
)
@pytest.mark.parametrize("glue", ["\n", ", ", "; "])
def test_lists_come_apart_as_they_were_joined(field, split, glue):
    wrong, seen = [], 0
    for _, action in actions():
        names = action.get(field) or []
        text = glue.join(names)
        found = [text[slice(*span)] for span in split(text)]
        seen += len(names)
        wrong += [(text, found)] if found != names else []

    assert seen > 60
    assert wrong == []


def test_every_direction():
    """Of measures without a column or heading that gives it."""
    wrong, seen = [], 0
    for measure in measures():
        text = measure.get("direction_text") or measure["text"]
        accepted = [measure.get("direction"), *(measure.get("direction_alt") or [])]
        found = read_direction(text)
        seen += 1
        # a heading above ("Reduction in:") overrules words without direction; nothing makes words with one have none
        if found not in accepted and not (
            found is None and measure["text"].lower().startswith(("the ", "percentage"))
        ):
            wrong.append((text, found, accepted))

    assert seen > 150
    assert wrong == []


@pytest.mark.parametrize("column", ["baseline", "latest"])
def test_first_figures(column):
    wrong, seen = [], 0
    for measure in measures():
        text, given = measure.get(f"{column}_text"), (measure.get("values") or {}).get(column)
        if not text or (measure["values"].get(column, {}) and "basis" in measure["values"][column]):
            continue
        found = figure_of(text)
        seen += 1
        if (found.value if found else None) != (given["value"] if given else None):
            wrong.append((text, found, given))

    assert seen > 10
    assert wrong == []


def test_targets_within_measures():
    wrong = []
    for measure in measures():
        values = measure.get("values") or {}
        if values.get("latest") or values.get("baseline"):
            continue
        found, given = figures_in(measure["text"]).target, values.get("target")
        if (found.value if found else None) != (given["value"] if given else None):
            wrong.append((measure["text"], found, given))

    assert wrong == []


def test_achievements():
    wrong, seen = [], 0
    for plan in GOLD:
        for action in plan["actions"]:
            if action.get("record_kind") != "achievement":
                continue
            text = action["text"]
            found = [
                (" ".join(text[slice(*w)] for w in m.words).rstrip("."), text[slice(*m.latest)], m.value)
                for m in achievement_measures(text)
            ]
            own = [m for m in plan["measures"] if text in m["action_refs_or_texts"]]
            wanted = [(m["text"].rstrip("."), m["latest_text"], m["values"]["latest"]["value"]) for m in own]
            seen += len(wanted)
            wrong += [(found, wanted)] if found != wanted else []

    assert seen >= 15
    assert wrong == []
