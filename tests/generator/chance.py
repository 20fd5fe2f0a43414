"""Chance that comes out the same each time."""

from random import Random


def chance(name: str) -> Random:
    """A source of random numbers that the name alone decides."""
    return Random(name)  # noqa: S311 - plans are invented, nothing is kept secret
