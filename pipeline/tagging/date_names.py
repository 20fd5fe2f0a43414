"""Years and dates that belong to the name of a law, a document or a body: none of them says when."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from schemas.layout_terms import section_terms
from schemas.vocabulary import TimescaleTerms, alternatives, load_terms

_TITLE_WORDS = 3
_LONGEST_WORK = 2  # words: "Draft Strategy 2031" is due then, "Draft Canal Strategy 2031" a name
_REACH = 160  # characters before a year within which its name begins
_SHORTEST_DEED = 5
_ROUND = 50
_JOINING = frozenset({"and", "of", "for", "the", "&", "in", "to", "on", "with", "a", "at"})
_AIMING = frozenset({"of", "for", "to", "on", "with"})
# "Consultation 2031", "Recruited 2031", "Visits 2031": what is done, not what is called so
_DEED = re.compile(r"(?:ed|ing|ions?|ments?|als?|ly|ance|ence|[^s]s)$")


class _Run(NamedTuple):
    """The capitalised words right before a year, in lower case but for acronyms; `joints` the word behind each."""

    words: tuple[str, ...]
    joints: tuple[str, ...]
    opens: bool
    mark: str


def in_name(text: str, start: int, end: int, *, years: int, loose: bool) -> bool:
    """Whether the date at these characters belongs to a name: "the January 2009 Framework", "Localism Act 2011".

    `years`: how many bare years the date is (0: it has a day, month or term). `loose` in a timescale cell, where
    a document behind a date is due then.
    """
    marks, before = _marks(), text[:start]
    opens = loose and marks["deadline"].fullmatch(before)
    # "By 2031 Canal Plan agreed" is due then, "2031 Canal Plan" a name
    led = re.search(r"\w", before) is not None
    if not (opens and (led or not years)) and marks["name after"].match(text, end):
        return True
    if marks["law before"].search(before) and text[end : end + 1] == ")":
        return True
    if not years:
        return _is_dated_title(before)
    return _is_year_of_name(text, start, end, opens=bool(opens and led), several=years > 1)


def _is_year_of_name(text: str, start: int, end: int, *, opens: bool, several: bool) -> bool:
    before = text[:start]
    if any(_marks()[name].search(before) for name in ("act before", "number before", "year group")):
        return True
    if not opens and (_is_attribute(text, before, end, several=several) or _is_count(text, start, end)):
        return True
    run = _run_before(before)
    if several and _marks()["several before"].search(before):
        return True
    if _is_work(run):
        return False
    return _is_titled(before, text[end:], several=several) or (run is not None and _is_name(run, text[end:]))


def _is_titled(before: str, after: str, *, several: bool) -> bool:
    """Whether a year stands behind the title or the word for a document."""
    marks = _marks()
    if marks["name before"].search(before) or marks["subtitle before"].search(before):
        return True
    if marks["cited"].search(before) and after.startswith(")"):
        return True
    return bool(marks["document before"].search(before)) and not _opens_work(before, states=not several)


def _is_name(run: _Run, after: str) -> bool:
    """Whether capitalised words before a year are a name that it belongs to, not work or a time."""
    last = run.words[-1]
    if last in _vocabulary().ends or (len(last) >= _SHORTEST_DEED and last.endswith("ed")):
        return False
    if run.mark and ((len(run.words) == 1 and run.mark == ",") or not re.match(r"\s*(?:$|[.,;:)\n])", after)):
        return False
    if run.opens and len(run.words) == 1:
        return not (len(last) >= _SHORTEST_DEED and _DEED.search(last))
    return True


def _is_work(run: _Run | None) -> bool:
    """Whether the words before a year say what is done then: "Full Council 2031", "Review of Locks 2031"."""
    if run is None:
        return False
    words = _vocabulary()
    if all(word in words.work for written in run.words for word in written.split("-")):
        return True
    first = run.words[0]
    if not run.opens:
        return False
    if len(run.words) <= _LONGEST_WORK and first in words.deeds:
        return True
    if first in section_terms().verbs:  # "Think Canals Again 2031" is a name
        return run.words[-1] not in words.documents and not words.work.isdisjoint(run.words)
    return first in words.acts and run.joints[0] in _AIMING


def _opens_work(before: str, *, states: bool) -> bool:
    """Whether the clause before a year begins with a deed, or with a state: "Publish the action plan 2031"."""
    match = re.match(r"\W*([\w'’-]+)", re.split(r"[.;:\n•]\s*", before)[-1])
    first = match[1].lower() if match else ""
    return first in _vocabulary().deeds and (states or first in section_terms().verbs)


def _run_before(before: str) -> _Run | None:
    """The run of capitalised words that ends right before a year; a comma or bracket between is its `mark`."""
    clause = re.split(r"\.\s+(?=[A-Z])|[;:!?•]\s+|\n|[–—]", before[-_REACH:])[-1]
    bare = clause.rstrip()
    mark = bare[-1:] if bare[-1:] in {",", "("} else ""
    tokens = bare.rstrip(" ,(").split()
    words: list[str] = []
    joints: list[str] = []
    joint, taken = "", 0
    for at, token in enumerate(reversed(tokens), start=1):
        word = token.strip("()[]'’‘\",*-")
        if word in _JOINING and words:
            joint = word
        elif word[:1].isupper() or (word.isdigit() and words):
            plain = clause.isupper() or not word.isupper() or word.lower() in _vocabulary().work
            words.append(word.lower() if plain else word)  # "SEND Code" sends nothing
            joints.append(joint)
            joint, taken = "", at
        else:
            break
    while words and words[-1].isdigit():
        words.pop()
        joints.pop()
    if not words:
        return None
    return _Run(tuple(reversed(words)), tuple(reversed(joints)), taken == len(tokens), mark)


def _is_attribute(text: str, before: str, end: int, *, several: bool) -> bool:
    """Whether a year says which law, census or budget is meant: "the 2031 census", "the 2031 Lamb Inquiry"."""
    marks = _marks()
    if marks["held"].match(text, end):
        return True
    if not re.search(r"\b(?:[Tt]he|[Aa]n?) $|['’]s $", before):
        return False
    if marks["happened"].match(text, end) or (not several and marks["law after"].match(text, end)):
        return True
    behind = marks["capitals after"].match(text, end)
    words = re.findall(r"[\w’'-]+", behind.group().lower()) if behind else []
    return bool(words) and not all(word in _vocabulary().work for word in words)


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether what looks like a year counts things: "over 2000 trees", "2000 homes"."""
    marks = _marks()
    if not marks["things"].match(text, end):
        return False
    number = text[start:end]
    return bool(marks["more than"].search(text[:start])) or (number.isdigit() and int(number) % _ROUND == 0)


