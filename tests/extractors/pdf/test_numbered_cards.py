"""Cards without a frame beside their numbers, and coloured grounds behind fields of cards."""

import pytest

from extractors.pdf import read
from schemas.document import Table
from tests.extractors.pdf_builder import Page, width, write

CARDS = (
    (
        "5",
        ["Paint the lights at the", "harbour's mouth"],
        "Pilot",
        "May 2031",
        "Fewer wrecks on the bar in winter",
    ),
    ("6", ["Move the buoy"], "Master", "Each June", "Buoy in place before the storms"),
    ("7", ["Sound the channel off", "the northern bar"], "Fleet", "July 2031", "Deeper by a foot"),
)
READ = [
    *(
        "5 Paint the lights at the harbour's mouth",
        "Lead: Pilot",
        "By when: May 2031",
        "Measure: Fewer wrecks on the bar in winter",
    ),
    *("6 Move the buoy", "Lead: Master", "By when: Each June", "Measure: Buoy in place before the storms"),
    *(
        "7 Sound the channel off the northern bar",
        "Lead: Fleet",
        "By when: July 2031",
        "Measure: Deeper by a foot",
    ),
]


@pytest.fixture
def document(tmp_path):
    def made(*pages: Page):
        return read(write(tmp_path / "made.pdf", *pages))

    return made


UNNUMBERED = [text.removeprefix(f"{number} ") for text in READ for number in text[:1]]


