"""What one cell lists, by the reading rules of rows and measures."""

from dataclasses import replace

import pytest

from pipeline.texts.entries import continued_lines, read_actions, read_measures, read_title, read_titles
from tests.pipeline.layouts import paragraph


def lines(*texts):
    return tuple(paragraph(text) for text in texts)


@pytest.mark.parametrize(
    ("cell", "actions"),
    [
        # items are that many actions, lines under an item belong to it
        (
            ("(i) Mend the weir", "(ii) Paint the pier", "before June"),
            [("(i)", "Mend the weir"), ("(ii)", "Paint the pier before June")],
        ),
        # below a number they count on from it, be it alone, before a lead-in or an action of its own
        (
            ("2.1.", "(i) Mend the weir", "(ii) Paint the pier"),
            [("2.1(i)", "Mend the weir"), ("2.1(ii)", "Paint the pier")],
        ),
        (("2.1 We will:", "(i) Mend the weir"), [("2.1(i)", "Mend the weir")]),
        (
            ("2.1 Open the pier", "(i) Mend it"),
            [("2.1", "Open the pier"), ("2.1(i)", "Mend it")],
        ),
        # so is each line that says by when, if all do
        (
            ("By May 2031: Mend the weir", "June 2031 – Paint it"),
            [("", "By May 2031: Mend the weir"), ("", "June 2031 – Paint it")],
        ),
        (("By May 2031: Mend the weir", "and paint it"), [("", "By May 2031: Mend the weir and paint it")]),
        # each bullet is an action
        (("• Mend the weir", "• Paint the pier"), [("", "Mend the weir"), ("", "Paint the pier")]),
        # a line without a bullet ends the bullet above it
        (
            ("• Mend the weir and", "the sluice", "• Paint it"),
            [("", "Mend the weir and the sluice"), ("", "Paint it")],
        ),
        # a lead-in keeps the noun phrases under it, but not the instructions
        (
            ("Count birds by:", "• species", "• colour", "• Publish the count"),
            [("", "Count birds by: species; colour"), ("", "Publish the count")],
        ),
        # a part named by a verb is one among others in small letters, but not below "to:"
        (
            ("• Fund in two towns:", "• open access moorings", "• music barges", "• Map the moorings"),
            [("", "Fund in two towns: open access moorings; music barges"), ("", "Map the moorings")],
        ),
        (
            ("• Work with the club to:", "• open the lock", "• mooring rings"),
            [("", "open the lock"), ("", "mooring rings")],
        ),
        # milestones belong to the action above, instructions or not
        (
            (
                "Mend the weir",
                "Key milestones:",
                "• Divers hired - May 2031",
                "• Open the sluice - June 2031",
            ),
            [("", "Mend the weir Key milestones: Divers hired - May 2031; Open the sluice - June 2031")],
        ),
        # an open line leads in like one with a colon
        (
            ("Go on counting birds with", "• the school", "• the wardens"),
            [("", "Go on counting birds with the school; the wardens")],
        ),
        # what a preposition opens are things, though their names may be verbs elsewhere
        (
            ("• Publish a guide on:", "• use of the lock", "• mooring", "• Paint the pier"),
            [("", "Publish a guide on: use of the lock; mooring"), ("", "Paint the pier")],
        ),
        (
            ("• Build a pass which includes:", "• brief nets", "• a ladder", "• Paint the pier"),
            [("", "Build a pass which includes: brief nets; a ladder"), ("", "Paint the pier")],
        ),
        # a label names what the bullets are about, an instruction does not
        (
            ("Research", "• Mend the weir", "• Paint the pier"),
            [("", "Mend the weir"), ("", "Paint the pier")],
        ),
        (
            ("Mend the weir", "• Paint it", "• Sell it"),
            [("", "Mend the weir"), ("", "Paint it"), ("", "Sell it")],
        ),
        # without items or bullets the cell is one action, semicolons or not
        (
            ("Mend the weir; paint the pier", "(as agreed)"),
            [("", "Mend the weir; paint the pier (as agreed)")],
        ),
        # a number on its own line is the action's
        (("1.2.2.", "Mend the weir"), [("1.2.2", "Mend the weir")]),
        # so are lines that letters count
        (
            ("We will:", "a. Mend the weir", "b. Paint the pier"),
            [("a", "Mend the weir"), ("b", "Paint the pier")],
        ),
        (("a. Mend the weir", "c. Paint the pier"), [("", "a. Mend the weir c. Paint the pier")]),
        # numbered lines are that many actions
        (("1. Mend the weir", "2. Paint the pier"), [("1", "Mend the weir"), ("2", "Paint the pier")]),
        ((), []),
    ],
)
def test_actions_of_a_cell(cell, actions):
    read = read_actions(lines(*cell))
    assert [(e.ref.text or e.item.text, e.text.text) for e in read] == actions


