"""What a run reads from its fields is what the spaCy pipeline has on its Docs."""

from pipeline.tagging.components import build_nlp, tag_texts
from pipeline.tagging.fields import tag_fields

PERIOD = (2031, 2031)
TEXTS = [
    ("Ada Weir, Head of Locks", "owner"),
    ("June", "timescale"),
    ("Canal Trust; Ferry Board", "partner"),
    ("Jo Sluice and Max Quay", "owner"),
    ("", "timescale"),
    ("June", "status"),
]


def test_fields_have_the_tags_of_the_pipeline_in_their_order():
    tags = tuple(tag_fields(TEXTS, PERIOD))

    assert tags == tuple(tagged.tags for tagged in tag_texts(build_nlp(), TEXTS, PERIOD))
    assert [len(t) for t in tags] == [2, 1, 2, 2, 0, 0]


def test_names_are_those_of_their_own_cell():
    (first, _, _, second, *_) = tag_fields(TEXTS, PERIOD)

    assert [(tag.start, tag.end, tag.kind) for tag in first] == [(0, 8, "person"), (10, 23, "role")]
    assert [(tag.start, tag.end, tag.kind) for tag in second] == [(0, 9, "person"), (14, 22, "person")]
