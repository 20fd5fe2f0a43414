from dataclasses import replace

import pytest

from extractors.pdf.drawn.words import Glyph, Word, spell
from extractors.pdf.flow.habits import Habits, habits
from extractors.pdf.flow.paragraphs import blocks
from extractors.pdf.flow.regions import Region, region
from extractors.pdf.lines import Frame, marker
from schemas.document import BlockKind
from tests.extractors.pdf_builder import PITCH, SIZE, width, wrap

ROOM = 130.0
FRAME = Frame(0.0, ROOM)
HABITS = Habits({SIZE: PITCH})


def words(text: str, top: float, x: float = 0.0, *, bold: bool = False) -> tuple[Word, ...]:
    made = []
    for letter in text:
        advance = width(letter, SIZE, bold=bold)
        made.append(Glyph(letter, x, top, x + advance, top + SIZE, SIZE, bold))
        x += advance
    return spell(made)


def column(*rows: tuple[str, float] | tuple[str, float, float] | str, frame: Frame = FRAME) -> Region:
    """A region of lines one pitch apart; a row may give its extra space above and its indent."""
    found: list[Word] = []
    top = 0.0
    for row in rows:
        text, above, indent = (row, 0.0, 0.0) if isinstance(row, str) else (*row, 0.0)[:3]
        top += above
        found += words(text, top, indent)
        top += PITCH
    return region(found, frame)


def texts(part: Region, known: Habits = HABITS) -> list[str]:
    return [block.text for block in blocks(part, known, 1)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # wrapped: the next word had no room
        (
            wrap("All schools have a named lead for attendance", ROOM),
            ["All schools have a named lead for attendance"],
        ),
        # a label that comes again begins a line of its own, however full the line above
        (
            ["Mend the weir in every ward", "Lead: Head of Rivers and Canal", "Lead: Parks"],
            ["Mend the weir in every ward", "Lead: Head of Rivers and Canal", "Lead: Parks"],
        ),
        # where gaps part all labelled lines, a short line without one below is more of the last
        (
            ["Mend it", ("Lead: Rivers,", 9), "Parks", ("By when: May", 9)],
            ["Mend it", "Lead: Rivers, Parks", "By when: May"],
        ),
        (
            ["Mend it", ("Lead: Rivers,", 9), "By when: May", "Tell all"],
            ["Mend it", "Lead: Rivers,", "By when: May", "Tell all"],
        ),
        # so does a number of several levels
        (
            ["1.1 Mend the weir in every w", "1.2 Count the eels"],
            ["1.1 Mend the weir in every w", "1.2 Count the eels"],
        ),
        # the next word would have fitted
        (["Parent forum", "Children in Care"], ["Parent forum", "Children in Care"]),
        # nearly full, no stop and a small letter after it: the sentence goes on
        (["Every school has a name", "of its own"], ["Every school has a name of its own"]),
        # a short line that no sentence ends in: somebody broke the line by hand
        (["Praise from parents’", "Evening"], ["Praise from parents’ Evening"]),
        # no line begins with a slash: "Panel /" is wrapped as one
        (["Children and parents", "Board / Fleet"], ["Children and parents Board / Fleet"]),
        (["Children and parents", "Board Fleet"], ["Children and parents", "Board Fleet"]),
        # ... but not with a capital after it
        (["Every school has a name", "In schools"], ["Every school has a name", "In schools"]),
        # a gap, although the line is full
        (
            ["Children in Care Council", ("Youth Parliament", 5)],
            ["Children in Care Council", "Youth Parliament"],
        ),
        # an item number in a full column
        (
            ["(i) Audit of all placements", "(ii) Report to Cabinet"],
            ["(i) Audit of all placements", "(ii) Report to Cabinet"],
        ),
        # counted inside the lines: one text, wherever they break
        (
            ["Mend all weirs by hand, both", "(a) the upper weir; (b) the"],
            ["Mend all weirs by hand, both (a) the upper weir; (b) the"],
        ),
        (
            ["One offer, both (a) one weir;", "(b) everything else"],
            ["One offer, both (a) one weir; (b) everything else"],
        ),
        # a number at the head of a wrapped line is no list item
        (
            ["for every pupil in Key Stage", "2. It also helps staff"],
            ["for every pupil in Key Stage 2. It also helps staff"],
        ),
        # ... but it is where its neighbours are
        (
            ["1. Train all the governors", "2. Train all of the heads."],
            ["1. Train all the governors", "2. Train all of the heads."],
        ),
        # a dash at the head of a wrapped line is punctuation
        (
            ["more resources for a school", "- staff and money"],
            ["more resources for a school - staff and money"],
        ),
        # ... and an item where the line before announces a list
        (
            ["Fewer of the following in:", "- fixed term exclusions"],
            ["Fewer of the following in:", "- fixed term exclusions"],
        ),
    ],
)
def test_where_a_paragraph_ends(rows, expected):
    assert texts(column(*rows)) == expected


