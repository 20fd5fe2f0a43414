"""What stands across the table below each action is said of that action, and names no section."""

import pytest

from pipeline.naming.label_rows import with_label_columns
from tests.pipeline.layouts import table

HEADER = ["Ref", "Action", "When"]
WEIR, EELS, LOCK = (
    ["1.1", "Mend the weir", "May 2031"],
    ["1.2", "Count the eels", "June 2031"],
    ["2.1", "Paint the lock", "July 2031"],
)
CLEAN, SAFE = (["Aim 1: Clean rivers", None, None], ["Aim 2: Safe locks", None, None])


def across(words):
    return [words, None, None]


def made(rows):
    spans = {(at, 0): (1, len(row)) for at, row in enumerate(rows) if row[1] is None}
    return with_label_columns(table(rows, spans=spans))


def texts(whole):
    return [[c.text for c in whole.row_cells(row)] for row in range(whole.rows)]


def test_progress_below_each_action_is_a_column():
    rows = [
        *(HEADER, CLEAN),
        *(WEIR, across("Progress: Two of three gates hang.\nThe third is cast.")),
        *(EELS, across("Progress:")),
        *(SAFE, LOCK, across("Progress: not begun")),
    ]
    whole = made(rows)

    assert texts(whole) == [
        [*HEADER, "Progress"],
        [CLEAN[0]],
        [*WEIR, "Two of three gates hang. The third is cast."],
        [*EELS, ""],
        [SAFE[0]],
        [*LOCK, "not begun"],
    ]
    assert whole.row_cells(1)[0].column_span == 4
    assert [origin.row for origin in whole.origins] == [1, 2, 3, 5, 7, 8]


def test_an_action_without_a_word_below_it_keeps_none():
    rows = [HEADER, WEIR, EELS, across("Update: 40 seen"), LOCK, across("Update: one coat")]

    assert [row[-1] for row in texts(made(rows))] == ["Update", "", "40 seen", "one coat"]


def test_what_closes_each_section_is_said_of_all_its_actions():
    rows = [HEADER, CLEAN, WEIR, EELS, across("Funding: £3m"), SAFE, LOCK, across("Funding: none")]

    assert [row[-1] for row in texts(made(rows))] == [
        *("Funding", CLEAN[0], "£3m", "£3m", SAFE[0], "none"),
    ]


def test_two_names_below_each_action_are_two_columns():
    rows = [
        *(HEADER, WEIR, across("Progress – Two gates hang."), across("Risks: floods")),
        *(EELS, across("Progress – 40 seen"), across("Risks: none"), across("Aim 2: Safe locks")),
        *(LOCK, across("Progress – one coat")),
    ]
    assert [row[3:] for row in texts(made(rows))] == [
        ["Progress", "Risks"],
        ["Two gates hang.", "floods"],
        ["40 seen", "none"],
        [],
        ["one coat", ""],
    ]


def test_a_name_beside_one_cell_over_the_rest_of_its_row_is_one_too():
    rows = [HEADER, WEIR, ["Progress", "Two gates hang.", None], EELS, ["Progress", "40 seen", None]]
    whole = with_label_columns(table(rows, spans={(2, 1): (1, 2), (4, 1): (1, 2)}))
    assert texts(whole) == [[*HEADER, "Progress"], [*WEIR, "Two gates hang."], [*EELS, "40 seen"]]


@pytest.mark.parametrize(("number", "rows"), [(None, 2), ("", 1)])
@pytest.mark.parametrize(
    "said",
    [
        ["Update (May 2031): 40 seen", None, None],
        ["Progress", "40 seen", None],
        ["Progress: 40 seen", None, ""],
    ],
)
def test_what_stands_below_an_action_and_beside_its_number_is_said_of_it(number, rows, said):
    header, weir = [*HEADER, "Done"], [*WEIR, "☒"]
    spans = {(at, 0): (rows, 1) for at in (1, 3)}
    for at in (2, 4):
        first = 1 + (said[1] is not None and said[1] != "")
        spans[at, first] = (1, 4 - first - (said[-1] == ""))
    whole = with_label_columns(
        table([header, weir, [number, *said], [*EELS, "☐"], [number, *said]], spans=spans)
    )
    assert [row[-3:] for row in texts(whole)][1:] == [
        ["May 2031", "☒", "40 seen"],
        ["June 2031", "☐", "40 seen"],
    ]
    assert [c.row_span for row in (1, 2) for c in whole.row_cells(row)] == [1] * 10


@pytest.mark.parametrize(
    "said",
    [
        ["Lead: A Pike\nBy when: May 2031", None],
        ["Lead: A Pike   By when: May 2031", None],
        ["Lead: A Pike; By when: May 2031", None],
        ["Lead\nA Pike", "By when\nMay 2031"],
        ["Lead\nA Pike\nBy when\nMay 2031", None],
        ["Lead:\nA Pike", "By when: May 2031"],
    ],
)
def test_several_names_in_a_cell_or_above_their_values_are_a_column_each(said):
    header, band = ["What we will do", "What difference it will make"], ["1b Safe locks", None]
    rows = [header, ["Mend the weir", "Fewer floods"], said, band, ["Paint the lock", ""], said]
    assert texts(made(rows)) == [
        [*header, "Lead", "By when"],
        ["Mend the weir", "Fewer floods", "A Pike", "May 2031"],
        [band[0]],
        ["Paint the lock", "", "A Pike", "May 2031"],
    ]


@pytest.mark.parametrize("blank", [[], [""]])
def test_names_beside_each_other_below_each_action_are_a_column_each(blank):
    header = ["What we will do", "What difference it will make", *("Status" for _ in blank)]
    aims = [["1a Clean rivers", *(None for _ in header[1:])], ["1b Safe locks", *(None for _ in header[1:])]]
    rows = [
        *(header, aims[0], ["Mend the weir", "Fewer floods", *blank]),
        *(["Count the eels", "More eels", *blank], ["Lead: A Pike", "By when: May 2031", *blank]),
        *(aims[1], ["Paint the lock", "", *blank], ["Lead: B Roach, C Dace", "By when: Ongoing", *blank]),
    ]
    assert texts(made(rows)) == [
        [*header, "Lead", "By when"],
        [aims[0][0]],
        ["Mend the weir", "Fewer floods", *blank, "A Pike", "May 2031"],
        ["Count the eels", "More eels", *blank, "A Pike", "May 2031"],
        [aims[1][0]],
        ["Paint the lock", "", *blank, "B Roach, C Dace", "Ongoing"],
    ]


@pytest.mark.parametrize(
    "rows",
    [
        # above the actions: what they stand under
        [HEADER, across("Place: Weir"), WEIR, across("Place: Pool"), EELS],
        # each once
        [HEADER, WEIR, across("Rivers: what comes next"), EELS],
        # beside each other, of which one is a measure's
        [HEADER, WEIR, ["Lead: A Pike", "Measure: no flood", ""], EELS, ["Lead: B Roach", "Measure: 40", ""]],
        # names that nothing is said of
        [HEADER, WEIR, ["Who", "When", ""], EELS, ["Who", "When", ""]],
        # a section's name
        [HEADER, WEIR, across("Aim: Clean rivers"), EELS, across("Aim: Safe locks")],
    ],
)
def test_other_rows_across_stay(rows):
    assert texts(made(rows)) == [[text for text in row if text is not None] for row in rows]
