"""Invented owner cells, each with its owners: what the model of names learns from.

A cell is a list of pieces, text with or without a kind; joined, the kinds become spans.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tests.train.names import full_name

KINDS = ("person", "role", "team", "organisation", "group")
SHARES = (34, 26, 18, 15, 7)
SEPARATORS = {
    "\n": 24, ", ": 20, "; ": 8, " / ": 5, "/": 7, " & ": 7, " and ": 9, ",\n": 3, "\n\n": 2, " + ": 3, "  ": 1,
    " - ": 1, "; \n": 1, ". ": 1, "\n• ": 2,
}  # fmt: skip
LAST = {" and ": 4, " & ": 2, ", and ": 1}


@dataclass(frozen=True)
class Cell:
    """A text and its owners as (start, end, kind)."""

    text: str
    owners: tuple[tuple[int, int, str], ...]


@cache
def words():
    return yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))


def make_cell(chance):
    """A cell with the habits of one plan: a separator, notes, labels, capitals."""
    if chance.random() < 0.02:
        return Cell(chance.choice(words()["empty"]), ())
    number = chance.choices((1, 2, 3, 4, 5, 7), (46, 26, 14, 8, 4, 2))[0]
    same = chance.choices(KINDS, SHARES)[0] if chance.random() < 0.4 else None
    style = chance.choice(PERSONS)
    if number > 1 and same == "person" and chance.random() < 0.05:
        style = surname
    owners = [owner(chance, same, style) for _ in range(number)]
    separator = weighted(chance, SEPARATORS)
    if (
        "and" in separator or "&" in separator
    ):  # "Parks and Play" is one team: only plain owners are joined so
        owners = [plain_owner(chance, same, style) for _ in range(number)]
    pieces = [(chance.choice(words()["labels"]) + ": ", None)] if chance.random() < 0.05 else []
    for position, parts in enumerate(owners):
        if position:
            last = position == number - 1 and number > 2 and chance.random() < 0.4
            pieces.append((weighted(chance, LAST) if last else separator, None))
        pieces += parts
    return spanned(altered(chance, pieces))


def owner(chance, kind, style):
    """The pieces of one owner: its name, and now and then a note, a role, or a person behind it."""
    kind = kind or chance.choices(KINDS, SHARES)[0]
    if kind == "person":
        return person(chance, style)
    made = [(name_of(chance, kind), kind)]
    if kind == "role" and chance.random() < 0.12:
        opening, closing = chance.choice(((" (", ")"), (" - ", ""), (": ", "")))
        made += [(opening, None), (chance.choice(PERSONS)(chance), "person"), (closing, None)]
    elif chance.random() < 0.06:
        made.append((f" ({chance.choice(words()['notes'])})", None))
    elif kind in {"role", "team"} and chance.random() < 0.05:
        made += [(" (", None), (acronym(chance), None), (")", None)]
    if chance.random() < 0.02:
        made.insert(0, (chance.choice(("the ", "The ")), None))
    return made


def plain_owner(chance, kind, style):
    """The pieces of an owner that "and" may stand beside: a person, a role or team named as such, a body, a group."""
    kind = kind or chance.choices(KINDS, SHARES)[0]
    if kind == "person":
        return [(style(chance), "person")]
    if kind == "team":
        return [(f"{chance.choice(words()['topics'])} {chance.choice(words()['teams'])}", "team")]
    return [(name_of(chance, kind), kind)]


def person(chance, style):
    """A person, alone or with a role, body or note in any of the usual ways."""
    name = (style(chance) if chance.random() < 0.85 else chance.choice(PERSONS)(chance), "person")
    if chance.random() > 0.22:
        return [name]
    kind = chance.choices(("role", "organisation", None), (7, 2, 2))[0]
    other = name_of(chance, kind) if kind else chance.choice(words()["notes"])
    opening, closing = weighted_pair(chance)
    return [name, (opening, None), (other, kind), (closing, None)]


def weighted_pair(chance):
    return chance.choices(
        ((" (", ")"), (", ", ""), (" - ", ""), (" – ", ""), (" ", ""), (": ", "")), (5, 6, 2, 2, 2, 1)
    )[0]


def name_of(chance, kind):
    return {"role": role, "team": team, "organisation": body, "group": group}[kind](chance)


def role(chance):
    if chance.random() < 0.5:
        return filled(chance, chance.choice(words()["heads"]))
    grade = chance.choice(words()["grades"]) + " " if chance.random() < 0.3 else ""
    topic = two_topics(chance) + " " if chance.random() < 0.85 or not grade else ""
    return grade + topic + chance.choice(words()["tails"])


def team(chance):
    shape = chance.random()
    if shape < 0.6:
        return f"{two_topics(chance)} {chance.choice(words()['teams'])}"
    if shape < 0.8:
        return two_topics(chance)
    behind = weighted(
        chance, {"": 12, " team": 4, " 0-5": 1, " 0-25 team": 1, f" {chance.choice(words()['topics'])}": 2}
    )
    return acronym(chance) + behind


def body(chance):
    shape = chance.random()
    if shape < 0.75:
        return filled(chance, chance.choice(words()["bodies"]))
    if shape < 0.85:
        return chance.choice(words()["brands"])
    return acronym(chance, 1, 2) + chance.choice(("CC", "BC", "MBC", "DC", "PCT", "CCG", "FT", "UHB"))


def group(chance):
    made = chance.choice(words()["groups"])
    return made.capitalize() if chance.random() < 0.6 else made


def two_topics(chance):
    topic = chance.choice(words()["topics"])
    if chance.random() < 0.35:
        topic += chance.choice((" and ", " & ")) + chance.choice(words()["topics"])
    return topic


def filled(chance, pattern):
    while "{topic}" in pattern:
        pattern = pattern.replace("{topic}", chance.choice(words()["topics"]), 1)
    while "{place}" in pattern:
        pattern = pattern.replace("{place}", place(chance), 1)
    return pattern


def place(chance):
    parts = words()["places"]
    name = chance.choice(parts["fronts"]) + chance.choice(parts["ends"])
    return (
        chance.choice(("North ", "South ", "East ", "West ", "Upper ")) + name
        if chance.random() < 0.15
        else name
    )


def acronym(chance, least=3, most=6):
    return "".join(chance.choice("ABCDEFGHIJLMNOPRSTUVWY") for _ in range(chance.randint(least, most)))


def plain(chance):
    return " ".join(full_name(chance))


def initial(chance):
    first, last = full_name(chance)
    return f"{first[0]} {last}"


def dotted(chance):
    first, last = full_name(chance)
    return f"{first[0]}.{chance.choice(('', ' '))}{last}"


def initials(chance):
    return full_name(chance)[0][0] + full_name(chance)[1][0]


def titled(chance):
    first, last = full_name(chance)
    front = chance.choice((first + " ", first[0] + " ", first[0] + ". ", "", ""))
    return f"{chance.choice(words()['titles'])} {front}{last}"


def joined(chance):
    first, last = full_name(chance)
    return first[0] + last


def surname(chance):
    return full_name(chance)[1]


def middle(chance):
    first, last = full_name(chance)
    return f"{first} {chance.choice('ABCDEFGHJKLMPRSTW')} {last}"


PERSONS = (
    plain,
    plain,
    plain,
    plain,
    plain,
    initial,
    initial,
    initial,
    dotted,
    initials,
    titled,
    titled,
    joined,
    middle,
)


def altered(chance, pieces):
    """The pieces in capitals, in small letters, or with a word broken by the column, now and then."""
    shape = chance.random()
    if shape < 0.03:
        return [(text.upper(), kind) for text, kind in pieces]
    if shape < 0.05:
        return [
            (text.lower() if kind not in {"person", "organisation"} else text, kind) for text, kind in pieces
        ]
    if shape < 0.07:
        return [(broken(chance, text) if kind else text, kind) for text, kind in pieces]
    return pieces


def broken(chance, text):
    at = chance.randrange(len(text))
    whole = 2 < at < len(text) - 2 and text[at - 2 : at + 2].isalpha()
    return text[:at] + chance.choice((" ", "\n")) + text[at:] if whole else text


def spanned(pieces):
    """The pieces joined, those with a kind as spans."""
    text, owners = "", []
    for piece, kind in pieces:
        if kind:
            owners.append((len(text), len(text) + len(piece), kind))
        text += piece
    return Cell(text, tuple(owners))


def weighted(chance, weights):
    return chance.choices(tuple(weights), tuple(weights.values()))[0]
