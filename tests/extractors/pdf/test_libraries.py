"""PDFium and pdfplumber must see the same page; PDFium sees more where pdfplumber is known to fail."""

import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import numpy as np
import pdfplumber
import pytest

from extractors import outside as programs
from extractors import pdf
from extractors.pdf import pdfium, read
from extractors.pdf.drawn import Frame, pages, slow_pages
from extractors.pdf.drawn.strokes import joined
from extractors.pdf.drawn.words import Word
from extractors.pdf.pdfium import pieces
from extractors.pdf.pdfium.glyphs import Text
from extractors.pdf.tables import tables
from schemas.document import Block, Document, Table
from schemas.exceptions import UnreadableFile
from tests.extractors.pdf_builder import ROMAN, Page, table, width, write
from tests.programs import path_of

RAW = sorted((Path(__file__).parents[3] / "data" / "raw").glob("*.pdf"))
XS = [50.0, 90.0, 230.0, 340.0]
ROWS = [
    ["No", "What we will do", "By whom"],
    ["1", "Open a reading room in every library of the county", "Head of Libraries"],
    ["2", "Train the drivers of school buses\nReport to the board", "Transport Team"],
]


def plan(**settings) -> Page:
    page = Page(**settings).text(50, 50, "Reading plan", 18, bold=True).fill(50, 90, 340, 112)
    table(page, XS, 90, ROWS, bold_header=True)
    return page.text(50, 400, "The board meets every term, and whoever wants to come is welcome.")


def slivers() -> Page:
    """A table whose lines are filled slivers, as Word draws them, with a dotted line below."""
    page = Page()
    for y in (100.0, 130.0, 160.0):
        page.fill(50, y - 0.25, 350, y + 0.25, grey=0)
    for x in (50.0, 200.0, 350.0):
        page.fill(x - 0.25, 100, x + 0.25, 160, grey=0)
    for x in range(50, 350, 2):
        page.fill(x, 200, x + 1, 201, grey=0)
    for at, text in ((55, "Yes"), (205, "No")):
        page.text(at, 110, text).text(at, 140, text)
    return page


def curves() -> Page:
    page = Page().text(60, 120, "In a rounded box").picture(400, 400, 450, 450)
    page.content.append("0.5 w 60 600 m 200 600 l 210 600 220 610 220 620 c 220 700 l 60 700 l h S")
    page.content.append("1 0 0 RG 10 10 m 100 90 l 10 90 l 10 10 l S")
    page.content.append("0 0 0 0.2 k 300 300 80 40 re 300 200 80 40 re B 0 0 0 0 k 300 100 80 40 re f")
    return page


def cards() -> Page:
    """A framed and a filled box with round corners."""
    page = Page().text(80, 120, "In a card")
    page.content += [
        f"{colour} {_round(60, top)} {how}" for colour, top, how in (("0.5 w", 600, "S"), ("0.8 g", 400, "f"))
    ]
    return page


def _round(x: int, y: int) -> str:
    return (
        f"{x + 8} {y} m {x + 192} {y} l {x + 196} {y} {x + 200} {y + 4} {x + 200} {y + 8} c {x + 200} {y + 92} l"
        f" {x + 200} {y + 96} {x + 196} {y + 100} {x + 192} {y + 100} c {x + 8} {y + 100} l"
        f" {x + 4} {y + 100} {x} {y + 96} {x} {y + 92} c {x} {y + 8} l {x} {y + 4} {x + 4} {y} {x + 8} {y} c h"
    )


def borders() -> Page:
    """Borders filled between two boxes: a line above a footer, one round a box, and a wide frame; two boxes filled whole."""
    page = Page().text(80, 760, "Page 1")
    page.content += [
        f"0.2 g {outer} re {inner} re {how}"
        for outer, inner, how in (
            ("60 0 300 62", "60 0 300 61", "f*"),
            ("60 300 200 100", "61 301 198 98", "f*"),
            ("60 450 200 100", "70 460 180 80", "f*"),
            ("300 450 200 100", "301 451 198 98", "f"),
        )
    ]
    return page


