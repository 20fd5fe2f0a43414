"""Pages whose text is a picture, or has no meaning: read by Tesseract, or said not to be."""

import ctypes
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from extractors import outside, read
from extractors.pdf import ocr
from extractors.pdf.ocr.sizes import Seen
from pipeline.build import build_plan
from schemas.document import PARTS_READ, Table
from schemas.exceptions import NoTextLayer
from schemas.source import Source
from tests.extractors.docx_builder import docx, p, picture, tbl, tc, tr
from tests.extractors.pdf_builder import Page, wrap, write
from tests.programs import converted, path_of
from tests.scans import place_picture, scan

pytestmark = pytest.mark.slow
XS = (50, 80, 250, 400, 545)
ROWS = (
    ("No", "Action", "Lead officer", "By when"),
    ("1", "Open a sensory garden at every library in the borough", "Parks Team", "March 2031"),
    ("2", "Train all lunchtime supervisors in signing", "Head of Catering (CS)", "Autumn term 2031"),
)
BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)
BULLETS = ("agree the route", "paint the signs - all of them")


def plan_page() -> Page:
    """A heading, a ruled table and a list, as words and lines."""
    page = Page().text(50, 40, "Access plan 2030-2032", 16, bold=True)
    top = 80.0
    tops = [top]
    for place, row in enumerate(ROWS):
        lines = [wrap(text, right - left - 10) for text, (left, right) in zip(row, pairwise(XS), strict=True)]
        for left, cell in zip(XS, lines, strict=False):
            for n, line in enumerate(cell):
                page.text(left + 5, tops[-1] + 5 + 12 * n, line, bold=place == 0)
        tops.append(tops[-1] + 10 + 12 * max(map(len, lines)))
    for y in tops:
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, tops[0], x, tops[-1])
    for n, text in enumerate(BULLETS):
        page.text(60, tops[-1] + 20 + 14 * n, "•").text(75, tops[-1] + 20 + 14 * n, text)
    return page


@pytest.fixture
def paper(tmp_path):
    path_of("tesseract")
    return write(tmp_path / "plan.pdf", plan_page())


def table_texts(document):
    [table] = [e for e in document.body if isinstance(e, Table)]
    return [" ".join(cell.text.split()) for cell in table.cells]


@pytest.mark.parametrize(
    ("dpi", "how"),
    [
        (150, {}),
        (300, {"one_bit": True}),
        (150, {"askew": 1.0}),
        (150, {"askew": -2.0}),
        (150, {"turned": 1}),
        (150, {"turned": 2}),
    ],
)
def test_a_scanned_page_is_read_from_its_picture(paper, tmp_path, dpi, how):
    document = read(scan(paper, tmp_path / "scan.pdf", dpi, **how))

    assert table_texts(document) == [text for row in ROWS for text in row]
    [title, *items] = [e for e in document.body if not isinstance(e, Table)]
    assert (title.kind.value, title.text) == ("heading", "Access plan 2030-2032")
    assert [(item.marker, item.text[item.body_start :]) for item in items] == [
        ("•", text) for text in BULLETS
    ]


def test_a_scanned_table_with_white_print_on_a_dark_header_has_it_as_its_first_row(tmp_path):
    path_of("tesseract")
    page = Page().fill(50, 80, 545, 100, grey=0.3)
    page.content.append("1 g")  # white
    for left, text in zip(XS, ROWS[0], strict=False):
        page.text(left + 5, 85, text, bold=True)
    page.content.append("0 g")
    for n, row in enumerate(ROWS[1:]):
        for left, text, right in zip(XS, row, XS[1:], strict=False):
            page.lines(left + 5, 105 + 40 * n, wrap(text, right - left - 10))
    for y in (100, 140, 180):
        page.line(XS[0], y, XS[-1], y)
    for x in XS:
        page.line(x, 100, x, 180)
    document = read(scan(write(tmp_path / "dark.pdf", page), tmp_path / "scan.pdf"))

    [table] = [e for e in document.body if isinstance(e, Table)]
    assert table_texts(document) == [text for row in ROWS for text in row]
    assert [cell.row for cell in table.cells if cell.shaded] == [0, 0, 0, 0]


