"""Which drawn outlines are rectangles."""

import pytest

from extractors.pdf import read
from extractors.pdf.drawn.rules import rectangle, rounded
from schemas.document import Block, Box
from tests.extractors.pdf_builder import Page, write

CORNERS = ((50, 100), (50, 160), (250, 160), (250, 100))
MIDDLE = (150, 100)


@pytest.mark.parametrize(
    ("ring", "box"),
    [
        (CORNERS, Box(50, 100, 250, 160)),
        ((MIDDLE, *CORNERS), Box(50, 100, 250, 160)),
        ((*CORNERS[:3], (250, 130), CORNERS[3], MIDDLE), Box(50, 100, 250, 160)),
        (((150, 90), *CORNERS), None),
        (((300, 100), *CORNERS), None),
        ((*CORNERS[:3], MIDDLE), None),
    ],
    ids=["corners", "begun in a side", "two more points", "a house", "a spike", "a slope"],
)
def test_points_on_a_side_are_no_corners(ring, box):
    assert rectangle([*ring, ring[0]]) == box


def round_ring(box, radius):
    """The ends of the sides of a box whose corners are round, as its outline is drawn."""
    x0, top, x1, bottom = box
    return [
        (x0 + radius, top), (x1 - radius, top), (x1, top + radius), (x1, bottom - radius),
        (x1 - radius, bottom), (x0 + radius, bottom), (x0, bottom - radius), (x0, top + radius), (x0 + radius, top),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("box", "radius", "is_box"),
    [
        (Box(50, 100, 250, 200), 20, True),
        (Box(50, 100, 138, 124), 7.5, True),  # the header of a column
        (Box(50, 100, 78, 331), 7.5, True),  # a label turned on its side
        (Box(50, 100, 110, 116), 8, False),  # a pill
        (Box(50, 100, 70, 120), 9, False),  # a badge
        (Box(50, 100, 58, 108), 2, False),  # the box of a tick
        (Box(50, 100, 350, 200), 30, False),
    ],
)
def test_boxes_with_round_corners_are_boxes_however_low(box, radius, is_box):
    assert rounded(round_ring(box, radius)) == (box if is_box else None)


def test_a_list_on_a_ground_that_is_drawn_from_the_middle_of_a_side_keeps_to_it(tmp_path):
    page = Page(842, 595).text(50, 40, "Rivers for all who live beside them, and for all who come", 16)
    page.grid([280, 500, 800], [90, 120, 150])
    for y, row in ((100, ("Action", "Lead")), (130, ("Mend the weir", "River wardens"))):
        page.text(285, y, row[0]).text(505, y, row[1])
    page.content.append("q 0.9 g 150 335 m 45 335 l 45 400 l 225 400 l 225 335 l 150 335 l h f Q")
    page.text(50, 200, "How we will know", bold=True)
    page.lines(50, 216, ["\u2022 Number of eels that were counted", "above the mill weir"])
    page.lines(50, 244, ["\u2022 Otters seen"])
    found = read(write(tmp_path / "plan.pdf", page))
    items = [part.text for part in found.body if isinstance(part, Block) and part.marker]
    assert items == ["\u2022 Number of eels that were counted above the mill weir", "\u2022 Otters seen"]
