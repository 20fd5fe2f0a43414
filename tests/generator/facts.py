"""What invented plans say, before anyone lays it out: actions with all their fields, sections, measures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

from tests.generator.model import Number, TrueAcronym
from tests.generator.timescales import Timescale, invent

_WORDS = Path(__file__).parent / "words.yml"


@dataclass(frozen=True)
class Listed:
    """A cell that lists names: its lines as typed, and the names a careful reader finds in them."""

    lines: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aim:
    """A measure: its words, the way it should go, and its figures (value and unit) where it has any."""

    text: str
    direction: str | None
    baseline: Number | None = None
    latest: Number | None = None
    target: Number | None = None


@dataclass(frozen=True)
class Fact:
    """An action with all that a plan may say about it."""

    text: str
    owners: Listed
    timescale: Timescale
    partners: Listed
    links: Listed
    cost: str
    review: str
    status: str
    aims: tuple[Aim, ...]


class World:
    """An invented council with one plan; what it draws never comes twice in that plan."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        words = _words()
        self.domain = words["domains"][rng.choice(sorted(words["domains"]))]
        self.authority: str = rng.choice(words["councils"])
        first = rng.randint(2026, 2038)
        self.period = (first, first + rng.randint(1, 4))
        self.title = self._title()
        self._seen: set[str] = set()

    def _title(self) -> str:
        first, last = self.period
        kind = self.rng.choice(["Action Plan", "Delivery Plan", "Strategy Action Plan", "Draft Action Plan"])
        years = self.rng.choice([f"{first}-{last}", f"{first} - {last}", f"{first} to {last}"])
        council = self.rng.choice([f"{self.authority}: ", f"{self.authority} ", ""])
        return f"{council}{self.domain['topic']} {kind} {years}"

    def fact(self, *, long: bool = False) -> Fact:
        """An action and its fields; `long` adds reasons, so that its cell takes many lines."""
        rng, words = self.rng, _words()
        return Fact(
            text=self._action(rng.randint(1, 3) if long else int(rng.random() < 1 / 3)),
            owners=self._owners(),
            timescale=invent(rng, self.period[0]),
            partners=self._listed(self.domain["partners"]),
            links=self._listed(self.domain["strategies"]),
            cost=rng.choice(words["costs"]) if rng.random() < 0.8 else "",
            review=rng.choice(words["reviews"]),
            status=rng.choice(words["statuses"]) if rng.random() < 0.9 else "",
            aims=tuple(self.aim() for _ in range(rng.choice([1, 1, 2, 3]))),
        )

    def section(self) -> str:
        """A section's title."""
        return self._new(lambda: self.rng.choice(self.domain["sections"]))

    def objective(self) -> str:
        """An objective's title."""
        things = [f"To make {thing} work for everyone" for thing in self.domain["objects"]]
        return self._new(lambda: self.rng.choice([*self.domain["objectives"], *things]))

    def aim(self, *, figures: bool = False) -> Aim:
        """A measure; with `figures` a baseline, a latest state and a target."""
        rng = self.rng
        thing = self._new(self._measured)
        wording, direction = thing.split("|")
        if not figures:
            return Aim(wording, direction or None)
        unit = rng.choice(["%", "count"])
        values = [Number(rng.randint(5, 95), unit) for _ in range(3)]
        # beside figures a deed is what they count
        counted = direction == "complete" and not wording.startswith("All ")
        return Aim(wording, None if counted else direction or None, *values)

    def acronyms(self, count: int) -> tuple[TrueAcronym, ...]:
        """Acronyms with what they stand for."""
        return tuple(
            TrueAcronym(short, long)
            for short, long in self.rng.sample(sorted(_words()["acronyms"].items()), count)
        )

    def _measured(self) -> str:
        wording, direction = self.rng.choice(_words()["measures"])
        thing = self.rng.choice(self.domain["objects"])
        return f"{wording.format(thing=thing)}|{direction or ''}"

    def _new(self, draw: Callable[[], str]) -> str:
        for _ in range(2000):
            text = draw()
            if text not in self._seen:
                self._seen.add(text)
                return text
        raise ValueError("the invented world has run out of words: add some to words.yml")

    def _action(self, reasons: int) -> str:
        rng, words = self.rng, _words()
        text = self._new(
            lambda: " ".join(
                (
                    rng.choice(words["verbs"]),
                    rng.choice(self.domain["objects"]),
                    rng.choice(self.domain["scopes"]),
                )
            )
        )
        stop = rng.choice(["", "."])
        return " ".join((text, *rng.sample(words["purposes"], reasons))) + stop

    def _owners(self) -> Listed:
        rng, words = self.rng, _words()
        if rng.random() < 1 / 12:
            return rng.choice([Listed(), Listed(("To be agreed",)), Listed(("TBC",))])
        kinds = (
            words["people"],
            self.domain["roles"],
            self.domain["roles"],
            self.domain["teams"],
            words["bodies"],
        )
        names = list(dict.fromkeys(rng.choice(rng.choice(kinds)) for _ in range(rng.choice([1, 1, 2, 3]))))
        return Listed(_written(rng, names, [", ", "; ", " / ", "\n", "and"]), tuple(names))

    def _listed(self, names: Sequence[str]) -> Listed:
        if self.rng.random() < 1 / 6:
            return Listed()
        chosen = self.rng.sample(list(names), self.rng.randint(1, 4))
        return Listed(_written(self.rng, chosen, [", ", "; ", "\n"]), tuple(chosen))


def _written(rng: Random, names: Sequence[str], glues: Sequence[str]) -> tuple[str, ...]:
    """The names as the lines of a cell; "and" stands before the last of them."""
    glue = rng.choice(list(glues))
    if glue == "\n":
        return tuple(names)
    if glue != "and":
        return (glue.join(names),)
    if any(" of " in name for name in names[:-1]):
        return ("; ".join(names),)  # "Head of Rivers and Flood Board" may be one or two
    return (rng.choice([" and ", " & "]).join([", ".join(names[:-1]), names[-1]] if names[1:] else names),)


def all_titles() -> list[str]:
    """The titles of sections and objectives of all domains."""
    domains = [domain for _, domain in sorted(_words()["domains"].items())]
    return [title for domain in domains for title in (*domain["sections"], *domain["objectives"])]


@cache
def _words() -> dict:
    return yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
