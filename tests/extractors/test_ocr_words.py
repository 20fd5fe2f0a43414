"""Words in pictures: their sizes and baselines, spaces nobody saw, marks that stand alone, ruled lines."""

import numpy as np
import pytest

from extractors.pdf.ocr.fills import fills, lightened
from extractors.pdf.ocr.labels import mended
from extractors.pdf.ocr.light import lit_evenly
from extractors.pdf.ocr.lines import level_lines, outside, upright_lines, without
from extractors.pdf.ocr.marks import with_marks
from extractors.pdf.ocr.pictures import is_paper
from extractors.pdf.ocr.sizes import Seen, set_in
from extractors.pdf.ocr.tidy import without_lines
from extractors.pdf.ocr.words import apart, seen, words

LINE = "<span class='ocr_line' title='bbox 100 50 400 90; baseline 0.01 -8; x_size 30'>{}</span>"
WORD = "<span class='ocrx_word' title='bbox {} 52 {} 90; x_wconf {}'>{}</span>"


def paper(height=200, width=400):
    return np.full((height, width), 255, np.uint8)


def word(text, x0=10, top=50, x1=60, bottom=72, line=0):
    return Seen(text, x0, top, x1, bottom, 30.0, float(bottom), 0.9, line)


def test_tesseracts_answer_is_read():
    answer = LINE.format(WORD.format(100, 200, 96, "Plan") + WORD.format(220, 240, 31, "‘A’")).encode()
    quarter = LINE.format(WORD.format(100, 120, 90, "Ql") + WORD.format(130, 190, 90, "2031")).encode()

    first, second = seen(answer)

    assert (first.text, first.x0, first.x1, first.sure) == ("Plan", 100, 200, 0.96)
    assert (second.text, second.sure) == ("'A'", 0.31)
    assert first.base == pytest.approx(90 - 8 + 0.01 * 50)
    assert seen(b"") == []
    assert [each.text for each in seen(quarter)] == ["Q1", "2031"]


def test_the_same_type_has_the_same_size_whatever_its_letters():
    # at 50 pixels: capitals 36 high, small letters 26, what hangs below the line 10.5 more
    line = [word("Team", bottom=86), word("on", top=60, bottom=86), word("grape", top=60, bottom=96)]
    line = [each._replace(base=86.0) for each in line]

    found = set_in(line, np.zeros((200, 400), bool))

    assert {round(each.size) for each in found} == {50}
    assert {round(each.base) for each in found} == {86}


def test_a_sign_alone_and_a_box_too_high_stand_on_their_lines_baseline():
    line = [word("Team"), word("/", top=44, bottom=82), word("Boat"), word("of", top=36, bottom=82)]
    line = [each._replace(base=72.0) for each in line]

    found = set_in(line, np.zeros((200, 400), bool))

    assert {round(each.base) for each in found} == {72}


def test_a_few_letters_alone_have_the_size_that_is_common_near_theirs():
    text = [word(t, line=n) for n in range(6) for t in ("Boats", "Teams", "Tides")]
    alone = [word("SIX", top=55, bottom=72, line=10), word("Title", top=42, bottom=72, line=11)]

    found = set_in([*text, *alone], np.zeros((200, 400), bool))

    assert {round(each.size) for each in found[:18]} == {31}
    assert [round(each.size) for each in found[18:]] == [31, 42]


def test_sizes_of_earlier_pages_are_kept():
    known = [12.0]
    (first,) = words(set_in([word("Team", top=0, bottom=37)], np.zeros((200, 400), bool)), 4.17, known)

    assert (first.size, known) == (12.0, [12.0])


def test_a_word_is_as_wide_as_its_letters_with_their_white():
    """A stem has more white beside it than a slanted stroke: else spaces of a picture look like gaps of a table."""
    dark = np.zeros((200, 400), bool)
    one, other = words(set_in([word("him"), word("wavy", x0=80, x1=130)], dark), 1.0, [])

    assert one.size == other.size
    assert (one.x0, one.x1) == (
        pytest.approx(10 - 0.08 * one.size, abs=0.3),
        pytest.approx(60 + 0.08 * one.size, abs=0.3),
    )
    assert (other.x0, other.x1) == (
        pytest.approx(80 - 0.02 * one.size, abs=0.3),
        pytest.approx(130 + 0.02 * one.size, abs=0.3),
    )


