"""The steps of a run: what is asked, which files are read, what lands, what is written down."""
