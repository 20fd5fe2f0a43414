import zipfile

import pytest

from extractors import READERS, outside, read
from extractors.formats import kind_of
from schemas.exceptions import (
    ConverterMissing,
    EmptyFile,
    MissingFile,
    NotADocument,
    PasswordProtected,
    RightsManaged,
    UnknownFormat,
    UnreadableFile,
)
from tests.files import write_docx

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def stream(name):
    """A stream's entry in the directory, 128 bytes that begin with its name."""
    return f"{name}\0".encode("utf-16-le").ljust(128, b"\0")


DOC = stream("WordDocument").ljust(512, b"\0")  # a sector; the main stream begins the next one


def office_zip(path, members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_a_word_file_is_known_whatever_its_name(tmp_path):
    assert kind_of(write_docx(tmp_path / "plan.pdf")) == "docx"


def test_a_pdf_header_may_stand_behind_other_bytes(tmp_path):
    path = tmp_path / "plan.bin"
    path.write_bytes(b"\r\n" * 100 + b"%PDF-1.4\n")

    assert kind_of(path) == "pdf"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "docm"),
    ],
)
def test_the_main_part_tells_word_kinds_apart_and_all_have_a_reader(tmp_path, part, kind):
    # the main part's own name is free: word/document2.xml is seen in the wild
    content = f'<Types><Override PartName="/word/document2.xml" ContentType="{part}"/></Types>'
    path = office_zip(tmp_path / "plan.docx", {"[Content_Types].xml": content, "word/document2.xml": "<x/>"})

    assert kind_of(path) == kind
    assert kind in READERS


@pytest.mark.parametrize(
    ("name", "content", "error", "words"),
    [
        ("plan.pdf", b"", EmptyFile, "no bytes"),
        # a text file renamed
        ("plan.pdf", b"Action 1: open the garden", NotADocument, "named .pdf, its content is plain text"),
        # what a portal sends instead of the file when the login has expired
        ("plan.pdf", b"\n<!DOCTYPE html><html>", NotADocument, "web page"),
        # what the mail program or the browser saved instead of what was attached or shown
        ("plan.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related\n", UnknownFormat, "saved as one"),
        ("plan.doc", b"From: a@b.example\nTo: c@d.example\nSubject: %PDF-\n", UnknownFormat, "e-mail"),
        ("plan.doc", OLE + stream("__properties_version1.0"), UnknownFormat, "e-mail"),
        ("plan.pdf", b"MZ\x90\x00\x03", NotADocument, "a program"),
        ("plan.pdf", b"<html>%PDF-1.7</html>", NotADocument, "web page"),
        ("plan.pdf", b"%!PS-Adobe-3.0", UnknownFormat, "PostScript"),
        ("plan.docx", b"\xff\xfe" + "BM, a plan".encode("utf-16-le"), NotADocument, "plain text"),
        ("plan.docx", b"\x89PNG\r\n\x1a\n", NotADocument, "picture"),
        ("plan.docx", b"\x00\x01\x02\x03", NotADocument, "format nobody here knows"),
        ("notes.txt", b"Action 1: open the garden", UnknownFormat, "plain text"),
        ("plan.rtf", b"{\\rtf1 Action}", ConverterMissing, "Rich Text"),
        ("plan.doc", OLE + stream("WordDocument"), ConverterMissing, "save it as .docx"),
        # named .docx, yet the old format: the advice is about the content
        ("plan.docx", OLE + stream("WordDocument"), ConverterMissing, "old binary format"),
        (
            "plan.doc",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
            ConverterMissing,
            "XML",
        ),
        ("plan.doc", OLE + DOC + b"\xec\xa5" + bytes(9) + b"\x01", PasswordProtected, "password"),
        ("plan.doc", OLE + DOC + b"\xec\xa5" + bytes(9) + b"\x00", ConverterMissing, "old binary format"),
        ("plan.doc", OLE + stream("WordDocument") + stream("\tDRMContent"), RightsManaged, "protected"),
        ("plan.docx", OLE + stream("EncryptedPackage"), PasswordProtected, "password"),
        # "Book Title" is a style of Word's, "Book" the main stream of an old workbook
        ("plan.doc", OLE + stream("Book Title") + stream("WordDocument"), ConverterMissing, "Word file"),
        # the directory is said to be in a sector that is not there
        ("plan.doc", OLE[:48] + b"\x09" + OLE[49:] + stream("Book Title"), UnreadableFile, "cut short"),
        # the start of a zip without its directory: the copy broke off
        ("plan.docx", b"PK\x03\x04" + bytes(200), UnreadableFile, "cut off"),
    ],
)
def test_other_files_are_refused_in_words(tmp_path, monkeypatch, name, content, error, words):
    monkeypatch.setattr(outside, "find", lambda _: None)
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(error, match=words) as found:
        read(path)

    assert type(found.value) is error
    assert name in str(found.value)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"[Content_Types].xml": "spreadsheetml.sheet.main+xml"}, "Excel"),
        ({"[Content_Types].xml": "presentationml.presentation.main+xml"}, "PowerPoint"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, "spreadsheet"),
        ({"Index/Document.iwa": "x"}, "Apple Pages"),
        (
            {"plans/plan.docx": "x", "plans/plan.pdf": "x"},
            r"zip archive of plans/plan\.docx, plans/plan\.pdf: unpack",
        ),
        ({"notes.txt": "x"}, "zip archive: unpack"),
    ],
)
def test_other_packages_are_refused_in_words(tmp_path, members, words):
    with pytest.raises(UnknownFormat, match=words):
        read(office_zip(tmp_path / "plan.docx", members))


def test_an_opendocument_text_is_known_by_its_mimetype(tmp_path):
    path = office_zip(tmp_path / "plan.docx", {"mimetype": "application/vnd.oasis.opendocument.text"})

    assert kind_of(path) == "odt"


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingFile, match=r"plan\.docx"):
        read(tmp_path / "plan.docx")


def test_a_package_behind_other_bytes_is_known_by_its_directory(tmp_path):
    path = write_docx(tmp_path / "plan.docx")
    path.write_bytes(bytes(40) + path.read_bytes())

    assert kind_of(path) == "docx"


def test_an_unknown_way_of_packing_is_no_password(tmp_path):
    path = write_docx(tmp_path / "plan.docx")
    content = path.read_bytes()
    packed = content.replace(b"\x14\x00\x00\x00\x08\x00", b"\x14\x00\x00\x00\x63\x00")
    path.write_bytes(packed)

    with pytest.raises(UnreadableFile, match="damaged") as found:
        read(path)
    assert found.value.reason_code == "damaged"