def test_a_sheet_photographed_askew_on_a_desk_in_dim_light_is_read(paper, tmp_path):
    def photographed(sheet):
        high, wide = sheet.shape
        view = np.full((high + 200, wide + 200), 60.0)
        view[100:-100, 100:-100] = sheet
        down, across = np.mgrid[0 : 1 : (high + 200) * 1j, 0 : 1 : (wide + 200) * 1j]
        return (view * (0.5 + 0.3 * across + 0.2 * down)).astype(np.uint8)

    with pypdfium2.PdfDocument(scan(paper, tmp_path / "sheet.pdf")) as document:
        sheet = document[0].render(scale=150 / 72, grayscale=True).to_numpy().copy()
    made = pypdfium2.PdfDocument.new()
    place_picture(made, photographed(sheet), 150)
    made.save(str(tmp_path / "desk.pdf"))
    made.close()

    document = read(scan(tmp_path / "desk.pdf", tmp_path / "askew.pdf", askew=2.0))

    [table] = [e for e in document.body if isinstance(e, Table)]
    texts = [
        " ".join(cell.text.split()) for cell in table.cells if cell.column
    ]  # a lone figure may be misread
    assert texts == [text for row in ROWS for text in row[1:]]


def test_a_sideways_page_of_which_hardly_anything_is_seen_upright_is_turned(paper, tmp_path, monkeypatch):
    def seen_where_it_lies_right(picture, **_):
        few = [Seen("Z", 10, 10, 20, 30, 30.0, 30.0, 0.9, 0)]
        many = [Seen("plan", 10, 50 * n, 90, 50 * n + 22, 30.0, 50.0 * n + 22, 0.9, n) for n in range(1, 31)]
        return few if picture.shape[0] > picture.shape[1] else many

    monkeypatch.setattr(ocr, "_ask", seen_where_it_lies_right)
    monkeypatch.setattr(ocr, "without_lines", lambda said, *_: said)
    document = read(scan(paper, tmp_path / "scan.pdf"))

    assert " ".join(e.text for e in document.body if not isinstance(e, Table)).split().count("plan") == 30


def test_its_records_are_marked_and_less_sure(paper, tmp_path):
    scanned = read(scan(paper, tmp_path / "scan.pdf"))
    plan, own = (build_plan(d, Source(), "0" * 64, "plan") for d in (scanned, read(paper)))

    assert [a.action for a in plan.actions] == [a.action for a in own.actions]
    assert len(plan.actions) == 2
    [(page, sure)] = scanned.page_sureness
    assert (page, 0.8 < sure < 1) == (1, True)
    assert [a.confidence for a in plan.actions] == [round(a.confidence * sure, 3) for a in own.actions]
    [(_, severity, message)] = [i for i in plan.issues if "recognised" in i[0]]
    assert (severity, message.split(":")[0]) == ("warning", "page 1")
    assert plan.plan.coverage == 1.0


def with_scanned_page(folder: Path, paper: Path) -> Path:
    """The plan as text, then once more as a picture."""
    with (
        pypdfium2.PdfDocument(paper) as whole,
        pypdfium2.PdfDocument(scan(paper, folder / "s.pdf")) as scanned,
    ):
        whole.import_pages(scanned)
        whole.save(str(folder / "mixed.pdf"))
    return folder / "mixed.pdf"


def test_one_scanned_page_among_others_is_read_too(paper, tmp_path):
    document = read(with_scanned_page(tmp_path, paper))

    own, other = [e for e in document.body if isinstance(e, Table)]
    assert [" ".join(c.text.split()) for c in other.cells] == [" ".join(c.text.split()) for c in own.cells]
    assert [page for page, _ in document.page_sureness] == [2]


def test_a_word_file_of_pictures_is_read_as_a_scan(paper, tmp_path):
    with pypdfium2.PdfDocument(paper) as whole:
        page = whole[0]
        width, height = page.get_size()
        content = BytesIO()
        page.render(scale=150 / 72).to_pil().save(content, "png")
    path = docx(tmp_path / "plan.docx", p(picture(width, height)), other=("image", content.getvalue()))

    document = read(path)

    assert table_texts(document) == [text for row in ROWS for text in row]
    assert (document.source_file, document.source_format) == ("plan.docx", "docx")
    assert [page for page, _ in document.page_sureness] == [1]
    plan = build_plan(document, Source(), "0" * 64, "plan")
    assert [a.action for a in plan.actions] == [row[1] for row in ROWS[1:]]


