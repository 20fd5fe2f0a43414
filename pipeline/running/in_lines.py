"""JSON that people can read and compare line by line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.database.ddl import Json


def dump_in_lines(value: Mapping[str, Json]) -> str:
    """The object with a line for each of its keys and each member of their lists, in ASCII."""
    return (
        "{\n" + ",\n".join(f" {json.dumps(key)}: {_in_lines(each)}" for key, each in value.items()) + "\n}\n"
    )


def _in_lines(value: Json) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value)
    return "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]"
