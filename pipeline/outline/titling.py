"""What a line above a table names: a section, the table below it, or nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache
from itertools import takewhile

from pipeline.outline.prose import acts, announced_field, is_listed, labels_field
from pipeline.tagging.owner_kinds import cue_of, person_name
from pipeline.texts.entries import with_number
from pipeline.texts.heads import (
    APPENDIX,
    Head,
    announces,
    ends_as_plan,
    heads_glossary,
    is_heading,
    split_name,
)
from pipeline.texts.sentences import ends_sentence, is_sentence
from schemas.document import BlockKind
from schemas.layout_terms import section_terms
from schemas.passage import Passage
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role
from schemas.vocabulary import alternatives

_ABOUT = ("deeds", "doings", "matters")
_TALLIED = ("counted", "nouns", "by")
_CAPTION = re.compile(r"\s*(?:table|figure) \d{1,2}(?:\.\d{1,2}|[a-z])?(?:\s*[:.–-]\s*|\s+|$)", re.IGNORECASE)
_LONGEST_TITLE = 20  # words of a plain line above a table that names a section
_MAY_BE_THEMES = frozenset({Role.PARTNER, Role.COST})
_OVER_TABLES = frozenset({Role.PARTNER, Role.STATUS})
_EDGES = " :-–\n"


def names_nothing(heading: Paragraph, following: Paragraph | LogicalTable | None = None) -> bool:
    """Whether it only announces what follows, or stands over narrative or a glossary.

    "Work" right above "We will" names what that is about.
    """
    part = _titled_part(heading, following)
    if part is not None:
        return _names_plan(part)
    if _only_announces(heading):
        return True
    field = announced_field(heading)
    below = announced_field(following) if field is Role.ACTION and isinstance(following, Paragraph) else None
    return field is not None and below is not Role.ACTION


def names_theme(heading: Paragraph, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a real heading that is a field's name too, "Support", stands right over a list of which most items instruct.

    Or, "Response", right over a heading of a lower rank that names no field.
    """
    role = announced_field(heading) if heading.kind is BlockKind.HEADING else None
    under = below[0] if below else None
    if role is Role.STATUS and isinstance(under, Paragraph) and under.kind is BlockKind.HEADING:
        return 0 < heading.level < under.level and announced_field(under) is None
    if role not in _MAY_BE_THEMES:
        return False
    listed = takewhile(lambda line: isinstance(line, Paragraph) and is_listed(line), below)
    items = [line for line in listed if isinstance(line, Paragraph)]
    return len(items) > 1 and 2 * sum(map(acts, items)) > len(items)


def over_tables_alike(body: Sequence[Paragraph | LogicalTable]) -> frozenset[int]:
    """The headings (by `id`) that are a field's name too, each over a table as another of its rank that names none is."""
    headed = [
        (part, (part.level, *header))
        for at, part in enumerate(body)
        if isinstance(part, Paragraph)
        and part.kind is BlockKind.HEADING
        and (header := _header_below(body[at + 1 : at + 3]))
    ]
    others = {like for part, like in headed if announced_field(part) is None}
    return frozenset(
        id(part) for part, like in headed if like in others and announced_field(part) in _OVER_TABLES
    )


def _header_below(below: Sequence[Paragraph | LogicalTable]) -> list[str]:
    """The first row of the table right below a heading, or below one line of plain text; nothing where there is none."""
    told = bool(below) and isinstance(below[0], Paragraph) and not is_heading(below[0])
    table = below[told] if len(below) > told else None
    return [cell.text for cell in table.row_cells(0)] if isinstance(table, LogicalTable) else []


def signs(line: Paragraph, following: Paragraph | LogicalTable | None) -> bool:
    """Whether a line is the signature below a foreword, "Cllr Ann Pike, Cabinet Member for Rivers": more text follows it.

    Above a table or a list the person's name may stand for what is theirs.
    """
    name, comma, role = line.body.text.partition(",")
    if not (comma and isinstance(following, Paragraph)) or is_listed(following):
        return False
    return person_name(name) is not None and cue_of(role.strip()) in {"role", "role head"}