def test_in_a_list_without_capitals_a_small_letter_begins_the_next():
    part = column("clubs of the upper canals", "eel")
    assert texts(part) == ["clubs of the upper canals", "eel"]


def test_paragraphs_set_off_by_less_than_a_fifth_of_a_line_are_known_by_the_others():
    """Full lines by chance: that the document's paragraphs are set off says that these are two."""
    names = ["Lower Canal Housing Trust", ("Upper Canal Housing Trust", 1.6)]
    others = [column(one, (other, 1.6)) for one, other in [("Tom", "Ann"), ("Ann", "Joe"), ("Joe", "Tom")]]
    known = habits(others)
    assert known.gaps == {SIZE: pytest.approx(PITCH + 1.6)}
    assert texts(column(*names)) == ["Lower Canal Housing Trust Upper Canal Housing Trust"]
    assert texts(column(*names), replace(HABITS, gaps=known.gaps)) == [
        "Lower Canal Housing Trust",
        "Upper Canal Housing Trust",
    ]


def test_paragraphs_set_off_are_known_though_bullets_are_not_and_lines_are_full():
    """As far apart as no two lines of a sentence: three times are enough."""
    names = ["Lower Canal Housing Trust", ("Upper Canal Housing Trust", 1.6)]
    others = [
        column(*(f"• {name}" for name in ("Tom", "Ann", "Joe", "Eve", "Sam", "Kim"))),
        *[column(*names)] * 3,
    ]
    sentence = column(*wrap("all schools have a named lead for attendance and each has a plan", ROOM))
    known = habits([*others, sentence])
    assert known.gaps == {SIZE: pytest.approx(PITCH + 1.6)}
    assert habits([*others, *[column("mend the weir here every", ("year", 1.6))] * 3]).gaps == {}


def test_tables_whose_lines_are_nearer_than_those_of_the_text_around_have_habits_of_their_own():
    """Outside them a sentence's lines are as far apart as two paragraphs of a cell."""
    names = ["Lower Canal Housing Trust", ("Upper Canal Housing Trust", 1.6)]
    sentence = wrap("all schools have a named lead for attendance and each has a plan", ROOM)
    wide = [column(*((line, 1.6) for line in sentence))] * 3
    known = habits(wide, tables=[*[column(*names)] * 3, *[column(*sentence)] * 3])
    assert known.gaps == {}
    assert known.tables is not None
    assert known.tables.pitches == {SIZE: PITCH}
    assert texts(column(*names), known.tables) == ["Lower Canal Housing Trust", "Upper Canal Housing Trust"]
    assert texts(wide[0], known) == ["all schools have a named lead for attendance and each has a plan"]
    few = habits(wide, tables=[*[column(*names)] * 3, column(*sentence[:2])])
    assert few.tables is not None
    assert few.tables.gaps == {}  # nothing shows that the cells' lines are nearer


def test_a_bullet_whose_text_had_no_room_beside_it_begins_the_text_below():
    part = column("• Weirs", "•", ("Responsibilities", PITCH), frame=Frame(0.0, 60.0))
    made = blocks(part, HABITS, 1)
    assert [(b.kind, b.marker, b.text[b.body_start :]) for b in made] == [
        (BlockKind.LIST_ITEM, "•", "Weirs"),
        (BlockKind.LIST_ITEM, "•", "Responsibilities"),
    ]


def test_lines_of_a_bullet_share_its_hanging_indent_and_the_line_left_of_it_is_another_paragraph():
    part = column(
        ("• Training for all of the staff", 0, 0),
        ("of every special school here", 0, 8.5),
        ("This will also be on offer to", 0, 0),
        ("colleges", 0, 0),
    )
    first, second = blocks(part, HABITS, 1)
    assert (first.kind, first.marker, first.text[first.body_start :]) == (
        BlockKind.LIST_ITEM,
        "•",
        "Training for all of the staff of every special school here",
    )
    assert (second.kind, second.text) == (BlockKind.PARAGRAPH, "This will also be on offer to colleges")


