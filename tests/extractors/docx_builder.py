"""Small Word files made of raw WordprocessingML, so that a test shows the very XML it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def r(text: str, properties: str = "") -> str:
    """A run: `properties` is what goes into its w:rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph of runs (plain text becomes one), `num` being its numId and ilvl."""
    runs = "".join(part if part.startswith("<") else r(part) for part in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{named}{listed}{properties}</w:pPr>{runs}</w:p>"


def picture(width: float, height: float, place: int = 1) -> str:
    """A run with a picture, shown so many points wide and high; `place` is the number of its relationship."""
    size = f'<wp:extent cx="{round(width * 12700)}" cy="{round(height * 12700)}"/>'
    return f'<w:r><w:drawing><wp:inline>{size}<a:blip r:embed="rId{place}"/></wp:inline></w:drawing></w:r>'


def tc(*content: str, span: int = 1, merge: str = "", width: int | None = None, properties: str = "") -> str:
    """A table cell; `merge` is "restart" or "continue", `width` in twentieths of a point."""
    wide = "" if width is None else f'<w:tcW w:w="{width}" w:type="dxa"/>'
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    vertical = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    inner = "".join(part if part.startswith("<w:") else p(part) for part in content) or p()
    return f"<w:tc><w:tcPr>{wide}{grid}{vertical}{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A table row; plain text becomes a cell."""
    inner = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str, grid: tuple[int, ...] = (), properties: str = "") -> str:
    """A table whose grid columns have these widths in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def style(style_id: str, name: str, *, based_on: str = "", kind: str = "paragraph", inner: str = "") -> str:
    """A style with that display name."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"><w:name w:val="{name}"/>{base}{inner}</w:style>'


def lvl(depth: int, number_format: str, text: str, *, start: int = 1, inner: str = "") -> str:
    """A list level: `text` is its w:lvlText, such as "%1.%2."."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{inner}</w:lvl>'
    )


def abstract(abstract_id: int, *levels: str) -> str:
    """An abstract list of these levels."""
    return f'<w:abstractNum w:abstractNumId="{abstract_id}">{"".join(levels)}</w:abstractNum>'


def num(num_id: int, abstract_id: int, *, overrides: str = "") -> str:
    """A list that paragraphs name by `num_id`."""
    return f'<w:num w:numId="{num_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def docx(
    path: Path,
    *body: str,
    main_type: str = MAIN_TYPE,
    other: tuple[str, str | bytes] | None = None,
    **parts: str,
) -> Path:
    """A Word file at `path` with this body; `parts` are the insides of styles, numbering, header ...

    `other` is one more part: the kind of its relationship, whose id is the last one, and its whole content.
    """
    document = f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    files: dict[str, str | bytes] = {
        f"word/{kind}.xml": f"<w:{ROOTS[kind]} {NAMESPACES}>{inner}</w:{ROOTS[kind]}>"
        for kind, inner in parts.items()
    }
    kinds = [(kind, f"{kind}.xml") for kind in parts]
    if other is not None:
        files["word/other.xml"] = other[1]
        kinds.append((other[0], "other.xml"))
    files["word/document.xml"] = document
    files["word/_rels/document.xml.rels"] = _relationships(kinds)
    files["_rels/.rels"] = _relationships([("officeDocument", "word/document.xml")])
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
        + "".join(_content_type(kind) for kind in parts)
        + "</Types>"
    )
    zipped(path, files)
    return path


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    """A zip archive of these texts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _content_type(kind: str) -> str:
    return (
        f'<Override PartName="/word/{kind}.xml" ContentType="application/'
        f'vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
    )


def _relationships(kinds: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{R}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(kinds, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
