from extractors.pdf.drawn import pages
from extractors.pdf.drawn.words import Glyph, clean, spell, turned, unspaced
from extractors.pdf.lines import lines
from tests.extractors.pdf_builder import ASCENT, Page, width, write

SIZE = 10.0


def glyphs(text: str, x: float = 0.0, top: float = 0.0, *, bold: bool = False) -> list[Glyph]:
    made = []
    for letter in text:
        advance = width(letter, SIZE)
        made.append(Glyph(letter, x, top, x + advance, top + SIZE, SIZE, bold))
        x += advance
    return made


def texts(*runs: list[Glyph]) -> list[str]:
    return [word.text for word in spell(glyph for run in runs for glyph in run)]


def test_spaces_and_wide_gaps_part_words():
    assert texts(glyphs("Lead officer"), glyphs("Date", x=80)) == ["Lead", "officer", "Date"]


def test_a_kerning_gap_parts_nothing():
    assert texts(glyphs("Av"), glyphs("ail", x=width("Av") + 0.8)) == ["Avail"]


def test_text_drawn_over_the_next_column_is_not_shuffled_with_it():
    assert texts(glyphs("Responsibilities"), glyphs("Officer", x=40)) == ["Responsibilities", "Officer"]


def test_glyphs_drawn_twice_are_one_bold_word():
    (word,) = spell([g for pair in zip(glyphs("Aim"), glyphs("Aim", x=0.4), strict=True) for g in pair])
    assert (word.text, word.bold) == ("Aim", True)


def test_a_word_drawn_twice_at_the_same_place_is_not_bold():
    (word,) = spell([*glyphs("Aim"), *glyphs("Aim")])
    assert (word.text, word.bold) == ("Aim", False)


def test_double_letters_stay_double():
    assert texts(glyphs("skills will Illness")) == ["skills", "will", "Illness"]


def test_a_comma_in_plain_type_leaves_a_word_bold():
    (word,) = spell([*glyphs("Aim", bold=True), *glyphs(",", x=width("Aim"))])
    assert word.bold


def test_clean_spells_out_ligatures_and_symbol_bullets():
    assert clean("e\ufb03cient\u00a0\uf0b7\x02") == "efficient •"


def test_turned_and_turned_back_is_where_it_was():
    (word,) = spell(glyphs("Theme", x=30, top=70))
    for turn in (0, 90, 180, 270):
        assert turned(turned(word, turn), -turn) == word


def test_pieces_that_touch_are_one_word_whatever_the_drawing_order():
    words = spell([*glyphs("ship", x=width("Partner")), *glyphs("Partner")])
    assert [line.text for line in lines(words)] == ["Partnership"]


def test_a_raised_note_sign_stays_on_its_line():
    note = [g._replace(size=6, bottom=g.top + 6) for g in glyphs("3", x=60, top=-1)]
    assert [line.text for line in lines(spell([*glyphs("Outcome for"), *note, *glyphs("next", top=12)]))] == [
        "Outcome for 3",
        "next",
    ]


def spaced(text: str, x: float = 0.0, tracking: float = 2.0, top: float = 0.0) -> list[Glyph]:
    """The glyphs with as much white behind each as a heading set in capitals has."""
    made = []
    for letter in text:
        made += glyphs(letter, x, top)
        x = made[-1].x1 + tracking
    return made


def test_letters_set_apart_for_looks_are_words():
    runs = [*spaced("HARBOUR PLAN TO 2034"), *glyphs("Page", top=20), *spaced("NO", top=40)]
    assert [word.text for word in unspaced(spell(runs))] == [
        "HARBOUR",
        "PLAN",
        "TO",
        "2034",
        "Page",
        "N",
        "O",
    ]


def test_single_letters_and_figures_in_columns_stay_apart():
    ticks = [g for n, sign in enumerate("YNYN") for g in glyphs(sign, x=30.0 * n)]
    figures = [g for n, sign in enumerate("1234") for g in glyphs(sign, x=8.0 * n, top=20)]
    assert [word.text for word in unspaced(spell([*ticks, *figures]))] == list("YNYN1234")


def test_a_larger_capital_belongs_to_the_small_ones_set_apart_behind_it():
    capitals = [g._replace(top=-5.0, size=15.0) for g in spaced("HB", top=0.0)]
    first, second = (
        [c, *spaced(small, x=c.x1 + 2.6, tracking=2.6)]
        for c, small in zip(capitals, ("arbour", "oard"), strict=True)
    )
    moved = [g._replace(x0=g.x0 + 80, x1=g.x1 + 80) for g in second]
    assert [word.text for word in unspaced(spell([*first, *moved]))] == ["Harbour", "Board"]


def test_letters_drawn_one_by_one_and_evenly_set_apart_are_one_word(tmp_path):
    page, x = Page(), 60.0
    for word in ("abbreviation", "list"):
        for n, letter in enumerate(word):
            page.text(x, 100, letter)
            x += width(letter, SIZE) + (1.2, 1.6, 1.75)[n % 3]  # wider ones alone would be spaces
        x += 4.0
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [word.text for word in drawn.words] == ["abbreviation", "list"]


def test_small_capitals_drawn_one_by_one_and_set_apart_are_words(tmp_path):
    page, x = Page(), 60.0
    for word in ("Supported", "by"):
        for n, letter in enumerate(word):
            size = 9 if letter.isupper() else 6
            page.text(x, 100 + ASCENT * (9 - size), letter.upper(), size)
            x += width(letter.upper(), size) + (0.9, 1.3, 1.1)[n % 3]
        x += 3.0
    (drawn,) = pages(write(tmp_path / "made.pdf", page))
    assert [word.text for word in drawn.words] == ["SUPPORTED", "BY"]
