"""Tables of measures within a cell: a line of names, and a line a measure below it, parted by tabs."""

import pytest

from pipeline.texts.entries import read_measures
from schemas.role import Role
from tests.pipeline.layouts import paragraph

NAMES = "KPI\tBaseline March 2031\tTarget March 2033"


def read(*lines):
    return [
        (entry.text.text, [(f.role, f.label.text, f.words.text) for f in entry.figures])
        for entry in read_measures([paragraph(line) for line in lines])
    ]


def test_each_row_is_a_measure_with_its_figures():
    assert read(NAMES, "Weirs mended\t12\t30", "Number of eels\t\t1,500") == [
        (
            "Weirs mended",
            [(Role.BASELINE, "Baseline March 2031", "12"), (Role.TARGET, "Target March 2033", "30")],
        ),
        ("Number of eels", [(Role.TARGET, "Target March 2033", "1,500")]),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Warden\tBoat\tDay", "A Pike\tHeron\tMonday"),  # no figures
        (NAMES, "Weirs mended\t12"),  # a row with fewer
        ("Weirs mended", "Eels counted"),  # no table
    ],
)
def test_other_lines_are_read_as_ever(lines):
    assert read(*lines) == [(" ".join(line.split()), []) for line in lines]
