"""The rows that a labelled row stands for: up to the next section's name, or the measures that close them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from pipeline.texts.bands import band_title
from pipeline.texts.headers import header_words
from pipeline.texts.heads import kind_of
from pipeline.texts.numbers import NUMBER_WORDS
from pipeline.texts.sentences import ends_sentence
from schemas.layout_terms import section_terms
from schemas.passage import Passage
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

ABOVE = frozenset({Role.SECTION, Role.OUTCOME})  # a section's name begins a block
_NUMBER = re.compile(rf"[\s.:]*(?:\d[\d.]*|\b(?:{NUMBER_WORDS}))[\s.:]*$")  # behind "Objective 1.2"


@dataclass(frozen=True, slots=True)
class Label:
    """A field's name and what it says: `paragraphs` are the value's; whether it stands below its block's rows."""

    name: Passage
    role: Role
    paragraphs: tuple[Paragraph, ...]
    below: bool = False


@dataclass(slots=True)
class Block:
    """Body rows and the labelled rows that hold for all of them: those above them, and measures that close the block."""

    rows: list[int] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    above: int | None = None  # how many of the labels stand above the first row that is no band
    closed: bool = False


def read_blocks(
    table: LogicalTable,
    labelled: Mapping[int, Sequence[Label]],
    top: range,
    own: AbstractSet[Role | None],
    banners: int,
) -> list[Block]:
    """Rows below the `banners` with the labels that hold for them: a new block begins with a section's name, a label seen
    before, or below the measures of the rows above.

    What a column says (`own`) is said of each action, and no label's.
    """
    blocks = [Block()]
    for row in range(banners, table.rows):
        if row not in labelled:
            if not is_again(table, row, top) or _under_band(table, row, top):
                _add_row(table, blocks, row)
            continue
        for label in labelled[row]:
            if label.role not in own:
                _add_label(blocks, label)
    for block in blocks:
        block.labels = _without_reasons(block.labels)
    return [block for block in blocks if block.rows or block.labels]


def by_column(blocks: Sequence[Block]) -> list[dict[str, list[Label]]]:
    """The labels of each block by the column they make: sections' names share one, but for two levels that stand in one block.

    "Priority 1" above "Objective 2" are two; "Aim" over some rows and "Objective" over others are of one level.
    """
    levels: defaultdict[Role, set[str]] = defaultdict(set)
    for block in blocks:
        own: defaultdict[Role, set[str]] = defaultdict(set)
        for label in block.labels:
            own[label.role].add(_named(label))
        for role, names in own.items():
            levels[role] |= names if len(names) > 1 else set()
    found: list[dict[str, list[Label]]] = []
    for block in blocks:
        found.append({})
        for label in block.labels:
            shared = label.role in ABOVE and not levels[label.role]
            found[-1].setdefault(label.role.value if shared else _named(label), []).append(label)
    return found


def _named(label: Label) -> str:
    """What a label asks for, without the number of a section."""
    words = header_words(label.name.text)
    return _NUMBER.sub("", words) if label.role in ABOVE else words


def _without_reasons(labels: list[Label]) -> list[Label]:
    """The labels without those that tell why the section is one that another label names.

    "What inspectors found | The banks are weak." below "Recommendation 1 | Mend the banks" names none.
    """
    kept = [label for label in labels if not _tells_why(label)]
    return kept if any(label.role in ABOVE for label in kept) else labels


def _tells_why(label: Label) -> bool:
    """Whether a label that names no kind of section says what somebody found, or holds a sentence."""
    name = label.name.text
    if label.role not in ABOVE or kind_of(name) is not None:
        return False
    found = not section_terms().findings.isdisjoint(header_words(name).split())
    return found or any(ends_sentence(p.body.text) for p in label.paragraphs)


def _add_row(table: LogicalTable, blocks: list[Block], row: int) -> None:
    last = blocks[-1]
    if last.closed:
        last = Block(labels=last.labels[: last.above])
        blocks.append(last)
    if last.above is None and band_title(table, row) is None:
        last.above = len(last.labels)
    last.rows.append(row)


def _add_label(blocks: list[Block], label: Label) -> None:
    last = blocks[-1]
    known = {header_words(each.name.text) for each in last.labels}
    closes = label.role is Role.MEASURE and last.closed
    begins = label.role in ABOVE or (header_words(label.name.text) in known and not closes)
    if begins and last.rows:
        blocks.append(Block())
    below = blocks[-1].above is not None
    blocks[-1].labels.append(replace(label, below=below))
    blocks[-1].closed = below and (label.role is Role.MEASURE or last.closed)


def _under_band(table: LogicalTable, row: int, top: range) -> bool:
    """Whether a header stands again right below a band: it stays, as what tells a statement from a section."""
    return row not in top and band_title(table, row - 1) is not None


def is_again(table: LogicalTable, row: int, top: range) -> bool:
    """Whether a row says what one of the header's rows at the `top` does."""
    said = [c.text for c in table.row_cells(row)]
    return any(said == [c.text for c in table.row_cells(header)] for header in top)
