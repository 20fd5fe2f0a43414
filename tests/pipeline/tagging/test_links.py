"""Partner and link cells."""

import pytest

from pipeline.tagging.links import split_links, split_partners


@pytest.mark.parametrize(
    ("cell", "links"),
    [
        (
            "Canal Plan, River Plan; Weir Plan\nLock Plan",
            ["Canal Plan", "River Plan", "Weir Plan", "Lock Plan"],
        ),
        # commas in brackets cut nothing
        ("Canal Plan (parts 1, 2), Lock Plan", ["Canal Plan (parts 1, 2)", "Lock Plan"]),
        # named twice in a cell, in other letters
        ("Canal Plan,\nLock Plan\nCANAL  PLAN", ["Canal Plan", "Lock Plan"]),
        # outcomes one after the other, broken over lines, dashes as typed
        (
            "All aims in this table link to\nbe healthy stay safe\nachieve economic well –being.\nCanal Plan",
            ["be healthy", "stay safe", "achieve economic well –being", "Canal Plan"],
        ),
        (
            "being healthy, staying safe and enjoy & achieve Canal Plan",
            ["being healthy", "staying safe", "enjoy & achieve", "Canal Plan"],
        ),
        # goals of an act that a narrow column runs together
        (
            "A prosperous Wales A Wales of cohesive communities, A Wales of\nvibrant culture and thriving Welsh language",
            [
                "A prosperous Wales",
                "A Wales of cohesive communities",
                "A Wales of\nvibrant culture and thriving Welsh language",
            ],
        ),
        # a lead-in before a name, and a name that begins like a lead-in
        ("These objectives link to Canal Plan", ["Canal Plan"]),
        ("Linked to: Canal Plan", ["Canal Plan"]),
        ("Supports Register", ["Supports Register"]),
        # one outcome within a name is no outcome
        ("Stay safe campaign", ["Stay safe campaign"]),
        # ages are part of a name
        ("14 – 19 Plan", ["14 – 19 Plan"]),
        # a narrow column breaks a name, whose end is none by itself
        ("Canal and Lock\nStrategy\nWeir Plan", ["Canal and Lock\nStrategy", "Weir Plan"]),
        ("Canal\nStrategy for Locks", ["Canal", "Strategy for Locks"]),
        ("TBC", []),
    ],
)
def test_links_of_a_cell(cell, links):
    assert [cell[slice(*span)] for span in split_links(cell)] == links


@pytest.mark.parametrize(
    ("cell", "partners"),
    [
        (
            "Boat clubs, Inland and Coastal\nSector\nAnglers",
            ["Boat clubs", "Inland and Coastal\nSector", "Anglers"],
        ),
        (
            "Schools, tenants; Harbour Board\nparents/carers",
            ["Schools", "tenants", "Harbour Board", "parents/carers"],
        ),
        # "and" stays, whatever stands beside it
        ("Schools and settings, locks and weirs", ["Schools and settings", "locks and weirs"]),
        # a full stop between two names, but not behind an abbreviation
        ("Canal Trust. Tenants", ["Canal Trust", "Tenants"]),
        ("St. Piran Trust", ["St. Piran Trust"]),
        ("Schools,\n\nschools", ["Schools"]),
        ("", []),
    ],
)
def test_partners_of_a_cell(cell, partners):
    assert [cell[slice(*span)] for span in split_partners(cell)] == partners
