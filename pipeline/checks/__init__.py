"""Checks of what was landed.

Nothing is imported here: the process in which Great Expectations judges would load the database's side with it.
"""
