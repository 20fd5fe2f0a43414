"""What a cell looks like, whatever its header says: the second witness of a column's role."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from pipeline.tagging.owner_kinds import cue_of
from pipeline.tagging.owners import owner_ranges
from pipeline.tagging.separators import is_placeholder
from pipeline.tagging.timescales import read_timescale
from pipeline.texts.numbers import is_bare_number, leading_item, leading_number
from schemas.layout_terms import section_terms
from schemas.role import Role

_FIGURE = re.compile(r"[^\w]{0,2}\d[\d.,]*\W*(?:[a-z]{1,2}|per cent)?\W*$", re.IGNORECASE)
_MONEY = re.compile(r"£\s?\d|\bbudget\b|\bfunding\b", re.IGNORECASE)
_CYRILLIC = str.maketrans("КРІАВЕМНОСТХ", "KPIABEMHOCTX")  # letters that only look Latin
_FLAGS = {"yes", "no", "y", "n", "x", "✓", "✔", "√", "✗", "✘", "●", "•", "red", "amber", "green"}
_STATES = re.compile(
    r"(?:red|amber|green|blue|brag|rag|complete|completed|done|not started|on track|off track|in progress|delayed|"
    r"started|not yet (?:due|started|begun)|(?:some|slight|minor|major|significant) (?:delays?|slippage)|ongoing|overdue|"
    r"at risk|closed|open|new|planned|cancelled|withdrawn|deferred|postponed|superseded|on hold|(?:carried|brought) forward|no longer required)(?:\s*[/-]\s*(?:red|amber|green|blue))?$",
    re.IGNORECASE,
)
_RATINGS = re.compile(
    r"(?:very )?(?:high|medium|low|moderate|significant|minor|major|positive|negative|neutral|adverse|h|m|l|h/m|m/h|m/l|l/m|£{1,5})"
    r"(?:\s*[/-]\s*(?:very )?(?:high|medium|low))?$",
    re.IGNORECASE,
)
_PERIOD = re.compile(  # says when, not which year
    r"(?:q(?:uarter)? ?[1-4]|(?:year|phase)s? \d{1,2}(?:\s*(?:and|to|&|[-–/])\s*\d{1,2})?|y[1-9]|(?:(?:early|mid|late|end(?: of)?)[ -])?(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december))$",
    re.IGNORECASE,
)
_STAGE = re.compile(
    r"(?:fully|partially|partly|nearly|mostly|largely) (?:complete|completed|done|met)\W*$", re.IGNORECASE
)
_LEADERS = re.compile(
    r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,5})?\s*$|…{2,}\s*\d*\s*$"
)  # of a table of contents
_ELLIPSIS, _FEWEST_DOTS = "…", 4  # without these no line has leaders
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_PROMISE = re.compile(
    r"\W*(?:(?:we|the [a-z]+(?: [a-z]+){0,2})(?: will|['’]ll| shall| are going to| plan to| aim to)|will)\s+"
)
_SHOULD = re.compile(r"\b(?:should|must|will|needs? to|to be)\b", re.IGNORECASE)
_OBLIGES = re.compile(r"\b(?:should|must)\b", re.IGNORECASE)
_ANSWER = re.compile(r"(?:yes|no)\s*[-–—,:;(].{1,30}", re.IGNORECASE)
_EARLY = 10  # words
_LONGEST_ITEM = 8  # characters: "(xviii) "
_LONGEST_BEGINNING = 200  # characters
DEED_BEHIND: Final = re.compile(r"(?::|\s[-–—])\s+(?=[A-Z])")  # a date that a line begins with
_LONGEST_OWNER = 12  # words
_FEWEST_LETTERS = 3  # that number rows
_SHORTEST_ACTION = 4
_REMEMBERED = 4096  # texts: a column's cells are asked what they look like several times over, and repeat
_LONGEST_SHORT_FORM = 12  # characters
_PAIRED_NUMBER = re.compile(r"\d{1,2}/\d{1,3}")  # of a meeting and its action


@lru_cache(maxsize=_REMEMBERED)
def looks_like_date(text: str) -> bool:
    """A short text that reads as a timescale: a date, a term, a recurrence, "ongoing"; no "By May 2031: Mend the weir"."""
    deed = DEED_BEHIND.search(text)
    if len(text.split()) > _LONGEST_OWNER or (deed and begins_with_verb(text[deed.end() :])):
        return False
    read = read_timescale(text)
    if read is not None and read.rule != "finished":  # "Training completed" is a result
        return True
    return _PERIOD.match(text.strip()) is not None


@lru_cache(maxsize=_REMEMBERED)
def looks_like_owner(text: str) -> bool:
    """A short text that names somebody, each of its parts a person, a role, a team or a body, and no date."""
    if len(text.split()) > _LONGEST_OWNER or looks_like_date(text):
        return False
    cues = (cue_of(text[start:end]) for start, end in owner_ranges(text))
    return next(cues, None) is not None and None not in cues


@lru_cache(maxsize=_REMEMBERED)
def begins_with_verb(text: str) -> bool:
    """Whether the text begins as an instruction does: "Ensure ...", "Actively encourage ...", "We will agree ..."."""
    if says_no_action(text):
        return False
    small = text.lower()
    item = leading_item(small) if ")" in small[:_LONGEST_ITEM] else None
    start = item.body if item else 0
    promise = _PROMISE.match(small, start)
    start = promise.end() if promise else start
    found = islice(_WORD.finditer(small, start, start + _LONGEST_BEGINNING), 2)
    words = [word.group() for word in found]
    if not words:
        return False
    if words[0] == "to" or (words[0].endswith("ly") and not is_verb(words[0])):  # "apply" is one
        return len(words) > 1 and is_verb(words[1])
    return is_verb(words[0])


def says_no_action(text: str) -> bool:
    """Whether the text is how far something is ("Partially complete"), or a line of a table of contents."""
    said = text.strip()
    dotted = _ELLIPSIS in said or said.count(".") >= _FEWEST_DOTS
    return bool(_STATES.match(said) or _STAGE.match(said) or (dotted and _LEADERS.search(said)))


def is_verb(word: str) -> bool:
    """Whether the word, in small letters, is one that actions begin with: "review", "re-launch"."""
    verbs = section_terms().verbs
    return word in verbs or (word.startswith("re") and word.removeprefix("re").lstrip("-") in verbs)


def instructs(text: str) -> bool:
    """Whether the text tells somebody what to do: it begins so, or says early what should or must be done."""
    return begins_with_verb(text) or _SHOULD.search(" ".join(text.split()[:_EARLY])) is not None


def obliges(text: str) -> bool:
    """Whether the text says early that something should or must be done: "The trust must ensure that ..."."""
    return _OBLIGES.search(" ".join(text.split()[:_EARLY])) is not None


def looks_like_action(text: str) -> bool:
    """A text of some words that begins as an instruction, or with a number and some words."""
    number = leading_number(text) or leading_item(text)
    words = text[number.body :] if number else text
    if len(words.split()) < _SHORTEST_ACTION:
        return False
    return begins_with_verb(text) if number is None else not says_no_action(text)


def looks_like_flag(text: str) -> bool:
    """Yes, no, a tick or another single mark."""
    return text.strip(" .").lower() in _FLAGS


def is_tick(text: str) -> bool:
    """Whether a mark says yes: a tick, "x" or a letter, not "no" or a cross."""
    return looks_like_flag(text) and text.strip(" .").lower() not in {"no", "n", "✗", "✘"}


def looks_like_short_form(text: str) -> bool:
    """A short text mostly of capitals, such as an acronym."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return 0 < len(text) <= _LONGEST_SHORT_FORM and capitals * 2 > len(letters)