def _is_dated_title(before: str) -> bool:
    """Whether all words before a month are a document's title: three with capitals, one of them a document.

    "Canal Delivery Plan May 2031" is one; "Revised Canal Plan May 2031" and "Agree Canal Plan" are work to be done.
    """
    marks = _marks()
    match = marks["title"].fullmatch(before)
    if match is None or len(re.findall(r"(?<!\w)[A-Z]", before)) < _TITLE_WORDS:
        return False
    if match["first"].lower() in _vocabulary().deeds or marks["deadline end"].search(before):
        return False
    return " to " not in before and marks["document"].search(before) is not None


class _Words(NamedTuple):
    """Words in lower case: of times and work, of work alone, of deeds and states, of documents, and at no name's end."""

    work: frozenset[str]
    acts: frozenset[str]
    deeds: frozenset[str]
    documents: frozenset[str]
    ends: frozenset[str]


@cache
def _vocabulary() -> _Words:
    terms = load_terms(TimescaleTerms)
    by_number = (terms.months, terms.counts, terms.ordinals)
    by_name = (terms.terms, terms.feasts, terms.recurring, terms.recurring_adjectives)
    lists = (
        terms.weekdays, terms.undecided, terms.nothing, terms.finished, terms.ongoing, terms.units, terms.by,
        terms.before, terms.during, terms.since, terms.after, terms.opening, terms.moved, terms.reviews,
        terms.until, terms.onwards, terms.states, terms.times,
        *(words for group in (*by_number, *by_name) for words in group.values()),
    )  # fmt: skip
    work = frozenset(part for words in lists for word in words for part in word.lower().split())
    deeds = frozenset(section_terms().verbs) | frozenset(terms.states)
    documents = frozenset(word.lower() for word in (*terms.names, *terms.laws, *terms.documents))
    work = (work - documents) | frozenset(terms.work)
    months = frozenset(word for words in terms.months.values() for word in words)
    return _Words(
        work,
        frozenset((*terms.work, *terms.reviews)),
        deeds,
        documents,
        months | frozenset(terms.times) | frozenset(terms.figures),
    )


