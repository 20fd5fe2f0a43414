"""Which white stretches part the columns of a table without lines."""

import pytest

from extractors.pdf.lines import lines
from extractors.pdf.lines.gutters import Gap, dividing
from tests.extractors.pdf.test_paragraphs import words

XS = (50.0, 200.0, 300.0, 340.0)
GUTTERS = (Gap(150.0, 200.0), Gap(250.0, 300.0), Gap(310.0, 340.0))


def level(top: float, texts: dict[float, str]):
    return tuple(one for x, text in texts.items() for one in lines(words(text, top, x)))


@pytest.mark.parametrize(("sign", "count"), [("✓", 3), ("(i)", 2)])
def test_columns_of_ticks_are_none_of_list_markers(sign, count):
    """Below names of years, which stand on a ground of their own, some rows have one and some have the other."""
    rows = [("Mend the weir", "Warden", sign, ""), ("Count the eels", "Ranger", sign, sign)]
    rows += [("Plant the reeds", "Gardener", "", sign)]
    if count < len(GUTTERS):  # a text stands behind each
        rows = [(*row[:2], sign, "in May") for row in rows]
    levels = [
        level(100.0 + 20 * n, {x: text for x, text in zip(XS, row, strict=True) if text})
        for n, row in enumerate(rows)
    ]
    assert len(dividing(levels, GUTTERS)) == count
