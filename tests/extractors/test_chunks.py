"""Documents embedded in a Word file (altChunk), and what of one cannot be read."""

import zipfile
from collections import Counter

import pytest

from extractors import outside, read
from schemas.document import PARTS_READ, Block, Table
from tests.extractors.docx_builder import R, abstract, docx, lvl, num, p, tbl, tc, tr
from tests.programs import path_of

CHUNK = '<w:altChunk r:id="chunk1"/>'
LINK = '<Relationship Id="chunk1" Type="{}/aFChunk" Target="{}"{}/>'


def embedding(path, content, *body, target="chunk.bin", mode=""):
    """A Word file of that body, with `content` embedded under the id that `CHUNK` names."""
    whole = docx(path.with_name("whole.docx"), *body)
    with zipfile.ZipFile(whole) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    links = "word/_rels/document.xml.rels"
    end = b"</Relationships>"
    link = LINK.format(R, target, mode).encode()
    files[links] = files[links].replace(end, link + end)
    if content is not None:
        files[f"word/{target}"] = content
    with zipfile.ZipFile(path, "w") as archive:
        for name, each in files.items():
            archive.writestr(name, each)
    return path


def said(document):
    return [e.text if isinstance(e, Block) else [c.text for c in e.cells] for e in document.body]


def word_bytes(tmp_path):
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    body = [p("Open a hub", num=(1, 0)), tbl(tr("Action", "Lead"), tr("Train staff", "Ms Reed"), grid=(9, 9))]
    return docx(tmp_path / "inner.docx", *body, numbering=numbering, header=p("Annex")).read_bytes()


def test_an_embedded_word_file_is_read_in_place(tmp_path):
    path = embedding(tmp_path / "a.docx", word_bytes(tmp_path), p("Before"), CHUNK, p("After"))

    document = read(path)

    assert said(document) == [
        "Before",
        "1. Open a hub",
        ["Action", "Lead", "Train staff", "Ms Reed"],
        "After",
    ]
    assert [piece.text for piece in document.furniture] == ["Annex"]
    words = "Before After Open a hub Action Lead Train staff Ms Reed Annex"
    assert Counter(document.source_words) == Counter(words.split())
    assert document.issues == ()


def test_one_in_a_cell_is_the_cells_text(tmp_path):
    cell = tc(p("Why")).replace("</w:tc>", f"{CHUNK}</w:tc>")
    path = embedding(tmp_path / "a.docx", b"<p>Because</p>", tbl(tr(cell, "x"), grid=(9, 9)))

    assert said(read(path)) == [["Why\nBecause", "x"]]


PAGE = """<html><head><title>not shown</title><style>p {}</style></head><body>
<h2>Aims &amp; <b>plans</b></h2><div>Loose text<p>A <i>para</i>graph<br>in two lines</p>tail</div>
<ul><li>first<ul><li>below</li></ul></li><li><p>second</p></li></ul>
<ol start="3"><li>third</li><li>fourth</li></ol>
<table><tr><th colspan=2>Action</th><th>Lead</th></tr>
<tr><td rowspan="2">1</td><td>Train<p>all staff</p></td><td>Ms Reed</td></tr>
<tr><td>Open<table><tr><td>inner</td></tr></table></td></tr></table>
<script>hidden()</script></body></html>"""


def test_a_web_page_is_read_in_place(tmp_path):
    path = embedding(tmp_path / "a.docx", PAGE.encode(), p("Before"), CHUNK)

    document = read(path)

    blocks = [(e.kind.value, e.level, e.marker, e.text) for e in document.body if isinstance(e, Block)]
    assert blocks == [
        ("paragraph", 0, "", "Before"),
        ("heading", 2, "", "Aims & plans"),
        ("paragraph", 0, "", "Loose text"),
        ("paragraph", 0, "", "A paragraph\nin two lines"),
        ("paragraph", 0, "", "tail"),
        ("list_item", 0, "•", "first"),
        ("list_item", 1, "•", "below"),
        ("list_item", 0, "•", "second"),
        ("list_item", 0, "3.", "3. third"),
        ("list_item", 0, "4.", "4. fourth"),
    ]
    [table] = [e for e in document.body if isinstance(e, Table)]
    assert (table.rows, table.columns, table.header_rows) == (3, 3, 1)
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
        (0, 0, 1, 2, "Action"),
        (0, 2, 1, 1, "Lead"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "Train\nall staff"),
        (1, 2, 1, 1, "Ms Reed"),
        (2, 1, 1, 1, "Open\ninner"),
        (2, 2, 1, 1, ""),
    ]
    shown = " ".join(" ".join(part) if isinstance(part, list) else part for part in said(document))
    assert Counter(document.source_words) == Counter(shown.split()) - Counter(["3.", "4."])


MAIL = b"""MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="next"\r\n
--next\r\nContent-Type: text/html; charset="windows-1252"\r\nContent-Transfer-Encoding: quoted-printable\r\n
<html><body><p>The caf=E9 =\r\nopens</p></body></html>\r\n--next--\r\n"""


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (MAIL, ["The café opens"]),
        (b"\xef\xbb\xbfFirst line\r\n\r\nsecond line", ["First line", "second line"]),
        ("<p>The café</p>".encode(), ["The café"]),
        ("<html><meta charset='windows-1252'><p>The café</p>".encode("cp1252"), ["The café"]),
    ],
)
def test_other_embedded_texts_are_read_in_place(tmp_path, content, texts):
    document = read(embedding(tmp_path / "a.docx", content, CHUNK))

    assert said(document) == texts
    assert document.source_words == tuple(" ".join(texts).split())


@pytest.mark.slow
def test_rich_text_is_read_in_place_by_libreoffice(tmp_path):
    path_of("soffice")

    assert said(read(embedding(tmp_path / "a.docx", rb"{\rtf1\ansi Open\par}", CHUNK))) == ["Open"]


@pytest.mark.parametrize(
    ("content", "mode", "words"),
    [
        (rb"{\rtf1\ansi Open\par}", "", "LibreOffice is not installed"),
        (b"<?xml version='1.0'?><package/>", "", "a format nobody here knows"),
        (b"PK\x03\x04 cut off", "", "damaged or cut short"),
        (None, "", "it is not in the file"),
        (None, ' TargetMode="External"', "it is not in the file"),
        (b"", "", "it is not in the file"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path, monkeypatch, content, mode, words):
    monkeypatch.setattr(outside, "find", lambda _: None)
    document = read(embedding(tmp_path / "a.docx", content, p("Before"), CHUNK, mode=mode))

    assert said(document) == ["Before"]
    [issue] = document.issues
    assert (issue.check, issue.severity) == (PARTS_READ, "error")
    assert words in issue.message


def test_documents_in_documents_in_documents_end(tmp_path):
    content = b"<p>the end</p>"
    for _ in range(5):
        content = embedding(tmp_path / "a.docx", content, p("level"), CHUNK).read_bytes()

    document = read(tmp_path / "a.docx")

    assert said(document) == ["level"] * 4
    assert "more documents than any plan has" in document.issues[0].message


def test_embedded_files_of_other_kinds_are_named(tmp_path):
    path = docx(tmp_path / "a.docx", p("Figures"), other=("chart", "<c/>"))

    [issue] = read(path).issues

    assert (issue.severity, issue.message.split(";")[0]) == ("warning", "not read: 1 x chart")
