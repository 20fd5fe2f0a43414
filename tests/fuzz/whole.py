"""A file read as far as a run reads it; children import this by its name."""

from pathlib import Path


def read_whole(path: Path) -> int:
    """How many actions the file holds."""
    from extractors import read  # noqa: PLC0415  # only in the child
    from pipeline.build import build_plan  # noqa: PLC0415
    from schemas.source import Source  # noqa: PLC0415

    return len(build_plan(read(path), Source(), "0" * 64, "fuzzed").actions)