def drawn(
    *,
    numbered: bool = True,
    ground: bool = True,
    icons: float = 12,
    drop: float = 5,
    colon: str = ":",
    frame: bool = False,
):
    """Cards two by two, their numbers `drop` points below their tops, the last field on a ground of its own."""
    page = Page().text(40, 80, "Theme 2: Safe harbours", 14, bold=True)
    for n, (number, title, lead, when, measure) in enumerate(CARDS):
        x, top = 40 + 260 * (n % 2), 120 + 130 * (n // 2)
        low = top + 12 * len(title) + 6
        if frame:
            page.box(x - 4, top - 8, x + 240, top + 100)
        if numbered:
            page.text(x, top + drop, number, 10, bold=True)
        page.lines(x + 30, top, title, bold=True)
        for name, value, indent in (("Lead", lead, icons), ("By when", when, icons), ("Measure", measure, 0)):
            if name == "Measure" and ground:
                page.fill(x + 27, low - 3, x + 230, low + 12, 0.9)
            page.text(x + 30 + indent, low, name + colon, 9, bold=True)
            page.text(x + 33 + indent + width(name + colon, 9, bold=True) + 9 * (not colon), low, value, 9)
            low += 16
    return page


@pytest.mark.parametrize("how", [{}, {"ground": False}, {"icons": 0}, {"drop": 30}, {"frame": True}])
def test_each_card_is_read_behind_its_number(document, how):
    found = document(drawn(**how))
    assert not [part for part in found.body if isinstance(part, Table)]
    assert [part.text for part in found.body] == ["Theme 2: Safe harbours", *READ]


def test_grounds_of_fields_part_no_columns_of_texts_without_numbers(document):
    found = document(drawn(numbered=False, icons=0))
    assert [part.text for part in found.body] == ["Theme 2: Safe harbours", *UNNUMBERED]


@pytest.mark.parametrize("strip", [False, True])
def test_frames_side_by_side_with_grounds_from_side_to_side_are_cards(document, strip):
    page = Page().text(40, 80, "Theme 2: Safe harbours", 14, bold=True)
    for n, (_, title, lead, when, measure) in enumerate(CARDS):
        x, top = 40 + 260 * (n % 2), 120 + 130 * (n // 2)
        page.box(x, top, x + 240, top + 110).fill(x, top + 85, x + 240, top + 110, 0.9)
        if strip:
            page.fill(x, top, x + 240, top + 38, 0.7)
        page.text(x + 10, top + 8, " ".join(title), bold=True)
        page.lines(x + 10, top + 48, [f"Lead: {lead}", f"By when: {when}"])
        page.text(x + 10, top + 92, f"Measure: {measure}")
    found = document(page)
    assert [part.text for part in found.body] == ["Theme 2: Safe harbours", *UNNUMBERED]


def test_names_without_a_colon_show_cards_too(document):
    found = document(drawn(colon=""))
    assert [part.text for part in found.body][1:] == [text.replace(":", "") for text in READ]


def test_what_stands_beside_and_below_the_cards_is_none_of_them(document):
    page = drawn().text(40, 370, "Notes", 12, bold=True).text(70, 395, "Lead: the harbour is dredged in May.")
    found = document(page.text(330, 300, "The northern bar", 9))
    texts = [part.text for part in found.body]
    assert [text for text in texts if text in READ] == READ
    assert texts[-2:] == ["Notes", "Lead: the harbour is dredged in May."]
    assert "The northern bar" in texts


def test_rows_that_are_counted_stay_a_table(document):
    page = Page()
    for x, name in ((40, "No"), (80, "What"), (320, "Lead"), (440, "By when")):
        page.text(x, 100, name, bold=True)
    for n, (number, title, lead, when, measure) in enumerate(CARDS):
        top = 125 + 60 * n
        page.text(40, top, number, bold=True).lines(80, top, [*title, f"Measure: {measure}"])
        page.text(320, top, lead).text(440, top, when)
    (table,) = [part for part in document(page).body if isinstance(part, Table)]
    assert table.columns == 4


def test_a_frame_around_coloured_boxes_that_fill_it_parts_them(document):
    page = Page().box(40, 100, 555, 300).text(60, 110, "Safe harbours", 12, bold=True)
    for x, name in ((60, "Paint the lights"), (310, "Move the buoy")):
        page.fill(x, 140, x + 220, 280, 0.9).text(x + 10, 150, name, bold=True)
        page.lines(x + 10, 170, ["Lead: Pilot", "By when: May 2031"])
    texts = [part.text for part in document(page).body]
    assert texts[:4] == ["Safe harbours", "Paint the lights", "Lead: Pilot", "By when: May 2031"]
    assert texts[4] == "Move the buoy"


FIELDS = (
    ("Who leads", ["Harbour master of", "the old port"], ["Pilots"], ["Fleet"]),
    ("By when", ["May 2031"], ["Each June"], ["July 2031"]),
    ("Success", ["No wrecks"], ["Buoy in place"], ["Deeper by", "a whole foot"]),
)
WIDE = (
    ["We will paint the lights at the mouth of the harbour each", "summer, and mend the stairs."],
    ["We will move the buoy to the outer bar."],
    ["We will sound the channel off the northern bar before the", "herring come."],
)


def side_by_side():
    """Texts beside numbers in discs, the fields of each side by side on grounds of their own below it."""
    page = Page().text(40, 60, "Safe harbours", 16, bold=True)
    for n, text in enumerate(WIDE):
        top, low = 100 + 130 * n, 108 + 130 * n + 14 * len(text)
        page.text(50, top + 6, str(n + 1), 24, bold=True).lines(110, top, text, 11)
        for k, (name, *values) in enumerate(FIELDS):
            x = 110 + 130 * k
            page.fill(x, low, x + 118, low + 54, 0.9)
            page.text(x + 8, low + 8, name, bold=True).lines(x + 8, low + 20, values[n])
    return page


def test_fields_on_grounds_side_by_side_are_those_of_the_numbered_text_above_them(document):
    found = document(side_by_side())
    assert not [part for part in found.body if isinstance(part, Table)]
    fields = [[" ".join(value) for value in values] for _, *values in FIELDS]
    cards = [
        [
            f"{n + 1} {' '.join(text)}",
            *(word for name, own in zip(FIELDS, fields, strict=True) for word in (name[0], own[n])),
        ]
        for n, text in enumerate(WIDE)
    ]
    assert [part.text for part in found.body] == ["Safe harbours", *cards[0], *cards[1], *cards[2]]