def test_a_list_item_as_far_from_both_margins_is_not_centred():
    part = column(("• Mend all weirs on a", 0, 18), ("canal (May)", 0, 18 + width("• ", SIZE)))
    assert abs(ROOM - part.lines[0].box.x1 - 18) < 3  # "canal" would have had room only beside a centred line
    assert texts(part) == ["• Mend all weirs on a canal (May)"]


def test_bullets_are_below_a_number_that_stands_left_of_them_in_the_same_text():
    part = column(("• Mend the weir", 0, 18))
    assert [made.level for made in blocks(part, HABITS, 1)] == [0]
    assert [made.level for made in blocks(part._replace(signs=(0.0, 18.0)), HABITS, 1)] == [1]


def test_a_line_is_bold_though_the_number_before_it_is_not():
    found = [*words("1. ", 0.0), *words("Clean the rivers", 0.0, 12.0, bold=True)]
    (made,) = blocks(region(found, FRAME), HABITS, 1)
    assert (made.marker, made.text, made.bold) == ("1.", "1. Clean the rivers", True)
    glued = [*words("10.Clean", 0.0), *words("the rivers", 0.0, 50.0, bold=True)]
    (made,) = blocks(region(glued, FRAME), HABITS, 1)  # the tab behind it is too narrow for two digits
    assert (made.marker, made.text[made.body_start :], made.bold) == ("10.", "Clean the rivers", True)
    mixed = [*words("1. Clean", 0.0), *words("the rivers", 0.0, 50.0, bold=True)]
    assert [made.bold for made in blocks(region(mixed, FRAME), HABITS, 1)] == [False]


def test_numbers_without_a_hanging_indent_keep_their_lines_beside_bullets_that_hang():
    part = column(
        "(ii) Consultation on plans for",
        "the future, which includes:",
        ("• The new model for all our", 0, 0),
        ("schools", 0, 8.5),
    )
    assert texts(part) == [
        "(ii) Consultation on plans for the future, which includes:",
        "• The new model for all our schools",
    ]


def test_a_bold_label_and_the_text_below_are_two_paragraphs():
    part = region(
        [*words("Responsible lead officers", 0, bold=True), *words("Head of Inclusion", PITCH)], FRAME
    )
    assert [(block.text, block.bold) for block in blocks(part, HABITS, 1)] == [
        ("Responsible lead officers", True),
        ("Head of Inclusion", False),
    ]


def test_a_label_that_alone_is_bold_begins_a_paragraph_however_full_the_line_above():
    above = words("Mend the weir in every ward", 0)
    label, name = words("Lead:", PITCH, bold=True), words("Parks", PITCH, width("Lead: ", SIZE, bold=True))
    assert texts(region([*above, *label, *name], FRAME)) == ["Mend the weir in every ward", "Lead: Parks"]
    plain = words("Lead: Parks", PITCH)
    assert texts(region([*above, *plain], FRAME)) == ["Mend the weir in every ward Lead: Parks"]
    bold = words("Lead: Parks", PITCH, bold=True)
    assert texts(region([*above[:-1], *words("ward", 0, 110, bold=True), *bold], FRAME)) == [
        "Mend the weir in every ward Lead: Parks"  # an emphasis that goes on
    ]


def test_labels_one_below_the_other_begin_paragraphs():
    part = column("Mend the weir in every ward", "Lead: Head of Rivers and Cana", "Due: May")
    assert texts(part) == ["Mend the weir in every ward", "Lead: Head of Rivers and Cana", "Due: May"]


@pytest.mark.parametrize("label", ["Lead", "Who’s leading", "You'll know it works when"])
def test_a_label_that_lines_of_the_whole_document_begin_with_begins_a_paragraph(label):
    cells = [column("Mend the weir in every ward", f"{label}: Parks") for _ in range(3)]
    known = habits(cells)
    assert known.labels == {label}
    assert texts(cells[0], known) == ["Mend the weir in every ward", f"{label}: Parks"]
    assert habits(cells[:2]).labels == frozenset()


