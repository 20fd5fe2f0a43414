"""Files that LibreOffice turns into .docx: their words and tables, and what becomes of those it cannot turn."""

import http.server
import threading
import zipfile
from pathlib import Path

import pytest

from extractors import office, outside, read
from schemas.document import Block, Table
from schemas.exceptions import ConverterMissing, PasswordProtected, TookTooLong, UnreadableFile
from tests.extractors.docx_builder import abstract, docx, lvl, num, p, r, tbl, tc, tr
from tests.programs import converted, path_of

pytestmark = pytest.mark.slow
RTF = rb"{\rtf1\ansi Open the garden\par}"


@pytest.fixture(scope="module")
def plan(tmp_path_factory):
    """A plan with automatic numbers, a merged cell and a tracked change."""
    numbering = abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0)
    table = tbl(
        tr(tc("Action", width=4000), tc("Lead", width=4000)),
        tr(tc(p("Open a garden", num=(1, 0)), width=4000), tc("Parks Team", merge="restart", width=4000)),
        tr(tc(p("Train the staff", num=(1, 0)), width=4000), tc(merge="continue", width=4000)),
        grid=(4000, 4000),
    )
    deleted = "<w:del w:id='1' w:author='A'><w:r><w:delText>old </w:delText></w:r></w:del>"
    change = p(r("The ") + deleted + f"<w:ins w:id='2' w:author='A'>{r('new ')}</w:ins>" + r("aims"))
    path = tmp_path_factory.mktemp("office") / "plan.docx"
    return docx(path, change, table, p("Ends here"), numbering=numbering)


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf", ".fodt"])
def test_each_format_gives_the_words_and_tables_of_the_word_file(plan, suffix, tmp_path):
    [path] = converted([plan], suffix, tmp_path)

    document = read(path)

    assert (document.source_file, document.source_format) == (f"plan{suffix}", suffix[1:])
    texts = [e.text for e in document.body if isinstance(e, Block)]
    [table] = [e for e in document.body if isinstance(e, Table)]
    assert texts == ["The new aims", "Ends here"]
    assert [cell.text for cell in table.cells] == [
        "Action",
        "Lead",
        "1. Open a garden",
        "Parks Team",
        "2. Train the staff",
    ]
    assert [cell.row_span for cell in table.cells] == [1, 1, 1, 2, 1]


@pytest.mark.parametrize("text", ["Open a garden", "Open a garden – now", "Open " + "a long garden " * 200])
def test_a_doc_that_ends_in_a_table_keeps_the_table(text, tmp_path):
    table = tbl(tr(tc("Action"), tc("Lead")), tr(tc(text), tc("Parks Team")))
    [path] = converted([docx(tmp_path / "plan.docx", p("The aims"), table)], ".doc", tmp_path)

    *_, last = read(path).body

    assert isinstance(last, Table)
    assert [cell.text for cell in last.cells] == ["Action", "Lead", text.strip(), "Parks Team"]


def test_a_file_named_for_another_format_keeps_its_name_and_real_format(plan, tmp_path):
    [path] = converted([plan], ".rtf", tmp_path)

    document = read(path.rename(tmp_path / "plan.doc"))

    assert (document.source_file, document.source_format) == ("plan.doc", "rtf")


def test_without_libreoffice_the_reject_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(outside, "find", lambda _: None)
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)

    with pytest.raises(ConverterMissing, match="LibreOffice is not installed") as caught:
        read(path)

    assert caught.value.reason_code == "converter-missing"


@pytest.mark.parametrize(
    ("script", "error", "words"),
    [
        ("sleep 300", TookTooLong, "did not get through plan.rtf in 1 seconds"),
        ("exit 0", UnreadableFile, "plan.rtf is a Rich Text file that LibreOffice cannot make sense of"),
    ],
)
def test_a_converter_that_hangs_or_gives_nothing(tmp_path, monkeypatch, script, error, words):
    fake = tmp_path / "soffice"
    fake.write_text(f"#!/bin/sh\n{script}\n")
    fake.chmod(0o755)
    monkeypatch.setattr(outside, "find", lambda _: str(fake))
    monkeypatch.setattr(office, "_SECONDS", 1.0)
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)

    with pytest.raises(error, match=words) as caught:
        read(path)

    assert type(caught.value) is error


def test_a_document_without_a_word_is_no_plan(tmp_path):
    path_of("soffice")
    path = tmp_path / "plan.rtf"
    path.write_bytes(rb"{\rtf1\ansi\par}")

    with pytest.raises(UnreadableFile, match="cannot make sense of"):
        read(path)


def test_nothing_is_fetched(tmp_path):
    path_of("soffice")
    asked = []

    class Listener(http.server.BaseHTTPRequestHandler):
        def handle(self):
            asked.append(self.client_address)

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        outward = f"http://127.0.0.1:{server.server_port}/pixel.png"
        field = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{outward}" \\d}}{{\fldrslt}}}}'
        path = tmp_path / "plan.rtf"
        path.write_text(rf"{{\rtf1\ansi Open the garden {field}\par}}")
        linked = odt(tmp_path / "plan.odt", outward)
        documents = [read(path), read(linked)]
        server.shutdown()

    assert ["garden" in document.source_words for document in documents] == [True, True]
    assert asked == []


ODT = (
    '<office:document-content office:version="1.2" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    '<text:p>Open the garden<draw:frame text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
    '<draw:image xlink:href="{}"/></draw:frame></text:p></office:text></office:body></office:document-content>'
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry>'
    "</manifest:manifest>"
)


def odt(path: Path, link: str, entry: str = "") -> Path:
    """An OpenDocument text with a linked picture; `entry` goes into the manifest's entry of its content."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(link))
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(entry))
    return path


def test_an_encrypted_odt_asks_for_its_password(tmp_path):
    with pytest.raises(PasswordProtected, match="password"):
        read(odt(tmp_path / "plan.odt", "a.png", "<manifest:encryption-data/>"))
