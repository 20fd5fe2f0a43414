"""The same plan in another format says the same: turned by LibreOffice, or scanned and read by Tesseract.

A PDF prints what its author chose to show. LibreOffice prints the words that a tracked change deletes, so
the Word files whose PDFs are compared have their changes accepted first.
"""

import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from extractors import read
from extractors.word.revisions import accept_deletions
from pipeline.build import build_plan
from schemas.source import Source, read_source, sidecar_of
from tests import scoring
from tests.generator import make_plan
from tests.generator.corpus import write
from tests.programs import converted, path_of
from tests.scans import scan

pytestmark = pytest.mark.slow
RAW = Path(__file__).parents[1] / "data" / "raw"
WORD_PLANS = sorted(RAW.glob("*.docx"))
PDF_PLANS = sorted(RAW.glob("*.pdf"))
INVENTED = (
    ("headed", 300),
    ("merged_down", 300),
    ("cards", 300),
    ("banner", 300),
)
FORMATS = (".doc", ".odt", ".rtf", ".pdf")
WANTED = 0.98
WANTED_OF_SCANS = 0.93
SCANNED = 10  # pages of a plan that are scanned: Tesseract takes seconds for each


def plan_of(path, source):
    return build_plan(read(path), source, "0" * 64, path.stem)


def said(plan):
    """What the plan says, by kind: actions by their words, the rest with the action it belongs to."""
    texts = {a.action_id: scoring.plain(a.action) for a in plan.actions}
    return {
        "actions": Counter(texts.values()),
        "owners": Counter((texts[o.action_id], scoring.plain(o.owner)) for o in plan.action_owners),
        "dates": Counter(
            (texts[a.action_id], a.date_kind, a.start_date, a.end_date, a.recurrence) for a in plan.actions
        ),
        "measures": Counter(
            (scoring.plain(m.measure), m.direction, m.baseline_value, m.latest_value, m.target_value)
            for m in plan.measures
        ),
    }


def agreement(one, other):
    """The F1 between what two plans say, by kind, and what differs."""
    first, second = said(one), said(other)
    figures = {
        kind: scoring.f1((first[kind] & second[kind]).total(), first[kind].total(), second[kind].total())
        for kind in first
    }
    return figures, [(kind, first[kind] - second[kind], second[kind] - first[kind]) for kind in first]


def before(plan, page):
    """The plan without the actions of that page and of those behind it."""
    actions = tuple(action for action in plan.actions if action.source_page < page)
    kept = {action.action_id for action in actions}
    owners = tuple(owner for owner in plan.action_owners if owner.action_id in kept)
    return plan.model_copy(update={"actions": actions, "action_owners": owners})


def accepted(path, target):
    """The Word file with its tracked deletions gone."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(content)
                accept_deletions(root)
                content = etree.tostring(root)
            new.writestr(name, content)
    return target


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The Word files that are turned into other formats, by stem."""
    folder = tmp_path_factory.mktemp("sources")
    invented = [write(make_plan(seed, family), folder, ".docx") for family, seed in INVENTED]
    return {path.stem: path for path in (*WORD_PLANS, *invented)}


@pytest.fixture(scope="module")
def turned(sources, tmp_path_factory):
    """A function that gives the files in another format, turned by one run of LibreOffice, by stem."""
    made = {}

    def turn(suffix):
        if suffix not in made:
            folder = tmp_path_factory.mktemp(suffix[1:])
            paths = list(sources.values())
            if suffix == ".pdf":
                paths = [accepted(path, folder / path.name) for path in paths]
            made[suffix] = {path.stem: path for path in converted(paths, suffix, folder)}
        return made[suffix]

    return turn


STEMS = [path.stem for path in WORD_PLANS] + [
    f"{family.replace('_', '-')}-{seed:04d}" for family, seed in INVENTED
]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("stem", STEMS)
def test_in_another_format_a_plan_says_the_same(stem, suffix, sources, turned):
    source = read_source(sidecar_of(sources[stem])) if stem in {p.stem for p in WORD_PLANS} else Source()
    own, other = plan_of(sources[stem], source), plan_of(turned(suffix)[stem], source)

    figures, differences = agreement(own, other)

    print(stem, suffix, {kind: round(figure, 3) for kind, figure in figures.items()})
    assert min(figures.values()) >= WANTED, differences
    assert own.actions
    assert other.plan.source_format == suffix[1:]


@pytest.mark.parametrize("path", PDF_PLANS, ids=lambda path: path.stem)
def test_as_pictures_of_its_pages_a_plan_says_the_same(path, tmp_path):
    path_of("tesseract")
    source = read_source(sidecar_of(path))
    own = plan_of(path, source)
    pages = range(min(own.plan.pages, SCANNED))
    scanned = plan_of(scan(path, tmp_path / path.name, 150, pages), source)
    end = len(pages) + (
        len(pages) == own.plan.pages
    )  # a row of the last page may be cut off, unless it is the end
    part, seen = (before(plan, end) for plan in (own, scanned))

    figures, differences = agreement(part, seen)

    print(path.stem, {kind: round(figure, 3) for kind, figure in figures.items()})
    assert len(part.actions) > 10
    assert figures["actions"] >= WANTED_OF_SCANS, differences
    assert figures["dates"] >= WANTED_OF_SCANS, differences
    assert max(action.confidence for action in scanned.actions) < 1
