"""Documents that come back from the cache as they went in, or not at all."""

import pytest

from extractors import read
from pipeline.database.cache import Cache, Found, cache_of, decode, encode
from schemas.document import Block, BlockKind, Box, Cell, Document, Furniture, FurnitureKind, Table
from tests.files import write_docx

BOX = Box(72.0, 90.25, 300.5, 104.1)
# every field has a value of its own, so that two that are swapped show
BLOCK = Block(BlockKind.LIST_ITEM, "1.\nDig “a” pond", "1.", 3, 2, bold=True, indent=18.5, page=4, box=BOX,
              room=11.5, first_word=20.25)  # fmt: skip
CELL = Cell(1, 2, 3, 4, (BLOCK, Block(BlockKind.PARAGRAPH, "")), shaded=True, page=5, box=BOX)
TABLE = Table((CELL, Cell(0, 0)), 6, 7, (72.0, 80.5), 1, 8, BOX, fills_page=True)
DOCUMENT = Document(
    "plan.pdf",
    "pdf",
    (Block(BlockKind.HEADING, "Pläne", level=1), TABLE, BLOCK, Table((), 0, 0)),
    (Furniture(FurnitureKind.PAGE_NUMBER, "4", 4), Furniture(FurnitureKind.HEADER, "Draft")),
    ("Pläne", "Dig", "4"),
    9,
)
SHA256 = "a" * 64


@pytest.fixture
def cache(tmp_path):
    return cache_of(tmp_path / "plans.duckdb", "r1")


def plan_in(folder):
    return folder / "plan.pdf"


def test_a_document_comes_back_as_it_was():
    assert decode(encode(DOCUMENT)) == DOCUMENT
    assert decode(encode(Document("a", "docx", ()))) == Document("a", "docx", ())


def test_a_file_that_was_renamed_has_its_new_name_in_its_document(cache, tmp_path):
    cache.keep(DOCUMENT, plan_in(tmp_path), SHA256)

    found, how = cache.load(tmp_path / "renamed.PDF", SHA256)

    assert (found.source_file, how) == ("renamed.PDF", Found.DOCUMENT)
    assert found.body == DOCUMENT.body


@pytest.mark.parametrize(
    ("name", "sha256", "version"),
    [
        ("plan.pdf", "b" * 64, "r1"),
        ("plan.docx", SHA256, "r1"),  # the reader refuses a file that is not what its name says
        ("plan.pdf", SHA256, "r2"),
    ],
)
def test_another_file_or_reader_finds_nothing(cache, tmp_path, name, sha256, version):
    cache.keep(DOCUMENT, plan_in(tmp_path), SHA256)

    assert Cache(cache.folder, version).load(tmp_path / name, sha256) == (None, Found.NOTHING)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-5],  # the disk was full
        lambda _: b"",
        lambda content: content[:40] + b"?" + content[41:],
        lambda _: encode(Document("a", "b", ()))[:-1] + b"x",
        lambda content: b"PK\x03\x04" + content,
    ],
)
def test_a_damaged_document_is_none(cache, tmp_path, damage):
    cache.keep(DOCUMENT, plan_in(tmp_path), SHA256)
    place = cache.path(SHA256, ".pdf")
    place.write_bytes(damage(place.read_bytes()))

    assert cache.load(plan_in(tmp_path), SHA256) == (None, Found.DAMAGED)


def test_a_cache_that_cannot_be_written_to_keeps_nothing_and_says_nothing(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for folder in (tmp_path / "gone", tmp_path / "file" / "below"):
        Cache(folder, "r1").keep(DOCUMENT, plan_in(tmp_path), SHA256)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_sweeping_leaves_what_a_next_run_may_ask_for(cache, tmp_path):
    Cache(cache.folder, "r0").keep(DOCUMENT, plan_in(tmp_path), SHA256)
    cache.keep(DOCUMENT, plan_in(tmp_path), SHA256)
    cache.keep(DOCUMENT, plan_in(tmp_path), "b" * 64)

    cache.sweep({SHA256})

    kept = [path for path in cache.folder.rglob("*") if path.is_file()]
    assert kept == [cache.path(SHA256, ".pdf")]


def test_a_document_takes_less_room_than_its_file(tmp_path):
    path = write_docx(tmp_path / "plan.docx")
    assert len(encode(read(path))) < path.stat().st_size / 10
