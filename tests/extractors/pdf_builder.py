"""PDFs made up for the tests: text in the standard Helvetica fonts, lines, rectangles and pictures.

Coordinates are points from the top left, as in schemas.document.Box.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

ROMAN, BOLD = "Helvetica", "Helvetica-Bold"
SIZE = 10.0
PITCH = 12.0
PADDING = 5.0
ASCENT = 0.718  # of the font size, from the baseline to the top of the box pdfminer gives
_PICTURE = (
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    " /Length 1 >>\nstream\n\x80\nendstream"
)
# A font whose two glyphs stand for what Windows' own characters lack: a ligature and a soft hyphen.
_SPECIAL = {"\ufb01": "\x01", "\u00ad": "\x02"}
_TO_UNICODE = (
    "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <00660069> <02> <00AD> endbfchar"
)
_RESOURCES = "/Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R >>"
_SPECIAL_SIGNS = "".join(_SPECIAL)
_FIRST_PAGE = 8  # number of its object


def width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Points the text takes."""
    _, widths = FONT_METRICS[BOLD if bold else ROMAN]
    return sum(widths.get(letter, 556 if letter != "•" else 350) for letter in text) * size / 1000


def wrap(text: str, room: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
    """The text in lines no longer than `room`; a word that is longer is cut, as Word does."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] += f" {word}"
            continue
        rest = word
        while width(rest, size, bold=bold) > room:
            cut = max(n for n in range(1, len(rest)) if width(rest[:n], size, bold=bold) <= room)
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines


@dataclass
class Page:
    """One page, drawn in the order of the calls."""

    width: float = 595.0
    height: float = 842.0
    rotate: int = 0
    crop: tuple[float, float] = (0.0, 0.0)  # cut off at the left and at the top
    in_form: bool = False  # drawn by a form XObject
    content: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        top: float,
        text: str,
        size: float = SIZE,
        *,
        bold: bool = False,
        turn: tuple[float, float] = (1, 0),
        mode: int = 0,
    ) -> "Page":
        """Writes one line; `turn` is the cosine and sine of its baseline, `mode` 3 is invisible."""
        cos, sin = turn
        y = self.height - top - ASCENT * size
        font = "F2" if bold else "F1"
        parts = re.findall(f"[{_SPECIAL_SIGNS}]|[^{_SPECIAL_SIGNS}]+", text)
        shown = " ".join(
            f"/{'F3' if part in _SPECIAL else font} {size} Tf ({_escaped(part)}) Tj" for part in parts
        )
        self.content.append(f"BT {mode} Tr {cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm {shown} ET")
        return self

    def meant(self, letters: str) -> "Page":
        """The text written last, with these letters as its ActualText."""
        self.content[-1] = f"/Span << /ActualText ({letters}) >> BDC {self.content[-1]} EMC"
        return self

    def lines(
        self, x: float, top: float, lines: list[str], size: float = SIZE, *, bold: bool = False
    ) -> "Page":
        """Writes lines below each other, 1.2 times the font size apart."""
        for number, line in enumerate(lines):
            self.text(x, top + number * size * PITCH / SIZE, line, size, bold=bold)
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float) -> "Page":
        """Draws a thin black line."""
        self.content.append(f"0.5 w {x0} {self.height - top} m {x1} {self.height - bottom} l S")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> "Page":
        """Draws the outline of a rectangle."""
        self.content.append(f"0.5 w {x0} {self.height - bottom} {x1 - x0} {bottom - top} re S")
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.9) -> "Page":
        """Fills a rectangle; 1 is white."""
        self.content.append(f"q {grey} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f Q")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> "Page":
        """Places a picture of one grey dot."""
        self.content.append(f"q {x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom} cm /I1 Do Q")
        return self

    def grid(
        self, xs: list[float], ys: list[float], *, without: tuple[tuple[float, ...], ...] = ()
    ) -> "Page":
        """Draws the lines of a table side by side, but not those (x0, top, x1, bottom) in `without`."""
        for y in ys:
            for x0, x1 in pairwise(xs):
                if (x0, y, x1, y) not in without:
                    self.line(x0, y, x1, y)
        for x in xs:
            for top, bottom in pairwise(ys):
                if (x, top, x, bottom) not in without:
                    self.line(x, top, x, bottom)
        return self


def table(
    page: Page, xs: list[float], top: float, rows: list[list[str]], *, bold_header: bool = False
) -> float:
    """Draws a ruled table, its texts wrapped ("\\n" for a new paragraph), and gives its lower edge."""
    ys = [top]
    for number, row in enumerate(rows):
        bold = bold_header and number == 0
        height = 0
        for column, text in enumerate(row):
            room = xs[column + 1] - xs[column] - 2 * PADDING
            lines = [line for part in text.split("\n") for line in wrap(part, room, bold=bold)]
            page.lines(xs[column] + PADDING, ys[-1] + PADDING, lines, bold=bold)
            height = max(height, len(lines))
        ys.append(ys[-1] + height * PITCH + 2 * PADDING)
    page.grid(xs, ys)
    return ys[-1]


def build(pages: list[Page], *, encrypted: bool = False) -> bytes:
    """The bytes of a PDF of the pages; `encrypted` with a password nobody knows."""
    count = len(pages)
    kids = " ".join(f"{_FIRST_PAGE + 3 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>"
            for font in (ROMAN, BOLD)
        ),
        _PICTURE,
        (
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{ROMAN} /ToUnicode 7 0 R"
            " /Encoding << /Type /Encoding /Differences [1 /fi /hyphen] >> >>"
        ),
        _stream(_TO_UNICODE),
    ]
    for number, page in enumerate(pages):
        objects += _page_objects(page, _FIRST_PAGE + 3 * number)
    return _file(objects, _ENCRYPTED if encrypted else "")


def _page_objects(page: Page, number: int) -> list[str]:
    """The page, its content and its form XObject, which is empty where the page itself draws."""
    left, top = page.crop
    box = f"[0 0 {page.width} {page.height}]"
    head = f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {page.rotate}"
    crop = f" /CropBox [{left} 0 {page.width} {page.height - top}]" if page.crop != (0, 0) else ""
    names = f"{_RESOURCES} /XObject << /I1 5 0 R /X1 {number + 2} 0 R >>"
    drawn = "\n".join(page.content)
    form = f" /Type /XObject /Subtype /Form /BBox {box} /Matrix [4 0 0 4 0 0] /Resources << {_RESOURCES} >>"
    return [
        f"{head}{crop} /Resources << {names} >> /Contents {number + 1} 0 R >>",
        _stream("q .5 0 0 .5 0 0 cm /X1 Do Q" if page.in_form else drawn),
        _stream(f".5 0 0 .5 0 0 cm\n{drawn}" if page.in_form else "", form),
    ]


def _stream(content: str, entries: str = "") -> str:
    return f"<< /Length {len(content)}{entries} >>\nstream\n{content}\nendstream"


def _escaped(text: str) -> str:
    """The text as a PDF string's bytes, read as Latin-1."""
    raw = "".join(_SPECIAL.get(letter, letter) for letter in text).encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").decode("latin-1")


def write(path: Path, *pages: Page, encrypted: bool = False) -> Path:
    """Writes a PDF of the pages and gives its path."""
    path.write_bytes(build(list(pages), encrypted=encrypted))
    return path


_ENCRYPTED = (
    f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'5a' * 32}> /U <{'a5' * 32}> >>"
    f" /ID [<{'01' * 16}> <{'01' * 16}>]"
)


def _file(objects: list[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return out
