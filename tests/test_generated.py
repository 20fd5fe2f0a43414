"""Invented plans of every layout family, read whole: what is read is what the plan was made to say.

A miss that is known is expected to fail, strictly: whoever mends the reader takes its line out.
"""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import read
from pipeline.build import build_plan
from schemas.source import Source
from tests import scoring
from tests.accuracy import score_one
from tests.generator import FAMILIES, gold, make_plan, make_volume
from tests.generator.breaks import count as count_breaks
from tests.generator.corpus import write
from tests.generator.pdf import page_breaks

pytestmark = pytest.mark.slow
SEEDS = range(2)
FORMATS = (".docx", ".pdf")
PAPER_SEED = 200
BREAK_SEEDS = range(300, 320)
PAPER_FAMILIES = ("ruled", "bands", "merged_down", "headed", "long", "items", "bullets", "band_list")
PAPER_DRESSES = (1, 2)


def plan_read(plan, folder, suffix):
    return build_plan(read(write(plan, folder, suffix)), Source(), "0" * 64, plan.stem)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("invented")


CASES = list(product(FAMILIES, SEEDS, FORMATS))


@pytest.mark.parametrize(("family", "seed", "suffix"), CASES)
def test_an_invented_plan_is_read_as_it_was_made(family, seed, suffix, folder):
    invented = make_plan(seed, family)

    found, differences = score_one(invented, write(invented, folder, suffix))

    assert (set(found), differences) == ({1.0}, [])


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(("seed", "pages"), [(3, 3), (4, 6), (8, 17)])
def test_a_plan_of_many_tables_is_read_as_it_was_made(seed, pages, suffix, folder):
    invented = make_volume(seed, pages)

    found, differences = score_one(invented, write(invented, folder, suffix))

    assert len({action.section_path[0] for action in invented.truth.actions}) >= pages
    assert (set(found), differences) == ({1.0}, [])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_glossary_at_the_end_is_read(folder, suffix):
    invented = make_plan(2, "glossary")

    plan = plan_read(invented, folder, suffix)

    assert len(invented.truth.acronyms) > 2
    assert scoring.score_acronyms(plan, gold(invented, suffix)) == 1.0


def records(plan):
    """What the plan says, apart from its order and its looks."""
    beside = {action.action_id: [] for action in plan.actions}
    for rows, column in (
        (plan.action_owners, "owner"),
        (plan.action_partners, "partner"),
        (plan.action_links, "link"),
    ):
        for row in rows:
            beside[row.action_id].append((column, getattr(row, column)))
    texts = {action.action_id: scoring.plain(action.action) for action in plan.actions}
    linked = {measure.measure_id: [] for measure in plan.measures}
    for row in plan.action_measures:
        linked[row.measure_id].append(texts[row.action_id])
    actions = sorted(
        (
            scoring.plain(a.action), a.section_path or "", a.ref or "", scoring.plain(a.timescale), a.date_kind,
            str(a.start_date), str(a.end_date), a.recurrence or "", a.cost or "", a.review or "", a.status or "",
            tuple(beside[a.action_id]),
        )
        for a in plan.actions
    )  # fmt: skip
    measures = sorted(
        (
            scoring.plain(m.measure), m.section_path or "", m.direction or "", str(m.baseline_value), str(m.latest_value),
            str(m.target_value), tuple(sorted(linked[m.measure_id])),
        )
        for m in plan.measures
    )  # fmt: skip
    return actions, measures, sorted((s.title, s.ref or "") for s in plan.sections)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    family=st.sampled_from(sorted(FAMILIES)),
    seed=st.integers(100, 10_000),
    dress=st.integers(1, 10_000),
    suffix=st.sampled_from(FORMATS),
)
def test_looks_change_no_record(folder, family, seed, dress, suffix):
    """Other header wordings, column order, widths, fonts, paper, page breaks and list marks: the same records."""
    plain = plan_read(make_plan(seed, family), folder, ".docx")
    dressed = plan_read(make_plan(seed, family, dress), folder, suffix)

    assert records(dressed) == records(plain)


@pytest.mark.parametrize(("family", "dress"), list(product(PAPER_FAMILIES, PAPER_DRESSES)))
def test_paper_changes_no_record(folder, family, dress):
    """Set on other paper in other type, with page breaks elsewhere, a PDF says what the Word file says."""
    word = plan_read(make_plan(PAPER_SEED, family), folder, ".docx")
    paper = plan_read(make_plan(PAPER_SEED, family, dress), folder, ".pdf")

    assert records(paper) == records(word)


def test_a_seed_gives_the_same_bytes_each_time(tmp_path):
    for suffix in FORMATS:
        first, second = (tmp_path / name for name in ("first", "second"))
        contents = []
        for folder in (first, second):
            folder.mkdir(exist_ok=True)
            contents.append(write(make_plan(7, "headed"), folder, suffix).read_bytes())
        assert contents[0] == contents[1]


def test_dresses_differ_and_say_the_same():
    one, other = make_plan(3, "ruled"), make_plan(3, "ruled", dress=1)

    assert one.truth == other.truth
    assert (one.look, one.blocks) != (other.look, other.blocks)


def test_every_row_that_a_page_break_cuts_is_put_together_and_no_other(folder):
    """Both counts over plans of all layouts; `-s` shows them."""
    found = {}
    for family, seed in product(FAMILIES, BREAK_SEEDS):
        plan = make_plan(seed, family)
        if page_breaks(plan):
            found[plan.stem] = count_breaks(plan, read(write(plan, folder, ".pdf")))
    crossed, cut, healed, falsely_joined = (sum(column) for column in zip(*found.values(), strict=True))
    print(f"{crossed} page breaks, {cut} rows cut, {healed} put together, {falsely_joined} falsely joined")

    assert cut >= 20
    assert {stem: each for stem, each in found.items() if each.healed < each.cut or each.falsely_joined} == {}
