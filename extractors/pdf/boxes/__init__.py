"""Framed boxes, cards and notes in a margin: what stands in them, as lines and fields."""
