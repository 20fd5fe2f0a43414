"""How near a plan's rows come to its gold file: F1 of records and of their values, with what differs.

`python -m tests.scoring` prints the figures of the plans in data/raw.

Records are paired by their words (case, accents and punctuation aside) and, among equal words, by
section and order. Where the gold names other readings (`*_alt`), any of them is right.
"""

import json
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from extractors import read
from pipeline.build import build_plan
from schemas.source import read_source, sidecar_of

RAW = Path(__file__).parents[1] / "data" / "raw"
GOLDEN = Path(__file__).parent / "golden"


def gold(stem):
    return json.loads((GOLDEN / f"{stem}.json").read_text(encoding="utf-8"))


def plain(text):
    text = unicodedata.normalize("NFKD", str(text or "")).lower()
    return "".join(c for c in text if c.isalnum() or c in "£%")


def f1(right, wanted, found):
    return 2 * right / (wanted + found) if wanted + found else 1.0


def alternatives(record, key):
    own, other = record.get(key), record.get(key.removesuffix("_text") + "_alt", [])
    if isinstance(own, list):
        return [own, *([other] if other and isinstance(other[0], str) else other)]
    return [own, *(other if isinstance(other, list) else [other])]


def paths(record):
    return [
        plain(" ".join(p)) for p in (record.get("section_path") or [], *record.get("alt_section_paths", []))
    ]


def pair(wanted, found, text):
    """(gold record, row) pairs of equal words, those of the same section first; and what is left of both."""
    by_words = defaultdict(list)
    for row in found:
        by_words[plain(text(row))].append(row)
    pairs, missing = [], []
    for record in wanted:
        keys = [plain(t) for t in alternatives(record, "text")]
        rows = next((by_words[k] for k in keys if by_words[k]), None)
        if not rows:
            missing.append(record)
            continue
        here = [r for r in rows if plain(r.section_path) in paths(record)]
        row = (here or rows)[0]
        rows.remove(row)
        pairs.append((record, row))
    return pairs, missing, [row for rows in by_words.values() for row in rows]


def score_records(wanted, found, text):
    pairs, missing, invented = pair(wanted, found, text)
    notes = [f"missing: {m['text'][:90]}" for m in missing] + [f"invented: {text(i)[:90]}" for i in invented]
    return f1(len(pairs), len(wanted), len(found)), pairs, notes


def score_sections(plan, record):
    titles = Counter(plain(s.title) for s in plan.sections)
    asked, hit, optional = 0, 0, 0
    for section in record["sections"]:
        names = [section["path"][-1], *section.get("alt_titles", [])]
        name = next((n for n in map(plain, names) if titles[n]), None)
        if name:
            titles[name] -= 1
        asked += not section.get("optional")
        hit += bool(name) and not section.get("optional")
        optional += bool(name) and bool(section.get("optional"))
    return f1(hit, asked, len(plan.sections) - optional)


def score_acronyms(plan, record):
    wanted = {(plain(a["short"]), plain(a["long"])) for a in record["acronyms"]}
    found = {
        (plain(a.acronym), plain(a.expansion)) for a in plan.acronyms if a.source in ("glossary", "inline")
    }
    return f1(len(wanted & found), len(wanted), len(found))


ACTION_FIELDS = {
    "ref": "ref",
    "timescale_text": "timescale",
    "date_kind": "date_kind",
    "start_date": "start_date",
    "end_date": "end_date",
    "recurrence": "recurrence",
    "cost_text": "cost",
    "review_text": "review",
}


def action_differences(plan, pairs):
    """What differs in the fields of paired actions, one line a difference, and how many were compared."""
    listed = {
        "owners": defaultdict(list),
        "partners": defaultdict(list),
        "links": defaultdict(list),
    }
    for name, rows, column in (
        ("owners", plan.action_owners, "owner"),
        ("partners", plan.action_partners, "partner"),
        ("links", plan.action_links, "link"),
    ):
        for row in rows:
            listed[name][row.action_id].append(plain(getattr(row, column)))
    wrong, compared = [], 0
    for record, row in pairs:
        checks = [("section", plain(row.section_path) in paths(record))]
        checks += [
            (
                name,
                Counter(got[row.action_id])
                in [Counter(map(plain, v or [])) for v in alternatives(record, name)],
            )
            for name, got in listed.items()
        ]
        checks += [
            (column, plain(getattr(row, column)) in [plain(v) for v in alternatives(record, key)])
            for key, column in ACTION_FIELDS.items()
        ]
        compared += len(checks)
        wrong += [f"{record['text'][:50]!r}: {name}" for name, right in checks if not right]
    return wrong, compared


def measure_differences(pairs):
    wrong, compared = [], 0
    for record, row in pairs:
        values = record.get("values") or {}
        checks = [
            ("section", plain(row.section_path) in paths(record)),
            ("direction", row.direction in alternatives(record, "direction")),
            ("target_date", plain(row.target_date) == plain(record.get("target_date"))),
        ]
        checks += [
            (f"{name}_value", getattr(row, f"{name}_value") == (values.get(name) or {}).get("value"))
            for name in ("baseline", "latest", "target")
        ]
        compared += len(checks)
        wrong += [f"{record['text'][:50]!r}: {name}" for name, right in checks if not right]
    return wrong, compared


def score(path):
    """The plan's figures by name, and a line for each thing that differs."""
    record = gold(path.stem)
    plan = build_plan(read(path), read_source(sidecar_of(path)), "0" * 64, path.stem)
    actions, action_pairs, notes = score_records(record["actions"], plan.actions, lambda r: r.action)
    measures, measure_pairs, more = score_records(record["measures"], plan.measures, lambda r: r.measure)
    wrong, compared = action_differences(plan, action_pairs)
    others, also = measure_differences(measure_pairs)
    figures = {
        "sections": score_sections(plan, record),
        "actions": actions,
        "measures": measures,
        "acronyms": score_acronyms(plan, record),
        "fields": 1 - len(wrong + others) / max(1, compared + also),
        "coverage": plan.plan.coverage,
    }
    return figures, [*notes, *more, *wrong, *others]


if __name__ == "__main__":
    for plan_file in sorted(p for p in RAW.iterdir() if p.suffix in {".docx", ".pdf"}):
        plan_figures, differences = score(plan_file)
        print(plan_file.stem, "  ".join(f"{name} {value:.3f}" for name, value in plan_figures.items()))
        for difference in differences:
            print("   ", difference)
