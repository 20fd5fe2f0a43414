"""Notes in a margin in small print, "Lead: A Pike" beside "1.2 Mend the weir": read below what they stand beside.

Read along the lines an action and its owner would be one sentence. Notes and text have a column each; an entry begins
where a note with a label stands level with a line of the text, and ends where the next one or a line across begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from extractors.pdf.boxes.boxed import Boxed
from extractors.pdf.flow.regions import region
from extractors.pdf.lines import Frame, Line, around
from extractors.text import LABEL

_FEWEST = 2  # entries on a page
_SLIP = 2.0  # points
_SMALL = 0.92  # of the text's font size: notes are no larger
_SAME_SIZE = 0.2  # points
_APART = 0.6  # of the font size: the white between notes
_INDENT = 4.0  # of the font size: a list's; what begins further right is no line of the text
_NEAR = 0.35  # of the font size: the widest white between lines of a paragraph
_MOST = 0.8  # share of the notes with the label that comes again that stand so
_GUTTER = 4.0  # points between the notes and the text, at least


class _Columns(NamedTuple):
    """Where the notes begin, how large they are, and so of the text beside them; where both end."""

    notes: float
    size: float
    text: float
    text_size: float
    notes_end: float = 0.0
    text_end: float = 0.0


def side_notes(lines: Sequence[Line]) -> tuple[list[Boxed], list[Line]]:
    """The entries with notes beside them, each as its text above its notes, and the lines in none."""
    labelled = [line for line in lines if ":" in line.text and LABEL.match(line.text)]
    if len(labelled) < _FEWEST or (columns := _columns(labelled, lines)) is None:  # as on nearly every page
        return [], list(lines)
    ordered = sorted(lines, key=lambda line: (line.box.top + line.box.bottom) / 2)
    entries: list[Boxed] = []
    rest: list[Line] = []
    for inside, run in groupby(ordered, key=lambda line: _is_inside(line, columns)):
        if not inside:
            rest += run
            continue
        for entry in _entries(list(run), columns):
            if any(_is_note(line, columns) for line in entry):
                entries.append(_boxed(entry, columns))
            else:
                rest += entry
    return entries, rest


def _columns(labelled: Sequence[Line], lines: Sequence[Line]) -> _Columns | None:
    """The columns in which notes with a label, the same more than once, stand level with the first lines of larger text."""
    found: Counter[tuple[float, float, float, float]] = Counter()
    names: Counter[tuple[float, str]] = Counter()
    for note in labelled:
        level = [one for one in lines if _is_beside(note, one)]
        text = min(level, key=lambda one: one.box.x0, default=None)
        if text is not None and _opens(text, lines):
            found[round(note.box.x0), note.size, round(text.box.x0), text.size] += 1
            names[round(note.box.x0), note.text.partition(":")[0]] += 1
    if not found or max(names.values()) < _FEWEST:
        return None
    columns = _Columns(*found.most_common(1)[0][0])
    again = names.most_common(1)[0][0]
    alike = sum((round(note.box.x0), note.text.partition(":")[0]) == again for note in labelled)
    if max(found.values()) < _FEWEST or names[again] < _MOST * alike:
        return None
    notes = [line.box.x1 for line in lines if _is_note(line, columns)]
    texts = [line.box.x1 for line in lines if _is_text(line, columns)]
    return columns._replace(notes_end=max(notes), text_end=max(texts))


def _is_beside(note: Line, text: Line) -> bool:
    """Whether larger text stands level with the note, left or right of it."""
    apart = text.box.x0 > note.box.x1 + _GUTTER or text.box.x1 < note.box.x0 - _GUTTER
    return apart and note.size <= _SMALL * text.size and _is_level(note, text)


def _opens(text: Line, lines: Sequence[Line]) -> bool:
    """Whether the line begins a paragraph: it has a number, or white above it."""
    if text.marker is not None:
        return True
    near = _NEAR * text.size
    return not any(
        one is not text
        and abs(one.box.x0 - text.box.x0) <= _SLIP
        and 0 <= text.box.top - one.box.bottom <= near
        for one in lines
    )


def _is_level(note: Line, text: Line) -> bool:
    return abs((note.box.top + note.box.bottom) - (text.box.top + text.box.bottom)) <= text.size


def _is_note(line: Line, columns: _Columns) -> bool:
    at_edge = abs(line.box.x0 - columns.notes) <= _SLIP
    clear = columns.notes > columns.text or line.box.x1 <= columns.text - _GUTTER
    return at_edge and clear and abs(line.size - columns.size) <= _SAME_SIZE


def _is_text(line: Line, columns: _Columns) -> bool:
    """Whether a line is of the text: no larger, and where the notes stand at its right it ends before these."""
    begins = columns.text - _SLIP <= line.box.x0 <= columns.text + _INDENT * line.size
    ends = columns.notes < columns.text or line.box.x1 <= columns.notes - _GUTTER
    return begins and ends and line.size <= columns.text_size + _SAME_SIZE


def _is_inside(line: Line, columns: _Columns) -> bool:
    return _is_text(line, columns) or _is_note(line, columns)


def _entries(run: Sequence[Line], columns: _Columns) -> list[list[Line]]:
    """The lines of a stretch entry by entry; what stands above the first goes on from the page before."""
    entries: list[list[Line]] = []
    for line in run:
        begun = entries and any(_is_level(line, one) for one in entries[-1][:1])
        if not entries or (_begins(line, run, columns) and not begun):
            entries.append([])
        entries[-1].append(line)
    return entries


def _begins(line: Line, run: Sequence[Line], columns: _Columns) -> bool:
    """Whether an entry begins with the line: a note with a label beside text, or the text beside that."""
    others = [
        one for one in run if _is_note(one, columns) != _is_note(line, columns) and _is_level(one, line)
    ]
    note = line if _is_note(line, columns) else next(iter(others), None)
    return bool(others) and note is not None and LABEL.match(note.text) is not None


def _boxed(entry: Sequence[Line], columns: _Columns) -> Boxed:
    texts = [word for line in entry if not _is_note(line, columns) for word in line.words]
    parts = [region(texts, Frame(columns.text, columns.text_end))] if texts else []
    for note in _notes([line for line in entry if _is_note(line, columns)]):
        words = [
            word._replace(bold=False) for line in note for word in line.words
        ]  # one in bold is no heading
        parts.append(region(words, Frame(columns.notes, columns.notes_end)))
    return Boxed(around(line.box for line in entry), tuple(parts))


def _notes(lines: Sequence[Line]) -> list[list[Line]]:
    """The notes that white parts."""
    notes: list[list[Line]] = []
    for line in lines:
        if not notes or line.box.top - notes[-1][-1].box.bottom > _APART * line.size:
            notes.append([])
        notes[-1].append(line)
    return notes
