"""Layout families: each writes an invented plan in one way that councils lay theirs out.

A new family is one function in a module of this folder (it gets a `Writing` and draws into it) and one
line here.
"""

from collections.abc import Callable
from types import MappingProxyType

from tests.generator.families import lists, no_table, odd_headers, tables
from tests.generator.writing import Writing

Family = Callable[[Writing], None]

FAMILIES: MappingProxyType[str, Family] = MappingProxyType(
    {
        "ruled": tables.ruled,
        "own_sections": tables.own_sections,
        "bands": tables.bands,
        "merged_down": tables.merged_down,
        "two_row_header": tables.two_row_header,
        "headed": tables.headed,
        "figures": tables.figures,
        "long": tables.long,
        "cut_rows": tables.cut_rows,
        "glossary": tables.glossary,
        "items": lists.items,
        "bullets": lists.bullets,
        "band_list": lists.band_list,
        "banner": odd_headers.banner,
        "headerless": odd_headers.headerless,
        "lying_header": odd_headers.lying_header,
        "totals": odd_headers.totals,
        "continued": odd_headers.continued,
        "wide": odd_headers.wide,
        "set_aside": odd_headers.set_aside,
        "borderless": odd_headers.borderless,
        "ruled_across": odd_headers.ruled_across,
        "label_value": no_table.label_value,
        "transposed": no_table.transposed,
        "cards": no_table.cards,
        "bullets_under_headings": no_table.bullets_under_headings,
        "numbered_paragraphs": no_table.numbered_paragraphs,
    }
)
