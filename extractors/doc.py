"""A .doc whose last table ends the file gets the paragraph that has to follow one.

Word always writes it. LibreOffice leaves it out when it saves a text that ends in a table as .doc, and when it opens
such a file again it takes that table's cells for one long paragraph, their words run together. One paragraph mark
behind the table, in the file's own terms, and it reads the table. Source of all names and places: [MS-DOC] 2.5.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

import olefile

_MAIN: Final = "WordDocument"
_FLAGS: Final = 0x0A
_SECOND_TABLE: Final = 0x0200  # fWhichTblStm
_TEXT_END: Final = 0x1C  # fcMac
_LENGTHS: Final = 0x4C  # ccpText, the characters of the main text; then those of notes, headers ...
_PARTS: Final = 8
_PARAGRAPHS: Final = 0x102  # fcPlcfBtePapx, lcbPlcfBtePapx: which page has the properties of which paragraphs
_PIECES: Final = 0x1A2  # fcClx: where in the file which characters are
_PAGE: Final = 512
_BX: Final = 13  # bytes of a paragraph's entry in a page; all zero: nothing but the default
_FC: Final = 4
_PIECE: Final = 12  # bytes of a piece: a character position and a descriptor
_NARROW: Final = 0x4000_0000  # fCompressed: one byte a character
_CELL_MARK: Final = 0x07
_PARAGRAPH_MARK: Final = 0x0D


def close_last_table(path: Path) -> None:
    """Nothing; the .doc at `path` is changed in place where its main text, which is all its text, ends in a table.

    A file that is built otherwise than [MS-DOC] says stays as it is: LibreOffice may know better.
    """
    try:
        with olefile.OleFileIO(path, write_mode=True) as container:
            main = bytearray(container.openstream(_MAIN).read())
            name = "1Table" if _number(main, _FLAGS, "<H") & _SECOND_TABLE else "0Table"
            table = bytearray(container.openstream(name).read())
            if _closed(main, table):
                container.write_stream(_MAIN, bytes(main))
                container.write_stream(name, bytes(table))
    except (OSError, ValueError, IndexError, struct.error):
        return


def _closed(main: bytearray, table: bytearray) -> bool:
    """Whether a paragraph mark was put behind a last table: into bytes that nothing uses, so that no place moves."""
    length, *others = struct.unpack_from(f"<{_PARTS}i", main, _LENGTHS)
    if any(others):
        return False  # other text follows, and with it the paragraph
    last_position, narrow, at = _end_of_text(main, table, length)
    width = 1 if narrow else 2
    if main[at - width] != _CELL_MARK or any(main[at : at + width]):
        return False
    if not _paragraph_added(main, table, at, at + width):
        return False
    main[at] = _PARAGRAPH_MARK
    struct.pack_into("<i", main, _TEXT_END, at + width)
    struct.pack_into("<i", main, _LENGTHS, length + 1)
    struct.pack_into("<i", table, last_position, length + 1)
    return True


def _end_of_text(main: bytearray, table: bytearray, length: int) -> tuple[int, bool, int]:
    """Where the last piece's end is written, whether it has one byte a character, and where it ends in the file."""
    at = _number(main, _PIECES)
    while table[at] == 1:  # properties that pieces share
        at += 3 + _number(table, at + 1, "<H")
    count = (_number(table, at + 1) - _FC) // _PIECE
    positions = at + 5
    start, end = struct.unpack_from("<2i", table, positions + _FC * (count - 1))
    if end != length:
        raise ValueError(end)
    place = _number(table, positions + _FC * (count + 1) + 8 * (count - 1) + 2, "<I")
    narrow = bool(place & _NARROW)
    begin = (place & ~_NARROW) // 2 if narrow else place
    return positions + _FC * count, narrow, begin + (end - start) * (1 if narrow else 2)


def _paragraph_added(main: bytearray, table: bytearray, at: int, end: int) -> bool:
    """Whether the last page of paragraphs had room for one more, plain, from `at` to `end`."""
    index, size = struct.unpack_from("<2i", main, _PARAGRAPHS)
    pages = (size - _FC) // (2 * _FC)
    page = _number(table, index + _FC * (2 * pages)) * _PAGE
    count = main[page + _PAGE - 1]
    entries = page + _FC * (count + 1)
    behind = entries + _BX * count
    if _number(main, entries - _FC) != at or any(main[behind : behind + _FC + _BX]):
        return False
    main[entries : behind + _FC + _BX] = struct.pack("<i", end) + main[entries:behind] + bytes(_BX)
    main[page + _PAGE - 1] = count + 1
    struct.pack_into("<i", table, index + _FC * pages, end)
    return True


def _number(content: bytearray, at: int, form: str = "<i") -> int:
    return int(struct.unpack_from(form, content, at)[0])
