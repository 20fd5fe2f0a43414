"""What plans draw in many ways turned into what it is elsewhere, lines and tables, before anything is read."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.outline.action_headings import with_action_headings
from pipeline.outline.bare_dates import with_bare_dates
from pipeline.outline.call_outs import with_call_outs
from pipeline.outline.cell_cards import with_cell_cards
from pipeline.outline.counted_blocks import with_counted_blocks
from pipeline.outline.dashed_leads import with_dashed_leads
from pipeline.outline.dated_deeds import with_dated_deeds
from pipeline.outline.field_tables import with_field_lines
from pipeline.outline.label_lines import with_label_lines
from pipeline.outline.led_lines import with_led_lines
from pipeline.outline.matched_lists import with_matched_lists
from pipeline.outline.measured_lines import with_measured_lines
from pipeline.outline.named_actions import with_action_lines, with_action_sections
from pipeline.outline.numbered_headings import (
    with_counted_items,
    with_equal_names,
    with_lettered_items,
    with_numbered_headings,
)
from pipeline.outline.plain_cards import with_plain_cards
from pipeline.outline.tiles import with_tiles
from schemas.record import LogicalTable, Paragraph


def plain_lines(body: Sequence[Paragraph | LogicalTable]) -> list[Paragraph | LogicalTable]:
    """The body with its cards, tiles, forms and notes as labelled lines and tables."""
    matched = with_matched_lists(body)
    named = with_equal_names(with_numbered_headings(with_action_headings(with_action_lines(matched))))
    items = with_call_outs(with_counted_blocks(with_tiles(named)))
    fields = with_field_lines(
        with_led_lines(with_bare_dates(with_dated_deeds(with_plain_cards(with_cell_cards(items)))))
    )
    labelled = with_label_lines(with_lettered_items(with_dashed_leads(with_measured_lines(fields))))
    return with_action_sections(with_counted_items(labelled))
