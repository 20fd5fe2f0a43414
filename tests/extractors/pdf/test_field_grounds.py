"""Coloured grounds behind fields of cards that are grounds themselves."""

import pytest

from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.field_grounds import grounds_in_frames
from schemas.document import Box

CARDS = (Box(40, 100, 280, 220), Box(300, 100, 540, 220))
GROUNDS = tuple(Box(card.x0 + 8, 180, card.x1 - 8, 208) for card in CARDS)


def line(x: float, top: float, text: str, *, bold: int = 0) -> list[Word]:
    return [
        Word(word, x + 40 * n, top, x + 40 * n + 36, top + 9, 9.0, n < bold)
        for n, word in enumerate(text.split())
    ]


def found(text: str, *, bold: int, above: str = "Mend the weir", cards: tuple[Box, ...] = CARDS) -> set[Box]:
    words = [word for box in CARDS for word in line(box.x0 + 10, 110, above)]
    words += [word for box in GROUNDS for word in line(box.x0 + 6, 184, text, bold=bold)]
    return grounds_in_frames([*cards, *GROUNDS], (), words)


@pytest.mark.parametrize(
    ("text", "bold"), [("Measure More eels", 1), ("* Measure eels", 2), ("Measure: eels", 0)]
)
def test_a_ground_that_begins_with_a_name_is_part_of_its_card(text, bold):
    assert found(text, bold=bold) == set(GROUNDS)


@pytest.mark.parametrize(("text", "bold"), [("More eels come", 0), ("More eels come", 3)])
def test_one_without_a_name_is_a_box(text, bold):
    assert found(text, bold=bold) == set()


def test_so_is_one_that_nothing_stands_above_or_in_a_ground_unlike_any_other():
    assert found("Measure eels", bold=1, above="") == set()
    assert found("Measure eels", bold=1, cards=(CARDS[0], Box(300, 100, 540, 400))) == set()


def test_grounds_side_by_side_and_icons_on_them_are_fields_too():
    pairs = [(box._replace(x1=box.x0 + 100), box._replace(x0=box.x0 + 120)) for box in GROUNDS]
    icons = [Box(box.x0 + 2, 190, box.x0 + 6, 194) for box in GROUNDS]
    words = [word for box in CARDS for word in line(box.x0 + 10, 110, "Mend it")]
    words += [word for pair in pairs for box in pair for word in line(box.x0 + 12, 184, "Lead Pike", bold=1)]
    grounds = [*(box for pair in pairs for box in pair), *icons]
    assert grounds_in_frames([*CARDS, *grounds], (), words) == set(grounds)
