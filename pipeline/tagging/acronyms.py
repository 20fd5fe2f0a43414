"""Acronyms in running text: where they stand, and where the text itself says what they are short for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Range = tuple[int, int]

_SHORT = r"[A-Z][A-Za-z]*(?:[&+/-][A-Za-z]+)*"
_SHORT_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:the\s+)?[‘'“\"]?(?P<short>{_SHORT})(?P<number>\d{{1,2}})?[’'”\"]?\s*[)\]]"
)
_LONG_IN_BRACKETS = re.compile(rf"(?<![\w-])(?P<short>{_SHORT})\s*[(\[](?P<long>[^()\[\]\n]{{4,90}})[)\]]")
_FORMULA = re.compile(  # "(CO2e)", "CO2e (carbon ...)"
    r"[(\[]\s*(?P<behind>t?[A-Z]{2}[2₂]e?)\s*[)\]]|(?<![\w-])(?P<before>t?[A-Z]{2}[2₂]e?)\s*[(\[](?P<long>[^()\[\]\n]{4,90})[)\]]"
)
_NUMBER = re.compile(r"\s(?P<number>\d{1,2})\s*$")  # right before such a bracket
_NEXT = r"\s[A-Z][A-Za-z&+/-]{1,12}\s?="  # of a key in one line
_EQUATION = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT})\s*=\s*(?=(?P<long>[A-Za-z](?:(?!{_NEXT})[^.;,\n()\[\]=]){{3,90}}))"
)
_DASHED = re.compile(
    rf"^\s*(?P<short>{_SHORT})(?:\s+[–—-]|:)\s+(?=(?P<long>[^.;:\n()\[\]]{{4,90}}))", re.MULTILINE
)
_DASHES = (" – ", " - ", " — ", ": ")
_STANDS_FOR = (
    " means ",
    " stands for ",
    " is short for ",
    " is an abbreviation of ",
    " is an abbreviation for ",
)
_SAID = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT})[’'”\"]?(?:{'|'.join(_STANDS_FOR)})[‘'“\"]?(?=(?P<long>[^.;:\n()\[\]]{{4,90}}))"
)
_TOKEN = re.compile(r"(?<![\w&+-])(?:[A-Z][A-Za-z]*(?:[&+][A-Z]+)*[A-Z]s?|[A-Z]&[A-Z])(?=\d?(?![\w&]))")
_CAPITALS = re.compile(r"[A-Z][A-Za-z&+]*[A-Z]")  # every token has two
_LINE = re.compile(r"[^\n]+")
_ROMAN = re.compile(r"[IVXL]{1,5}")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|&")
_SMALL = frozenset(
    {"of", "and", "the", "for", "in", "to", "with", "on", "a", "an", "as", "by", "at", "&", "from", "or"}
)
_CAPITAL_SENTENCE = frozenset({"AND", "OF", "THE", "FOR", "TO", "IN", "BY", "WITH", "OR", "ON", "A"})
_HYPHENS = frozenset("-‐‑")
_NEAR = 6  # characters that hold a number and the spaces around it
_SHORTEST, _LONGEST = 2, 9  # letters
_HEADING_WORD = 7


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form beside its long form, as half-open characters."""

    short: Range
    long: Range


def find_definitions(text: str) -> tuple[Definition, ...]:
    """The inline definitions, "Long Form (LF)", "LF (Long Form)", in square brackets too, "LF = Long Form", left to right.

    So is "LF – Long Form" or "LF: Long Form", where a line begins so, and "LF means Long Form".

    Each letter of the short form must be matched in order, every word but the small ones by its first
    letter. Source: after Schwartz and Hearst, Pacific Symposium on Biocomputing 2003, with stricter words.
    """
    found = [*_equations(text)] if "=" in text else []
    found += _told(_DASHED, text, _SHORTEST + 1) if any(dash in text for dash in _DASHES) else ()
    found += _told(_SAID, text, _SHORTEST) if any(words in text for words in _STANDS_FOR) else ()
    found += _in_brackets(text) if "(" in text or "[" in text else ()
    found += _formulas(text) if "2" in text or "₂" in text else ()
    return tuple(sorted(found, key=lambda definition: definition.short))


