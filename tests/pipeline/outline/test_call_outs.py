"""What people said and large figures beside the text are no headings."""

import pytest

from pipeline.outline.call_outs import with_call_outs
from pipeline.texts.heads import is_heading
from tests.pipeline.layouts import heading, paragraph, table
from tests.pipeline.outline.test_prose import actions, records

CARD = (
    heading("1.1 Mend the weir", 6),
    paragraph("Lead: A Pike"),
    paragraph("By when: May 2031"),
)


def test_the_section_above_them_is_the_actions():
    found = records(
        heading("More otters", 2),
        heading("“I saw one by the mill. It swam away.”", 4),
        paragraph("Angler, 14"),
        heading("In numbers", 5),
        paragraph("312", bold=True),
        paragraph("otters seen last year"),
        paragraph("£350", bold=True),
        paragraph("for each weir"),
        *CARD,
    )
    assert actions(found) == [("1.1", "Mend the weir")]
    assert [s.title.text for s in found.sections] == ["More otters"]


@pytest.mark.parametrize("speaker", ["Angler, 14", "– an angler", "A parent, Eastmill", "Chair of the Board"])
def test_a_sentence_in_quotation_marks_above_who_said_it_is_no_heading(speaker):
    quote, _ = with_call_outs([heading("“I want to fish here again.”", 1), paragraph(speaker)])
    assert not is_heading(quote)


@pytest.mark.parametrize(
    "speaker",
    ["Angler, 14", "– an angler", "Parent carer of twins, Eastmill", "Parent governor", "(Angler, Eastmill)"],
)
def test_a_sentence_in_quotation_marks_before_who_said_it_is_no_heading(speaker):
    (quote,) = with_call_outs([heading(f"“Mend it. We’ve asked for years.” {speaker}", 1)])
    assert not is_heading(quote)


@pytest.mark.parametrize(
    ("words", "below"),
    [
        ("“I want to fish here again.”", paragraph("Banks and bridges")),
        ("“I want to fish here again.”", paragraph("Lead: A Pike")),
        ("“I want to fish here again.”", heading("Chair of the Board", 2)),
        ("“I want to fish here again.”", table([["Action", "Lead"], ["Mend the weir", "A Pike"]])),
        ("“Fishing together”", paragraph("Angler, 14")),
        ("“Who fishes?” and other questions", paragraph("Banks and bridges")),
        ("“Have your say!” Tenant engagement", paragraph("Banks and bridges")),
        ("“Have your say!” (engagement)", paragraph("Banks and bridges")),
        ("1", heading("Clean rivers", 2)),
        ("3", paragraph("Clean rivers")),
        ("1.2", paragraph("otters")),
        ("2031", table([["Action", "Lead"], ["Mend the weir", "A Pike"]])),
    ],
)
def test_other_headings_stay(words, below):
    above = heading(words, 2)
    assert with_call_outs([above, below]) == [above, below]


@pytest.mark.parametrize(
    "figure",
    ["9", "312", "1,140", "£14.7m", "74%", "2.5%", "98k", "4,200 km", "1 in 9", "one in five", "3 out of 10"],
)
def test_a_figure_and_the_words_below_it_are_one_line(figure):
    (line,) = with_call_outs([heading(figure, 1), paragraph("of all otters")])
    assert (line.passage.text, is_heading(line)) == (f"{figure} of all otters", False)


def test_a_figure_that_counts_something_is_no_heading_whatever_follows():
    lines = with_call_outs([heading("£14.7m", 1), heading("61%", 1), heading("Clean rivers", 2)])
    assert list(map(is_heading, lines)) == [False, False, True]
