"""A part as it reads with all tracked changes accepted and every alternative settled."""

from __future__ import annotations

from typing import Final

from docx.oxml.ns import qn

from extractors.word.markup import ALTERNATE_CONTENT, CHOICE, FALLBACK, PARAGRAPH, Element, attribute, child

_DELETED: Final = (qn("w:del"), qn("w:moveFrom"))
_PARAGRAPH_PROPERTIES: Final = qn("w:pPr")
_FIELD_MARK: Final = qn("w:fldChar")


def accept(root: Element) -> Element:
    """The same tree, changed in place: no deletions, and one branch of each alternative.

    Instructions of complex fields are taken out too, so that what stays is what Word shows.
    Source: ECMA-376 part 1, 17.13.5 (revisions) and 17.16.18 (fields); part 3, 7.5 (alternatives).
    """
    for alternate in list(root.iter(ALTERNATE_CONTENT)):
        _settle(alternate)
    accept_deletions(root)
    for run in _instructions(root):
        _remove(run)
    return root


def _settle(alternate: Element) -> None:
    """Puts the first Choice, or the Fallback where there is none, in the place of the alternative."""
    branch = next(alternate.iterchildren(CHOICE), None)
    if branch is None:
        branch = next(alternate.iterchildren(FALLBACK), None)
    parent = alternate.getparent()
    if parent is None:
        return
    at = parent.index(alternate)
    parent.remove(alternate)
    for offset, kept in enumerate([] if branch is None else list(branch)):
        parent.insert(at + offset, kept)


def accept_deletions(root: Element) -> None:
    """Nothing; what tracked changes delete is gone from the tree."""
    for deleted in list(root.iter(*_DELETED)):
        holder = deleted.getparent()
        if holder is None:
            continue
        if holder.tag == qn("w:trPr"):
            _remove(holder.getparent())
        elif holder.tag == qn("w:rPr"):
            _join_with_next(holder.getparent())
        else:
            _remove(deleted)


def _join_with_next(properties: Element | None) -> None:
    """Moves a paragraph whose end was deleted to the front of the paragraph behind it."""
    if properties is None or properties.tag != _PARAGRAPH_PROPERTIES:
        return
    paragraph = properties.getparent()
    after = paragraph.getnext()
    if after is None or after.tag != PARAGRAPH:
        return
    at = 0 if child(after, "w:pPr") is None else 1
    for offset, content in enumerate(c for c in list(paragraph) if c.tag != _PARAGRAPH_PROPERTIES):
        after.insert(at + offset, content)
    _remove(paragraph)


def _instructions(root: Element) -> list[Element]:
    """The runs between the begin and the separator of a complex field; a field may span paragraphs."""
    if next(root.iter(_FIELD_MARK), None) is None:
        return []
    inside: list[bool] = []  # a level a field that is open: whether its instruction is still running
    runs = []
    for run in root.iter(qn("w:r")):
        mark = attribute(child(run, "w:fldChar"), "w:fldCharType")
        if mark == "begin":
            inside.append(True)
        elif mark == "separate" and inside:
            inside[-1] = False
        elif mark == "end" and inside:
            inside.pop()
        elif any(inside):
            runs.append(run)
    return runs


def _remove(element: Element | None) -> None:
    """Takes the element out of its tree; does nothing where that has happened."""
    parent = None if element is None else element.getparent()
    if parent is not None:
        parent.remove(element)
