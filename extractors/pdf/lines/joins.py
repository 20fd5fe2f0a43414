"""How the end of a line and the beginning of the next go together: with a space, without, as one word."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from schemas.vocabulary import known_words

SOFT_HYPHEN = "\u00ad"
_HYPHEN_END = re.compile(r"\w[-\u2013]$")
_SUSPENDED = re.compile(
    r"(and|or|to)(?![\w-])", re.IGNORECASE
)  # "pre- and post-": the hyphen waits for a later word
_OPEN = re.compile(r"\b(?:an?|and|of|or|the)$|^[^'‘]*\ws['’]$", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:as|at|by|for|from|in|into|on|that|to|with)$", re.IGNORECASE)
_END = re.compile(r"[^\W\d_]+$")
_BEGIN = re.compile(r"[^\W\d_]+(?=$|\d|[^\w-])")
_LAST_LETTERS = re.compile(r"(?<![\w-])[^\W\d_]+$")
_TAIL = re.compile(r"[a-z]+(?=$|[^\w-])")
_PREFIXES = frozenset(
    {"anti", "co", "cross", "ex", "inter", "mid", "multi", "non", "post", "pre", "re", "self", "semi", "sub"}
)
_STEM = 4  # letters a beginning must have to be told from others
_WIDE_LETTER = 1.6  # of a word's average letter: the widest of the alphabet
_SHORT = 2  # letters of the words that are all known
_SHORT_WORD = re.compile(
    r"a|ad|am|an|as|at|be|by|cc|cm|co|do|eg|et|ex|ft|go|ha|he|hr|ie|if|ii|in|is|it|iv|ix|kg|km|me|mm|my|no|of|on|or"
    r"|pa|pm|re|so|to|up|us|vi|vs|we|yr"
)
# Dates, years, also with a month's name before them, amounts of money, shares, the numbers of actions.
_YEAR = r"(?:19|20)\d\d"
_FIRST_YEAR, _LAST_YEAR = re.compile(rf"\b{_YEAR}[-–]$"), re.compile(rf"{_YEAR}\b")
_FIGURE = re.compile(
    rf"(?:[0-3]?\d[./-][01]?\d[./-](?:\d\d|{_YEAR})|(?:[A-Z][a-z]+)?{_YEAR}(?:[/–-](?:\d\d|{_YEAR}))?"
    r"|[£€$]?\d{1,3}(?:,\d{3})+(?:\.\d\d)?|[£€$]?\d+(?:[.,]\d+)*[%k]"
    r"|[A-Z]{1,3}\d{1,3}|\d{1,2}(?:\.\d{1,2})+)[.,;]?"
)

# Consonants that can begin an English word; a piece beginning otherwise is the end of one.
_ONSET = re.compile(
    r"(?:[bcdfghjklmnpqrstvwxyz]|bl|br|ch|chr|cl|cr|dr|dw|fl|fr|gh|gl|gn|gr|kn|kl|kr|ph|phr|pl|pr|ps|qu|rh|sc|"
    r"sch|scr|sh|shr|sk|sl|sm|sn|sp|sph|spl|spr|squ|st|str|sw|th|thr|tr|tw|wh|wr)?[aeiouy]"
)
# Endings of English words that are not words themselves.
_SUFFIX = re.compile(
    r"(?:[bdgklmnprstv]?(?:ing|ed|er|or|ion|ive|ity|ies|en|ly)s?|[cgst]?es|s|al|ally|ary|ory|cy|cies|dly|el|est|"
    r"(?:a|i|s)?(?:tion|sion)s?|ments?|ness|ties|ty|[ae]nc(?:e|es|y|ies)|able|ibl[ey]|ably|fully?|less|ous|ously|"
    r"is(?:ed|es?|ing|ations?)|ical|ics?|cal|ened|ening|ures?|tive(?:s|ly)?|ships?|hood|[ai]bility|ality)"
)
# Letters no English word ends in; a piece ending so is the beginning of one.
_NO_END = re.compile(r"(?:[bcdfgjkpqtvxz][lmnrw]|[ijquv])$")


class Break(NamedTuple):
    """A line end where the last line was one piece of text without a space. Widths in points."""

    head: str
    tail: str
    head_width: float
    tail_width: float
    room: float  # left behind the head
    more: tuple[str, ...] = ()  # the pieces below, where the tail too was one piece


def joined(before: str, after: str, *, one_word: bool = False) -> str:
    """The text of two lines as one: a typed hyphen or slash at the break stays, a soft hyphen goes."""
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + after
    if one_word or not before or not after or _is_tied(before, after):
        return before + after
    return f"{before} {after}"


def _is_tied(before: str, after: str) -> bool:
    """Whether a typed hyphen or slash ties the texts together."""
    if after[0].isalnum():
        if before[-1].isalnum():  # as at most breaks
            return False
        if _HYPHEN_END.search(before) and not _SUSPENDED.match(after):
            return True
        return before[-1] == "/" and bool(before[-2:-1].strip())
    return after[0] == "/" and bool(after[1:2].strip()) and before[-1].isalnum()


def is_unfinished(before: str, after: str) -> bool:
    """Whether no text ends in the word before the break: an article, "and", "of" or a possessive.

    A preposition may end a label ("Reports to"), unless small letters follow, and a dash a year, unless another does.
    """
    goes_on = after[:1].islower() and _PREPOSITION.search(before) is not None
    years = before[-1:] in "-–" and _FIRST_YEAR.search(before) and _LAST_YEAR.match(after)
    return goes_on or bool(years) or _OPEN.search(before) is not None


def is_one_word(cut: Break, seen: Collection[str]) -> bool:
    """Whether a column too narrow for a word, date, amount or number has cut it here.

    `seen` are the lower-case words that stand uncut in the document. Two words are the safer reading:
    "Programme" above "management" in a column just as wide as "Programme" stay two.
    """
    letter = max(cut.head_width / len(cut.head), cut.tail_width / len(cut.tail))
    head, wholes = _END.search(cut.head), list(accumulate((cut.tail, *cut.more)))
    rests = [found.group() for whole in wholes if (found := _BEGIN.match(whole))]
    if cut.room > _WIDE_LETTER * letter:
        return False
    if cut.tail_width <= cut.room:  # on a picture it may look so
        return head is not None and bool(rests) and _is_known_piece(head.group(), rests[0], seen)
    if not cut.head[-1].isalpha() and any(_is_figure(cut.head + rest) > _is_figure(rest) for rest in wholes):
        return not (cut.head.isdigit() and len(cut.head) <= _SHORT)
    return head is not None and _belongs(head.group(), rests, seen)


def _is_known_piece(head: str, tail: str, seen: Collection[str]) -> bool:
    """Whether the tail is no word by itself and ends one that is known."""
    whole = head.lower() + tail
    return tail.islower() and _is_no_word(tail) and (whole in seen or whole in known_words())


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text.strip("()[],;")) is not None


def is_hyphenated(
    before: str, after: str, seen: Collection[str], tied: Collection[str] = (), *, often: bool = False
) -> bool:
    """Whether the hyphen at the line's end only divides a word.

    `seen` are the lower-case words that stand uncut in the document, `tied` those that hold a hyphen within a line:
    a word of them is divided. Where the document divides words `often`, so is one that is known, and one whose rest
    is no word; elsewhere "Co-" above "ordinator" may be typed.
    """
    halves = divided(before, after)
    if halves is None:
        return False
    head, tail = halves
    if head + tail in seen:
        return True
    if not often or f"{head}-{tail}" in tied or (head in _PREFIXES and _is_word(tail, seen)):
        return False
    return head + tail in known_words() or not (_is_word(head, seen) and _is_word(tail, seen))


def divided(before: str, after: str) -> tuple[str, str] | None:
    """The letters on both sides of a hyphen at a line's end, in lower case; None where there is none, or none go on."""
    if not before.endswith("-"):
        return None
    head, tail = _LAST_LETTERS.search(before[:-1]), _TAIL.match(after)
    return (head.group().lower(), tail.group()) if head is not None and tail is not None else None


