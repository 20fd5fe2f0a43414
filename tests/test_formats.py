"""The same plan in another format says the same: turned by LibreOffice, or scanned and read by Tesseract.

A PDF prints what its author chose to show. LibreOffice prints the words that a tracked change deletes, so
the Word files whose PDFs are compared have their changes accepted first.
"""

from itertools import product
from pathlib import Path

import pytest

from schemas.source import Source, read_source, sidecar_of
from tests.generator import FAMILIES, make_plan
from tests.generator.corpus import write
from tests.invariance import accepted, agreement, plan_of
from tests.programs import converted, path_of
from tests.scans import scan

pytestmark = pytest.mark.slow
RAW = Path(__file__).parents[1] / "data" / "raw"
WORD_PLANS = sorted(RAW.glob("*.docx"))
PDF_PLANS = sorted(RAW.glob("*.pdf"))
SEED = 300
STEM = "{}-0300"
INVENTED = {family: STEM.format(family.replace("_", "-")) for family in FAMILIES}
BY_LIBREOFFICE = (
    "headed",
    "merged_down",
    "cards",
    "banner",
)  # it takes seconds to open a file of its own formats
AS_PICTURES = ("ruled", "merged_down", "cards", "numbered_paragraphs")
CASES = [
    *product([path.stem for path in WORD_PLANS], (".doc", ".odt", ".rtf", ".pdf")),
    *product([INVENTED[family] for family in BY_LIBREOFFICE], (".doc", ".odt", ".rtf")),
    *product(INVENTED.values(), (".pdf",)),
]
WANTED = 0.98
WANTED_OF_SCANS = 0.93
SCANNED = 6  # pages of a plan that are scanned: Tesseract takes seconds for each


def before(plan, page):
    """The plan without the actions of that page and of those behind it."""
    actions = tuple(action for action in plan.actions if action.source_page < page)
    kept = {action.action_id for action in actions}
    owners = tuple(owner for owner in plan.action_owners if owner.action_id in kept)
    return plan.model_copy(update={"actions": actions, "action_owners": owners})


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The Word files that are turned into other formats, by stem."""
    folder = tmp_path_factory.mktemp("sources")
    invented = [write(make_plan(SEED, family), folder, ".docx") for family in FAMILIES]
    return {path.stem: path for path in (*WORD_PLANS, *invented)}


@pytest.fixture(scope="module")
def turned(sources, tmp_path_factory):
    """A function that gives the files in another format, turned by one run of LibreOffice, by stem."""
    made = {}

    def turn(suffix):
        if suffix not in made:
            folder = tmp_path_factory.mktemp(suffix[1:])
            paths = [sources[stem] for stem, other in CASES if other == suffix]
            if suffix == ".pdf":
                paths = [accepted(path, folder / path.name) for path in paths]
            made[suffix] = {path.stem: path for path in converted(paths, suffix, folder)}
        return made[suffix]

    return turn


@pytest.mark.parametrize(("stem", "suffix"), CASES)
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


@pytest.mark.parametrize("family", AS_PICTURES)
def test_as_pictures_of_its_pages_an_invented_plan_says_the_same(family, turned, tmp_path):
    path_of("tesseract")
    stem = INVENTED[family]
    path = turned(".pdf")[stem]

    figures, differences = agreement(plan_of(path), plan_of(scan(path, tmp_path / path.name, 150)))

    print(stem, {kind: round(figure, 3) for kind, figure in figures.items()})
    assert figures["actions"] >= WANTED_OF_SCANS, differences
