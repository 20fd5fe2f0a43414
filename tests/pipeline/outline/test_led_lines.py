"""Cards in plain type that say but what is done and who leads it."""

import pytest

from pipeline.outline.led_lines import with_led_lines
from schemas.role import Role
from tests.pipeline.layouts import heading, paragraph
from tests.pipeline.outline.test_prose import records

CARDS = (
    ("Mend the weir below the mill", "A Pike"),
    ("Count the eels each spring", "B Rudd"),
    ("Paint the boats of the board", "C Perch"),
)


def lines(cards, label="Lead"):
    return [paragraph(text) for deed, who in cards for text in (deed, f"{label}: {who}")]


def test_what_stands_above_each_lead_is_an_action():
    found = records(heading("April to June 2031", 2), *lines(CARDS), heading("How we work", 2))
    told = [(a.text.text, a.value(Role.OWNER).passage.text) for a in found.actions]
    assert told == list(CARDS)
    assert {a.value(Role.TIMESCALE).passage.text for a in found.actions} == {"April to June 2031"}


def test_one_card_alone_in_its_column_is_an_action_among_others():
    body = [heading("Spring", 2), *lines(CARDS[:2]), heading("Summer", 2), *lines(CARDS[2:])]
    body += [
        heading("Autumn", 2),
        *lines([("Oil the sluice gates", "E Carp"), ("Plant new reeds", "D Tench")]),
    ]
    found = records(*body)
    assert [a.text.text for a in found.actions][2] == "Paint the boats of the board"
    assert [found.sections[a.path[-1]].title.text for a in found.actions][1:4] == [
        "Spring",
        "Summer",
        "Autumn",
    ]


@pytest.mark.parametrize(
    "body",
    [
        lines(CARDS[:2]),
        [heading("Spring", 2), *lines(CARDS[:1]), heading("Summer", 2), *lines(CARDS[1:2]), heading("Autumn", 2), *lines(CARDS[2:])],
        lines([("The river is clean", "A Pike"), ("Eels are back", "B Rudd"), ("The boats are old", "C Perch")]),
        lines(CARDS, "Cost"),
        [paragraph(text) for deed, who in CARDS for text in (f"About: {deed}", f"Lead: {who}")],
    ],
    ids=["two", "each below a heading", "no instructions", "neither who nor when", "labelled"],
)  # fmt: skip
def test_other_lines_are_left_alone(body):
    assert with_led_lines(body) == body
