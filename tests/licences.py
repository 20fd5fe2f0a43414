"""`python -m tests.licences`: the packages an installation has and their licences, into docs/licences.md."""

import sys
from collections import defaultdict
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

PAGE = Path(__file__).parents[1] / "docs" / "licences.md"
HEAD = """# Licences of what is installed

Made by `python -m tests.licences`: all packages that `pip install .` brings, at the versions of `constraints.txt`, with
the licence each declares. A test fails where one asks for more than naming it (GPL, AGPL, LGPL, SSPL, or none declared).
LibreOffice and Tesseract are programs of their own, found where they are installed, and no part of this.

| package | version | licence |
|---|---|---|
"""
OURS = "actionplans"
_ASKING = ("GPL", "GNU ", "SSPL", "COMMONS CLAUSE", "PROPRIETARY", "UNKNOWN")


def installed(name: str = OURS) -> dict[str, str]:
    """The packages that one needs, itself left out, by name, with the licence each declares."""
    found: dict[str, str] = {}
    waiting = [name]
    while waiting:
        package = distribution(waiting.pop())
        for line in package.requires or ():
            wanted = Requirement(line)
            if "extra" in str(wanted.marker or "") or (wanted.marker and not wanted.marker.evaluate()):
                continue
            key = wanted.name.lower().replace("_", "-")
            if key in found:
                continue
            try:
                found[key] = licence(key)
            except PackageNotFoundError:
                continue
            waiting.append(key)
    return dict(sorted(found.items()))


def licence(name: str) -> str:
    """What the package says its licence is, in its own words."""
    said = distribution(name).metadata
    if said.get("License-Expression"):
        return str(said["License-Expression"])
    listed = [
        line.rpartition("::")[2].strip()
        for line in said.get_all("Classifier") or ()
        if line.startswith("License")
    ]
    return " or ".join(listed) or (said.get("License") or "unknown").partition("\n")[0].strip()[:80]


def asks_for_more(words: str) -> bool:
    """Whether every one of the licences to choose from asks for more than naming the package."""
    choices = words.upper().replace(";", " OR ").split(" OR ")
    return all(any(mark in choice for mark in _ASKING) for choice in choices)


def page(packages: dict[str, str]) -> str:
    """The page as Markdown."""
    rows = (f"| {name} | {distribution(name).version} | {words} |\n" for name, words in packages.items())
    return HEAD + "".join(rows)


def main() -> None:
    packages = installed()
    by_licence = defaultdict(list)
    for name, words in packages.items():
        by_licence[words].append(name)
    PAGE.write_text(page(packages), encoding="utf-8")
    for words, names in sorted(by_licence.items()):
        print(f"{words}: {', '.join(names)}")
    sys.exit(any(asks_for_more(words) for words in packages.values()))


if __name__ == "__main__":
    main()