def is_division(head: str, tail: str, seen: Collection[str]) -> bool:
    """Whether the halves are no two words but one that is known: nobody typed that hyphen."""
    whole = head + tail
    return not _is_word(tail, ()) and (whole in seen or whole in known_words())


def _is_word(letters: str, seen: Collection[str]) -> bool:
    short = len(letters) <= _SHORT and _SHORT_WORD.fullmatch(letters) is not None
    return short or letters in seen or letters in known_words()


def _belongs(head: str, rests: Sequence[str], seen: Collection[str]) -> bool:
    """Whether the letters are the beginning of a word that the first of the `rests` goes on with.

    The others are longer: they hold the pieces behind further cuts.
    """
    if not rests or not (rests[0].islower() or (head.isupper() and rests[0].isupper())):
        return False
    start, tail = head.lower(), rests[0].lower()
    if any(start + rest.lower() in words for rest in rests for words in (seen, known_words())):
        return True
    if rests[0].isupper() or len(head) == 1:
        return False
    return _is_no_word(tail) or (
        not (tail in seen or tail in known_words()) and _seems_cut(start, tail, seen)
    )


def _is_no_word(tail: str) -> bool:
    return not _ONSET.match(tail) or (len(tail) <= _SHORT and not _SHORT_WORD.fullmatch(tail))


def _seems_cut(start: str, tail: str, seen: Collection[str]) -> bool:
    """Whether two pieces that nobody knows look like one word."""
    stem = start + tail[:2]
    if len(start) >= _STEM and any(word.startswith(stem) for word in chain(seen, known_words())):
        return True
    return _NO_END.search(start) is not None or _SUFFIX.fullmatch(tail) is not None