def captioned(title: Passage) -> Passage:
    """What the caption of a table says, "Overdue actions" of "Table 3: Overdue actions"; any other title whole."""
    caption = _CAPTION.match(title.text)
    return title.cut(caption.end()) if caption else title


def states(heading: Paragraph, above: Head, below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a line drawn as a heading is the one sentence between a section's heading and its table, which states something.

    Where another like it stands below that table, before a higher heading, both name what is in the tables.
    """
    text = heading.body.text
    if (
        not (text.endswith(".") and is_sentence(text))
        or ends_sentence(above.title.text)
        or split_name(heading.body)
    ):
        return False
    if not (below and isinstance(below[0], LogicalTable)):
        return False
    further = (part for part in below[1:] if isinstance(part, Paragraph) and is_heading(part))
    following = next((part for part in further if part.level <= heading.level), None)
    return following is None or following.level < heading.level


def _only_announces(heading: Paragraph) -> bool:
    """Whether its words say no more than that a plan follows, or something about the plan."""
    words, terms = clean(heading), section_terms()
    known = words in terms.announcements or words.rstrip(" ?") in terms.narrative
    told = any(pattern().fullmatch(words) for pattern in (_about_plan, _voices, _tallies))
    return known or told or heads_glossary(words) or announces(words)


def _names_plan(title: Paragraph) -> bool:
    """Whether the title of a part is that of the plan itself, or one that only announces it."""
    return ends_as_plan(title.body.text) or _only_announces(title)


def _titled_part(heading: Paragraph, following: Paragraph | LogicalTable | None) -> Paragraph | None:
    """The heading below a bare "Part A", whose title it is; None where either is anything else."""
    if not isinstance(following, Paragraph) or APPENDIX.sub("", heading.passage.text.lower()).strip(_EDGES):
        return None
    named = split_name(heading.passage.collapsed())
    titled = is_heading(following) and not ends_sentence(following.body.text)
    return following if titled and named and named[0] and not named[1] else None


@cache
def _about_plan() -> re.Pattern[str]:
    """A heading over what is told about the plan itself: "How this plan will be monitored", "Monitoring the plan"."""
    terms = section_terms().about_plans
    plan = rf"(?:the|this|our) {alternatives(terms['names'])}"
    deeds, doings, matters = (
        rf"{words}(?: and {words})?" for words in (alternatives(terms[name]) for name in _ABOUT)
    )
    told = rf"how {plan} (?:is|was|will be|has been|is being|is to be) {deeds}"
    return re.compile(rf"{told}|{doings} {plan}|{matters} of {plan}")


def tells_how_run(heading: Paragraph) -> bool:
    """Whether a heading says no more than how some plan is run: "Governance", "Monitoring and review"."""
    return _matters().fullmatch(clean(heading)) is not None


def tells_what_was_said(heading: Paragraph) -> bool:
    """Whether a heading stands over the words of others: "What children told us"."""
    return _voices().fullmatch(clean(heading)) is not None


def tells_no_aim(heading: Paragraph) -> bool:
    """Whether the sentence below a heading states nothing of the plan's: others said it, or it tells why or how things are."""
    words = clean(heading).rstrip(" ?")
    told = words in section_terms().narrative and words not in section_terms().stating
    return told or tells_what_was_said(heading)


@cache
def _matters() -> re.Pattern[str]:
    matters = alternatives(section_terms().about_plans["matters"])
    return re.compile(rf"{matters}(?:(?:,| and| &) {matters})*")


@cache
def _voices() -> re.Pattern[str]:
    """A heading over what people said: "What children told us", "What our parents and carers say", "What we heard"."""
    terms = section_terms().voices
    group = rf"(?:our |the |their |local )?{alternatives(terms['groups'])}"
    groups = rf"{group}(?: and {group})?"
    heard = rf"{alternatives(terms['hearings'])}(?: (?:from|by) {groups})?"
    return re.compile(rf"what (?:{groups} {alternatives(terms['sayings'])}|{heard})")


@cache
def _tallies() -> re.Pattern[str]:
    """A heading over counts of what the plan holds: "Progress at a glance", "Summary by workstream"."""
    counted, nouns, by = (alternatives(section_terms().tallies[name]) for name in _TALLIED)
    return re.compile(
        rf"(?:{counted} )?{nouns} by {by}s?|{counted} (?:summary|at a glance)|summary of {counted}"
    )


def names_next(line: Paragraph, following: Paragraph | LogicalTable | None) -> bool:
    """Whether a plain line names the section of the table right below it, or bears the number of a heading's.

    "Objective 1: More apprentices" does the one, "Objective 1" in small letters over "More apprentices" the other.
    """
    if following is None or len(line.passage.text.split()) > _LONGEST_TITLE:
        return False
    named = split_name(line.passage.collapsed())  # a "Statement: ..." is a sentence, not what it stands under
    if named is None:
        return False
    ref, title, kind = named
    if isinstance(following, LogicalTable):
        return bool(title) and (bool(ref) or kind != "statement")
    bare = bool(ref) and not title and not line.marker
    return bare and is_heading(following) and split_name(following.passage.collapsed()) is None


def over_tables(below: Sequence[Paragraph | LogicalTable]) -> bool:
    """Whether a table comes next, or the name of the one below it: "1. Priority: Clean rivers" is no item of a list."""
    following = next(iter(below), None)
    if not isinstance(following, Paragraph):
        return following is not None
    then = next(iter(below[1:]), None)
    return isinstance(then, LogicalTable) and names_next(following, then)


def names_grid(line: Paragraph, following: Paragraph | LogicalTable | None, grids: Collection[int]) -> bool:
    """Whether a short plain line stands right above one of the grids that look alike (by `id`): it is that one's name."""
    words = line.passage.text.strip()
    short = 0 < len(words.split()) <= _LONGEST_TITLE and words[:1].isupper() and not ends_sentence(words)
    return short and not line.marker and not labels_field(line) and id(following) in grids


def clean(paragraph: Paragraph) -> str:
    """A heading's words in small letters, without its number and what it says of an appendix."""
    entry = with_number(paragraph.passage.collapsed())
    return APPENDIX.sub("", entry.text.text.lower()).strip(_EDGES) or "action plan"


def announced_again(body: Sequence[Paragraph | LogicalTable]) -> frozenset[Role]:
    """The fields that several headings announce: "Our actions" above the table of each section."""
    headings = (p for p in body if isinstance(p, Paragraph) and is_heading(p))
    counts = Counter(role for heading in headings if (role := announced_field(heading)))
    return frozenset(role for role, count in counts.items() if count > 1)


def announced_on_cards(body: Sequence[Paragraph | LogicalTable], again: Collection[Role]) -> frozenset[Role]:
    """Those announced `again` on cards, drawn as the cards' names are.

    Between two headings drawn otherwise they come more than once, each below a name that no other card has.
    """
    names: dict[
        Role, list[tuple[int, str]]
    ] = {}  # of the cards, each behind the number of the run it stands in
    run, drawn, name = 0, None, ""
    for heading in body if again else ():
        if not isinstance(heading, Paragraph) or not is_heading(heading):
            continue
        if drawn != (heading.kind, heading.level):
            run, drawn, name = run + 1, (heading.kind, heading.level), ""
        role = announced_field(heading)
        if role is not None and role in again and name:
            names.setdefault(role, []).append((run, name))
        name = "" if role is not None else heading.passage.text
    return frozenset(role for role, cards in names.items() if _are_cards(cards))


def _are_cards(names: Sequence[tuple[int, str]]) -> bool:
    """Whether all names differ, and some run (by its number) has several."""
    return len({run for run, _ in names}) < len(names) == len({name for _, name in names})
