"""`python -m tests.retyped`: Word plans typed another way each time, and what is then read otherwise.

The same words in the same places may be set in many runs, in content controls, in a table that lays the page out, with
headings that are only bold, or in a table that somebody split. None of that says anything else.
"""

from collections.abc import Callable
from copy import deepcopy
from itertools import groupby

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.reprinted import command, plain, saved

_LONG = 4  # letters of a run that is set in two
_SPLIT = 5  # rows of a table that is split


def in_more_runs(file: WordFile) -> None:
    """Each run is two, as spelling and proofing leave them."""
    for text in list(file.element.body.iter(qn("w:t"))):
        words, run = text.text or "", text.getparent()
        if len(words) < _LONG or run.tag != qn("w:r") or len(run.findall(qn("w:t"))) > 1:
            continue
        rest = deepcopy(run)
        for part, own in ((run, words[: len(words) // 2]), (rest, words[len(words) // 2 :])):
            part.find(qn("w:t")).text = own
            part.find(qn("w:t")).set(qn("xml:space"), "preserve")
        run.addnext(rest)


def with_blank_lines(file: WordFile) -> None:
    """A blank paragraph below each paragraph outside tables, and at the end of each cell."""
    for paragraph in list(file.element.body.findall(qn("w:p"))):
        paragraph.addnext(OxmlElement("w:p"))
    for cell in file.element.body.iter(qn("w:tc")):
        cell.append(OxmlElement("w:p"))


def with_blank_rows(file: WordFile) -> None:
    """Two blank rows at the end of each table."""
    for table in file.element.body.findall(qn("w:tbl")):
        last = table.findall(qn("w:tr"))[-1]
        blank = deepcopy(last)
        for name in ("w:t", "w:vMerge"):
            for element in list(blank.iter(qn(name))):
                element.getparent().remove(element)
        last.addnext(blank)
        blank.addnext(deepcopy(blank))


def laid_out(file: WordFile) -> None:
    """Each table in the one cell of a table that lays out the page."""
    for table in file.element.body.findall(qn("w:tbl")):
        outer = file.add_table(1, 1)._tbl
        table.addprevious(outer)
        outer.tr_lst[0].tc_lst[0].insert(1, table)


def controlled(name: str) -> Callable[[WordFile], None]:
    """Each element of the name in a content control."""

    def change(file: WordFile) -> None:
        for element in list(file.element.body.iter(qn(name))):
            control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
            control.append(OxmlElement("w:sdtPr"))
            control.append(content)
            element.addprevious(control)
            content.append(element)

    return change


def split(file: WordFile) -> None:
    """Each table of several rows is two, a blank paragraph between them; no merged cell is cut."""
    for table in file.element.body.findall(qn("w:tbl")):
        rows = table.findall(qn("w:tr"))
        merged = [
            any(cell.get(qn("w:val"), "continue") == "continue" for cell in row.iter(qn("w:vMerge")))
            for row in rows
        ]
        at = next((k for k in range(len(rows) // 2 + 1, len(rows) - 1) if not merged[k]), 0)
        if len(rows) < _SPLIT or not at:
            continue
        rest, between = deepcopy(table), OxmlElement("w:p")
        for row in rows[at:]:
            table.remove(row)
        for row in rest.findall(qn("w:tr"))[:at]:
            rest.remove(row)
        table.addnext(between)
        between.addnext(rest)


def bold_headings(file: WordFile) -> None:
    """Headings are bold lines without a style."""
    for paragraph in file.paragraphs:
        if paragraph.style is not None and paragraph.style.name.startswith(("Heading", "Title")):
            paragraph.style = file.styles["Normal"]
            for run in paragraph.runs:
                run.bold = True


def soft_broken(file: WordFile) -> None:
    """The plain paragraphs of a cell are lines of one, parted by soft breaks."""
    for cell in file.element.body.iter(qn("w:tc")):
        for is_plain, group in groupby(cell.findall(qn("w:p")), _is_plain):
            first, *others = group
            for paragraph in others if is_plain else ():
                run = OxmlElement("w:r")
                run.append(OxmlElement("w:br"))
                first.extend([run, *paragraph.findall(qn("w:r"))])
                cell.remove(paragraph)


def _is_plain(paragraph) -> bool:
    properties = paragraph.pPr
    return properties is None or (properties.numPr is None and properties.pStyle is None)


TYPED: dict[str, Callable[[WordFile], None]] = {
    "in more runs": in_more_runs,
    "blank lines": with_blank_lines,
    "blank rows": with_blank_rows,
    "laid out by tables": laid_out,
    "tables in controls": controlled("w:tbl"),
    "rows in controls": controlled("w:tr"),
    "tables split": split,
    "bold headings": bold_headings,
    "soft breaks": soft_broken,
    "typed plain": plain,
}


if __name__ == "__main__":
    command(__doc__, TYPED, saved)
