"""Tags: plain-Python rules over the text of one field, and the spaCy components over them."""