def dots() -> Page:
    """Bullets drawn as circles, filled or not, and a light that shows a status."""
    page = Page().text(70, 100, "Mend the weir").text(70, 114, "Open the lock").text(70, 128, "On track")
    page.content += [
        f"{_circle(60, height, size)} {how}"
        for height, size, how in ((736.8, 1.2, "f"), (722.8, 1.2, "S"), (708.8, 4, "f"))
    ]
    return page


def _circle(x: float, y: float, r: float) -> str:
    return (
        f"{x + r} {y} m {x + r} {y + r / 2} {x + r / 2} {y + r} {x} {y + r} c {x - r / 2} {y + r} {x - r} {y + r / 2}"
        f" {x - r} {y} c {x - r} {y - r / 2} {x - r / 2} {y - r} {x} {y - r} c {x + r / 2} {y - r} {x + r} {y - r / 2}"
        f" {x + r} {y} c h"
    )


def dashes() -> Page:
    """A line of dashes that one path fills without closing them, as browsers print it, and a coloured area drawn so."""
    page = Page().text(80, 120, "Above a line").text(80, 300, "On a ground")
    corners = (f"{x} 700 m {x + 3} 700 l {x + 3} 701 l {x} 701 l" for x in range(60, 160, 5))
    page.content += [f"0.5 g {' '.join(corners)} f", "0.8 g 60 500 m 300 500 l 300 600 l 60 600 l f"]
    return page


SHEETS = {
    "dashes filled in one path": dashes(),
    "bullets drawn as circles": dots(),
    "a table with shading": plan(),
    "lines drawn as slivers": slivers(),
    "curves, a triangle, two rectangles in a path, a white one": curves(),
    "boxes with round corners": cards(),
    "borders filled between two boxes": borders(),
    "drawn by a form": plan(in_form=True),
    "laid on its side": plan(rotate=90),
    "upside down": plan(rotate=180),
    "laid on its other side": plan(rotate=270),
    "text at all angles": Page()
    .text(300, 300, "Going right")
    .text(300, 300, "Going up", turn=(0, 1))
    .text(300, 340, "Going down", turn=(0, -1))
    .text(280, 300, "Going left", turn=(-1, 0))
    .text(100, 500, "DRAFT", 40, turn=(0.7, 0.7))
    .text(60, 60, "A scan may lean a little, and its lines with it", turn=(0.9998, 0.02)),
    "without text": Page().line(50, 50, 100, 50).box(60, 60, 90, 90),
}


def rounded(boxes) -> list[tuple[float, ...]]:
    return sorted(tuple(round(side, 1) + 0.0 for side in box) for box in boxes)


@pytest.mark.parametrize("name", SHEETS)
def test_both_libraries_see_the_same(tmp_path, name):
    path = write(tmp_path / "made.pdf", SHEETS[name])
    (fast,), (slow,) = pages(path), slow_pages(path)
    assert [(w.text, w.bold, w.turn) for w in fast.words] == [(w.text, w.bold, w.turn) for w in slow.words]
    for one, other in zip(fast.words, slow.words, strict=True):
        assert one[1:6] == pytest.approx(other[1:6], abs=0.5)
    assert rounded(fast.rules) == rounded(slow.rules)
    assert rounded(fast.fills) == rounded(slow.fills)
    assert rounded(fast.whites) == rounded(slow.whites)
    assert (fast.width, fast.height, fast.pictures) == (slow.width, slow.height, slow.pictures)
    assert fast.stray == slow.stray
    # pdfplumber reads words of pages laid upside down from their ends
    assert Counter("".join(fast.raw)) == Counter("".join(slow.raw))


def test_a_box_with_round_corners_has_four_sides_and_a_colour(tmp_path):
    (page,) = pages(write(tmp_path / "made.pdf", cards()))
    assert rounded(page.rules) == [
        (60.0, 142.0, 60.0, 242.0),
        (60.0, 142.0, 260.0, 142.0),
        (60.0, 242.0, 260.0, 242.0),
        (260.0, 142.0, 260.0, 242.0),
    ]
    assert rounded(page.fills) == [(60.0, 342.0, 260.0, 442.0)]