def test_two_words_whose_boxes_touch_stay_two():
    dark = np.zeros((200, 400), bool)
    one, other, dot, digit = words(
        set_in(
            [word("know"), word("of", x0=61, x1=80), word("1.", x0=100, x1=115), word("2", x0=116, x1=126)],
            dark,
        ),
        1.0,
        [],
    )

    assert other.x0 - one.x1 == pytest.approx(0.18 * one.size, abs=0.05)
    assert digit.x0 - dot.x1 < 0.05 * one.size


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("(iil", "(ii)"),
        ("(il)", "(ii)"),
        ("(iv1", "(iv)"),
        ("(ii)", "(ii)"),
        ("(ill", "(ill"),  # a word
        ("(1)", "(1)"),
        ("(vil", "(vi)"),
        ("(evil", "(evil"),
    ],
)
def test_numbers_of_items_with_a_letter_misread(read, meant):
    assert [w.text for w in seen(LINE.format(WORD.format(100, 200, 96, read)).encode())] == [meant]


def strokes(*widths):
    """A picture of words of upright strokes of these widths, and the words, four letters each, on one line."""
    dark, said = np.zeros((200, 1000), bool), []
    for place, wide in enumerate(widths):
        x0 = 20 + 120 * place
        for x in range(x0, x0 + 100, 25):
            dark[50:72, x : x + wide] = True
        said.append(word("Team", x0, 50, x0 + 100, 72))
    return dark, said


def test_a_line_is_of_one_weight_where_most_or_hardly_any_of_it_is_bold():
    usual, plain = strokes(4, 4, 4, 4, 4, 4, 4)
    dark, mostly = strokes(8, 8, 8, 5)
    also, hardly = strokes(4, 4, 4, 4, 4, 8)
    mixed, half = strokes(8, 8, 4, 4)
    picture = np.concatenate([usual, dark, also, mixed])
    lines = (plain, mostly, hardly, half)
    said = [
        each._replace(
            top=each.top + 200 * n, bottom=each.bottom + 200 * n, base=each.base + 200.0 * n, line=n
        )
        for n, line in enumerate(lines)
        for each in line
    ]

    bold = [each.bold for each in words(set_in(said, picture), 1.0, [])]

    assert bold == [False] * 7 + [True] * 4 + [False] * 6 + [True, True, False, False]


@pytest.mark.parametrize(
    ("text", "gap", "parts"),
    [
        ("Anew", (14, 23), ["A", "new"]),
        ("ona", (38, 47), ["on", "a"]),
        ("SENDAR", (50, 59), ["SENDAR"]),  # capitals are set wide
        ("Anew", (14, 18), ["Anew"]),  # no wider than between letters
    ],
)
def test_an_article_glued_to_its_word_is_cut_off(text, gap, parts):
    ink = np.ones((200, 400), bool)
    ink[:, 10 + gap[0] : 10 + gap[1]] = False

    assert [each.text for each in apart([word(text, x1=70)], ink)] == parts


def test_dots_and_strokes_before_words_are_list_marks_and_lone_figures_are_asked_for():
    picture = paper()
    picture[60:66, 20:26] = 0  # a dot before the first word
    picture[112:115, 20:29] = 0  # a stroke before the second
    picture[150:172, 300:308] = 0  # a figure with nothing beside it
    said = [word("Open", 60, 50, 120, 72), word("Train", 60, 100, 120, 122, line=1)]
    asked = []

    def ask(strip):
        asked.append(strip.shape)
        return [Seen(text, 45, 0, 53, 20, 30.0, 20.0, 0.9) for text in ("11", "7")]  # two of three agree

    found = with_marks(picture, picture < 128, said, 30.0, ask)

    assert [(each.text, each.x0, each.top) for each in found[2:]] == [
        ("•", 20, 60),
        ("-", 20, 112),
        ("1", 300, 150),
    ]
    assert len(asked) == 1


