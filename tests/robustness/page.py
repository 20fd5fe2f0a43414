"""docs/robustness.md, whose figures are put in by the commands that measure them."""

from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "robustness.md"


def replace(part: str, text: str) -> None:
    """Nothing; what stood between the marks of that part of the page is now the text."""
    start, end = f"<!-- {part}: begin -->\n", f"<!-- {part}: end -->\n"
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(start)
    PAGE.write_text(before + start + text + end + rest.partition(end)[2], encoding="utf-8")