@cache
def _marks() -> dict[str, re.Pattern[str]]:
    terms = load_terms(TimescaleTerms)
    written = (*terms.names, *terms.laws)
    names, laws = alternatives((*written, *map(str.upper, written))), alternatives(terms.laws)
    deadline = alternatives((*terms.by, *terms.before, *terms.during))
    nation = rf"(?:\((?:{alternatives(terms.nations)}|No\.?\s*\d+)\)\s*)?"
    capitalised = r"[A-Z][\w’'&-]*\s+"
    kinds = (*terms.reports, *map(str.upper, terms.reports))
    reports = rf"(?:{capitalised}){{2}}{alternatives(kinds)}"
    whose = rf"(?:\s+(?:for|of|on|in|with)\s+(?:{capitalised}|(?:and|the)\s+){{0,4}}[A-Z][\w’'&-]*)?"
    loosely = {
        "several before": rf"(?<!\w){alternatives(terms.names)}(?:\s+(?:for|\d)|\s+for\s+[\w\s]{{1,40}}(?=\())?\s*[(–-]?\s*$",
        "document before": rf"(?<!\w){alternatives((*written, *terms.documents))}(?:\s+for)?\s*\(?\s*$",
        "act before": r"(?<!\w)(?:acts?|regulations)\s+(?:(?:19|20)\d\d(?:,\s*|\s+(?:and|&)\s+))*$",
        # of a standard ("ISO 14001:2015"), a telephone, a paper ("no. 2012/36")
        "number before": r"\d{3}\s?:\s?$|(?<!\d)(?!(?:19|20)\d\d\s)\d{3,5}\s+$|(?<!\w)(?:no|ref)\.?:?\s*$",
        "year group": rf"(?<!\w){alternatives(terms.cohorts)}\s+of\s+$",
        "held": rf"\s+{alternatives((*terms.cohorts, *terms.held))}(?!\w)",
        "happened": rf"\s+{alternatives(terms.happened)}(?!\w)",
        "law after": rf"\s+(?:[\w’'-]+\s+){{0,3}}{laws}(?!\w)",
        "more than": rf"(?<!\w){alternatives(terms.more_than)}\s+$",
        "deadline": rf"\W*(?:{deadline}\s+)?",
        "deadline end": rf"(?<!\w)(?:{deadline}|date|dates|deadline|due|end)\W*$",
    }
    exactly = {
        "name after": rf"\s+(?:{capitalised}|(?:and|of|for)\s+){{0,6}}(?:{names}|{reports})(?!\w)",
        "name before": rf"(?<!\w)(?:{names}|{reports}){whose}\s*{nation}[,(:–-]?\s*$",
        "subtitle before": rf"(?<!\w){names}\s*[-–—:]\s*(?:(?:{capitalised}|(?:and|of|for|the)\s+)+)$",
        "cited": r"\([A-Z][^()\n]{0,60},\s*$",
        "title": r"\W*(?P<first>[A-Z][\w’'&]*(?:-[\w’'&]+)*)(?:(?:\s*[,:–-])?\s+(?:[A-Z][\w’'&]*(?:-[\w’'&]+)*|and|of|for|the|&|in|to|on|with|a))+[\s,–-]*",
        "document": rf"(?<!\w)(?:{names}|{alternatives(kinds)})(?!\w)",
        "law before": rf"(?<!\w){laws}\b[^.;()]{{0,30}}\(\s*$",
        "capitals after": r"(?:\s+[A-Z][\w’'&-]*)+",
        "things": rf"\s+(?!{alternatives(terms.figures)}\b)(?:(?!{alternatives(terms.figures)}\b)[a-z]+\s+)?(?:people|children|[a-z]+[^s\W]s)\b",
    }
    compiled = {name: re.compile(source, re.IGNORECASE) for name, source in loosely.items()}
    return compiled | {name: re.compile(source) for name, source in exactly.items()}