def mostly_letters(texts: Sequence[str]) -> bool:
    """Whether most of the non-empty texts, two or more, are single letters: they rate or count, and are no short forms."""
    filled = [t.strip(" .:()") for t in texts if t]
    letters = sum(len(text) == 1 and text.isalpha() for text in filled)
    return len(filled) > 1 and letters * 2 > len(filled)


def counts_letters(texts: Sequence[str]) -> bool:
    """Whether the non-empty texts are letters that count from A on."""
    letters = [t.strip(" .:()").upper() for t in texts if t]
    return letters == [chr(ord("A") + n) for n in range(len(letters))]


def letters_in_order(texts: Sequence[str]) -> bool:
    """Whether the non-empty texts are three letters or more in their order, as plans number rows: A, B, D."""
    letters = [t.strip(" .:()") for t in texts if t]
    single = all(len(letter) == 1 and letter.isalpha() for letter in letters)
    return len(letters) >= _FEWEST_LETTERS and single and all(a < b for a, b in pairwise(letters))


def counts_letters_again(texts: Sequence[str]) -> bool:
    """Whether the non-empty texts are letters that count from A on, and from A again, once at least to C."""
    letters = [t.strip(" .:()").lower() for t in texts if t]
    starts = [n for n, letter in enumerate(letters) if letter == "a"]
    runs = [letters[start:end] for start, end in pairwise((*starts, len(letters)))]
    counted = all(map(counts_letters, runs)) and starts[:1] == [0]
    return counted and max(map(len, runs)) >= _FEWEST_LETTERS