def test_a_border_filled_between_two_boxes_is_lines_and_no_colour(tmp_path):
    (page,) = pages(write(tmp_path / "made.pdf", borders()))
    assert rounded(page.rules) == [
        (60.0, 780.5, 360.0, 780.5),
        (60.5, 442.5, 60.5, 541.5),
        (60.5, 442.5, 259.5, 442.5),
        (60.5, 541.5, 259.5, 541.5),
        (259.5, 442.5, 259.5, 541.5),
    ]
    assert len(page.fills) == 4


@pytest.mark.parametrize("library", [pages, slow_pages])
def test_dashes_that_one_path_fills_are_a_line(tmp_path, library):
    (page,) = library(write(tmp_path / "made.pdf", dashes()))
    (line,) = joined(page.rules[page.rules[:, 1] == page.rules[:, 3]])
    assert line == pytest.approx((141.5, 60.0, 158.0))
    assert rounded(page.fills) == [(60.0, 242.0, 300.0, 342.0)]


@pytest.fixture
def document(tmp_path):
    def made(*sheets: Page) -> Document:
        return read(write(tmp_path / "made.pdf", *sheets))

    return made


def cells(found: Document) -> list[str]:
    return [cell.text for part in found.body if isinstance(part, Table) for cell in part.cells]


