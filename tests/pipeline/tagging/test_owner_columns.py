"""Owner cells of one plan, decided together."""

import pytest

from pipeline.tagging.owner_columns import decide_together
from pipeline.tagging.owners import split_owners


def kinds(*cells):
    decided = decide_together([(cell, split_owners(cell)) for cell in cells])
    return {
        cell[owner.start : owner.end]: owner.kind
        for cell, owners in zip(cells, decided, strict=True)
        for owner in owners
    }


@pytest.mark.parametrize(
    ("cells", "name", "kind"),
    [
        # a name without telling words among persons, and among teams
        (("A Weir", "B Lock, C Dam", "Lockkeeper"), "Lockkeeper", "person"),
        (("Canal Team", "RVRS", "Tidal Board", "Lockkeeper"), "Lockkeeper", "team"),
        # too few to tell
        (("A Weir", "Lockkeeper"), "Lockkeeper", "team"),
        # two capitals are initials among persons and on their own, an acronym among acronyms
        (("A Weir", "B Lock", "CD"), "CD", "person"),
        (("AW/BL", "CD", "EF"), "CD", "person"),
        (("RVRS", "CNLS", "LCKS", "CD"), "CD", "team"),
        (("AW", "BL", "HT"), "HT", "person"),
        (("Canal Team", "HT", "DHT"), "HT", "role"),
        (("RVRS", "CNLS", "LCKS", "A Weir", "CD"), "CD", "person"),
        # what the words say stays, whatever the others are
        (("A Weir", "B Lock", "C Dam", "Canal Team"), "Canal Team", "team"),
    ],
)
def test_the_odd_one_of_a_column(cells, name, kind):
    assert kinds(*cells)[name] == kind


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        # both, or one known by initials, answer for something by themselves elsewhere
        (("Canals and Weirs", "Weirs", "Canals"), ["Canals", "Weirs"]),
        (("Weir Trust & Canals (North)", "Weir Trust", "Canals (North)"), ["Weir Trust", "Canals (North)"]),
        (("Canals and AW", "AW"), ["Canals", "AW"]),
        # behind a whole role or a person the second one alone is enough, behind a head of something it is not
        (("Weir Manager and Canal Homes", "Canal Homes"), ["Weir Manager", "Canal Homes"]),
        (("Head of Weirs and Canal Homes", "Canal Homes"), ["Head of Weirs and Canal Homes"]),
        (("Canal Homes and Weir Manager", "Canal Homes"), ["Canal Homes and Weir Manager"]),
        # a narrow column's line end parted them
        (("Weir Manager Canal Trust", "Weir Manager", "Canal Trust"), ["Weir Manager", "Canal Trust"]),
        # a team may go on: these are not two
        (("Canal Team Weir Manager", "Canal Team", "Weir Manager"), ["Canal Team Weir Manager"]),
        (("Weir Manager Canal Trust", "Weir Manager"), ["Weir Manager Canal Trust"]),
        # initials beside each other, of which one at least stands alone elsewhere
        (("AW BL", "BL", "CD"), ["AW", "BL"]),
        (("AW BL", "CD"), ["AW BL"]),
        # one alone, or none, is not enough
        (("Canals and Weirs", "Weirs"), ["Canals and Weirs"]),
        (("Canals and AW", "BL"), ["Canals and AW"]),
        (("Locks (canals and weirs)", "canals", "weirs"), ["Locks (canals and weirs)"]),
    ],
)
def test_a_pair_is_two_owners_where_others_name_them_alone(cells, names):
    (decided, *_) = decide_together([(cell, split_owners(cell)) for cell in cells])

    assert [cells[0][owner.start : owner.end] for owner in decided] == names


def test_nothing_is_lost_and_nothing_decided_is_unsaid():
    cells = ["A Weir, Canal Team", "", "Head of Locks (RVR)"]
    before = [split_owners(cell) for cell in cells]

    assert list(decide_together(list(zip(cells, before, strict=True)))) == before
