"""Boxes beside each other with the same labels: cards, each read by itself."""

import pytest

from extractors.pdf import read
from schemas.document import BlockKind, Table
from tests.extractors.pdf_builder import Page, width, wrap, write

CARDS = (
    ("2.1", "On track", ["Paint the lights on", "the outer mole"], "Pilot", "May 2031"),
    ("2.2", "Late", ["Move the buoy"], "Master", "June 2031"),
    ("2.3", "Done", ["Sound the channel"], "Fleet", "July 2031"),
)
READ = [
    *("On track", "2.1", "Paint the lights on the outer mole", "Lead: Pilot", "By when: May 2031"),
    *("Late", "2.2", "Move the buoy", "Lead: Master", "By when: June 2031"),
    *("Done", "2.3", "Sound the channel", "Lead: Fleet", "By when: July 2031"),
]


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page):
        return read(write(tmp_path / "made.pdf", *pages))

    return made


def boxes(page: Page, drawn, *, colon: str = ":", pill: bool = False, foot: bool = False):
    """Draws the cards two by two, their state at the right end of the first line, or at the foot."""
    for n, (number, state, name, lead, when) in enumerate(CARDS):
        x, top = 60 + 240 * (n % 2), 100 + 100 * (n // 2)
        drawn(page, x, top, x + 225, top + 88)
        page.text(x + 10, top + 8, number, 8, bold=True)
        right, high = (x + 10, top + 72) if foot else (x + 215 - width(state, 8), top + 8)
        if pill:
            page.fill(right - 4, high - 2, right + width(state, 8) + 4, high + 11, 0.4)
        page.text(right, high, state, 8)
        page.lines(x + 10, top + 20, name, 10, bold=True)
        for k, (label, value) in enumerate((("Lead", lead), ("By when", when))):
            page.text(x + 10, top + 48 + 12 * k, label + colon, 8, bold=True)
            page.text(
                x + 10 + width(label + colon, 8, bold=True) + (2.5 if colon else 12),
                top + 48 + 12 * k,
                value,
                8,
            )
    return page


def framed(page, *box):
    page.box(*box)


def tinted(page, *box):
    page.fill(*box, 0.9)


def headed(page, x0, top, x1, bottom):
    page.fill(x0, top - 6, x1, top + 24, 0.6).fill(x0, top + 24, x1, bottom, 0.9)


@pytest.mark.parametrize("drawn", [framed, tinted, headed])
@pytest.mark.parametrize("pill", [False, True])
def test_cards_are_read_one_after_the_other(document, drawn, pill):
    found = document(boxes(Page(), drawn, pill=pill))
    assert not [part for part in found.body if isinstance(part, Table)]
    assert [part.text for part in found.body] == READ


def test_names_without_a_colon_show_cards_too(document):
    found = document(boxes(Page(), tinted, colon=""))
    assert [part.text for part in found.body] == [text.replace(":", "") for text in READ]


PLAIN = (
    (
        ["Paint the lights on", "the outer mole"],
        ["Pilot and all of the harbour masters of the ports,", "Fleet"],
        "Autumn term 2031",
    ),
    (["Move the buoy"], ["Master"], "June 2031"),
    (["Sound the channel"], ["Fleet"], "Annually"),
)


def in_plain_type(page: Page, left: float = 32):
    """Draws cards two by two with names in the type of their values, these beside a column of white."""
    for n, (name, lead, when) in enumerate(PLAIN):
        x, top = 60 + 240 * (n % 2), 100 + 100 * (n // 2)
        page.fill(x, top, x + 225, top + 88, 0.9).lines(x + 10, top + 8, name, 10)
        page.text(x + 10, top + 38, "Lead", 8).lines(x + 10 + left, top + 38, lead, 8)
        page.text(x + 10, top + 62, "When", 8).text(x + 10 + left, top + 62, when, 8)
    return page


def test_names_beside_their_values_in_cards_beside_each_other_need_no_type_of_their_own(document):
    read_so = [
        text for name, lead, when in PLAIN for text in (" ".join(name), "Lead", " ".join(lead), "When", when)
    ]
    assert [part.text for part in document(in_plain_type(Page())).body] == read_so


def test_of_bold_names_in_one_column_the_widest_may_have_but_a_space_behind_it(document):
    page = Page()
    for n, (name, lead, when) in enumerate(PLAIN):
        x, top = 60 + 240 * (n % 2), 100 + 100 * (n // 2)
        page.fill(x, top, x + 225, top + 88, 0.9).lines(x + 10, top + 8, name, 10)
        page.text(x + 10, top + 38, "Who", 8, bold=True).lines(x + 46, top + 38, lead, 8)
        page.text(x + 10, top + 62, "By when", 8, bold=True).text(x + 46, top + 62, when, 8)
    assert [part.text for part in document(page).body][:5] == [
        "Paint the lights on the outer mole",
        *("Who", " ".join(PLAIN[0][1]), "By when", PLAIN[0][2]),
    ]


def test_a_mark_at_the_foot_stays_there(document):
    found = document(boxes(Page(), tinted, pill=True, foot=True))
    texts = [part.text for part in found.body]
    assert texts[:5] == [*READ[1:5], "On track"]


def test_a_name_in_a_narrow_card_is_a_heading_however_many_lines_it_takes(document):
    page = Page()
    names = [f"3.{n} Tell all skippers of the new lights on the outer mole in good time" for n in (1, 2)]
    for x, name in zip((60, 220), names, strict=True):
        page.fill(x, 100, x + 150, 190).lines(x + 8, 106, wrap(name, 134, bold=True), bold=True)
        page.text(x + 8, 150, "Lead: Pilot").text(x + 8, 162, "By when: May 2031")
    found = [part for part in document(page).body if part.kind is BlockKind.HEADING]
    assert [part.text for part in found] == names


def test_columns_of_a_table_that_colour_alone_shows_stay_a_table(document):
    page = Page()
    columns = ((60, ("Action", "Paint the lights", "Move the buoy")), (300, ("Lead", "Pilot", "Master")))
    for x, texts in columns:
        for n, text in enumerate(texts):
            top = 100 + 40 * n
            page.fill(x, top, x + 234, top + 34, 0.6 if n == 0 else 0.9).text(x + 6, top + 6, text)
    (table,) = document(page).body
    assert table.columns == 2
    assert [{c.text for c in table.cells if c.column == n and c.text} for n in (0, 1)] == [
        set(texts) for _, texts in columns
    ]


def test_the_same_label_at_several_places_of_a_box_shows_a_card_in_each_column(document):
    page = Page().box(60, 100, 540, 190).text(72, 108, "We will", 8, bold=True)
    cards = (
        (["Paint the lights on the", "outer mole"], "Pilot", "May 2031"),
        (["Keep a boat at the bar"], "Fleet", "June 2031"),
        (["Sound the channel in", "spring and mark each", "shoal"], "Master", "2032"),
    )
    for n, (name, lead, when) in enumerate(cards):
        x, low = 72 + 155 * n, 126 + 13 * len(name)
        page.lines(x, 124, name).text(x, low, f"Who: {lead}", 7).text(x, low + 9, f"When: {when}", 7)
    assert [part.text for part in document(page).body] == [
        "We will",
        *("Paint the lights on the outer mole", "Who: Pilot", "When: May 2031"),
        *("Keep a boat at the bar", "Who: Fleet", "When: June 2031"),
        *("Sound the channel in spring and mark each shoal", "Who: Master", "When: 2032"),
    ]


BADGED = (
    (
        "2.1",
        ["Paint the lights on", "the outer mole"],
        "Pilot",
        ["All lights seen from the bar on", "every night of the year"],
    ),
    ("2.2", ["Move the buoy"], "Master of the port", ["Fewer strandings"]),
    (
        "2.3",
        wrap("Sound the channel in spring and mark each shoal with a buoy of its own", 150),
        "Fleet",
        ["All shoals marked"],
    ),
)


def test_a_number_beside_the_middle_of_a_title_stands_before_it_and_a_label_of_two_lines_is_whole(document):
    page = Page()
    for n, (number, name, lead, measures) in enumerate(BADGED):
        x, top = 60 + 240 * (n % 2), 100 + 130 * (n // 2)
        page.fill(x, top, x + 225, top + 118, 0.9)
        page.text(x + 10, top + 4 + 6 * len(name), number, 8).lines(x + 40, top + 8, name, 10)
        low = top + 52
        for label, values in (("Lead", [lead]), ("When", ["May 2031"]), ("Success", measures)):
            page.text(x + 10, low, label, 8).lines(x + 70, low, values, 8)
            low += 16
        page.text(x + 10, low - 6, "measure", 8)
    assert [part.text for part in document(page).body] == [
        text
        for number, name, lead, measures in BADGED
        for text in (
            f"{number} {' '.join(name)}",
            f"Lead {lead}",
            "When May 2031",
            f"Success measure {' '.join(measures)}",
        )
    ]


def test_a_label_of_two_lines_beside_a_bullet_is_whole(document):
    page = Page()
    for x, name in ((60, "Move the buoy"), (300, "Paint the mole")):
        page.fill(x, 100, x + 225, 190, 0.9)
        page.text(x + 10, 108, name, 10).text(x + 10, 128, "Lead", 8).text(x + 70, 128, "Pilot", 8)
        page.text(x + 10, 144, "Success", 8).text(x + 70, 144, "• Fewer boats aground on the", 8)
        page.text(x + 10, 154, "measure", 8).text(x + 70 + width("• ", 8), 154, "outer bar", 8)
    assert [part.text for part in document(page).body][2::3] == [
        "Success measure • Fewer boats aground on the outer bar"
    ] * 2


def test_the_first_number_of_a_list_in_a_card_stays_below_the_title(document):
    page = Page()
    for x, lead in ((60, "Pilot"), (300, "Master")):
        page.fill(x, 100, x + 225, 190, 0.9).text(x + 40, 106, "Lights")
        for n, text in enumerate(("Paint the mole", "Mend the lamp"), start=1):
            page.text(x + 10, 106 + 14 * n, f"{n}").text(x + 40, 106 + 14 * n, text)
        page.text(x + 10, 150, f"Lead: {lead}").text(x + 10, 164, "By when: May 2031")
    assert [part.text for part in document(page).body][:2] == ["Lights", "1 Paint the mole"]


LONG = "Fewer wrecks on the bar in each of the"
PILLS = (
    ("07", ["Paint the lights on", "the outer mole"], "Pilot", "May 2031", [LONG, "winters"]),
    ("08", ["Move the buoy off", "the bar"], "Master", "June 2031", ["Buoy in place"]),
    ("09", ["Sound the channel", "with the new boat"], "Fleet", "July 2031", [LONG, "summers"]),
    ("10", ["Mend the fog horn", "at the head"], "Keeper", "May 2032", [LONG, "nights"]),
)


def pills(page: Page, *, beside: bool = False):
    """Cards on grounds behind a number as high as two lines; names in bold before values, some on grounds of their own."""
    for n, (number, title, lead, when, measure) in enumerate(PILLS):
        x, top = 60 + 240 * (n % 2), 100 + 130 * (n // 2)
        page.fill(x, top, x + 225, top + 118, 0.95)
        page.text(x + 10, top + 6, number, 28).lines(x + 52, top + 10, title, 10)
        page.fill(x + 14, top + 54, x + 18, top + 58, 0.2)  # the head on an icon
        spots = ((20, 52, "Lead", lead), (120, 52, "By", when) if beside else (20, 68, "By", when))
        page.fill(x + 8, top + 84, x + 217, top + 112, 0.8)
        for left, down, name, value in (*spots, (20, 86, "Measure", measure[0])):
            page.text(x + left, top + down, name, 8, bold=True)
            page.text(x + left + width(name, 8, bold=True) + 5, top + down, value, 8)
        if measure[1:]:
            page.text(x + 12, top + 98, measure[1], 8)
    return page


@pytest.mark.parametrize("beside", [False, True])
def test_a_large_number_stands_before_its_title_and_names_in_bold_above_their_values(document, beside):
    found = document(pills(Page(), beside=beside))
    assert not [part for part in found.body if isinstance(part, Table)]
    texts = [part.text for part in found.body]
    assert [texts[at : at + 7] for at in range(0, len(texts), 7)] == [
        [f"{number} {' '.join(title)}", "Lead", lead, "By", when, "Measure", " ".join(measure)]
        for number, title, lead, when, measure in PILLS
    ]
    assert {part.text for part in found.body if part.kind is BlockKind.HEADING} > {"Lead", "By", "Measure"}


def test_fields_beside_each_other_are_whole_where_both_wrap(document):
    page = Page()
    for n, (title, leads, dates) in enumerate(
        (
            ("Lights", ["Lead: Pilot and", "Harbour Master"], ["When: May 2031"]),
            ("Buoys", ["Lead: Harbour;", "Fleet and Moorings", "Team"], ["When: December", "2031"]),
            ("Nets", ["Lead: Fleet"], ["When: June 2031"]),
        )
    ):
        top = 100 + 120 * n
        framed(page, 60, top, 250, top + 110)
        page.text(70, top + 8, title, 10, bold=True)
        page.text(70, top + 30, "Mend what is broken by hand", 9)
        page.lines(70, top + 56, leads, 9).lines(165, top + 56, dates, 9)
    read_texts = [block.text for block in document(page).body]
    assert read_texts == [
        *("Lights", "Mend what is broken by hand", "Lead: Pilot and Harbour Master", "When: May 2031"),
        *("Buoys", "Mend what is broken by hand"),
        *("Lead: Harbour; Fleet and Moorings Team", "When: December 2031"),
        *("Nets", "Mend what is broken by hand", "Lead: Fleet", "When: June 2031"),
    ]


def test_a_line_below_fields_beside_each_other_that_had_room_in_them_is_a_text_of_its_own(document):
    page = Page()
    for n, title in enumerate(("Lights", "Buoys")):
        top = 100 + 120 * n
        framed(page, 60, top, 280, top + 110)
        page.text(70, top + 8, title, 10, bold=True)
        page.text(70, top + 30, "Lead: Pilot", 9).text(200, top + 30, "When: May 2031", 9)
        page.text(70, top + 42, "Mend the mole", 9)
    texts = [block.text for block in document(page).body]
    assert texts == [
        *("Lights", "Lead: Pilot", "When: May 2031", "Mend the mole"),
        *("Buoys", "Lead: Pilot", "When: May 2031", "Mend the mole"),
    ]
