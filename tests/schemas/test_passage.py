"""Passages keep, through every operation, the source of each character."""

import re

from hypothesis import given
from hypothesis import strategies as st

from schemas.passage import INSERTED, Passage, Piece, inserted, join, listed

texts = st.text(alphabet="ab \n,;", max_size=30)


def origins(passage):
    """(cell, offset) of every character, None for an inserted one."""
    found = []
    for cell, start, end in passage.pieces:
        found += [None if cell == INSERTED else (cell, k) for k in range(start, end)]
    return found


@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_a_cut_is_the_slice_and_its_origins(text, start, end):
    passage = join((Passage.of(1, text), Passage.of(2, text)), "-")
    cut = passage.cut(start, end)
    assert cut.text == passage.text[start:end]
    assert origins(cut) == origins(passage)[start:end]


@given(texts)
def test_collapsing_is_idempotent_and_keeps_origins(text):
    once = Passage.of(7, text).collapsed()
    assert once.text == " ".join(text.split())
    assert once.collapsed() == once
    for character, origin in zip(once.text, origins(once), strict=True):
        assert character == " " or text[origin[1]] == character


@given(texts, texts)
def test_a_join_marks_its_glue_as_inserted(left, right):
    both = join((Passage.of(1, left), Passage.of(2, right)), "; ")
    assert len(origins(both)) == len(both.text)
    assert origins(both).count(None) == (2 if left and right else 0)


def test_split_gives_stripped_parts_with_sources():
    parts = Passage.of(3, "Head of Parks; Drainage team").split(re.compile(";"))
    assert [p.text for p in parts] == ["Head of Parks", "Drainage team"]
    assert parts[1].sources == (Piece(3, 15, 28),)


def test_sources_merge_neighbours_and_drop_what_was_inserted():
    passage = join((Passage.of(1, "ab"), Passage.of(1, "cd", start=2)), "")
    assert passage.sources == (Piece(1, 0, 4),)
    assert join((Passage.of(1, "a"), Passage.of(2, "b"))).sources == (Piece(1, 0, 1), Piece(2, 0, 1))


def test_without_takes_characters_out():
    assert Passage.of(1, "by May 2031").without(0, 3) == Passage.of(1, "May 2031", start=3)


def test_a_text_that_stands_in_no_cell_has_no_source():
    assert inserted("Ref").text == "Ref"
    assert inserted("Ref").sources == inserted("").pieces == ()


def test_a_list_has_no_second_semicolon_behind_one_of_its_own():
    parts = [Passage.of(k, text) for k, text in enumerate(("92 made;", "", "48 used", "6 left,", "1 lost"))]
    whole = listed(parts)
    assert whole.text == "92 made; 48 used; 6 left, 1 lost"
    assert [piece.cell for piece in whole.sources] == [0, 2, 3, 4]
