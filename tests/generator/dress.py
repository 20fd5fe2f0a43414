"""What changes a plan's looks and none of its records: header wordings, order and width of columns, fonts, paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.layout_terms import header_terms
from tests.generator.chance import chance
from tests.generator.model import Line, Look

A4, A3, LETTER = (595.0, 842.0), (842.0, 1191.0), (612.0, 792.0)
_WEIGHTS = {
    "ref": 0.8,
    "section": 2.5,
    "action": 5.0,
    "measure": 4.0,
    "owner": 2.6,
    "partner": 2.6,
    "link": 2.4,
}
_ROOMY = 6  # columns that fit on a page held upright
_QUESTIONS = ("who", "how", "what", "why", "when")
_LEADING = ("ref", "section")  # left of the action wherever they stand


@dataclass(frozen=True)
class Column:
    """A column: the role it plays and the words over it."""

    role: str
    header: str


class Dress:
    """One way to dress a plan; two dresses of one plan say the same."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.rng = chance(f"{name}/look")

    def columns(self, roles: Sequence[str], *, fixed: bool = False) -> tuple[Column, ...]:
        """The columns of these roles, each under a wording of the vocabulary, in an order of their own."""
        rng = self.rng
        leading = [role for role in roles if role in _LEADING]
        rest = [role for role in roles if role not in _LEADING]
        if not fixed:
            others = [role for role in rest if role != "action"]
            rng.shuffle(others)
            at = rng.randint(0, len(others)) if rng.random() < 1 / 4 else 0
            rest = [*others[:at], *(["action"] if "action" in rest else []), *others[at:]]
        case = rng.choice([str.capitalize, str.capitalize, str.title, str.upper])
        return tuple(Column(role, self.header(role, case)) for role in (*leading, *rest))

    def header(self, role: str, case=str.capitalize) -> str:
        """A wording for the role: the one of the highest lot, so that new wordings leave most choices alone."""
        wordings = [
            wording
            for name in (role, f"{role}_exact")
            if name in header_terms().root
            for wording in header_terms().root[name].wordings
        ]
        wording = max(wordings, key=lambda each: chance(f"{self._name}/{role}/{each}").random())
        asks = wording.split()[0] in _QUESTIONS and " " in wording
        return case(wording) + ("?" if asks and chance(f"{self._name}/{role}").random() < 0.7 else "")

    def widths(self, columns: Sequence[Column]) -> tuple[float, ...]:
        """Relative widths of the columns."""
        return tuple(_WEIGHTS.get(c.role, 1.8) * self.rng.uniform(0.8, 1.25) for c in columns)

    def measures(self, wordings: Sequence[str]) -> tuple[Line, ...]:
        """The lines of a success cell: paragraphs, bullets, or one paragraph with semicolons."""
        style = chance(f"{self._name}/measures").choice(["lines", "bullets", "semicolons"])
        if style == "semicolons":
            return (Line("; ".join(wordings)),)
        return tuple(Line(wording, "•" if style == "bullets" else "") for wording in wordings)

    def look(self, columns: int, **fixed) -> Look:
        """Paper and fonts for a table of so many columns; `fixed` are the things the layout is about."""
        rng = self.rng
        page = rng.choice([A4, A4, A4, LETTER, A3])
        wide = columns > _ROOMY or rng.random() < 0.4
        chosen = {
            "size": rng.choice([8.0, 9.0, 10.0, 10.0, 11.0]) + (2 if page is A3 else 0),
            "page": page[::-1] if wide else page,
            "margin": rng.choice([36.0, 50.0, 72.0]),
            "padding": rng.choice([2.5, 4.0, 5.5]),
            "borders": rng.choice(["lines", "rects"]),
            "repeat_header": rng.random() < 0.6,
            "cut_rows": rng.random() < 0.3,
            "closing_line": rng.random() < 0.7,
            "header_drawn": rng.choice(["both", "bold", "shaded", "plain"]),
            "styled_headings": rng.random() < 0.7,
            "typed_bullets": rng.random() < 0.4,
            "header": rng.choice(["", "Cabinet, item 7", "DRAFT FOR COMMENT"]),
            "footer": rng.choice(["", "Page {page} of {pages}", "{page}"]),
        }
        return Look(**{**chosen, **fixed})
