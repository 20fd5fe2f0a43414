"""Timescale cells in many wordings, each with the dates a careful reader gives it."""

from calendar import month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random


@dataclass(frozen=True)
class Timescale:
    """A cell's words and what they mean; both dates inclusive."""

    text: str
    kind: str
    start: str | None = None
    end: str | None = None
    recurrence: str | None = None


NO_TIMESCALE = Timescale("", "none")
Maker = Callable[[Random, int], Timescale]


def invent(rng: Random, first_year: int) -> Timescale:
    """A timescale cell of a plan that begins in `first_year`; one in fifteen is empty."""
    if rng.random() < 1 / 15:
        return NO_TIMESCALE
    maker = rng.choices([kind for kind, _ in _KINDS], weights=[weight for _, weight in _KINDS])[0]
    return maker(rng, first_year + rng.randint(0, 2))


def _month(rng: Random, year: int) -> Timescale:
    month = rng.randint(1, 12)
    name = month_name[month]
    wording = rng.choice(
        [
            "{name} {year}", "By {name} {year}", "By end of {name} {year}", "End {name} {year}", "{short} {year}",
            "By the end of {short} {year}", "{name}{year}", "No later than {name} {year}", "due {name} {year}",
            "First stage by {name} {year}",
        ]
    )  # fmt: skip
    text = wording.format(name=name, short=name[:3], year=year)
    return Timescale(text, "by", None, _last_day(year, month))


def _day(rng: Random, year: int) -> Timescale:
    day = date(year, rng.randint(1, 12), rng.randint(1, 28))
    wordings = [
        f"{day:%d/%m/%Y}",
        f"{day:%d.%m.%y}",
        f"{day.day} {day:%B %Y}",
        f"{day.day}{_ordinal(day.day)} {day:%b %Y}",
        f"By {day.day} {day:%B %Y}",
    ]
    return Timescale(rng.choice(wordings), "by", None, day.isoformat())


def _year(rng: Random, year: int) -> Timescale:
    return Timescale(
        rng.choice(["{}", "By {}", "By the end of {}"]).format(year), "by", None, f"{year}-12-31"
    )


def _range(rng: Random, year: int) -> Timescale:
    first, last = rng.randint(1, 6), rng.randint(7, 12)
    a, b = month_name[first], month_name[last]
    days = (f"{year}-{first:02d}-01", _last_day(year, last))
    wordings = [
        (f"{a} {year} to {b} {year}", *days),
        (f"{a} - {b} {year}", *days),
        (f"{a[:3]} {year} – {b[:3]} {year}", *days),
        (f"{year}-{year + 2}", f"{year}-01-01", f"{year + 2}-12-31"),
        (f"between {a} {year} and {b} {year}", *days),
    ]
    text, start, end = rng.choice(wordings)
    return Timescale(text, "range", start, end)


def _during(rng: Random, year: int) -> Timescale:
    later = f"{(year + 1) % 100:02d}"
    wordings = [
        (f"Autumn term {year}", f"{year}-09-01", f"{year}-12-31"),
        (f"Spring term {year}", f"{year}-01-01", f"{year}-03-31"),
        (f"Summer term {year}", f"{year}-04-01", f"{year}-08-31"),
        (f"{year}/{later} academic year", f"{year}-09-01", f"{year + 1}-08-31"),
        (f"FY {year}/{later}", f"{year}-04-01", f"{year + 1}-03-31"),
        (f"{year}/{later}", f"{year}-04-01", f"{year + 1}-03-31"),
        (f"Q1 {year}/{later}", f"{year}-04-01", f"{year}-06-30"),
    ]
    text, start, end = rng.choice(wordings)
    return Timescale(text, "during", start, end)


def _recurring(rng: Random, year: int) -> Timescale:
    words = {
        "Annually": "annual", "Termly": "termly", "Quarterly": "quarterly", "Monthly": "monthly",
        "Every six months": "six-monthly", "Each term": "termly", "Twice a year": "six-monthly",
        f"Annually (May {year}, {year + 1})": "annual", f"By end of {month_name[rng.randint(1, 12)]} annually": "annual",
    }  # fmt: skip
    text = rng.choice(list(words))
    return Timescale(text, "recurring", recurrence=words[text])


def _ongoing(rng: Random, year: int) -> Timescale:
    month = rng.randint(1, 12)
    start = f"{year}-{month:02d}-01"
    return rng.choice(
        [
            *(Timescale(text, "ongoing") for text in ("Ongoing", "On-going", "On going", "Continuous")),
            Timescale(f"Ongoing from {month_name[month]} {year}", "ongoing", start),
            Timescale(f"{month_name[month]} {year} onwards", "ongoing", start),
        ]
    )


def _undecided(rng: Random, _: int) -> Timescale:
    return Timescale(rng.choice(["Tbc", "TBC", "To be agreed", "To be confirmed", "At review"]), "tbc")


_KINDS: tuple[tuple[Maker, int], ...] = (
    (_month, 40),
    (_day, 10),
    (_year, 8),
    (_range, 10),
    (_during, 12),
    (_recurring, 10),
    (_ongoing, 10),
    (_undecided, 5),
)


def _last_day(year: int, month: int) -> str:
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