def _in_brackets(text: str) -> Iterator[Definition]:
    """The "Long Form (LF)" and "LF (Long Form)" of a text; a number behind both is part of either, "Key Stage 2 (KS2)"."""
    for match in _SHORT_IN_BRACKETS.finditer(text):
        number, end = match["number"], match.start()
        same = _NUMBER.search(text, max(0, end - _NEAR), end) if number else None
        if number and (same is None or same["number"] != number):
            continue
        long = _long_before(text, same.start() if same else end, match["short"])
        if long is not None:
            short_end = match.end("number" if number else "short")
            yield Definition(
                (match.start("short"), short_end), (long[0], same.end("number") if same else long[1])
            )
    for match in _LONG_IN_BRACKETS.finditer(text):
        start = match.start("long")
        long = _long_before(text, match.end("long"), match["short"], start)
        if long is not None and not text[start : long[0]].strip():
            yield Definition(match.span("short"), long)


def _formulas(text: str) -> Iterator[Definition]:
    """The formulas beside what they stand for: the 2 of "CO2e" is the "di" of "carbon dioxide equivalent"."""
    for match in _FORMULA.finditer(text):
        name = "behind" if match["behind"] else "before"
        end, floor = (match.start(), 0) if match["behind"] else match.span("long")[::-1]
        long = _long_before(text, end, re.sub("[2₂]", "D", match[name]), floor)
        if long is not None and (match["behind"] or not text[floor : long[0]].strip()):
            yield Definition(match.span(name), long)


def _equations(text: str) -> Iterator[Definition]:
    """The "LF = Long Form" of a key: the words with the letters as initials, else all up to the next mark."""
    for match in _EQUATION.finditer(text):
        short, words = match["short"], list(_WORD.finditer(text, *match.span("long")))
        counts = (k for k in range(1, len(words) + 1) if _initials(words[:k]) == short.lower())
        last = words[next(counts, len(words)) - 1].end()
        if _is_short(short) and spells(short, text[match.start("long") : last]):
            yield Definition(match.span("short"), (match.start("long"), last))


def _told(pattern: re.Pattern[str], text: str, fewest: int) -> Iterator[Definition]:
    """The "LF – Long Form" of a text, of so many letters or more, which are the words' initials."""
    for match in pattern.finditer(text):
        words = list(_WORD.finditer(text, *match.span("long")))
        counts = (k for k in range(1, len(words) + 1) if _initials(words[:k]) == match["short"].lower())
        count = next(counts, 0)
        if count >= fewest and _is_short(match["short"]):
            last = words[count - 1]
            yield Definition(
                match.span("short"), (match.start("long"), last.start() + len(last.group().rstrip("'’")))
            )


def find_acronyms(text: str) -> tuple[Range, ...]:
    """The acronyms, half-open, plurals whole and numbers behind them left out ("KS" of "KS2").

    Words of headings in capitals, Roman numerals and single letters are none.
    """
    spans: list[Range] = []
    for line in _LINE.finditer(text) if _CAPITALS.search(text) else ():
        tokens = _TOKEN.finditer(text, line.start(), line.end())
        short = [match.span() for match in tokens if _is_short(match.group())]
        spans += short if short and not _is_heading(line.group()) else ()
    return tuple(spans)


def spells(short: str, long: str) -> bool:
    """Whether the words of a long form spell the letters of a short one, each but the small ones by its first."""
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    written = long.lower()
    ways = [written, written.replace("-", "")] if "-" in written else [written]  # "co-ordinator" may be one
    names = [_WORD.findall(way) for way in ways]
    asked = [spelled for spelled in (letters, letters.removesuffix("s")) if spelled]
    return any(_spells(words, spelled) for words in names for spelled in asked)


def _is_short(token: str) -> bool:
    """Whether a token is mostly capitals, two of them at least, and no Roman numeral."""
    letters = re.sub(r"[^A-Za-z]", "", token.removesuffix("s"))
    capitals = sum(letter.isupper() for letter in letters)
    if not _SHORTEST <= len(letters) <= _LONGEST or capitals < _SHORTEST or _ROMAN.fullmatch(token):
        return False
    return capitals * 2 >= len(letters)


