"""What an acronym stands for where the text does not define it: the authority's name, words spelled out, a lexicon.

A false expansion is worse than none: words must spell the acronym exactly, two readings that differ cancel each
other, and an entry of the lexicon must have been in use in the plan's years.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from pipeline.tagging.date_readings import Period
from schemas.vocabulary import AcronymEntry, AcronymTerms, load_terms

_SMALL = frozenset({"of", "and", "the", "for", "in", "to", "with", "on", "&", "at", "upon"})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|&")
_BREAK = re.compile(r"[^\s’'-]")  # anything but space between two words ends a name
_CAPITAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]")  # where a word with a capital may begin
_SPELLED_LETTERS = 3  # shorter ones are spelled by too many words
_LONGEST_NAME = 8  # words
_EXACT_LETTERS = 2  # of two letters the case matters
_GRACE = 1  # years a name is used before it begins and after it ends


def plain(text: str) -> str:
    """A wording without what does not tell two apart: case, plural, spaces and marks."""
    words = re.findall(r"[^\W_]+", text.casefold().replace("’", "").replace("'", ""))
    return "".join(word.removesuffix("s") for word in words)


def authority_initials(authority: str | None) -> str | None:
    """The initials of an authority's name, "the" and the other small words left out."""
    if authority is None:
        return None
    return "".join(word[0] for word in _WORD.findall(authority) if word[0].isupper()) or None


def spelled_out(texts: Iterable[str], wanted: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """The names in the texts that spell a wanted acronym: number of the text and half-open characters.

    A name is a run of words with capitals, small words between; it must begin or end where the run does. An acronym
    that two different names spell is left out.
    """
    asked = {short.removesuffix("s").upper(): short for short in wanted if len(short) >= _SPELLED_LETTERS}
    found: dict[str, dict[str, tuple[int, int, int]]] = defaultdict(dict)
    fewest = min(map(len, asked), default=0)
    for number, text in enumerate(texts if asked else ()):
        runs = _runs(text) if len(_CAPITAL.findall(text)) >= fewest else ()
        for run in runs:
            spelled = _initials(run)
            ends_so = spelled.startswith(tuple(asked)) or spelled.endswith(tuple(asked))
            for start, end, initials in _names(run) if ends_so else ():
                short = asked.get(initials)
                if short is not None:
                    found[short].setdefault(plain(text[start:end]), (number, start, end))
    return {short: next(iter(names.values())) for short, names in found.items() if len(names) == 1}


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Neighbouring words with capitals (no acronyms) and the small words between them."""
    run: list[re.Match[str]] = []
    end = 0
    for word in _WORD.finditer(text):
        if run and _BREAK.search(text, end, word.start()):
            yield run
            run = []
        end = word.end()
        written = word.group()
        if (written[0].isupper() and (len(written) == 1 or not written.isupper())) or (
            run and written in _SMALL
        ):
            run.append(word)
        elif run:
            yield run
            run = []
    yield run


def _names(run: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """The names of a run that begin or end with it, with their initials."""
    while run and run[-1].group() in _SMALL:
        run = run[:-1]
    for first in range(len(run)):
        for last in range(len(run), first + 1, -1):
            words = run[first:last]
            at_edge = first == 0 or last == len(run)
            if at_edge and len(words) <= _LONGEST_NAME and not {words[0].group(), words[-1].group()} & _SMALL:
                yield words[0].start(), words[-1].end(), _initials(words)


def _initials(words: Iterable[re.Match[str]]) -> str:
    return "".join(w.group()[0] for w in words if w.group() not in _SMALL).upper()


def known_meanings(short: str, period: Period | None) -> tuple[str, ...]:
    """The long forms the lexicon has for an acronym in the plan's years; of a plural the plural.

    Without the plan's years a name that has gone out of use does not count.
    """
    senses, plural = _senses(short), False
    if not senses and short.endswith("s"):
        senses, plural = _senses(short[:-1]), True
    longs = dict.fromkeys(sense.long for sense in senses if _in_use(sense, period))
    distinct = {plain(long): long for long in longs}
    return tuple(_plural(long) if plural else long for long in distinct.values())


def _senses(short: str) -> tuple[AcronymEntry, ...]:
    by_short, by_letters = _lexicon()
    if short in by_short:
        return by_short[short]
    return by_letters.get(short.upper(), ()) if len(short) > _EXACT_LETTERS else ()


@cache
def _lexicon() -> tuple[Mapping[str, tuple[AcronymEntry, ...]], Mapping[str, tuple[AcronymEntry, ...]]]:
    """The entries by acronym as written, and by its letters in any case."""
    exact: dict[str, list[AcronymEntry]] = defaultdict(list)
    folded: dict[str, list[AcronymEntry]] = defaultdict(list)
    for entry in load_terms(AcronymTerms).entries:
        exact[entry.short].append(entry)
        folded[entry.short.upper()].append(entry)
    return {k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in folded.items()}


def _in_use(sense: AcronymEntry, period: Period | None) -> bool:
    if period is None:
        return sense.to_year is None
    started = sense.from_year is None or sense.from_year - _GRACE <= period[1]
    return started and (sense.to_year is None or period[0] <= sense.to_year + _GRACE)


def _plural(long: str) -> str:
    if long.endswith("y") and long[-2] not in "aeiou":
        return long[:-1] + "ies"
    return long if long.endswith("s") else long + "s"
