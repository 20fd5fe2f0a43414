"""Framed boxes below cards that stand beside each other."""

import pytest

from extractors.pdf import read
from tests.extractors.pdf_builder import Page, write

CARDS = (
    ("Clean rivers", "A Pike", "More eels"),
    ("Safe banks", "B Rudd", "Fewer floods"),
    ("Open locks", "C Perch", "More boats"),
)
WIDE = 160.0


def page(heads=("How we will know",) * 3, *, feet=3, down=0.0):
    drawn = Page().text(40, 40, "River plan", 20)
    for n, (name, who, measure) in enumerate(CARDS):
        x = 40.0 + (WIDE + 20) * n
        drawn.fill(x, 100, x + WIDE, 220)
        for at, line in enumerate((name, f"Lead: {who}", "What we will do", "Mend the gates")):
            drawn.text(x + 8, 110 + 20 * at, line)
        if n < feet:
            top = 228 + down
            drawn.box(x, top, x + WIDE, top + 60).text(x + 8, top + 8, heads[n]).text(
                x + 8, top + 28, measure
            )
    return drawn


def order(tmp_path, drawn):
    text = " ".join(part.text for part in read(write(tmp_path / "plan.pdf", drawn)).body)
    return sorted((word for card in CARDS for word in card), key=text.find)


ONE_BY_ONE = [word for card in CARDS for word in card]


def test_a_box_below_each_card_under_one_name_is_read_behind_its_card(tmp_path):
    assert order(tmp_path, page()) == ONE_BY_ONE


@pytest.mark.parametrize(
    "drawn", [page(("How we will know", "Notes", "Costs")), page(feet=2), page(down=60.0)]
)
def test_boxes_under_other_names_or_below_some_cards_or_far_below_are_read_after_all_cards(tmp_path, drawn):
    found = order(tmp_path, drawn)
    assert found.index("C Perch") < found.index("More eels")
