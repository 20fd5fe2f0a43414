"""Names drawn unlike the values behind them."""

import pytest

from extractors.pdf.boxes.tags import tagged
from extractors.pdf.drawn.words import Word
from extractors.pdf.lines import line


def drawn(top, *texts, gap=12.0, small=9.0):
    """Lines level with each other, each of its words bold where it is in capitals; the first may be small."""
    lines, x = [], 60.0
    for text in texts:
        words = []
        for word in text.split():
            size = 9.0 if lines else small
            words.append(Word(word.title(), x, top, x + 20, top + 9, size, word.isupper()))
            x += 23
        lines.append(line(words))
        x += gap
    return lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            [*drawn(60, "LEAD", "a pike"), *drawn(80, "LEAD", "b roe")],
            [("Lead", "A Pike"), ("Lead", "B Roe")],
        ),
        ([*drawn(60, "LEAD a pike"), *drawn(80, "LEAD b roe")], [("Lead", "A Pike"), ("Lead", "B Roe")]),
        (
            [*drawn(60, "lead", "a pike", small=7), *drawn(80, "lead", "b roe", small=7)],
            [("Lead", "A Pike"), ("Lead", "B Roe")],
        ),
        ([*drawn(60, "lead", "a pike"), *drawn(80, "lead", "b roe")], ["Lead", "A Pike", "Lead", "B Roe"]),
        ([*drawn(60, "LEAD", "a pike"), *drawn(80, "WHEN", "may")], ["Lead", "A Pike", "When", "May"]),
        ([*drawn(60, "LEAD", "PIKE"), *drawn(80, "LEAD", "ROE")], ["Lead", "Pike", "Lead", "Roe"]),
        ([*drawn(60, "LEAD", "a", gap=40), *drawn(80, "LEAD", "b", gap=40)], ["Lead", "A", "Lead", "B"]),
        ([*drawn(60, "LEAD: a pike"), *drawn(80, "LEAD: b roe")], ["Lead: A Pike", "Lead: B Roe"]),
    ],
    ids=["beside", "in one line", "small", "alike", "once", "bold values", "far", "with colons"],
)
def test_a_name_comes_again_and_its_value_stands_right_beside_it(lines, expected):
    found = []
    for one in tagged(lines):
        name, value = (" ".join(word.text for word in part) for part in one.parts)
        found.append((name, value) if name else value)
    assert found == expected