@pytest.mark.parametrize(("x0", "sign"), [(60, "•"), (190, "•"), (290, ".")])
def test_a_dot_taken_for_a_stop_is_the_bullet_of_words_up_to_a_wide_tab_away(x0, sign):
    picture = paper()
    picture[60:66, 20:26] = 0
    said = [word(".", 20, 60, 26, 66), word("Open", x0, 50, x0 + 60, 72)]

    found = with_marks(picture, picture < 128, said, 30.0, lambda _: [])

    assert [(each.text, each.x0) for each in found] == [("Open", x0), (sign, 20)]


def test_wide_bars_of_letters_and_short_lines_make_nothing_bold():
    dark = np.zeros((200, 400), bool)
    texts = ("home", "name", "EEEE", "36")
    said = [word(text, 20 + 90 * n, 50, 100 + 90 * n, 72, line=n) for n, text in enumerate(texts)]
    for one in said:
        for x in range(one.x0, one.x1, 20):
            dark[50:72, x : x + 4] = True
    dark[50:52, 200:280] = True  # bars of capitals
    dark[50:72, 290:294] = False
    dark[50:72, 290:295] = True

    assert [each.bold for each in words(set_in(said, dark), 1.0, [])] == [False] * 4


def test_a_letter_that_reaches_below_in_some_fonts_does_where_it_is_seen_to():
    at_40 = word("Jan", top=50, bottom=87)._replace(base=79.0)
    not_below = word("Jan", top=50, bottom=79)._replace(base=79.0)
    found = [each for one in (at_40, not_below) for each in set_in([one], np.zeros((200, 400), bool))]

    assert [round(each.size) for each in found] == [40, 40]
    assert [round(each.base) for each in found] == [79, 79]


def test_lines_are_found_and_letters_are_not():
    picture = paper()
    picture[100:102, 20:380] = 190  # a grey line, two pixels
    picture[20:180, 200:202] = 0
    picture[40:60, 40:44] = 0  # a letter's stem
    level = level_lines(picture, 2.0)
    upright = upright_lines(picture, 2.0, level)

    assert set(level.at.tolist()) == {100, 101}
    assert (level.low.min(), level.high.max()) == (20, 380)
    assert set(upright.at.tolist()) == {200, 201}
    cleared = without(picture, level, upright)
    assert int((cleared < 255).sum()) == 20 * 4


def test_a_line_goes_on_where_words_touch_it_but_not_through_a_dark_field():
    picture = paper()
    picture[100:102, 20:380] = 120
    for x in range(40, 360, 40):
        picture[92:101, x : x + 8] = 0  # letters that reach down to the line
    picture[140:170, 20:380] = 100
    picture[150:160, 60:64] = 255  # white letters on a field
    picture[150:160, 70:74] = 255
    level = level_lines(picture, 2.0)

    assert sorted(set(zip(level.low.tolist(), level.high.tolist(), strict=True))) == [(20, 380)]
    assert set(level.at.tolist()) == {100, 101}


def test_a_short_line_counts_where_it_goes_from_line_to_line():
    picture = paper()
    picture[100:102, 20:380] = 0
    picture[120:122, 20:380] = 0
    picture[102:120, 200:202] = 0  # the border of a low cell
    picture[105:117, 300:302] = 0  # a stem between the lines
    upright = upright_lines(picture, 2.0, level_lines(picture, 2.0))

    assert set(upright.at.tolist()) == {200, 201}


def test_what_lies_within_words_is_no_line():
    picture = paper()
    picture[100:102, 20:380] = 0
    level = level_lines(picture, 2.0)
    text = np.zeros(picture.shape, bool)
    text[80:103, 20:150] = True

    assert set(outside(level, text).at.tolist()) == {100, 101}
    text[80:103, 20:300] = True
    assert outside(level, text).at.tolist() == []


def test_white_on_a_dark_field_becomes_black_on_white_with_a_line_around():
    picture = paper()
    picture[60:100, 20:380] = 80
    picture[70:86, 40:44] = 255  # letters
    picture[70:86, 50:54] = 255
    picture[60:100, 200:202] = 0  # a line darker than the field
    found = fills(picture, 2.0)
    lit = lightened(picture, found, 2.0)

    assert found == [(20, 60, 380, 100, True)]
    assert (lit[78, 42], lit[78, 100], lit[60, 100]) == (0, 255, 80)
    assert lit[78, 200] < 160


