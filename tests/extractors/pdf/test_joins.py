import pytest

from extractors.pdf.lines.joins import Break, is_hyphenated, is_one_word, is_unfinished, joined
from tests.extractors.pdf_builder import width

INNER = 62.0  # points inside a narrow column


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("the lead", "officer", "the lead officer"),
        # a typed hyphen at the break belongs to the word
        ("the Co-", "ordinator", "the Co-ordinator"),
        ("places in state-", "funded schools", "places in state-funded schools"),
        # a hyphen that waits for a later word keeps its space
        ("pre-", "and post-natal", "pre- and post-natal"),
        # ... but "to" at the head of a longer word is no "to"
        ("day-", "to-day", "day-to-day"),
        # a dash with a space before it is punctuation
        ("resources -", "staff and money", "resources - staff and money"),
        ("2010\u2013", "2013", "2010\u20132013"),
        # a soft hyphen is there for the break only
        ("provi\u00ad", "sion", "provision"),
        ("Health/", "Schools", "Health/Schools"),
        ("Health", "/Schools", "Health/Schools"),
        # slashes with spaces round them keep them
        ("Health /", "Schools", "Health / Schools"),
        ("Health", "/ Schools", "Health / Schools"),
    ],
)
def test_line_ends_join(before, after, expected):
    assert joined(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("we agree on the provi-", "sion of books", True),
        # the whole word stands nowhere: the hyphen may be its own
        ("the Co-", "ordinator", False),
        # "mid-provi-": no word that is cut once
        ("the mid-provi-", "sion", False),
        # a word of two words
        ("a well-", "known place", False),
        ("the provi", "sion", False),
    ],
)
def test_a_hyphen_that_only_divides_a_word(before, after, expected):
    assert is_hyphenated(before, after, {"provision", "known", "well", "ordinator"}) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Head of Recov-", "ery", True),  # neither half is a word
        ("wet val-", "leys", True),
        ("the protec-", "tion of eels", True),  # known from the wordings
        ("a hard-", "working team", False),  # two words
        ("the Co-", "ordinator", False),
        ("a mid-", "river bank", False),  # typed elsewhere
    ],
)
def test_where_a_document_divides_words_what_is_no_word_is_half_of_one(before, after, expected):
    seen, tied = {"hard", "working", "wet", "ordinator", "river"}, {"mid-river"}
    assert is_hyphenated(before, after, seen, tied, often=True) is expected


def _cut(head: str, tail: str, inner: float = INNER, more: tuple[str, ...] = ()) -> Break:
    return Break(head, tail, width(head), width(tail), inner - width(head), more)


@pytest.mark.parametrize(
    ("head", "tail", "seen", "expected"),
    [
        # no English word begins with "nt"
        ("Improvemen", "ts", (), True),
        # an ending that is no word
        ("Commission", "ing", ("commission",), True),
        ("Administrat", "ion", (), True),
        # punctuation behind the ending
        ("Commission", "ing,", (), True),
        # the whole word stands elsewhere
        ("Neighbourh", "ood", ("neighbourhood",), True),
        # a longer form of it stands elsewhere
        ("Responsibi", "lities", ("responsibility",), True),
        # no English word ends in "str"
        ("Administr", "ators", (), True),
        # two whole words that fill the column by chance
        ("Programme", "management", (), False),
        ("Programme", "management", ("management",), False),
        # "ion" is a word of this document
        ("Calibration", "ion", ("ion",), False),
        # a capital begins a word
        ("Commission", "Ing", (), False),
        # a month stands in the vocabulary of timescales
        ("Septem", "ber2031", (), True),
        ("Februar", "y", (), True),
        # ... and "chair" in that of owners: a whole word
        ("Partnership", "chair", (), False),
        # no English word of two letters, or of one
        ("Oxbrid", "ge", (), True),
        ("Cluster", "s", (), True),
        # ... and one that is
        ("Agreement", "by", (), False),
        # years, dates and amounts
        ("October203", "4", (), True),
        ("203", "4", (), True),
        ("2033/3", "4", (), True),
        ("26/01/2", "028", (), True),
        ("11/05/20", "35", (), True),
        ("08.09.", "34", (), True),
        ("£12,5", "00", (), True),
        ("100", "%", (), True),
        # capitals only where the whole word is known
        ("RESPON", "SIBLE", (), True),
        ("EELS", "ING", (), False),
        # a single letter likewise
        ("R", "esponsible", (), True),
        ("Q", "uangs", (), False),
        # the numbers of actions
        ("A1", "0", (), True),
        ("1.1", "0", (), True),
        ("A1", "A2", (), False),
        # whole years below each other, and a year below its month
        ("2033", "2034", (), False),
        ("September", "2034", (), False),
        # numbers below each other may look like a year
        ("20", "21", (), False),
        ("1,250", "1,300", (), False),
    ],
)
def test_words_cut_by_a_narrow_column(head, tail, seen, expected):
    assert is_one_word(_cut(head, tail, width(head) + 2), frozenset(seen)) is expected


@pytest.mark.parametrize(
    ("head", "tail", "more", "expected"),
    [
        ("Resp", "onsi", ("ble",), True),
        ("Septe", "mber2", ("031",), True),
        # a term's name, its word and its year
        ("Spring", "term", ("2031",), False),
    ],
)
def test_words_cut_more_than_once(head, tail, more, expected):
    assert is_one_word(_cut(head, tail, width(head) + 2, more), frozenset()) is expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # no text ends in these
        ("Good marks from parents’", "Evening", True),
        ("the work of", "Every school", True),
        ("Head of Parks and", "Ponds", True),
        # a label does in a preposition, but a sentence goes on in small letters
        ("Reports to", "Head of Parks", False),
        ("to be shared with", "parents", True),
        # the end of words in quotes
        ("shown at ‘Meet the Mayors’", "Evening", False),
        ("Better bus", "Evening", False),
        # years of a plan
        ("River Strategy 2031–", "2034", True),
        ("Chapter 2031–", "Weirs", False),
        ("Room 12–", "2034", False),
    ],
)
def test_texts_that_break_off(before, after, expected):
    assert is_unfinished(before, after) is expected


@pytest.mark.parametrize(
    ("head", "tail", "expected"), [("Augus", "t", True), ("Rivet", "t", False), ("Augus", "tine", False)]
)
def test_a_piece_that_is_no_word_belongs_to_a_known_one_though_it_seems_to_fit(head, tail, expected):
    assert is_one_word(_cut(head, tail, width(head) + width("t") + 0.5), frozenset()) is expected


def test_a_line_with_room_for_another_letter_is_not_cut():
    assert not is_one_word(_cut("Commission", "ing", width("Commission") + 12), frozenset())


def test_a_word_that_fits_the_column_was_not_cut():
    assert not is_one_word(_cut("Bondin", "g", width("Bonding") + 0.1), frozenset())
    assert is_one_word(_cut("Bondin", "g", width("Bonding") - 0.1), frozenset())
