"""The register of local authorities: `terms/authorities.csv`, with its source and licence at its head."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Kind = Literal[
    "county", "unitary", "district", "metropolitan", "london", "welsh", "scottish", "northern irish"
]


class Authority(BaseModel):
    """A local authority; its days, both inclusive, are given only where it is younger or no more."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[EWSN]\d{8}$")
    name: str = Field(min_length=1)
    kind: Kind
    first_day: date | None
    last_day: date | None
    other_names: tuple[str, ...]

    @field_validator("first_day", "last_day", mode="before")
    @classmethod
    def _blank_is_none(cls, value: str) -> str | None:
        return value or None

    @field_validator("other_names", mode="before")
    @classmethod
    def _parted(cls, value: str) -> tuple[str, ...]:
        return tuple(name for name in value.split(";") if name)


@cache
def authorities() -> tuple[Authority, ...]:
    """Every authority of the register, by code."""
    text = files("schemas").joinpath("terms/authorities.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(Authority.model_validate(row) for row in csv.DictReader(lines))
