"""Acronyms and their inline definitions."""

import pytest

from pipeline.tagging.acronyms import find_acronyms, find_definitions


@pytest.mark.parametrize(
    ("text", "definitions"),
    [
        ("the Canal Repair Fund (CRF) process", [("CRF", "Canal Repair Fund")]),
        ("agreed by Lock Quality Dialogue [LQD]", [("LQD", "Lock Quality Dialogue")]),
        # a plural beside a plural, small words with and without a letter
        ("see Weir Improvement Records (WIRs).", [("WIRs", "Weir Improvement Records")]),
        (
            "Department for Rivers (DfR), Board of Locks and Weirs (BLW)",
            [("DfR", "Department for Rivers"), ("BLW", "Board of Locks and Weirs")],
        ),
        # the first word in capitals
        ("paid by the Deep Canal Fund (DEEP) in May", [("DEEP", "Deep Canal Fund")]),
        ("a deep canal (DEEP)", []),
        ("Deep (DEEP)", []),
        # several letters of a word, capitals mixed
        ("Harbour Inclusion Kindness Scheme (HIncKS)", [("HIncKS", "Harbour Inclusion Kindness Scheme")]),
        ("Multi-agency Weir Hub (MAWH)", [("MAWH", "Multi-agency Weir Hub")]),
        # the later part of a compound may have no letter
        ("the Deep-water Canal Fund (DCF)", [("DCF", "Deep-water Canal Fund")]),
        ("the Rivers and Well-being Group (RWG)", [("RWG", "Rivers and Well-being Group")]),
        ("Deep-Water Bold Canal Fund (DF)", []),
        # every letter a word of its own before two of one word
        ("our Lead Local Flood Agency (LLFA)", [("LLFA", "Lead Local Flood Agency")]),
        # two letters of the last word
        ("a closed canal televiewer (CCTV)", [("CCTV", "closed canal televiewer")]),
        # a body's acronym within the name has no letter
        ("the Canal Services RVR Trust (CST)", [("CST", "Canal Services RVR Trust")]),
        # one inner word of a name has no letter
        ("the Sluice Gate Approving Body (SAB)", [("SAB", "Sluice Gate Approving Body")]),
        ("the sluice gate approving body (SAB)", []),
        ("our Sluice Gate Team and its Approving Body (SAB)", []),
        ("Clean Weir Keeper (CK)", []),
        # the short form first
        ("CRF (Canal Repair Fund) paid", [("CRF", "Canal Repair Fund")]),
        # a key's equations: only the words with the letters as initials
        ("CR = Canal Repair. The Canal Repair Act", [("CR", "Canal Repair")]),
        ("LK=Lock Keeper RVR = River", [("LK", "Lock Keeper"), ("RVR", "River")]),
        (
            "RB = River Board CR = Canal Repair BT = Boat Trust",
            [("RB", "River Board"), ("CR", "Canal Repair"), ("BT", "Boat Trust")],
        ),
        ("G = Green, X = 12, CRF = weirs", []),
        # at the start of a line, the words whose initials they are
        ("CRF – Canal Repair Fund. It ends in May.", [("CRF", "Canal Repair Fund")]),
        ("CRF: Canal Repair Fund. A weir is a low dam.", [("CRF", "Canal Repair Fund")]),
        ("CRF: Canals need care", []),
        ("Notes:\nBORA - Board of River Affairs", []),
        ("BORA - Bold Otter Rescue Act (2031)\nRB – River Board", [("BORA", "Bold Otter Rescue Act")]),
        ("paid by CRF – Canal Repair Fund", []),
        # told in so many words
        ("by May. CRF means canal repair fund and ends", [("CRF", "canal repair fund")]),
        ("“LK” stands for ‘Lock Keeper’, CRF means weirs", [("LK", "Lock Keeper")]),
        ("the CRF means that canals are repaired first", []),
        # the 2 of a formula is a "di"
        ("in carbon dioxide equivalent (CO2e).", [("CO2e", "carbon dioxide equivalent")]),
        ("NO₂ (nitrogen dioxide) and", [("NO₂", "nitrogen dioxide")]),
        ("the count of weirs (CO2)", []),
        # a number behind both is part of them, another is not
        ("the Weir Care Profile 2 (WCP2) is", [("WCP2", "Weir Care Profile 2")]),
        ("Weir Care Profile 2 (WCP)", [("WCP", "Weir Care Profile")]),
        ("Weir Care Profile 3 (WCP2), Weir Care Profile (WCP4), all 2 (WCP2)", []),
        # brackets beside other words define nothing
        ("given to weirs (CRF)", []),
        ("services (eg. Canal)", []),
        ("Head of Locks (LCK, RVR)", []),
        ("Percentage (R-Yr11)", []),
        ("Canal Service (the service)", []),
        # the words before the sentence are not the long form
        ("Canals. Repair Fund (CRF)", []),
    ],
)
def test_definitions(text, definitions):
    assert [(text[slice(*d.short)], text[slice(*d.long)]) for d in find_definitions(text)] == definitions


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("RVRs and CNL staff, C+YP, NT&AS, HoS, WIncKS", ["RVRs", "CNL", "C+YP", "NT&AS", "HoS", "WIncKS"]),
        # the number behind a key stage is not part of it
        ("KS2 and KS3", ["KS", "KS"]),
        # numerals, initials of one letter and ordinary words are none
        ("Part IV, A Weir, Canal McLock", []),
        # headings in capitals
        ("KEEPING WEIRS\nRVR / CNL / LCK\nAIM:", ["RVR", "CNL", "LCK"]),
        ("THE END OF CANALS", []),
    ],
)
def test_occurrences(text, acronyms):
    assert [text[slice(*span)] for span in find_acronyms(text)] == acronyms
