"""What other readers of tables do with the same files: `python rivals.py NAME FILE...` reads them all.

Nothing of this program is imported, so that a reader may live in an environment of its own.
"""

import sys


def pdfplumber(paths):
    """Bare `extract_tables`, each page closed as its documentation advises for memory."""
    import pdfplumber  # noqa: PLC0415

    cells = 0
    for path in paths:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                cells += sum(len(row) for table in page.extract_tables() for row in table)
                page.close()
    return cells


def camelot_lattice(paths):
    """Camelot, ruled tables."""
    return _camelot(paths, "lattice")


def camelot_network(paths):
    """Camelot, tables without rules."""
    return _camelot(paths, "network")


def _camelot(paths, flavor):
    import camelot  # noqa: PLC0415

    return sum(
        table.df.size for path in paths for table in camelot.read_pdf(path, pages="all", flavor=flavor)
    )


def python_docx(paths):
    """python-docx alone: the text of every cell."""
    import docx  # noqa: PLC0415

    return sum(
        len([cell.text for cell in row.cells])
        for path in paths
        for table in docx.Document(path).tables
        for row in table.rows
    )


RIVALS = {
    "pdfplumber": pdfplumber,
    "camelot-lattice": camelot_lattice,
    "camelot-network": camelot_network,
    "python-docx": python_docx,
}

if __name__ == "__main__":
    print(RIVALS[sys.argv[1]](sys.argv[2:]))