def outside(found: Document) -> list[str]:
    return [part.text for part in found.body if isinstance(part, Block)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_upright_content_on_a_turned_sheet_is_read_as_if_it_were_not(document, rotate):
    turned, upright = document(plan(rotate=rotate)), document(plan())
    assert turned.body == upright.body
    assert sorted(turned.source_words) == sorted(upright.source_words)


def test_lengths_count_from_the_corner_of_what_is_shown(document):
    shown, whole = document(plan(crop=(20.0, 30.0))), document(plan())
    (one,), (other,) = (
        [part.box for part in found.body if isinstance(part, Table)] for found in (shown, whole)
    )
    assert one == pytest.approx((other.x0 - 20, other.top - 30, other.x1 - 20, other.bottom - 30), abs=0.01)


def test_words_in_a_column_too_narrow_for_them_are_not_cut_by_letter(document):
    page = Page().grid([50.0, 100.0, 200.0], [100.0, 130.0, 160.0])
    page.text(55, 105, "Accommodation").text(130, 105, "Team").text(55, 135, "Yes").text(105, 135, "No")
    assert cells(document(page)) == ["Accommodation", "Team", "Yes", "No"]


def test_a_ligature_is_its_letters(document):
    assert outside(document(Page().text(50, 90, "An ef\ufb01cient of\ufb01ce"))) == ["An efficient office"]


@pytest.mark.parametrize("turn", [(1, 0), (0, 1)])
def test_letters_that_a_scaled_form_says_are_meant_stay_in_their_word(turn, document):
    page = Page(in_form=True).text(50, 700, "The weir is mended and the eels are counted")
    for text, along in (
        ("a", 0),
        ("fi", 5.6),
        ("sh", 10.6),
    ):  # a letter an object, as browsers draw turned text
        page.text(200 + along * turn[0], 300 - along * turn[1], text, turn=turn).meant(text)
    assert "afish" in " ".join(outside(document(page))).split()


def test_a_soft_hyphen_at_a_line_end_goes(document):
    page = Page().text(50, 60, "No provision is made here").text(50, 90, "we agree on the provi\u00ad")
    assert outside(document(page.text(50, 102, "sion of books"))) == [
        "No provision is made here",
        "we agree on the provision of books",
    ]


def test_letters_drawn_twice_are_bold(document):
    whole = Page().text(50, 90, "Aims of the plan").text(50.4, 90, "Aims of the plan")
    by_letter, x = Page(), 50.0
    for letter in "Aims":
        by_letter.text(x, 90, letter).text(x + 0.4, 90, letter)
        x += width(letter)
    for page, text in ((whole, "Aims of the plan"), (by_letter, "Aims")):
        (part,) = document(page).body
        assert isinstance(part, Block)
        assert (part.text, part.bold) == (text, True)
    assert document(by_letter).source_words == ("Aims",)


def test_a_line_drawn_twice_far_apart_in_the_file_is_read_once(document):
    page = Page()
    for _ in range(2):
        for number in range(8):
            page.text(50, 90 + 20 * number, f"{number} of eight lines")
    assert " ".join(outside(document(page))) == " ".join(f"{number} of eight lines" for number in range(8))


@pytest.mark.parametrize(
    ("within", "between", "expected"),
    [
        (1.2, (1.2, 6.4), [True, False]),  # "A im", "full": set apart; then a space
        (0.0, (1.2, 6.4), [False, False]),  # letters close together: narrow spaces
        (1.2, (2.1, 2.1), [False, False]),
    ],
)
def test_gaps_as_wide_as_between_letters_are_no_spaces(monkeypatch, within, between, expected):
    letters = {0: (0, 9), 2: (10.2, 14), 3: (14 + within, 22), 5: (28, 32), 6: (32 + within, 40)}

    def boxes(_, numbers):
        return np.array([(letters[n][0], 0, letters[n][1], 12) for n in numbers], np.float32)

    monkeypatch.setattr(pieces.calls, "loose_boxes", boxes)
    first, last, own = np.array([0, 2, 5]), np.array([0, 3, 6]), np.zeros(3, int)
    place, size = np.zeros(3), np.full(3, 12.0)
    made = pieces.Pieces(first, last, own, place, place, place, size, own)
    assert pieces._set_apart(None, made, np.array(between)).tolist() == expected


@pytest.mark.parametrize(("set_at", "start"), [(13.4, 13.4), (10.0, 11.0), (19.0, 11.0)])
def test_ink_that_reaches_back_over_a_space_leaves_it_one(monkeypatch, set_at, start):
    """A script's "f" begins left of where it is set, right behind the letter before the space."""
    monkeypatch.setattr(pieces.calls, "loose_boxes", lambda *_: np.array([(12.4, 0, 12.4, 12)], np.float32))
    monkeypatch.setattr(pieces.calls, "origins", lambda *_: np.array([(set_at, 0.0)]))
    at, own, place = np.array([0, 2]), np.zeros(2, int), np.zeros(2)
    whole = pieces.Pieces(at, at, own, np.array([4, 11.0]), np.array([10.5, 18]), place, place + 12, own)
    frame = Frame(0.0, 842.0, 595.0, 842.0, 0)
    assert pieces._within_widths(None, whole, frame).start.tolist() == [4, start]


def test_invisible_text_is_set_aside(document):
    found = document(Page().text(50, 90, "Open to all").text(50, 130, "keywords for a search engine", mode=3))
    assert outside(found) == ["Open to all"]
    assert found.source_words == ("Open", "to", "all")
    assert [part.text for part in found.furniture] == ["keywords for a search engine"]


def test_what_a_cell_cut_by_the_page_break_does_not_show_is_set_aside(document):
    page = Page().text(50, 90, "Eel ladder")
    page.content.append("q 40 642 200 50 re W n")  # from 150 to 200 points below the top
    for top, words in ((140, "mended at the"), (152, "old weir"), (195, "below the mill"), (210, "by May")):
        page.text(50, top, words)
    page.content.append("Q")
    found = document(page)
    assert [block.text for block in found.body] == ["Eel ladder", "old weir", "below the mill"]
    assert [part.text for part in found.furniture] == ["mended at the by May"]


def test_text_in_a_narrow_cell_that_shows_its_beginning_is_whole(document):
    page = Page()
    page.content.append("q 40 642 60 50 re W n")
    page.text(50, 160, "Eels counted every spring")
    page.content.append("Q")
    assert [block.text for block in document(page).body] == ["Eels counted every spring"]


def test_the_invisible_text_of_a_scan_is_its_text(document):
    said = " ".join(["Open to all"] * 7)  # as many words as a page that needs no Tesseract has
    page = Page().picture(0, 0, 595, 842).text(50, 90, said, mode=3)
    assert outside(document(page)) == [said]


def test_a_page_whose_font_does_not_say_what_it_prints_is_set_aside_by_the_other_library(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(programs, "find", lambda _: None)  # else Tesseract reads its picture
    page = Page().text(50, 90, "Yes")
    page.content.append("BT /F1 10 Tf 50 600 Td (\\003\\004\\005 \\006\\003\\004) Tj ET")
    path = write(tmp_path / "made.pdf", page)
    (found,) = pages(path)
    assert (found.words, found.illegible) == ((), True)
    assert found.stray == "Yes (cid:3)(cid:4)(cid:5) (cid:6)(cid:3)(cid:4)"
    assert "(cid:3)(cid:4)(cid:5)" in found.raw


def lines_of(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(text, 0, 0, 10, 10, 10, bold=False) for text in texts)


@pytest.mark.parametrize(
    ("words", "raw", "lost"),
    [
        (("Open", "to", "all"), ("Open", "to", "all"), False),
        # the routes may cut words differently
        (("Co-", "ordinator"), ("Co-ordinator",), False),
        (("Open", "all"), ("Open", "to", "all"), True),
    ],
)
def test_lost_letters_are_noticed(words, raw, lost):
    assert pdfium._lost(Text(lines_of(*words), raw, "", 0, np.zeros(0, bool))) is lost


def test_a_page_that_pdfium_cannot_load_is_read_by_the_other_library(tmp_path, monkeypatch):
    path = write(tmp_path / "made.pdf", plan(), plan())
    expected = [sorted(page.raw) for page in pages(path)]
    load = pdfium.page
    monkeypatch.setattr(pdfium, "page", lambda file, number: None if number == 2 else load(file, number))
    found = list(pages(path))
    assert [(page.number, sorted(page.raw)) for page in found] == list(enumerate(expected, start=1))


def test_a_damaged_file_without_a_word_is_no_empty_document(tmp_path, monkeypatch):
    path = write(tmp_path / "made.pdf", Page())
    assert read(path).body == ()

    def damaged(_path: Path):
        raise UnreadableFile("made.pdf is damaged")

    monkeypatch.setattr(pdf, "slow_pages", damaged)
    with pytest.raises(UnreadableFile):
        read(path)


def test_reading_needs_no_slow_library(tmp_path):
    path = write(tmp_path / "made.pdf", plan())
    code = (
        "import sys; from pathlib import Path; from extractors import read;"
        f"read(Path({str(path)!r})); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {name.split(".")[0] for name in done.stdout.split()} & {
        "pdfplumber",
        "pdfminer",
        "PIL",
        "pandas",
        "spacy",
    }


def shape(part: Block | Table):
    """All that both libraries must agree on."""
    if isinstance(part, Block):
        return (part.kind, part.text, part.marker, part.body_start, part.level, part.bold, part.page)
    places = [(c.row, c.column, c.row_span, c.column_span, c.shaded) for c in part.cells]
    texts = [[shape(block) for block in cell.blocks] for cell in part.cells]
    return (part.rows, part.columns, part.page, part.fills_page, places, texts)


def boxes(part: Block | Table) -> list[float]:
    within = [box for cell in part.cells for box in (cell, *cell.blocks)] if isinstance(part, Table) else []
    return [side for one in (part, *within) for side in one.box]


def by_pdfplumber(path: Path, monkeypatch) -> Document:
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "pages", slow_pages)
        return read(path)


@pytest.mark.parametrize("name", SHEETS)
def test_a_document_is_the_same_by_both_libraries(tmp_path, monkeypatch, name):
    if name == "without text":
        path_of("tesseract")  # lines alone may be letters drawn as outlines, which nobody else can tell
    path = write(tmp_path / "made.pdf", SHEETS[name])
    fast, slow = read(path), by_pdfplumber(path, monkeypatch)
    assert list(map(shape, fast.body)) == list(map(shape, slow.body))
    for part, twin in zip(fast.body, slow.body, strict=True):
        assert boxes(part) == pytest.approx(boxes(twin), abs=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_a_plan_is_the_same_by_both_libraries(path, monkeypatch):
    fast, slow = read(path), by_pdfplumber(path, monkeypatch)
    assert list(map(shape, fast.body)) == list(map(shape, slow.body))
    assert fast.furniture == slow.furniture
    for part, twin in zip(fast.body, slow.body, strict=True):
        assert boxes(part) == pytest.approx(boxes(twin), abs=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_the_cells_of_ruled_tables_are_pdfplumbers(path):
    with pdfplumber.open(path) as file:
        theirs = [page.extract_tables() for page in file.pages]
    expected, found = texts(theirs), texts(tables(path))
    assert expected.total() > 100
    assert (expected - found).total() <= 0.001 * expected.total()
    assert (found - expected).total() <= 0.001 * expected.total()


def texts(sheets) -> Counter[tuple[int, str]]:
    """The texts of the cells with the number of their page, white space collapsed."""
    return Counter(
        (number, " ".join(text.split()))
        for number, found in enumerate(sheets, start=1)
        for rows in found
        for row in rows
        for text in row
        if text
    )


def test_the_texts_of_a_table_keep_its_shape(tmp_path):
    page = Page().grid(XS, [90.0, 120.0, 150.0, 180.0], without=((90.0, 120.0, 90.0, 150.0),))
    page.lines(95, 95, ["What we", "will do"]).text(55, 125, "Reading for all of us").text(
        235, 155, "Libraries"
    )
    (found,) = tables(write(tmp_path / "made.pdf", page))
    assert found == [
        [["", "What we\nwill do", ""], ["Reading for all of us", None, ""], ["", "", "Libraries"]]
    ]


def test_pdfium_forgets_the_files_before_unless_one_is_open(tmp_path, monkeypatch):
    path, starts, start = write(tmp_path / "plan.pdf", plan()), [], pdfium.raw.FPDF_InitLibraryWithConfig
    monkeypatch.setattr(
        pdfium.raw, "FPDF_InitLibraryWithConfig", lambda config: (starts.append(config), start(config))
    )
    with closing(pdfium.opened(path)) as one, closing(pdfium.opened(path)) as other:
        assert len(starts) == 1
        first, second = pdfium.page(one, 1), pdfium.page(other, 1)
        assert (first.words, first.rules.tolist()) == (second.words, second.rules.tolist())
    with closing(pdfium.opened(path)):
        assert len(starts) == 2


def test_pdfium_looks_for_no_fonts_in_the_folders_of_the_machine(tmp_path, monkeypatch):
    starts, start = [], pdfium.raw.FPDF_InitLibraryWithConfig
    monkeypatch.setattr(
        pdfium.raw, "FPDF_InitLibraryWithConfig", lambda config: (starts.append(config), start(config))
    )
    pdfium.opened(write(tmp_path / "plan.pdf", plan())).close()
    (config,) = starts
    assert config.m_pUserFontPaths  # without a list it would look in its own
    assert not config.m_pUserFontPaths[0]


def test_circles_before_words_are_bullets(tmp_path):
    (page,) = pages(write(tmp_path / "made.pdf", dots()))
    assert [word.text for word in page.words] == [
        "•",
        "Mend",
        "the",
        "weir",
        "•",
        "Open",
        "the",
        "lock",
        "On",
        "track",
    ]


def test_ink_that_reaches_over_a_narrow_space_joins_no_words(tmp_path):
    path = write(tmp_path / "ink.pdf", Page().text(50, 90, "of all staff", 20))
    widths = " ".join({" ": "100", "f": "180"}.get(chr(code), "550") for code in range(32, 127))
    font = f"/BaseFont /{ROMAN} /FirstChar 32 /LastChar 126 /Widths [{widths}]".encode()
    path.write_bytes(path.read_bytes().replace(f"/BaseFont /{ROMAN}".encode(), font, 1))
    assert outside(read(path)) == ["of all staff"]
