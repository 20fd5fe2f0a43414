"""`python -m tests.reprinted`: Word plans printed anew, another way each time, and what is then read otherwise.

A plan says the same whatever the size of its pages and whether its tables have lines. So the Word file's own reading is
what each print of it is compared with, and no truth is needed: every difference is a fault of the PDF reader or of the
printing (LibreOffice drops what does not fit a row kept whole, and prints tracked deletions).
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu

from tests import scoring
from tests.drawn import drawn, stems
from tests.generator import FAMILIES, make_plan
from tests.generator.corpus import write
from tests.invariance import KINDS, agreement, plan_of
from tests.programs import converted

FIRST_SEED = 7000
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
ENOUGH = 0.95
Change = Callable[[WordFile], None]
Make = Callable[[list[Path], Change, Path], list[Path]]


def lower(factor: float) -> Change:
    """Pages that are `factor` as high: the page breaks fall elsewhere, and there are more of them."""

    def change(file: WordFile) -> None:
        for section in file.sections:
            section.page_height = Emu(int(section.page_height * factor))

    return change


def narrower(factor: float) -> Change:
    """Pages and columns that are `factor` as wide: the lines are broken elsewhere."""

    def change(file: WordFile) -> None:
        for section in file.sections:
            section.page_width = Emu(int(section.page_width * factor))
            section.left_margin = Emu(int(section.left_margin * factor))
            section.right_margin = Emu(int(section.right_margin * factor))
        for name in ("w:gridCol", "w:tcW", "w:tblW"):
            for element in file.element.body.iter(qn(name)):
                if element.get(qn("w:type"), "dxa") == "dxa":
                    element.set(qn("w:w"), str(int(float(element.get(qn("w:w"))) * factor)))

    return change


def larger(factor: float) -> Change:
    """Type that is `factor` as large in cells as well as outside them."""

    def change(file: WordFile) -> None:
        for root in (file.element.body, file.styles.element):
            for name in ("w:sz", "w:szCs"):
                for element in root.iter(qn(name)):
                    element.set(qn("w:val"), str(int(float(element.get(qn("w:val"))) * factor)))

    return change


def in_serifs(file: WordFile) -> None:
    """Another typeface throughout."""
    for root in (file.element.body, file.styles.element):
        for element in root.iter(qn("w:rFonts")):
            for name in list(element.attrib):
                del element.attrib[name]
            element.set(qn("w:ascii"), "Liberation Serif")
            element.set(qn("w:hAnsi"), "Liberation Serif")


def header_once(file: WordFile) -> None:
    """No header row is repeated on the next page."""
    for element in list(file.element.body.iter(qn("w:tblHeader"))):
        element.getparent().remove(element)


def rows_whole(file: WordFile) -> None:
    """No row is cut by a page break."""
    for row in file.element.body.iter(qn("w:tr")):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def plain(file: WordFile) -> None:
    """Nothing shaded and nothing bold: only words say what a header is."""
    for name in ("w:shd", "w:b", "w:bCs"):
        for element in list(file.element.body.iter(qn(name))):
            element.getparent().remove(element)


def ruled(*drawn_sides: str) -> Change:
    """Tables with lines on these sides alone."""

    def change(file: WordFile) -> None:
        for name in ("w:tcBorders", "w:tblBorders", "w:tblStyle"):
            for element in list(file.element.body.iter(qn(name))):
                element.getparent().remove(element)
        for table in file.element.body.iter(qn("w:tbl")):
            borders = OxmlElement("w:tblBorders")
            for side in SIDES:
                border = OxmlElement(f"w:{side}")
                border.set(qn("w:val"), "single" if side in drawn_sides else "nil")
                border.set(qn("w:sz"), "4")
                borders.append(border)
            table.tblPr.append(borders)

    return change


def both(*changes: Change) -> Change:
    """One change after the other."""

    def change(file: WordFile) -> None:
        for each in changes:
            each(file)

    return change


PRINTS: dict[str, Change] = {
    "as it is": both(),
    "lower": lower(0.6),
    "lower, header once": both(lower(0.6), header_once),
    "lower, rows whole": both(lower(0.6), rows_whole),
    "narrower": narrower(0.72),
    "larger type": larger(1.3),
    "serifs, small": both(in_serifs, larger(0.85)),
    "printed plain": plain,
    "lines across": ruled("top", "bottom", "insideH"),
    "no lines": ruled(),
}


def plans(folder: Path, given: list[Path]) -> list[Path]:
    """Word files: those given, or the plans drawn by hand and one of each invented layout."""
    if given:
        return given
    made = [write(drawn(stem), folder, ".docx") for stem in stems()]
    return made + [write(make_plan(FIRST_SEED, family), folder, ".docx") for family in FAMILIES]


def saved(paths: list[Path], change: Change, folder: Path) -> list[Path]:
    """The files changed, in a folder that is made."""
    folder.mkdir()
    for path in paths:
        file = Document(str(path))
        change(file)
        file.save(str(folder / path.name))
    return [folder / path.name for path in paths]


def printed(paths: list[Path], change: Change, folder: Path) -> list[Path]:
    """The files changed and printed as PDF."""
    return converted(saved(paths, change, folder), ".pdf", folder)


def figures(own, other) -> tuple[dict[str, float], list]:
    """The F1 between two readings by kind, sections too, and what differs."""
    found, differences = agreement(own, other)
    one, two = (Counter(scoring.plain(s.title) for s in plan.sections) for plan in (own, other))
    found["sections"] = scoring.f1((one & two).total(), one.total(), two.total())
    return found, [*differences, ("sections", one - two, two - one)]


def look(own, other, show: int) -> list[str]:
    """What differs between the readings, at most `show` lines a kind."""
    lines = []
    for kind, lost, new in figures(own, other)[1]:
        lines += [f"    - {kind}: {each}" for each in list(lost)[:show]]
        lines += [f"    + {kind}: {each}" for each in list(new)[:show]]
    return lines


class Agreement(NamedTuple):
    """How far the changed files say what the plans do: the mean F1 by kind, and the files below ENOUGH in any."""

    change: str
    means: dict[str, float]
    plans: int
    below: list[tuple[Path, dict[str, float], list[str]]]

    @property
    def alike(self) -> int:
        """The plans that are not below ENOUGH in anything."""
        return self.plans - len(self.below)


def compared(
    paths: list[Path], changed: Iterable[tuple[str, list[Path]]], show: int = 0
) -> Iterator[Agreement]:
    """The agreement of each kind of change, with at most `show` lines a kind of what differs in a file."""
    own = {path: plan_of(path) for path in paths}
    for name, others in changed:
        below, sums = [], Counter()
        for path, file in zip(paths, others, strict=True):
            other = plan_of(file)
            found, _ = figures(own[path], other)
            sums.update(found)
            if min(found.values()) < ENOUGH:
                below.append((file, found, look(own[path], other, show)))
        yield Agreement(name, {kind: total / len(paths) for kind, total in sums.items()}, len(paths), below)


def told(agreement: Agreement) -> str:
    """The agreement in lines of text."""
    means = "  ".join(f"{kind} {value:.3f}" for kind, value in agreement.means.items())
    lines = [f"{agreement.change}: {means}; {agreement.alike} of {agreement.plans} at {ENOUGH}"]
    for file, found, differences in agreement.below:
        said = " ".join(f"{kind} {value:.2f}" for kind, value in found.items() if value < ENOUGH)
        lines += [f"  {file}: {said}", *differences]
    return "\n".join(lines)


def agreement_table(changes: dict[str, Change], make: Make) -> str:
    """The agreement of the drawn and invented plans by kind of change, as rows of Markdown."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = plans(Path(scratch), [])
        made = (
            (name, make(paths, change, Path(scratch) / name.replace(" ", "-")))
            for name, change in changes.items()
        )
        rows = (
            f"| {a.change} | {' | '.join(f'{a.means[kind]:.3f}' for kind in (*KINDS, 'sections'))} | {a.alike} of {a.plans} |"
            for a in compared(paths, made)
        )
        return "\n".join(rows) + "\n"


def command(text: str, changes: dict[str, Change], make: Make) -> None:
    """Measures what the command line asks for."""
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("files", nargs="*", type=Path, help="Word plans, else the drawn and invented ones")
    parser.add_argument("--only", action="append", choices=changes, help="this change alone")
    parser.add_argument("--show", type=int, default=0, help="differences shown of each kind")
    parser.add_argument("--keep", type=Path, help="a new folder to leave the files in")
    asked = parser.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        root = asked.keep or Path(scratch)
        paths = plans(root, asked.files)
        wanted = asked.only or list(changes)
        made = ((name, make(paths, changes[name], root / name.replace(" ", "-"))) for name in wanted)
        for agreement in compared(paths, made, asked.show):
            print(told(agreement), flush=True)


if __name__ == "__main__":
    command(__doc__, PRINTS, printed)