def test_tinted_fields_are_found_and_text_and_photographs_are_none():
    picture = paper()
    picture[60:100, 20:380] = 215
    picture[70:86, 40:200:8] = 0  # letters on it
    picture[120:140, 20:380:6] = 0  # letters on paper
    picture[120:140, 21:380:6] = 0
    picture[150:190, 20:380] = np.linspace(40, 255, 360).astype(np.uint8)
    found = fills(picture, 2.0)

    assert found == [(20, 60, 380, 100, False)]
    assert set(lightened(picture, found, 2.0)[90, 20:380].tolist()) == {255}


def test_what_lies_around_a_sheet_is_no_field_on_it():
    picture = paper()
    picture[:30] = 70
    picture[:, :30] = 70

    assert fills(picture, 2.0) == []


def test_a_page_of_which_hardly_a_pixel_is_left_holds_no_fields():
    lines = paper()
    lines[50:52, 20:380] = 0

    assert fills(lines, 0.01) == []
    assert lit_evenly(lines[:1]).shape == (1, 400)


def test_paper_in_uneven_light_becomes_white_and_fields_and_letters_stay():
    printed = paper(1600, 1200)
    printed[200:260, 100:1100] = 200  # a field
    for x in range(120, 1080, 12):
        printed[300:1500:40, x : x + 4] = 0
    down, across = np.mgrid[0:1600, 0:1200]
    dim = (printed * (0.45 + 0.3 * across / 1200 + 0.25 * down / 1600)).astype(np.uint8)

    lit = lit_evenly(dim)

    assert min(lit[1550, 1150], lit[20, 20]) >= 248
    assert abs(int(lit[230, 300]) - 200) < 8
    assert lit[300, 121] == 0
    assert lit_evenly(printed) is printed


@pytest.mark.parametrize(
    ("texts", "right"),
    [
        (["A3.", "A4.", "AS."], {2: "A5."}),
        (["A4.", "AS.", "A6."], {1: "A5."}),
        (["8", "9", "lO", "11"], {2: "10"}),
        (["A3.", "A4.", "AS.", "A7."], {}),  # the one below says otherwise
        (["B4.", "AS.", "A6."], {}),
        (["A4.", "AS."], {}),  # one is not enough
        (["A2.", "A3.", "AS."], {}),
    ],
)
def test_a_label_is_mended_where_its_run_says_how(texts, right):
    found = [word(text, top=50 * n, bottom=50 * n + 22, line=n) for n, text in enumerate(texts)]

    assert mended(found) == right


def test_a_letter_within_a_line_or_in_another_column_is_no_label():
    texts = ["A3.", "A4.", "AS."]
    found = [word(text, top=50 * n, bottom=50 * n + 22, line=n) for n, text in enumerate(texts)]

    assert mended([*found[:2], found[2]._replace(x0=200, x1=230)]) == {}
    assert mended([*found[:2], word("See", x0=0, x1=8, line=2), found[2]]) == {}


def test_a_word_is_without_the_line_beside_it_and_keeps_the_letters_it_has():
    lined = np.zeros((200, 400), bool)
    lined[50:72, 22:60] = True
    alone = lined.copy()
    lined[40:90, 12:15] = True
    letters = alone.copy()
    letters[50:72, 10:14] = True
    said = [word("[No")]

    assert [(w.text, w.x0, w.x1) for w in without_lines(said, lined, alone)] == [("No", 22, 60)]
    assert [(w.text, w.x0) for w in without_lines([word("Ian")], letters, letters)] == [("Ian", 10)]
    assert without_lines([word("|", x1=18)], lined, alone) == []


def test_a_box_over_two_lines_is_cut_to_the_line_its_word_stands_on():
    ink = np.zeros((200, 400), bool)
    ink[50:72, 10:60] = True
    ink[84:104, 10:20] = True  # what a narrow column cut off
    (found,) = without_lines([word("£12,50", bottom=104)._replace(base=72.0)], ink, ink)

    assert (found.top, found.bottom) == (50, 72)


def test_a_photograph_is_no_paper():
    photograph = np.linspace(0, 255, 80_000).reshape(200, 400).astype(np.uint8)

    assert (is_paper(paper()), is_paper(photograph)) == (True, False)
