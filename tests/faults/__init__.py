"""Runs that are killed or run out of room, and what the next run makes of what they left (Linux)."""
