"""What is refused before it is opened."""

import zipfile
from contextlib import closing

import pypdfium2
import pytest

from extractors import limits, read
from extractors.pdf.ocr.pictures import has_ink
from schemas.exceptions import TooLarge, UnreadableFile, ZipBomb
from tests.extractors.pdf_builder import Page, write
from tests.files import write_docx


def with_member(path, name, size, *, times=1):
    with zipfile.ZipFile(write_docx(path), "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(times):
            archive.writestr(f"{name}{number}", bytes(size))
    return path


def test_a_member_that_unpacks_to_a_thousand_times_its_size_is_a_bomb(tmp_path):
    with pytest.raises(ZipBomb, match="would unpack from"):
        read(with_member(tmp_path / "plan.docx", "word/media/blank", limits._RATIO_FROM))


def test_a_blank_picture_of_some_megabytes_is_none(tmp_path):
    path = with_member(tmp_path / "plan.docx", "word/media/blank.bmp", limits._RATIO_FROM // 4)

    assert "signing" in str(read(path).body)


def test_members_that_claim_the_same_bytes_are_a_bomb(tmp_path):
    content = with_member(
        tmp_path / "plan.docx", "word/media/blank.bmp", limits._RATIO_FROM // 4
    ).read_bytes()
    with zipfile.ZipFile(tmp_path / "plan.docx") as archive:
        start, members = archive.start_dir, archive.infolist()
    directory, end = content[start:-22], content[-22:]
    count = (50 * len(members)).to_bytes(2, "little")
    size = (50 * len(directory)).to_bytes(4, "little")
    path = tmp_path / "twice.docx"
    path.write_bytes(content[:start] + 50 * directory + end[:8] + count + count + size + end[16:])

    with pytest.raises(ZipBomb, match="would unpack"):
        read(path)


def test_too_many_members_are_refused_by_their_number(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "_MEMBERS", 100)

    with pytest.raises(TooLarge, match="parts, more than the 100"):
        read(with_member(tmp_path / "plan.docx", "word/part", 1, times=101))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_too_large_a_file_is_refused_by_its_size(tmp_path, kind):
    path = tmp_path / f"plan.{kind}"
    path.write_bytes({"docx": b"PK\x03\x04", "pdf": b"%PDF-1.7"}[kind])
    with path.open("r+b") as file:
        file.truncate(limits.BYTES + 1)  # a file with a hole takes no room

    with pytest.raises(TooLarge, match="250 MB"):
        read(path)


def test_a_size_nobody_can_tell_is_an_unreadable_file(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be opened"):
        limits.check_size(tmp_path / ("x" * 300))


def test_more_pages_than_a_plan_has_are_refused_before_one_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(limits, "PAGES", 2)
    path = write(tmp_path / "plan.pdf", Page(), Page(), Page())

    with pytest.raises(TooLarge, match="3 pages, more than the 2"):
        read(path)


def test_a_page_miles_high_is_looked_at_from_far_away(tmp_path):
    path = write(tmp_path / "plan.pdf", Page(height=2_147_483_648.0))

    with closing(pypdfium2.PdfDocument(path)) as document:
        assert not has_ink(document, 1)
