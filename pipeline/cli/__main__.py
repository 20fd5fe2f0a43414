"""`python -m pipeline.cli`, the same as `actionplans`."""

from pipeline.cli import main

main()
