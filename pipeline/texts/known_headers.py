"""The known wordings of headers, one by one, with what each of them asks for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from schemas.layout_terms import header_terms
from schemas.role import Role


class Known(NamedTuple):
    """A known wording; wordings of one group have their role and kind in common."""

    group: int
    role: Role
    kind: str
    wording: str
    exact: bool


@cache
def known_wordings() -> tuple[Known, ...]:
    """All of them, those of a role and kind with the number of their group."""
    groups: dict[tuple[Role, str], int] = {}
    return tuple(
        Known(groups.setdefault(term_role(name), len(groups)), *term_role(name), wording, term.exact)
        for name, term in header_terms().root.items()
        for wording in term.wordings
    )


def term_role(name: str) -> tuple[Role, str]:
    """The role of a list of wordings and its kind: "action_weak" is (action, weak), "owner_exact" (owner, "")."""
    role, _, kind = name.partition("_")
    return Role(role), "" if kind == "exact" else kind
