"""Processes of their own for work that may hang, run out of memory or crash."""
