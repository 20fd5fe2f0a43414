"""Small plan files of invented authorities, and files that are none."""

from pathlib import Path

import docx

ACTIONS = (
    ("Open a sensory garden at every library", "Parks Team", "By March 2031"),
    ("Train all lunchtime supervisors in signing", "Head of Catering", "July 2031"),
)


def write_docx(
    path: Path, actions: tuple[tuple[str, str, str], ...] = ACTIONS, title: str = "Access plan 2030-2032"
) -> Path:
    """A Word plan with a title and one table, a row an action; without actions a letter."""
    document = docx.Document()
    document.add_heading(title, 1)
    if actions:
        table = document.add_table(rows=1, cols=3)
        table.style = "Table Grid"
        for row in (("Action", "Owner", "By when"), *actions):
            cells = table.rows[0].cells if row[0] == "Action" else table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
    else:
        document.add_paragraph("Dear neighbours, thank you for coming to the opening of the garden.")
    document.save(str(path))
    return path


def write_locked_pdf(path: Path) -> Path:
    """A PDF no password opens: its encryption entries are made up. Source: ISO 32000-1, 7.6.3."""
    made_up = b"<" + b"5a" * 32 + b">"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + made_up + b" /U " + made_up + b" >>",
    )
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = b"xref\n0 5\n0000000000 65535 f \n" + entries
    trailer = b"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\n"
    path.write_bytes(content + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(content))
    return path
