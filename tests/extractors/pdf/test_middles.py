"""Which words lie in a box."""

from extractors.pdf.drawn.words import Word
from extractors.pdf.ruled.middles import middles
from schemas.document import Box

WORDS = [
    Word(text, x, top, x + 20, top + 10, 10.0, False)
    for text, x, top in (("weir", 10, 10), ("eel", 60, 10), ("lock", 10, 40))
]


def test_the_middle_of_a_word_tells_in_which_box_it_is():
    places = middles(WORDS)
    assert places.inside(Box(0, 0, 40, 20)).tolist() == [True, False, False]
    assert places.inside(Box(20, 15, 70, 45)).tolist() == [True, True, True]  # on the edges
    assert places.level_with(Box(0, 44, 5, 46)).tolist() == [False, False, True]


def test_without_words_there_are_none_in_any_box():
    assert middles([]).inside(Box(0, 0, 40, 20)).tolist() == []
