"""The nouns: what a file says, what a row says, the common schema, and the vocabulary."""