@pytest.mark.parametrize(
    ("cell", "measures"),
    [
        (("Fewer floods; more eels", "Weir mended."), ["Fewer floods", "more eels", "Weir mended."]),
        # a semicolon in brackets does not split
        (("Eels counted (spring; autumn)",), ["Eels counted (spring; autumn)"]),
        # a paragraph broken off goes on in the next that begins in small letters
        (
            ("Cleaner rivers, including", "the upper weir", "more eels"),
            ["Cleaner rivers, including the upper weir", "more eels"],
        ),
        # a paragraph broken off keeps the dashed items that end it
        (
            ("Better rivers, particularly", "- cleaner water", "- more eels"),
            ["Better rivers, particularly; cleaner water; more eels"],
        ),
        # a whole line before dashes keeps its own
        (("More eels", "- cleaner water"), ["More eels", "cleaner water"]),
        # repeats are kept once, whatever their case
        (("• More eels", "• more eels."), ["More eels"]),
        # a line of its own after a finished bullet is a measure of its own
        (("• more eels.", "Weir mended"), ["more eels.", "Weir mended"]),
        # so is one after bullets none of which has a full stop, but not after one that breaks off
        (
            ("• more eels", "• fewer floods", "90% of weirs mended"),
            ["more eels", "fewer floods", "90% of weirs mended"],
        ),
        (("• more eels", "• letters to the", "River Board"), ["more eels", "letters to the River Board"]),
        # one that goes on in small letters is not
        (("• counts of eels and", "of trout"), ["counts of eels and of trout"]),
        # what only counts them is no word of theirs
        (("(i) More eels", "(ii) Fewer floods"), ["More eels", "Fewer floods"]),
        (("1. More eels", "3. Fewer floods"), ["1. More eels", "3. Fewer floods"]),
        # a soft break may only make room
        (("Counts of the Eel\nBoard", "Floods of\nMarch"), ["Counts of the Eel Board", "Floods of March"]),
        (("Eels seen from the\nLower Weir",), ["Eels seen from the Lower Weir"]),
        # where each line says something of its own, it parts criteria
        (
            ("More eels seen\nFewer floods at the lock-in\nWeir mended",),
            ["More eels seen", "Fewer floods at the lock-in", "Weir mended"],
        ),
        # a line break that was lost stands where a criterion begins anew, and not in a name or behind an open word
        (
            ("Weir mended Fewer floods Number of eels", "Nets kept Raised"),
            ["Weir mended", "Fewer floods", "Number of eels", "Nets kept Raised"],
        ),
        (
            ("Anglers keep the rules consistently Fewer eels are lost", "Significantly Improved banks"),
            ["Anglers keep the rules consistently", "Fewer eels are lost", "Significantly Improved banks"],
        ),
        (
            ("Rivers that are Improved or better", "Report on Reduced flows", "Use of Enhanced Nets"),
            ["Rivers that are Improved or better", "Report on Reduced flows", "Use of Enhanced Nets"],
        ),
    ],
)
def test_measures_of_a_cell(cell, measures):
    assert [e.text.text for e in read_measures(lines(*cell))] == measures


def test_a_direction_lead_in_is_above_its_bullets_not_in_them():
    read = read_measures(lines("Reduction in:", "• floods", "Increase in:", "• eels", "• trout"))
    assert [(e.lead_in.text, e.text.text) for e in read] == [
        ("Reduction in:", "floods"),
        ("Increase in:", "eels"),
        ("Increase in:", "trout"),
    ]


def test_a_section_each_joins_lines_that_go_on_in_small_letters():
    titles = read_titles(lines("Clean the", "river banks", "Count the eels"))
    assert [e.text.text for e in titles] == ["Clean the river banks", "Count the eels"]


def test_a_title_is_the_whole_cell_without_its_number():
    title = read_title(lines("3.", "Keep rivers", "• clean", "• full"))
    assert (title.ref.text, title.text.text) == ("3", "Keep rivers clean full")


def test_a_finished_line_is_not_continued():
    assert len(continued_lines(lines("The end.", "and so on"))) == 2


@pytest.mark.parametrize(
    ("above", "joined"),
    [
        ("Cleaner banks for the whole river, such as", True),
        ("Money is given disproportionately", True),
        # the end of a word is none of the words that break a line off
        ("The harbour is clear of mud and sand", False),
        ("Cleaner banks", False),
    ],
)
def test_a_line_that_breaks_off_goes_on(above, joined):
    assert len(continued_lines(lines(above, "the upper weir"), broken=True)) == (1 if joined else 2)


def test_bold_labels_between_the_bullets_of_a_cell_are_no_part_of_them():
    cell = lines("Anglers", "• Mend the weir", "• Paint the pier", "Boat owners", "• Sell the raft")
    bold = [replace(line, bold=not line.bulleted) for line in cell]
    assert [e.text.text for e in read_actions(bold)] == ["Mend the weir", "Paint the pier", "Sell the raft"]
    plain = [e.text.text for e in read_actions(cell)]
    assert plain == ["Mend the weir", "Paint the pier Boat owners", "Sell the raft"]