def test_without_tesseract_a_scan_is_rejected_and_one_page_of_it_named(paper, tmp_path, monkeypatch):
    mixed, scanned = with_scanned_page(tmp_path, paper), scan(paper, tmp_path / "scan.pdf")
    monkeypatch.setattr(outside, "find", lambda _: None)

    with pytest.raises(NoTextLayer, match="Tesseract, which could read them, is not installed"):
        read(scanned)
    document = read(mixed)

    [issue] = document.issues
    assert (issue.check, issue.severity, issue.message.split(":")[0]) == (PARTS_READ, "error", "page 2")
    assert len(document.source_words) == len(read(paper).source_words)


def test_a_picture_without_words_is_rejected_as_one(tmp_path):
    path_of("tesseract")
    page = Page().line(100, 100, 400, 400).line(100, 400, 400, 100)
    scanned = scan(write(tmp_path / "cross.pdf", page), tmp_path / "scan.pdf")

    with pytest.raises(NoTextLayer, match="Tesseract sees no words"):
        read(scanned)


def test_a_tesseract_that_fails_leaves_the_page_unread(paper, tmp_path, monkeypatch):
    fake = tmp_path / "tesseract"
    fake.write_text("#!/bin/sh\nsleep 300\n")
    fake.chmod(0o755)
    mixed = with_scanned_page(tmp_path, paper)
    monkeypatch.setattr(outside, "find", lambda _: str(fake))
    monkeypatch.setattr(ocr, "_SECONDS", 0.5)

    [issue] = read(mixed).issues

    assert (issue.check, issue.message.split(":")[0]) == (PARTS_READ, "page 2")


@pytest.fixture
def unspoken(tmp_path):
    """A PDF whose fonts do not say what they print: made by LibreOffice, its tables of characters taken out."""
    path_of("tesseract")
    rows = [tr(*(tc(p(text), width=2400) for text in row)) for row in ROWS]
    word = docx(
        tmp_path / "plan.docx", p("Access plan"), tbl(*rows, grid=(2400,) * 4, properties=BORDERS), p()
    )
    [made] = converted([word], ".pdf", tmp_path)
    content = made.read_bytes()
    assert b"/ToUnicode" in content
    made.write_bytes(re.sub(rb"/ToUnicode", b"/ToNothing", content))
    return made


def test_fonts_that_do_not_say_what_they_print_are_read_from_the_picture(unspoken):
    document = read(unspoken)

    assert table_texts(document) == [text for row in ROWS for text in row]
    assert [page for page, _ in document.page_sureness] == [1]


def test_without_tesseract_they_are_no_text(unspoken, monkeypatch):
    monkeypatch.setattr(outside, "find", lambda _: None)

    with pytest.raises(NoTextLayer, match="letters whose fonts do not say what they print"):
        read(unspoken)


def test_a_scan_with_text_behind_it_gets_the_lines_of_its_picture(tmp_path):
    """The words are the file's own (somebody else's OCR, invisible), the table is only on the picture."""
    paper = write(tmp_path / "plan.pdf", plan_page())
    scanned, searchable = scan(paper, tmp_path / "scan.pdf"), tmp_path / "searchable.pdf"
    with pypdfium2.PdfDocument(paper) as text, pypdfium2.PdfDocument(scanned) as picture:
        page, printed = picture[0], text[0]
        for each in list(printed.get_objects(textpage=printed.get_textpage())):
            if each.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT:
                words = each.extract()
                new = pypdfium2.raw.FPDFPageObj_NewTextObj(picture, b"Helvetica", 10.0)
                codes = (words + "\0").encode("utf-16-le")
                pypdfium2.raw.FPDFText_SetText(new, ctypes.cast(codes, ctypes.POINTER(ctypes.c_ushort)))
                pypdfium2.raw.FPDFTextObj_SetTextRenderMode(new, 3)
                pypdfium2.raw.FPDFPageObj_SetMatrix(new, each.get_matrix().to_raw())
                pypdfium2.raw.FPDFPage_InsertObject(page, new)
        page.gen_content()
        picture.save(str(searchable))

    document = read(searchable)

    assert table_texts(document) == [text for row in ROWS for text in row]
    assert document.page_sureness == ()