def _is_heading(line: str) -> bool:
    """Whether a line is a sentence or title in capitals."""
    words = re.findall(r"[^\W\d_]{1,}", line)
    if any(word.upper() != word for word in words) or not words:
        return False
    if len(words) == 1:
        return line.rstrip().endswith(":")
    plain = not re.search(r"[/,;&]", line)
    return any(w in _CAPITAL_SENTENCE for w in words) or (plain and max(map(len, words)) >= _HEADING_WORD)


def _long_before(text: str, end: int, short: str, floor: int = 0) -> Range | None:
    """The words right before `end` (not before `floor`) that the short form stands for."""
    if not _is_short(short):
        return None
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    floor = max(floor, text.rfind("\n\n", 0, end) + 1, *(text.rfind(mark, 0, end) + 1 for mark in "([.;:"))
    words = [match for match in _WORD.finditer(text, floor, end) if match.group() != short]
    words = words[-(len(letters) + 6) :]
    for spelled in dict.fromkeys((letters, letters.removesuffix("s"))):
        starts = list(_starts(words, spelled))
        if (
            starts
        ):  # the one whose words have the letters as initials ("Lead Local …" for LL), else most of them
            exact = (first for first in starts if _initials(words[first:]) == spelled)
            most = max(starts, key=lambda first: len(_initials(words[first:])))
            return words[next(exact, most)].start(), words[-1].end()
    return _named_by_first(words, letters) or _named_but_one(words, letters)


def _named_by_first(words: list[re.Match[str]], letters: str) -> Range | None:
    """The name whose first word, of three letters or more, is its short form in capitals: "Big Canal Fund (BIG)"."""
    own = (k for k, word in enumerate(words) if word.group().lower() == letters)
    first = next(own, len(words)) if len(letters) > _SHORTEST else len(words)
    name = [word.group() for word in words[first:]]
    written = all(word[0].isupper() or word in _SMALL for word in name)
    named = written and _is_name([word.lower() for word in name])
    return (words[first].start(), words[-1].end()) if named else None


def _named_but_one(words: list[re.Match[str]], letters: str) -> Range | None:
    """The name in capitals one inner word of which has no letter: "Sluice Gate Approving Body (SAB)"."""
    own = [k for k, word in enumerate(words) if word.group() not in _SMALL]
    if len(letters) <= _SHORTEST or len(own) <= len(letters):
        return None
    name = words[own[-len(letters) - 1] :]
    initials = _initials(name)
    left_out = (initials[:k] + initials[k + 1 :] for k in range(1, len(letters)))
    written = all(word.group()[0].isupper() or word.group() in _SMALL for word in name)
    return (name[0].start(), name[-1].end()) if written and letters in left_out else None


def _starts(words: list[re.Match[str]], letters: str) -> Iterator[int]:
    """The places from which the words to the last spell the letters, the shortest long form first."""
    for first in range(len(words) - 1, -1, -1):
        written = [word.group() for word in words[first:]]
        for kept in (
            written,
            [w for w in written if len(w) == 1 or not w.isupper()],  # "… NHS Trust" may skip NHS
            [word.group() for word in words[first:] if word is words[first] or not _goes_on(word)],
        ):
            names = [word.lower() for word in kept]
            if written[0][0].lower() == letters[0] and _is_name(names) and _spells(names, letters):
                yield first
                break


def _goes_on(word: re.Match[str]) -> bool:
    """Whether a word is the later part of a compound, in small letters: "being" of "Well-being" may have no letter."""
    before = word.string[max(0, word.start() - 1) : word.start()]
    return before in _HYPHENS and word.group()[0].islower()


def _initials(words: list[re.Match[str]]) -> str:
    return "".join(word.group()[0].lower() for word in words if word.group().lower() not in _SMALL)


def _is_name(names: list[str]) -> bool:
    return sum(name not in _SMALL for name in names) > 1


def _spells(names: list[str], letters: str) -> bool:
    """Whether the letters can be taken from the words in order, from each but the small ones its first."""
    if not names:
        return not letters
    if names[0] in _SMALL and _spells(names[1:], letters):
        return True
    if not letters or names[0][0] != letters[0]:
        return False
    taken, at = 1, 1
    while True:
        if _spells(names[1:], letters[taken:]):
            return True
        if taken >= len(letters):
            return False
        at = names[0].find(letters[taken], at) + 1
        if at == 0:
            return False
        taken += 1