def test_a_centred_line_has_the_room_of_both_sides():
    part = column(
        ("Getting ready", 0, 34), ("for adulthood", 0, 34.5), frame=Frame(0, 68 + width("Getting ready"))
    )
    assert texts(part) == ["Getting ready", "for adulthood"]


def test_a_hanging_line_with_as_much_room_at_its_right_is_not_centred():
    indent = 14.0
    right = indent + sum(width(letter, SIZE, bold=False) for letter in "and beds beside") + indent
    part = column(
        "• Open gardens all",
        ("and beds beside", 0.0, indent),
        ("the park", 0.0, indent),
        frame=Frame(0.0, right),
    )
    assert texts(part) == ["• Open gardens all and beds beside the park"]


def test_lines_broken_by_hand_in_a_drawing_stay_together():
    part = column("Preparation", "for adulthood")
    assert texts(Region(part.lines, part.frame, ragged=True)) == ["Preparation for adulthood"]


def test_a_narrow_column_cuts_words():
    narrow = Frame(0.0, width("Commission") + 2)
    part = column(*wrap("Joint Commissioning team", narrow.right), frame=narrow)
    assert [line.text for line in part.lines] == ["Joint", "Commission", "ing team"]
    assert texts(part) == ["Joint Commissioning team"]


def test_a_column_as_wide_as_a_word_cuts_none():
    narrow = Frame(0.0, width("Programme") + 0.5)
    assert texts(column("Programme", "lead", frame=narrow)) == ["Programme lead"]


def test_a_block_tells_the_room_behind_it_and_the_width_of_its_first_word():
    (block,) = blocks(column("• Training"), HABITS, 3)
    assert block.page == 3
    assert block.room == round(ROOM - width("• Training"), 1)
    assert block.first_word == round(width("Training"), 1)


def test_deeper_bullets_have_a_level():
    part = column("Fewer:", "• exclusions of", ("• pupils in care", 0, 18), ("• others", 0, 18), "• absences")
    assert [(block.text, block.level) for block in blocks(part, HABITS, 1)] == [
        ("Fewer:", 0),
        ("• exclusions of", 0),
        ("• pupils in care", 1),
        ("• others", 1),
        ("• absences", 0),
    ]


def test_text_on_its_side_is_read_along_its_own_lines():
    upward = [
        word._replace(x0=5, x1=15, top=200 - word.x1, bottom=200 - word.x0, turn=90)
        for word in words("Key theme", 0)
    ]
    (block,) = blocks(region(upward, Frame(0, 20)), HABITS, 1)
    assert block.text == "Key theme"
    assert block.box == (5, 200 - width("Key theme"), 15, 200)


def test_habits_are_the_pitch_of_wrapped_lines_and_the_words_that_stand_uncut():
    narrow = Frame(0.0, width("Commission") + 2)
    known = habits([column(*wrap("Joint Commissioning team", narrow.right), frame=narrow)])
    assert known.pitches == {SIZE: PITCH}
    assert "joint" in known.seen
    assert "team" in known.seen
    assert not {"commission", "ing"} & set(known.seen)


def test_habits_tell_whether_lines_ends_divide_words():
    divided = column("the protec-", "tion of condi-", "tion and volun-", "teers, short-term")
    typed = column("a well-", "known place of long-", "lasting fame for low-", "carbon weirs")
    assert habits([divided]).divides
    assert {"tion", "protec"}.isdisjoint(habits([divided]).seen)
    assert habits([divided]).tied == {"short-term"}
    assert not habits([typed]).divides
    narrow = column("the protec-", "tion", frame=Frame(0.0, width("the protec-")))
    assert texts(narrow, habits([divided])) == ["the protection"]


def test_sentences_that_go_on_in_small_letters_show_the_pitch():
    lists = column("Lower Canal Housing Trust", ("Upper Canal Housing Trust", 6), ("Mill Canal Trust", 6))
    sentence = column(*wrap("the wardens of every weir on the lower canal", ROOM))
    assert habits([lists]).pitches == {SIZE: PITCH + 6}
    assert habits([lists, sentence]).pitches == {SIZE: PITCH}


