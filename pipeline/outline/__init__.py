"""The body around the tables: the plan's title, and for each table the headings it stands under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.outline.achievements import is_review_in_lists, over_what_was_done, tells_what_was_done
from pipeline.outline.bare_items import bare_items
from pipeline.outline.card import Card, led_card, owns
from pipeline.outline.card_tops import with_card_tops
from pipeline.outline.heading_levels import (
    LEVELS,
    behind_sections,
    counted_on,
    counts_on,
    drawn_alike,
    heads_all_below,
    of_all,
    over_narrative,
    read_head,
    stands_under_each,
    style_level,
)
from pipeline.outline.loose_lists import closes_plan, is_aside, loose_lists, over_promises, tells_of_plan
from pipeline.outline.measured_sections import (
    closes_parent,
    goes_with_actions,
    measured_section,
    over_measures_of_all,
    take_in_section,
)
from pipeline.outline.named_actions import counts_actions, drawn_as_actions, own_action
from pipeline.outline.numbered_headings import counted_letters
from pipeline.outline.placing import going_on, place
from pipeline.outline.plain_lines import plain_lines
from pipeline.outline.plan_title import take_title
from pipeline.outline.pledges import pledges
from pipeline.outline.prose import (
    announced_field,
    labels_field,
    names_contact,
    results_follow,
    unknown_labels,
    without_unknown,
)
from pipeline.outline.said_of_each import leads, leads_list, of_each
from pipeline.outline.sub_bullets import by_action
from pipeline.outline.titling import (
    announced_again,
    announced_on_cards,
    captioned,
    clean,
    names_grid,
    names_next,
    names_nothing,
    names_theme,
    over_tables,
    over_tables_alike,
    signs,
    states,
    tells_no_aim,
)
from pipeline.outline.told_in_full import told_in_full
from pipeline.outline.walk import Listed, Outline, Placed, Walk
from pipeline.tables.column_places import lookalikes
from pipeline.texts.bands import without_continued
from pipeline.texts.entries import with_number
from pipeline.texts.heads import heads_glossary, is_heading, listed_kind, numbered_line
from schemas.document import BlockKind
from schemas.record import LogicalTable, Paragraph
from schemas.role import Role

Body = Sequence[Paragraph | LogicalTable]
_FAR = 10  # lines below an action that may hold its fields


def read_outline(body: Body, *, eager: bool = False, pledged: bool = False, planned: bool = True) -> Outline:
    """The body's title, headings, lists of objectives and tables, each table with what it stands under.

    Lists under a line that announces actions are tables too. With `eager` so is a list whose lines begin as
    instructions do, for a document that has no other actions. With either, `pledged` for one that has, pledges are actions.
    In one that is not `planned`, a policy, whoever leads a list has duties.
    """
    title, rest = take_title(with_card_tops(plain_lines(body)))
    lines = [part for part in rest if isinstance(part, Paragraph)]
    promised = over_promises(rest)
    again = announced_again(rest) | ({Role.ACTION} if promised else frozenset())
    unknown = unknown_labels(lines)
    walk = Walk(
        eager=eager,
        planned=planned,
        reviewed=eager and is_review_in_lists(title.text, rest),
        again=again,
        pledged=frozenset(map(id, pledges(rest))) if eager or pledged else frozenset(),
        bare=bare_items(rest),
        on_cards=announced_on_cards(rest, again),
        grids=lookalikes(part for part in rest if isinstance(part, LogicalTable)),
        counted=counts_actions(lines),
        carded=drawn_as_actions(rest),
        unknown=unknown,
        results=results_follow(without_unknown(rest, unknown)),
        contact=sum(map(names_contact, lines)) == 1,
        letters=counted_letters(line.passage.text for line in lines if is_heading(line)),
        done=over_what_was_done(rest),
        narrative=over_narrative(rest),
        themed=over_tables_alike(rest),
        retold=told_in_full(rest),
        promised=promised,
        of_all={**behind_sections(rest), **over_measures_of_all(rest)},
    )
    at = 0
    while at < len(rest):
        element = rest[at]
        if isinstance(element, LogicalTable):
            _close_list(walk)
            _close_card(walk)
            walk.parts.append(place(walk, element))
            _close_loose(walk)
            walk.glossary, walk.headed = False, False
            at += 1
            continue
        at += _step(walk, element, rest[at + 1 : at + 1 + _FAR])
    _close_list(walk)
    _close_card(walk)
    _close_loose(walk)
    return Outline(title, tuple(walk.parts))


def _step(walk: Walk, element: Paragraph, below: Body) -> int:
    """Takes in a paragraph; gives how many elements that used up."""
    following = next(iter(below), None)
    if (
        walk.card.label is Role.MEASURE
        and isinstance(following, Paragraph)
        and names_next(element, following)
    ):
        _close_card(walk)  # "Promise 2" in small letters over its title is no measure
    if _takes_card(walk, element, below):
        return 1
    label = listed_kind(element, following)
    if label is not None:
        _close_list(walk)
        walk.label = label
        return 1
    if walk.label and (element.kind is BlockKind.LIST_ITEM or numbered_line(element)):
        walk.listed.append(element)
        return 1
    _close_list(walk)
    named = is_heading(element) or names_next(element, following)
    named = (named or names_grid(element, following, walk.grids)) and not (walk.headed and leads(element))
    named = named and not signs(element, following)
    again = captioned(without_continued(element.passage))
    headed = walk.heads and walk.headed and not walk.loose  # a heading is right above
    if not (named and again) or (headed and states(element, walk.heads[-1], below)):
        walk.loose.append(element)
        return 1
    labels, over = [p for p in walk.loose if walk.headed and labels_field(p)], walk.heads
    _close_loose(walk)
    done, narrative = id(element) == walk.done, id(element) in walk.narrative
    over_all, theme = walk.of_all.get(id(element)), _is_theme(walk, element, below)
    known = going_on(walk.heads, element)
    element = replace(element, passage=again)
    walk.glossary = heads_glossary(clean(element))
    used, head = read_head(element, following, walk.letters)
    head = known or counted_on(head, walk.heads)
    nameless = narrative or (names_nothing(element, following) and not theme)
    if not (nameless and stands_under_each(walk, element, head.level)):
        outer = over_all or (style_level(element) if done else head.level)
        walk.heads = [h for h in walk.heads if h.level < outer and not counts_on(walk.over, head)]
    if heads_all_below(head, walk.heads, following):
        walk.over = head
    walk.heads = [*measured_section(element, walk.parts)] or walk.heads
    walk.headed = True
    walk.aside, walk.told = is_aside(element), tells_what_was_done(element.body.text)
    walk.said = tells_no_aim(element)
    if nameless:
        walk.loose = labels[:_FAR] if walk.heads == over else []  # of the section, over its "Actions"
    else:
        walk.heads.append(head)
        walk.drawn[head.level // LEVELS] += 1
    return used


def _is_theme(walk: Walk, element: Paragraph, below: Body) -> bool:
    return id(element) in walk.themed or names_theme(element, below)


def _takes_card(walk: Walk, element: Paragraph, below: Body) -> bool:
    """Whether the line announces or belongs to actions listed outside tables."""
    promised = Role.ACTION if id(element) in walk.promised else None
    other = over_tables(below) or _is_theme(walk, element, below) or id(element) in walk.retold
    announced = None if other else promised or announced_field(element)
    if announced is Role.ACTION and (closes_plan(walk, element, below) or tells_of_plan(below)):
        announced = None
    if announced is Role.ACTION and leads_list(below):
        _close_list(walk)
        _close_card(walk)
        walk.card.label = announced
        walk.card.share(walk.loose)
        walk.card.date(element)
        _leave_sections(walk, element, announced)
        return True
    if announced not in {None, Role.ACTION} and of_all(walk, element, announced):
        _close_card(walk)
    if announced is Role.MEASURE and closes_parent(walk, element, below):
        _close_card(walk)
        walk.heads = walk.heads[:-1]
    measured = announced is Role.MEASURE and _begins_measures(walk, element, below)
    if measured or (announced not in {None, Role.ACTION} and walk.card.rows):
        walk.card.label = announced
        return True
    if (action := own_action(walk, element, below)) is not None:
        if walk.card.label is not None:
            _close_card(walk)
        _lead(walk)
        walk.card.patient = True
        walk.card.rows.append({Role.ACTION: [action]})
        return True
    unknown = not without_unknown((element,), walk.unknown)  # it parts no field from those of the card
    passed = bool(walk.card.rows) and unknown
    if walk.card.add(element, results=walk.results) or passed:
        return True
    if walk.loose and owns(walk.loose, element, below, results=walk.results, lone=walk.contact):
        _close_card(walk)
        walk.card = led_card(walk.loose, (element, *below), walk.parted)
        _lead(walk)
        walk.parted = len(walk.loose)
        return walk.card.add(element, results=walk.results)
    _close_card(walk)
    return False


def _lead(walk: Walk) -> None:
    """Shares the labelled lines below the heading with the actions of a card that begins."""
    if walk.heads and walk.card.shared == {}:
        walk.card.share(of_each(walk.loose))


def _begins_measures(walk: Walk, element: Paragraph, below: Body) -> bool:
    """Whether a list of measures follows that belong to no open list of actions; closes what stands before it."""
    take_in_section(walk, element, below)
    if walk.card.rows or not goes_with_actions(walk, next(iter(below), None)):
        return False
    if loose_lists(walk):
        _close_loose(walk)
    _leave_sections(walk, element, Role.MEASURE)
    return True


def _leave_sections(walk: Walk, element: Paragraph, announced: Role) -> None:
    """Closes the sections that a heading which is none itself does not stand under.

    One that comes again and again, drawn as the outermost are, stands under each, and so does one on a card right
    below its name; one that comes once, drawn like several sections, under none.
    """
    if not is_heading(element):
        return
    level = read_head(element, None)[1].level
    alike = drawn_alike(walk.heads, level)
    if alike and walk.headed and (announced in walk.on_cards or not walk.loose):
        return
    if announced in walk.again:
        level = level if len(alike) < len(walk.heads) else LEVELS * LEVELS
    elif of_all(walk, element, announced):
        level = min((h.level for h in alike), default=level)
    elif announced is Role.MEASURE or element.kind is not BlockKind.HEADING:
        return
    card, walk.card = walk.card, Card()
    _close_loose(walk)
    walk.card = card
    kept = [h for h in walk.heads if h.level < level]
    walk.heads = [*measured_section(element, walk.parts)] or kept


def _close_card(walk: Walk) -> None:
    table = walk.card.table()
    if table is not None:
        walk.parts.append(Placed(table, tuple(walk.heads), roles=walk.card.roles()))
        walk.headed = False
    walk.card = Card()


def _close_loose(walk: Walk) -> None:
    """Forgets the paragraphs since the last heading; where lists count, those that are actions are tables."""
    for lines in loose_lists(walk):
        walk.card = Card(rows=[{Role.ACTION: action} for action in by_action(lines)])
        _lead(walk)
        _close_card(walk)
    walk.loose, walk.parted = [], 0


def _close_list(walk: Walk) -> None:
    if walk.listed and walk.label:
        entries = tuple(with_number(p.body if p.bulleted else p.passage.collapsed()) for p in walk.listed)
        walk.parts.append(Listed(walk.label, tuple(walk.heads), entries))
    walk.listed, walk.label = [], None
