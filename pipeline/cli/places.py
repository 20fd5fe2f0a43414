"""Where things are if nobody says otherwise; seen from the folder a command is given in."""

from __future__ import annotations

from pathlib import Path

DB = Path("data/actionplans.duckdb")
OUT = Path("data/curated")
RAW = Path("data/raw")
