"""Text cut where a page ends."""

import pytest

from pipeline.texts.broken_text import goes_on, join_paragraphs
from schemas.record import LogicalCell
from tests.pipeline.layouts import paragraph


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("September", "2031", "September 2031"),
        ("31 March", "2031", "31 March 2031"),
        ("30", "November 2031", "30 November 2031"),
        ("May 2031", "June 2031", None),
        ("2030", "2031", None),
        (
            "Survey all weirs that were flooded (section",
            "19)",
            "Survey all weirs that were flooded (section 19)",
        ),
        ("Count those registered and the docu-", "mented", "Count those registered and the documented"),
        ("Count the re-", "used", "Count the re-used"),
        ("Survey all weirs (section 18)", "(ii) Mend them", None),
    ],
)
def test_what_a_page_cuts_in_a_list_is_one_where_it_must_be(above, below, whole):
    joined = join_paragraphs((paragraph(above),), (paragraph(below),), fresh=True)
    assert [p.body.text for p in joined] == ([whole] if whole else [above, below])


def test_a_direction_begins_a_list_of_its_own():
    joined = join_paragraphs((paragraph("• The share of wet cellars"),), (paragraph("Increase in:"),))
    assert [p.body.text for p in joined] == ["The share of wet cellars", "Increase in:"]


@pytest.mark.parametrize(
    ("above", "below", "on"),
    [
        ("2.2.3.", "Mend the weir", True),
        ("(ii)", "Mend the weir", True),
        ("2.2.3.", "2.2.4. Mend the weir", False),
        ("12", "Mend the weir", False),
        ("Survey all weirs (section", "19) of the Act", True),
    ],
)
def test_a_number_alone_or_an_open_bracket_goes_on_below(above, below, on):
    cells = (LogicalCell(0, 0, paragraphs=(paragraph(text),)) for text in (above, below))
    assert goes_on(*cells) == on
