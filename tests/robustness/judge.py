"""Whether what a run made of a file is what its manifest expects."""

import json
import re
import shutil
import subprocess
import zipfile
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import duckdb
from lxml import etree

ENOUGH = 0.97  # share of a file's words that must be found where it is to be read
TYPED = frozenset(  # every reason a file may be rejected for; `crashed` is none of them
    [
        "converter-missing",
        "damaged",
        "drm",
        "empty",
        "macro-only",
        "no-text-layer",
        "not-a-document",
        "out-of-memory",
        "password",
        "placeholder",
        "timeout",
        "too-large",
        "unsafe-xml",
        "unsupported-format",
        "zip-bomb",
    ]
)
RIGHT = {  # the reasons that are right for a kind of which the manifest asks for an error or a refusal
    "password": {"password", "drm"},
    "drm": {"drm"},
    "bomb": {"zip-bomb", "too-large", "unsafe-xml", "timeout", "out-of-memory", "damaged"},
    "truncated": {"damaged"},
    "corrupt": {"damaged"},
    "fuzzed": {"damaged"},
    "zero byte": {"empty", "damaged"},
    "no text": {"no-text-layer"},
    "xfa": {"placeholder"},
    "xxe": {"unsafe-xml"},
    "wrong extension": {"not-a-document", "unsupported-format"},
}
_WORD = re.compile(r"\w+")
_TEXT = "{*}t"


@dataclass(frozen=True)
class Outcome:
    """What the tables say of a file: the reason it was rejected for, or the words it gave and what failed."""

    code: str | None
    words: Counter[str]
    actions: int = 0
    explained: bool = True

    @property
    def is_silent(self) -> bool:
        """Whether neither words nor a reason came of it."""
        return self.code is None and not self.words and not self.explained

    @property
    def is_typed(self) -> bool:
        return self.code in TYPED if self.code is not None else bool(self.words) or self.explained


SILENCE = Outcome(None, Counter(), explained=False)


def outcomes(db: Path, files: list[Path], hashes: dict[Path, str]) -> dict[Path, Outcome]:
    """The outcome of each file in the database; a copy has that of the file with the same bytes."""
    with duckdb.connect(str(db), read_only=True) as con:
        rejected = dict(con.execute("SELECT source_file, reason_code FROM curated.rejects").fetchall())
        plans = {row[1]: row for row in con.execute(_PLANS).fetchall()}
        found = {}
        for path in files:
            if path.name in rejected:
                found[path] = Outcome(rejected[path.name], Counter())
                continue
            plan = plans.get(hashes[path])
            found[path] = SILENCE if plan is None else _landed(con, *plan)
    return found


_PLANS = """
SELECT plan_id, source_sha256, actions, EXISTS (
  FROM curated.quality AS q WHERE q.plan_id = p.plan_id AND NOT passed AND severity = 'error'
) FROM curated.plans AS p"""
_WORDS = "SELECT text FROM curated.cells WHERE plan_id = $1 UNION ALL SELECT text FROM curated.leftovers WHERE plan_id = $1"


def _landed(con: duckdb.DuckDBPyConnection, plan_id: str, _sha: str, actions: int, failed: bool) -> Outcome:
    texts = con.execute(_WORDS, [plan_id]).fetchall()
    return Outcome(None, words_of(" ".join(text or "" for (text,) in texts)), actions, failed)


def words_of(text: str) -> Counter[str]:
    """The words of a text, whatever stands between them and however they are written."""
    return Counter(word.lower() for word in _WORD.findall(text))


def verdict(entry: dict[str, str | None], path: Path, outcome: Outcome) -> tuple[bool, float | None, str]:
    """Whether the outcome is the one expected, the share of words found where they are asked for, and the finding."""
    expect, kind = entry["expect"], str(entry["kind"])
    said = outcome.code or f"{outcome.words.total()} words"
    if expect == "extract":
        share = _share(words_of(entry["mark"]) if entry.get("mark") else own_words(path), outcome.words)
        return outcome.code is None and share >= ENOUGH, share, f"{share:.2f} of its words; {said}"
    if kind == "no text" and outcome.words and outcome.explained:
        return True, None, f"{said}, read by Tesseract; a check says that they are no plan"
    if expect in {"error", "refuse"}:
        return outcome.code in RIGHT.get(kind, TYPED), None, said
    return (
        outcome.is_typed and not outcome.is_silent,
        None,
        said if outcome.is_typed else f"no reason: {said}",
    )


def _share(asked: Counter[str], found: Counter[str]) -> float:
    return (asked & found).total() / asked.total() if asked else 1.0


def own_words(path: Path) -> Counter[str]:
    """The words of a file by the simplest route there is: its XML texts, or poppler's."""
    if not zipfile.is_zipfile(path):
        program = shutil.which("pdftotext")
        if program is None:
            return Counter()
        done = subprocess.run([program, "-q", path, "-"], capture_output=True, check=False, timeout=120)
        return words_of(done.stdout.decode("utf-8", "replace"))
    words: Counter[str] = Counter()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/document\d*\.xml", name):
                try:
                    root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
                except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error):
                    continue
                for paragraph in root.iter("{*}p"):
                    words += words_of("".join(text.text or "" for text in paragraph.iter(_TEXT)))
    return words


def manifest(folder: Path) -> list[dict[str, str | None]]:
    """What the folder's manifest says of its files."""
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