@pytest.mark.parametrize(
    ("text", "sign", "body"),
    [
        ("• Improve", "•", "Improve"),
        ("•Improve", "•", "Improve"),
        ("▸ Improve", "•", "Improve"),
        ("o Improve", "•", "Improve"),
        ("* Improve", "•", "Improve"),
        ("– Improve", "-", "Improve"),
        ("(iv) Improve", "(iv)", "Improve"),
        ("(b) Improve", "(b)", "Improve"),
        ("12. Improve", "12.", "Improve"),
        ("12.Improve the weir", "12.", "Improve the weir"),
        ("1.2.3. Improve", "1.2.3.", "Improve"),
        ("a) Improve", "a)", "Improve"),
        ("A4. Improve", "A4.", "Improve"),
    ],
)
def test_markers(text, sign, body):
    found = marker(text)
    assert found is not None
    assert (found.sign, text[found.body_start :]) == (sign, body)


@pytest.mark.parametrize(
    "text",
    [
        "(EL) is the lead",  # an abbreviation in brackets
        "2010. Then",  # a year
        "1.5 million",  # a figure
        "-5 places",  # a negative figure
        "*5 places",  # the sign of a note
        "A. Smith",  # initials
        "12.",  # a number alone
        "12.Weir",  # a name
        "of the",  # a word that begins with the letter "o"
    ],
)
def test_no_markers(text):
    assert marker(text) is None


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        # in a table a line with a capital may be another measure, and keeps the break that shows it
        (
            ["Boats wait less at locks", "Families are content"],
            "Boats wait less at locks\nFamilies are content",
        ),
        (
            ["The boats are all counted.", "Weirfolk are content"],
            "The boats are all counted.\nWeirfolk are content",
        ),
        # a name, or what stands behind an open end, goes on
        (
            ["Boats that are painted sky", "Weirfolk blue by May"],
            "Boats that are painted sky Weirfolk blue by May",
        ),
        (["Better wash of boats in the", "Families harbour"], "Better wash of boats in the Families harbour"),
        (["Head of Boats in Harbour", "Families team"], "Head of Boats in Harbour Families team"),
        (["Better wash at the old", "Plans harbour"], "Better wash at the old Plans harbour"),
        # what the document writes in small letters is no name
        (["Boats wait less at locks", "Weirs are painted"], "Boats wait less at locks\nWeirs are painted"),
        (["Better wash at the old", "Otter harbour"], "Better wash at the old Otter harbour"),
    ],
)
def test_a_line_that_may_begin_something_of_its_own_keeps_its_break(rows, text):
    known = replace(
        HABITS, lists=True, names=frozenset({"plans", "otter"}), plain=frozenset({"weir", "otter"})
    )
    frame = Frame(0.0, max(width(row, SIZE) for row in rows[:1]))
    assert texts(column(*rows, frame=frame), known) == [text]
    assert texts(column(*rows, frame=frame)) == [text.replace("\n", " ")]


def test_names_are_what_has_a_capital_in_the_middle_of_a_line():
    known = habits([column("the new Eel Plans of May", "Boats and the Weir")])
    assert known.names == {"eel", "plans", "may", "weir"}


def test_plain_words_are_what_has_none():
    assert habits([column("mend the weir-pools and weirs by", "boats of eel.co")]).plain == {"weirs"}


def test_cells_of_tables_are_lists():
    known = habits([column("Boats and the Weir")])
    assert known.tables is not None
    assert known.tables.lists


def test_bold_words_in_brackets_below_a_full_line_end_its_sentence():
    above = [*words("• Mend the weir above all", 0)]
    when = words("(by 31 May 2031)", PITCH, 8.5, bold=True)
    assert texts(region([*above, *when], FRAME)) == ["• Mend the weir above all (by 31 May 2031)"]
    counted = words("(a) Count the eels", PITCH, 0, bold=True)
    assert texts(region([*above, *counted], FRAME)) == ["• Mend the weir above all", "(a) Count the eels"]


def test_a_number_that_reaches_lower_than_its_line_brings_the_next_one_no_nearer():
    part = column(
        *(("Mend the weir in every ward of", 0, 20), ("the town and ask the keepers", 0, 20)),
        ("first", 0, 20),
    )
    first = part.lines[0]
    disc = Word("12", 0.0, 3.0, 12.0, 3.0 + SIZE + 0.5, SIZE + 0.5, False)
    numbered = region([disc, *(word for line in part.lines for word in line.words)], FRAME)
    assert numbered.lines[0].box.bottom > first.box.bottom
    assert texts(numbered) == ["12 Mend the weir in every ward of the town and ask the keepers first"]
