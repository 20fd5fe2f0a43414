"""Layouts met in public plans, drawn by hand with their truth: as Word, as PDF, and with headers nothing marks."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accuracy import score_one
from tests.drawn import MISSES, drawn, stems, without_marks
from tests.generator.corpus import write

pytestmark = pytest.mark.slow
ELSEWHERE = (": direction", "_value", ": target_date")  # of measures: tested with the tagging


PAPERS = ((595.0, 842.0), (842.0, 595.0), (612.0, 792.0), (842.0, 1191.0), (1191.0, 842.0))
FORMATS = st.sampled_from((".docx", ".pdf"))
LOOKS = st.fixed_dictionaries(
    {
        "size": st.sampled_from((8.0, 9.0, 10.0, 11.0)),
        "page": st.sampled_from(PAPERS),
        "margin": st.sampled_from((36.0, 50.0, 72.0)),
        "padding": st.sampled_from((2.5, 4.0, 5.5)),
        "borders": st.sampled_from(("lines", "rects")),
        "repeat_header": st.booleans(),
        "typed_bullets": st.booleans(),
        "footer": st.sampled_from(("", "Page {page} of {pages}")),
    }
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("drawn")


def differences(plan, folder, suffix):
    """What differs from the truth; words lost without a trace count too."""
    (*_, coverage), notes = score_one(plan, write(plan, folder, suffix))
    return [*(n for n in notes if not n.endswith(ELSEWHERE)), *([] if coverage == 1 else ["words lost"])]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("stem", stems())
def test_a_drawn_plan_is_read_as_a_careful_reader_would(stem, suffix, tmp_path):
    assert differences(drawn(stem), tmp_path, suffix) == []


@pytest.mark.parametrize("stem", stems(MISSES))
def test_what_is_named_as_a_miss_is_one(stem, tmp_path):
    """What is read right by now belongs to the plans."""
    assert differences(drawn(stem, MISSES), tmp_path, ".docx")


@pytest.mark.parametrize("stem", stems())
def test_headers_are_known_by_their_words_alone(stem, tmp_path):
    assert differences(without_marks(drawn(stem)), tmp_path, ".docx") == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(stem=st.sampled_from(stems()), look=LOOKS, suffix=FORMATS)
def test_paper_type_and_marks_change_no_record(folder, stem, look, suffix):
    """On other paper, in other type, with other list marks and page furniture: the same records."""
    plan = drawn(stem)

    assert differences(replace(plan, look=replace(plan.look, **look)), folder, suffix) == []


def test_there_are_plans_to_read_and_documents_that_hold_none():
    plans = [drawn(stem) for stem in stems()]

    assert sum(bool(plan.truth.actions) for plan in plans) > 20
    assert sum(not plan.truth.actions for plan in plans) > 4
