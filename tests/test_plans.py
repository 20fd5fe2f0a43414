"""The plans of data/raw, read whole: against their gold files, every word kept, every value traced.

Tests find the plans by globbing; a plan without a gold file fails.
"""

import re
import subprocess
import unicodedata
import zipfile
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from extractors import read
from pipeline.build import build_plan
from schemas.document import Table
from schemas.plan import Plan
from schemas.source import read_source, sidecar_of
from tests import scoring
from tests.programs import path_of

SHA = "0" * 64
RAW = Path(__file__).parents[1] / "data" / "raw"
PLANS = sorted(p for p in RAW.iterdir() if p.suffix in {".docx", ".pdf"})
pytestmark = pytest.mark.slow
whole_plans = pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)


@cache
def document_of(path):
    return read(path)


@cache
def plan_of(path) -> Plan:
    return build_plan(document_of(path), read_source(sidecar_of(path)), SHA, path.stem)


@whole_plans
def test_records_against_gold(path):
    plan, gold = plan_of(path), scoring.gold(path.stem)
    actions, action_pairs, action_notes = scoring.score_records(
        gold["actions"], plan.actions, lambda r: r.action
    )
    measures, measure_pairs, measure_notes = scoring.score_records(
        gold["measures"], plan.measures, lambda r: r.measure
    )
    figures = {
        "sections": scoring.score_sections(plan, gold),
        "actions": actions,
        "measures": measures,
        "acronyms": scoring.score_acronyms(plan, gold),
    }
    assert min(figures.values()) >= 0.98, (figures, action_notes, measure_notes)
    wrong, compared = scoring.action_differences(plan, action_pairs)
    more, others = scoring.measure_differences(measure_pairs)
    assert len(wrong + more) <= 0.02 * (compared + others), wrong + more


@whole_plans
def test_coverage_is_whole(path):
    assert plan_of(path).plan.coverage == 1.0


@whole_plans
def test_dropping_any_table_cell_breaks_coverage(path):
    document = document_of(path)
    tables = [k for k, e in enumerate(document.body) if isinstance(e, Table)]
    table = document.body[tables[len(tables) // 2]]
    victim = max(table.cells, key=lambda c: len(c.text))
    poorer = replace(table, cells=tuple(c for c in table.cells if c is not victim))
    at = document.body.index(table)
    body = (*document.body[:at], poorer, *document.body[at + 1 :])
    plan = build_plan(replace(document, body=body), read_source(sidecar_of(path)), SHA, path.stem)
    assert plan.plan.coverage < 1.0


def words(text):
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()
    return re.findall(r"\w+", plain)


def kept_words(plan):
    """The words of all cells' characters that a value or a leftover names, and of the page furniture."""
    taken = defaultdict(set)
    for row in plan.lineage:
        taken[row.cell_id].update(range(row.char_start, row.char_end))
    kept = Counter(w for row in plan.leftovers for w in words(row.text))
    for cell in plan.cells:
        for token in re.finditer(r"\S+", cell.text):
            letters = [k for k in range(*token.span()) if cell.text[k].isalnum()]
            if letters and set(letters) <= taken[cell.cell_id]:
                kept.update(words(token.group()))
    return kept


def independent_text(path):
    """The file's text by other programs than our readers: pdftotext, or the raw w:t of the package."""
    if path.suffix == ".pdf":
        run = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True, text=True
        )
        return run.stdout
    with zipfile.ZipFile(path) as package:
        parts = [
            n
            for n in package.namelist()
            if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml", n)
        ]
        xml = "\n".join(package.read(n).decode("utf-8") for n in parts)
    xml = re.sub(r"<w:del\b.*?</w:del>", "", xml, flags=re.DOTALL)
    xml = re.sub(r"</w:p>|<w:br\b[^>]*/>|<w:tab\b[^>]*/>", " ", xml)
    xml = re.sub(r"<w:instrText\b.*?</w:instrText>", "", xml, flags=re.DOTALL)
    runs = re.sub(r"<[^>]+>", "", xml)
    return runs.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


@whole_plans
def test_every_word_by_another_route_is_kept(path):
    if path.suffix == ".pdf":
        path_of("pdftotext")
    kept = kept_words(plan_of(path))
    missing = Counter(words(independent_text(path))) - kept
    # a word broken by a narrow column stands whole in our cells: its pieces must be the rest of a whole word
    whole = "".join(sorted(kept - Counter(words(independent_text(path)))))
    lost = {word for word in missing if word not in whole}
    assert not lost


def value_of(row, column):
    value = getattr(row, column)
    return None if value in (None, False) else value


TRACED = {
    "sections": ("section_id", ("title", "ref")),
    "actions": (
        "action_id",
        (
            "action",
            "ref",
            "owners",
            "timescale",
            "start_date",
            "end_date",
            "recurrence",
            "partners",
            "links",
            "cost",
            "cost_amount",
            "review",
            "status",
            "is_kpi",
        ),
    ),
    "measures": (
        "measure_id",
        (
            "measure",
            "direction",
            "baseline",
            "baseline_value",
            "baseline_date",
            "latest",
            "latest_value",
            "latest_date",
            "target",
            "target_value",
            "target_date",
            "rationale",
        ),
    ),
}
NORMALISED = {"start_date", "end_date", "recurrence", "cost_amount", "is_kpi", "direction"}


@whole_plans
def test_every_value_leads_back_to_its_words(path):
    plan = plan_of(path)
    cells = {c.cell_id: c.text for c in plan.cells}
    pieces = defaultdict(list)
    for row in plan.lineage:
        assert row.char_end <= len(cells[row.cell_id])
        pieces[row.table_name, row.record_id, row.column_name].append(row)
    checked = 0
    for table, (key, columns) in TRACED.items():
        for row in getattr(plan, table):
            for column in columns:
                value = value_of(row, column)
                if value is None:
                    continue
                found = pieces[table, getattr(row, key), column]
                joined = "".join(cells[p.cell_id][p.char_start : p.char_end] for p in found)
                assert joined.strip(), (table, column, value)
                if column not in NORMALISED and not column.endswith(("_value", "_date")):
                    assert scoring.plain(joined) == scoring.plain(value), (table, column, value, joined)
                checked += 1
    for position in plan.action_owners:
        found = pieces["action_owners", f"{position.action_id}/{position.position}", "owner"]
        joined = "".join(cells[p.cell_id][p.char_start : p.char_end] for p in found)
        assert scoring.plain(joined) == scoring.plain(position.owner)
        checked += 1
    assert checked > len(plan.actions)


@pytest.mark.parametrize("path", [p for p in PLANS if p.suffix == ".pdf"], ids=lambda p: p.stem)
def test_rows_start_on_the_page_the_gold_says(path):
    """A row cut by a page break stands once, on the page it begins; the gold names each action's page."""
    plan, gold = plan_of(path), scoring.gold(path.stem)
    pairs, _, _ = scoring.pair(gold["actions"], plan.actions, lambda r: r.action)
    assert [row.source_page for _, row in pairs] == gold["pages"]


def test_every_plan_has_a_gold_file():
    assert [p.stem for p in PLANS] == sorted(p.stem for p in scoring.GOLDEN.glob("*.json"))