def looks_like_money(text: str) -> bool:
    """An amount or a budget."""
    return bool(_MONEY.search(text))


def looks_like_figure(text: str) -> bool:
    """A bare figure: "66%", "£12k"."""
    return _FIGURE.match(text) is not None


def looks_like_reference(text: str) -> bool:
    """A number standing alone, or the "KPI" that some plans put in its place."""
    return is_bare_number(text) or is_kpi(text)


def looks_like_paired_number(text: str) -> bool:
    """A number of two parts, "06/01", which may also be read as a month: what stands above it says which."""
    return _PAIRED_NUMBER.fullmatch(text.strip()) is not None


def is_kpi(text: str) -> bool:
    """Whether the text is "KPI", Cyrillic look-alikes and stops allowed."""
    return text.translate(_CYRILLIC).strip(" .").upper() == "KPI"


_WITNESSES: dict[Role, Callable[[str], bool]] = {
    Role.REF: looks_like_reference,
    Role.TIMESCALE: looks_like_date,
    Role.OWNER: looks_like_owner,
    Role.ACTION: looks_like_action,
    Role.SHORT: looks_like_short_form,
    Role.COST: looks_like_money,
}


def share_of_flags(texts: Sequence[str]) -> float:
    """The share of the non-empty texts that are flags, be it with a word on them: "Yes - R2"."""
    filled = [t for t in texts if t]
    flags = sum(looks_like_flag(t) or _ANSWER.fullmatch(t.strip()) is not None for t in filled)
    return flags / len(filled) if filled else 0.0


def is_rating(text: str) -> bool:
    """Whether the text says how much something weighs: "High", "M", "££"."""
    return _RATINGS.match(text.strip(" .")) is not None


def share_of_ratings(texts: Sequence[str]) -> float:
    """The share of the non-empty texts, two or more, that are ratings or states."""
    filled = [t.strip(" .") for t in texts if t.strip()]
    rated = sum(is_rating(t) or looks_like_state(t) for t in filled)
    return rated / len(filled) if len(filled) > 1 else 0.0


def looks_like_state(text: str) -> bool:
    """A short text that says how far something is: "Amber", "On track", "Ongoing"."""
    return _STATES.match(text.strip(" .")) is not None


def share_of_states(texts: Sequence[str]) -> float:
    """The share of the non-empty texts that say how far something is: "Amber", "On track", "G"."""
    filled = [t for t in texts if t.strip()]
    return sum(map(looks_like_state, filled)) / len(filled) if filled else 0.0


def looks_like_reply(text: str) -> bool:
    """Nothing but whether a recommendation is agreed: "Partly agreed"."""
    return text.strip(" .").lower() in section_terms().replies


def share_like(role: Role, texts: Sequence[str], least: float = 0.0) -> float | None:
    """The share of the non-empty texts that look like `role`; None where nothing can be said or below `least`."""
    witness = _WITNESSES.get(role)
    filled = [t for t in texts if t and not is_placeholder(t)]
    if witness is None or not filled:
        return None
    like = len(filled)
    for text in filled:
        like -= not witness(text)
        if like / len(filled) < least:
            return None  # whatever the others look like
    return like / len(filled)


def seen_as(role: Role, share: float | None) -> str:
    """What share of a column's cells look so, as the end of a reason; nothing where the role has no look."""
    return "" if share is None else f"; {share:.0%} of its cells look like {role.value}"
