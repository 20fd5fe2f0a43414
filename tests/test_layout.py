"""The house: which way imports point, what a command loads, and that no rule knows a plan."""

import ast
import csv
import importlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
REGISTER = ROOT / "schemas/terms/authorities.csv"  # names every authority there is: data, and no rule
ABOVE = {"schemas": {"extractors", "pipeline"}, "extractors": {"pipeline"}, "pipeline": set()}
# the rooms of a package, each importing from those before it alone; modules beside them may use any
ROOMS = {
    "pipeline": (
        "tagging", "texts", "tables", "outline", "naming", "rows", "normalise", "database", "children", "checks",
        "running", "answers", "cli",
    ),
    "extractors/pdf": ("drawn", "pdfium", "ocr", "lines", "ruled", "unruled", "flow", "boxes", "document"),
}  # fmt: skip
HEAVY = {
    "docx",
    "duckdb",
    "great_expectations",
    "lxml",
    "numpy",
    "pandas",
    "pdfplumber",
    "pypdfium2",
    "spacy",
}
# words of file names and authorities that any plan may hold
COMMON = {
    "action", "and", "appendix", "borough", "city", "council", "county", "delivery", "draft", "inclusion",
    "of", "on", "plan", "sen", "send", "service", "strategy", "the", "upon",
}  # fmt: skip
# teams and schemes one authority alone has
LOCAL = {"SENDAR", "SENDARs", "SILC", "SILCs", "WIncKS", "LILS"}
PERSON = re.compile(r"[A-Z]\.? ?([A-Z][a-z]+)")  # "J Smith", "JSmith"
RUN = 6  # words in a row that no two people write by chance


def sources(*suffixes: str) -> Iterator[Path]:
    for package in ABOVE:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in suffixes and path != REGISTER:
                yield path


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def at_once(tree: ast.Module) -> Iterator[str]:
    """What a module imports as it is loaded, and not in a function of it."""
    for node in tree.body:
        yield from imported(ast.Module([node], [])) if isinstance(node, ast.Import | ast.ImportFrom) else ()


@pytest.mark.parametrize("package", ABOVE)
def test_each_package_is_this_repositorys(package):
    assert Path(str(importlib.import_module(package).__file__)).is_relative_to(ROOT)


def test_imports_point_one_way():
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(".py")
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.split(".")[0] in ABOVE[path.relative_to(ROOT).parts[0]] | {"tests"}
    ]

    assert wrong == []


@pytest.mark.parametrize("package", ROOMS)
def test_the_rooms_of_a_package_import_from_those_before_them(package):
    rooms, place = ROOMS[package], ROOT / package
    assert {path.parent.name for path in place.glob("*/__init__.py")} == set(rooms)
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for at, room in enumerate(rooms)
        for path in (place / room).rglob("*.py")
        for name in at_once(ast.parse(path.read_text(encoding="utf-8")))
        if name.startswith(tuple(f"{package.replace('/', '.')}.{later}" for later in rooms[at + 1 :]))
    ]

    assert wrong == []


def test_help_loads_no_reader_and_no_database():
    code = (
        "import json, sys\nfrom pipeline.cli.app import app\n"
        "try: app(['run', '--help'])\nexcept SystemExit: print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    loaded = {name.split(".")[0] for name in json.loads(done.stderr)}
    assert "pipeline" in loaded
    assert loaded & (HEAVY) == set()


def gold() -> list[dict[str, object]]:
    return [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / "tests/golden").glob("*.json"))
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def texts(plan) -> Iterator[str]:
    yield from (record["text"] for record in (*plan["actions"], *plan["measures"]))
    yield from (section["path"][-1] for section in plan["sections"])


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def telling_names() -> set[str]:
    """Words of the plans' file names and authorities that no other plan has, and their people's surnames."""
    stems = {word for plan in gold() for word in words(f"{plan['plan_id']} {plan['authority']}")}
    owners = {owner for plan in gold() for action in plan["actions"] for owner in action["owners"]}
    people = {match[1] for owner in owners if (match := PERSON.fullmatch(owner))}
    return {word for word in stems - COMMON if not word.isdigit()} | people


def test_no_plan_is_named_in_the_packages():
    names = telling_names()
    assert {"tyne", "Mason"} <= names  # the list is not empty by mistake
    capitalised = {name for name in names if name[0].isupper()} | LOCAL  # surnames may be plain words too
    plain = re.compile(rf"\b(?:{'|'.join(sorted(names - capitalised))})\b", re.IGNORECASE)
    exact = re.compile(rf"\b(?:{'|'.join(sorted(capitalised))})\b")
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in sources(".py", ".yml", ".sql", ".csv")
        for pattern in (plain, exact)
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_no_plans_words_stand_in_the_packages():
    telling = {run for plan in gold() for text in texts(plan) for run in runs(text)}
    assert len(telling) > 1000
    found = [
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in sources(".py", ".yml", ".sql", ".csv")
        for run in sorted(runs(path.read_text(encoding="utf-8")) & telling)
    ]

    assert found == []


def test_the_register_is_read_in_one_place_and_names_all_alike():
    readers = [path for path in sources(".py") if "authorities.csv" in path.read_text(encoding="utf-8")]
    rows = [line for line in REGISTER.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]

    assert [path.name for path in readers] == ["register.py"]
    assert {len(next(csv.reader([row]))) for row in rows} == {
        6
    }  # no line says more of an authority than the others
