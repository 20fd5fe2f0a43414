"""Achievements that report quantities."""

import pytest

from pipeline.tagging.quantities import achievement_measures


def measures(text):
    return [
        (" ".join(text[slice(*w)] for w in m.words), text[slice(*m.latest)], m.value)
        for m in achievement_measures(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the number leaves the wording, its noun stays
        (
            "Attendance at 31 lock inspections on canals.",
            [("Attendance at lock inspections on canals", "31 lock inspections", 31)],
        ),
        # a unit of measurement leaves with its number
        ("Duty to dredge: 12 hours staff time", [("Duty to dredge: staff time", "12 hours", 12)]),
        # figures behind what they count share the words before the thing first counted
        (
            "Staff visits to weirs of Upper locks x 31 and Lower locks x 7",
            [
                ("Staff visits to weirs of Upper locks", "x 31", 31),
                ("Staff visits to weirs of Lower locks", "x 7", 7),
            ],
        ),
        # figures before what they count share the words before the first
        (
            "Trained 45 keepers, 12 wardens",
            [("Trained keepers", "45 keepers", 45), ("Trained wardens", "12 wardens", 12)],
        ),
        (
            "Held 12 meetings and trained 45 keepers",
            [("Held meetings", "12 meetings", 12), ("trained keepers", "45 keepers", 45)],
        ),
        # a sum and its parts
        (
            "Rangers deal with claims + Part 4: 8 boat claims: 5 paid, 2 partly paid; 3 visits",
            [
                ("boat claims", "8 boat claims", 8),
                ("boat claims paid", "5 paid", 5),
                ("boat claims partly paid", "2 partly paid", 2),
                ("visits", "3 visits", 3),
            ],
        ),
        (
            "Claims by owners: 9 - 2 paid, 7 refused",
            [
                ("Claims by owners", "9", 9),
                ("Claims by owners paid", "2 paid", 2),
                ("Claims by owners refused", "7 refused", 7),
            ],
        ),
        ("Locks mended: 2 - 9", []),
        # what is said again of the second begins there
        (
            "Visits to keepers x 31 and to wardens x 7",
            [("Visits to keepers", "x 31", 31), ("Visits to wardens", "x 7", 7)],
        ),
        (
            "Visits by boats with sails x 31 and boats under oars x 7",
            [("Visits by boats with sails", "x 31", 31), ("Visits by boats under oars", "x 7", 7)],
        ),
        # date and basis leave the wording
        (
            "Boat claims by owners 2031-2 +7% on previous year; repairs -3%.",
            [("Boat claims by owners", "+7% on previous year", 7), ("repairs", "-3%", -3)],
        ),
        ("Total visits 31/32 school year 677", [("Total visits", "677", 677)]),
        ("95% of locks mended within 20 weeks (May 2031)", [("locks mended within 20 weeks", "95%", 95)]),
        ("12 of 30 locks have a keeper", [("locks have a keeper", "12", 12)]),
        ("Floods reduced by 12%", [("Floods reduced", "12%", 12)]),
        # nothing reported
        ("Year 9 and KS4 locks reviewed under the Rivers Act 2031; Area 11", []),
        ("Locks seen by primaries 6 and 7", []),
        ("Keepers promote safety", []),
        ("677", []),
    ],
)
def test_measures_of_an_achievement(text, expected):
    assert measures(text) == expected


def test_the_date_of_an_achievement_holds_for_all_its_measures():
    text = "Claims 2031-2 +7%; repairs -3%"

    assert [(text[slice(*m.as_of)], m.as_of_day.isoformat()) for m in achievement_measures(text)] == [
        ("2031-2", "2032-03-31")
    ] * 2


def test_units_of_parts_are_those_of_the_sum():
    assert [m.unit for m in achievement_measures("8 boat claims: 5 paid, 3 refused")] == ["boat claims"] * 3
