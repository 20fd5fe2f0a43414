"""What all curated rows are: frozen values whose fields describe the columns of their table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, Self

from pydantic import BaseModel, ConfigDict


class Reference(NamedTuple):
    """`columns` of a table name the row of `table` with the same values in `keys`."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


class Row(BaseModel):
    """Base of every curated row: frozen, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]] = ()
    MANY: ClassVar[bool] = (
        False  # rows by the hundred a plan: their keys are checked, but no index holds them
    )
    ORDER: ClassVar[tuple[str, ...]] = ()  # export order; the key where empty
    REFERENCES: ClassVar[tuple[Reference, ...]] = ()

    @classmethod
    def known(cls, **values: object) -> Self:
        """A row of values that hold already: all fields in their order, nothing looked at and nothing put right.

        For rows by the thousand of values this program made itself; the database checks the same of what is landed.
        """
        row = cls.__new__(cls)
        put = object.__setattr__
        put(row, "__dict__", values)
        put(row, "__pydantic_fields_set__", _NOT_KEPT)
        put(row, "__pydantic_extra__", None)
        put(row, "__pydantic_private__", None)
        return row

    def model_post_init(self, _: object, /) -> None:
        """Drops the set of the fields that were given: more than half of a row's memory, and never asked for."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_KEPT)


_NOT_KEPT: set[str] = set()  # one for all rows
Columns = Mapping[str, Sequence[Any]]  # the values of rows of one table, by the names of its columns


def as_columns(rows: Sequence[Row]) -> Columns:
    """The rows, which are of one table, column by column; no column of no rows."""
    values = zip(*(vars(row).values() for row in rows), strict=True)
    return dict(zip(type(rows[0]).model_fields, values, strict=True)) if rows else {}
