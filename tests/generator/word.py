"""An invented plan as a Word file, byte for byte the same each time."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from tests.extractors import docx_builder as xml
from tests.generator.model import Block, Cell, Grid, InventedPlan, Line, Look

_DAY = (2026, 1, 1, 0, 0, 0)  # of every file in the archive
_TWENTIETHS = 20
_BULLETS = 1
_SPACED = '<w:pPrDefault><w:pPr><w:spacing w:after="60"/></w:pPr></w:pPrDefault>'  # LibreOffice shows where one ends
_SIDES = {
    "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
    "across": ("top", "bottom", "insideH"),
    "none": (),
}
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>'


def write_docx(plan: InventedPlan, path: Path) -> Path:
    """Writes the plan as Word and gives its path."""
    look = plan.look
    running = {kind: text for kind, text in (("header", look.header), ("footer", look.footer)) if text}
    body = "".join(_block(block, look) for block in plan.blocks) + _section(look, tuple(running))
    parts = {
        "document": f"<w:document {xml.NAMESPACES}><w:body>{body}</w:body></w:document>",
        "styles": f"<w:styles {xml.NAMESPACES}>{_styles(look)}</w:styles>",
        "numbering": f"<w:numbering {xml.NAMESPACES}>{_numbering()}</w:numbering>",
        **{
            k: f"<w:{xml.ROOTS[k]} {xml.NAMESPACES}>{_running(text)}</w:{xml.ROOTS[k]}>"
            for k, text in running.items()
        },
    }
    files = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": xml._relationships([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relationships(parts),
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return path


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Grid):
        return _table(block, look) + xml.p()
    if isinstance(block, Line):
        return _line(block, look)
    if block.level == 0:
        return xml.p(block.text, style="Title")
    if look.styled_headings:
        return xml.p(block.text, style=f"Heading{block.level}")
    return xml.p(xml.r(block.text, "<w:b/>"))


def _line(line: Line, look: Look) -> str:
    bold = "<w:b/>" if line.bold else ""
    if not line.marker:
        return xml.p(xml.r(line.text, bold))
    if look.typed_bullets or line.marker != "•":
        return xml.p(xml.r(f"{line.marker}\t{line.text}", bold).replace("\t", "</w:t><w:tab/><w:t>"))
    return xml.p(xml.r(line.text, bold), num=(_BULLETS, 0))


def _table(grid: Grid, look: Look) -> str:
    room = (look.page[0] - 2 * look.margin) * _TWENTIETHS
    widths = tuple(round(room * width / sum(grid.widths)) for width in grid.widths)
    rows = "".join(_row(grid, number, widths, look) for number in range(len(grid.rows)))
    borders = f"<w:tblBorders>{_borders(grid.rules)}</w:tblBorders>"
    return xml.tbl(rows, grid=widths, properties=f'{borders}<w:tblLayout w:type="fixed"/>')


def _borders(rules: str) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES[rules]
    )


def _row(grid: Grid, number: int, widths: tuple[int, ...], look: Look) -> str:
    header = "<w:tblHeader/>" if number < grid.header_rows and look.repeat_header else ""
    whole = "" if look.cut_rows else "<w:cantSplit/>"
    cells, at = [], 0
    while at < len(widths):
        cell, above = grid.rows[number][at], covering(grid, number, at)
        span = (cell or above or Cell()).column_span
        merge = "continue" if cell is None else "restart" if cell.row_span > 1 else ""
        cells.append(_cell(cell, look, merge, span, sum(widths[at : at + span])))
        at += span
    return f"<w:tr><w:trPr>{whole}{header}</w:trPr>{''.join(cells)}</w:tr>"


def covering(grid: Grid, row: int, column: int) -> Cell | None:
    """The cell that spans an empty place from above or from the left."""
    for r in range(row, -1, -1):
        for c in range(column, -1, -1):
            cell = grid.rows[r][c]
            if cell and r + cell.row_span > row and c + cell.column_span > column:
                return cell
    return None


def _cell(cell: Cell | None, look: Look, merge: str, span: int, width: int) -> str:
    lines = "".join(_line(line, look) for line in cell.lines) if cell else ""
    shade = _SHADE if cell and cell.shaded else ""
    return xml.tc(lines or xml.p(), span=span, merge=merge, width=width, properties=shade)


def _section(look: Look, running: tuple[str, ...]) -> str:
    references = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId{_RELATED[kind]}"/>' for kind in running
    )
    width, height = (round(length * _TWENTIETHS) for length in look.page)
    turned = ' w:orient="landscape"' if width > height else ""
    margin = round(look.margin * _TWENTIETHS)
    sides = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
        f'<w:pgMar {sides} w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>'
    )


def _running(text: str) -> str:
    """A header or footer paragraph, page numbers as fields."""
    fields = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
    content = xml.r(text)
    for mark, name in fields.items():
        field = f'</w:t></w:r><w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">'
        content = content.replace(mark, field)
    return xml.p(content)


def _styles(look: Look) -> str:
    half = round(look.size * 2)
    size = f'<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="{half}"/></w:rPr>'
    headings = "".join(
        xml.style(
            f"Heading{level}",
            f"heading {level}",
            based_on="Normal",
            inner=f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{half + 8 - 2 * level}"/></w:rPr>',
        )
        for level in (1, 2, 3)
    )
    title = xml.style(
        "Title", "Title", based_on="Normal", inner=f'<w:rPr><w:b/><w:sz w:val="{half + 12}"/></w:rPr>'
    )
    return f"<w:docDefaults><w:rPrDefault>{size}</w:rPrDefault>{_SPACED}</w:docDefaults>{xml.style('Normal', 'Normal')}{headings}{title}"


def _numbering() -> str:
    indent = '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>'
    return xml.abstract(1, xml.lvl(0, "bullet", "•", inner=indent)) + xml.num(_BULLETS, 1)


_RELATED = {"styles": 1, "numbering": 2, "header": 3, "footer": 4}


def _relationships(parts: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{xml.R}/{kind}" Target="{kind}.xml"/>'
        for kind, number in _RELATED.items()
        if kind in parts
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


def _types(parts: dict[str, str]) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{escape(xml.MAIN_TYPE)}"/>'
        + "".join(xml._content_type(kind) for kind in parts if kind != "document")
        + "</Types>"
    )
