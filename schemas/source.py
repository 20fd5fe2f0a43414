"""Source: what a person says about a plan, in the optional `<stem>.yml` beside its file.

A sidecar overrules what is read from the document. It holds facts about the document and its wording,
never the plan's own records.
"""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from schemas.exceptions import InvalidSidecar
from schemas.role import Role


def _as_written(value: object) -> object:
    """A year or date that YAML has turned into a number or date, as text again."""
    if isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    return value


PartialDate = Annotated[str, BeforeValidator(_as_written), Field(pattern=r"^\d{4}(?:-\d\d){0,2}$")]
Count = Annotated[int, Field(ge=0)]


class Expect(BaseModel):
    """How many records a plan should give, both ends inclusive; catches a page lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    actions: tuple[Count, Count] | None = None
    measures: tuple[Count, Count] | None = None

    @model_validator(mode="after")
    def _ends_in_order(self) -> Expect:
        for name, ends in (("actions", self.actions), ("measures", self.measures)):
            if ends is not None and ends[0] > ends[1]:
                raise ValueError(f"{name}: the least ({ends[0]}) is more than the most ({ends[1]})")
        return self


class Source(BaseModel):
    """The sidecar of a plan file; every key is optional."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: str | None = Field(default=None, min_length=1)
    authority_code: str | None = Field(default=None, pattern=r"^[EWSN]\d{8}$")
    title: str | None = Field(default=None, min_length=1)
    topic: str | None = Field(default=None, min_length=1)
    status: Literal["draft", "final", "review"] | None = None
    period_start: PartialDate | None = None
    period_end: PartialDate | None = None
    plan_id: str | None = Field(default=None, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    headers: dict[str, Role] = Field(default_factory=dict)  # header wording -> role, or "ignore"
    expect: Expect = Field(default_factory=Expect)


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a plan file lies, whether or not there is one."""
    return path.with_suffix(".yml")


def read_source(path: Path) -> Source:
    """The sidecar at `path`; an empty `Source` where there is no such file or nothing in it.

    Raises:
        InvalidSidecar: no YAML, no mapping, an unknown key or a wrong value.

    """
    if not path.is_file():
        return Source()
    import yaml  # noqa: PLC0415  # most files have no sidecar

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        reason = " ".join(str(error).split())
        raise InvalidSidecar(f"{path.name} cannot be read as YAML in UTF-8: {reason}") from error
    if content is None:
        return Source()
    if not isinstance(content, dict):
        raise InvalidSidecar(f"{path.name} must hold lines of `key: value`, such as `authority: …`")
    try:
        return Source.model_validate(content)
    except ValidationError as error:
        raise InvalidSidecar(f"{path.name}: {'; '.join(_sentences(error))}") from error


def _sentences(error: ValidationError) -> list[str]:
    """One sentence a problem: the key, what is wrong, what would be right."""
    sentences = []
    for problem in error.errors():
        *above, key = (str(part) for part in problem["loc"]) if problem["loc"] else ("",)
        if problem["type"] != "extra_forbidden":
            where = ".".join((*above, key)) or "the file"
            meant = difflib.get_close_matches(str(problem["input"]), list(Role), n=1, cutoff=0.5)
            hint = f"; did you mean `{meant[0]}`?" if above == ["headers"] and meant else ""
            sentences.append(f"`{where}`: {problem['msg']}, found {problem['input']!r}{hint}")
            continue
        known = list((Expect if above == ["expect"] else Source).model_fields)
        nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"did you mean `{nearest[0]}`?" if nearest else f"known keys are {', '.join(known)}"
        sentences.append(f"unknown key `{'.'.join((*above, key))}`: {hint}")
    return sentences
