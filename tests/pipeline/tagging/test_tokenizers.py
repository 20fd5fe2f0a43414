"""How the model's tokenizer parts cells made up here."""

import pytest
import spacy

from pipeline.tagging.tokenizers import owner_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    return owner_tokenizer()(spacy.blank("en"))


CELLS = [
    ("Head of Canals/Locks", ["Head", "of", "Canals", "/", "Locks"]),
    ("Director (Play)", ["Director", "(", "Play", ")"]),
    ("Okonjo;Raman,Teale+Wick", ["Okonjo", ";", "Raman", ",", "Teale", "+", "Wick"]),
    ("•Canal Team", ["•", "Canal", "Team"]),
    ("Co-ordinator, D. Teale", ["Co", "-", "ordinator", ",", "D.", "Teale"]),
    ("Canals – Children's Lead", ["Canals", "–", "Children", "'s", "Lead"]),
    ("Dr. Raman at St. Agnes’s", ["Dr.", "Raman", "at", "St.", "Agnes", "’s"]),
    ("Play Team. Canal Team…", ["Play", "Team", ".", "Canal", "Team", "…"]),
    ("A.Teale, NHS.", ["A", ".", "Teale", ",", "NHS", "."]),
    ("0-19 Service, 16+ Team", ["0", "-", "19", "Service", ",", "16", "+", "Team"]),
    ("see www.playplan.org.uk", ["see", "www.playplan.org.uk"]),
]


@pytest.mark.parametrize(("cell", "tokens"), CELLS)
def test_where_cells_part(tokenizer, cell, tokens):
    assert [token.text for token in tokenizer(cell)] == tokens
