"""Costs to `docs/performance.md`: tables, ratios, and each promise beside what was measured."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from tests.bench.contest import Result
from tests.bench.cost import Cost

_PLUMBER = "pdfplumber"
_HOW_IT_IS_MEASURED = (
    "Written by `make bench`, which runs everything on one machine in one go, the contenders in turn. Each short"
    " figure is the median of three runs (of tables in process: of seven); one that takes over forty seconds is a"
    " single run. In process, garbage is looked for as seldom as in the processes of our readers while ours read, and as"
    " Python does it by itself while pdfplumber does. Times depend on the machine (here: {cores} cores): the ratios are what to compare, and only those"
    " of one machine. One that runs pdfplumber, which is plain Python, twice as fast as another runs whole runs of ours,"
    " which load more, half as fast again; there the share of pdfplumber's time is a third higher."
)
_WHAT_IS_READ = (
    "Invented plans come from `tests/generator`, half Word and half PDF. Most are short, of all layout families in"
    " turn; those of published lengths are as long as 16 plans that public authorities have published. The other"
    " readers read only the files of their format and stop at the text of table cells; `actionplans run` reads all"
    " files and goes on to checked and exported tables. Seconds are those of the whole process, start-up included;"
    " memory is that of the largest process.\n\n"
    "What is promised of whole runs is promised of seconds, of a run that reads one file at a time (`--jobs 1`). Such a"
    " run uses the second core too: its checker loads beside the reader. The tables give the ratio of processor time"
    " as well, and a run that is kept on one core. The share of pdfplumber's time is promised of plans as long as those"
    " that are published; short ones, of a page and a half, are held against the same limit and miss it: they show what"
    " starting costs, which no number of cores takes away."
)


class Inside(NamedTuple):
    """What was measured inside one process: seconds of readers and stages, words a CPU second of the tagger."""

    reading: dict[str, float]
    stages: dict[str, dict[str, float]]
    tagging: dict[str, float]


class Promise(NamedTuple):
    """A sentence, what was measured, and the limit it should keep to."""

    text: str
    measured: float
    limit: float
    at_least: bool = False

    @property
    def kept(self) -> bool:
        """Whether the measurement keeps to the limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit


def page(
    results: Sequence[Result],
    long: Result,
    book: Result,
    inside: Inside,
    help_cost: Cost,
    cores: int,
) -> str:
    """The whole page in Markdown: data/raw and short plans, plans of published lengths, one PDF of many pages."""
    parts = [
        "# Performance",
        _HOW_IT_IS_MEASURED.format(cores=cores),
        _WHAT_IS_READ,
        "## Promises",
        _promises(promises(results, long, book, inside, help_cost)),
        "## Whole processes",
        *(_race(result) for result in [*results, long, book]),
        "## Reading the PDFs of data/raw inside one process",
        _reading(inside.reading),
        "## Tagging",
        _tagging(inside.tagging),
        "## Where the time goes",
        _stages(inside.stages),
        "## Growth",
        _growth(results),
    ]
    return "\n\n".join(parts) + "\n"


def promises(
    results: Sequence[Result], long: Result, book: Result, inside: Inside, help_cost: Cost
) -> list[Promise]:
    """What issue and README promise, as far as these results can tell."""
    found = [
        Promise("tables of the PDF plans, ours to pdfplumber's, times faster in process",
                inside.reading[_PLUMBER] / inside.reading["tables"], 15, at_least=True),
        Promise("words tagged in a CPU second", inside.tagging["in batches"], 12_000, at_least=True),
        Promise("whole run on the plans of data/raw over pdfplumber on their PDFs",
                _ratio(results[0], "first run", _PLUMBER), 1.5),
        Promise("`--help`, CPU seconds", help_cost.cpu, 0.3),
        Promise("peak memory on a PDF of 500 pages, MB", book.costs["first run"].peak, 400),
    ]  # fmt: skip
    for result in [*results[1:], long]:
        costs, name = result.costs, result.corpus.name
        if len(result.corpus.paths) >= 100:
            found += [
                Promise(f"whole run on {name} over pdfplumber on their PDFs",
                        _ratio(result, "first run", _PLUMBER), 0.35),
                Promise(f"two workers on {name}, times one",
                        costs["first run"].seconds / costs["first run, two workers"].seconds, 1.6, at_least=True),
                *_cores(result),
            ]  # fmt: skip
        if len(result.corpus.paths) >= 1000:
            share = costs["unchanged run"].seconds / costs["first run"].seconds
            found.append(Promise(f"unchanged run over {name}, share of the first", share, 0.02))
        found.append(Promise(f"peak memory on {name}, MB", costs["first run"].peak, 400))
    slopes = growth(results)
    if slopes:
        found.append(Promise("exponent of CPU time in pages (start-up taken off)", slopes[0], 1.05))
    return found


def _cores(result: Result) -> list[Promise]:
    """What two cores gain over one, where a process can be kept on one."""
    if "first run, one core" not in result.costs:
        return []
    one, both = (result.costs[f"first run, {how}"].seconds for how in ("one core", "two workers"))
    return [Promise(f"both cores on {result.corpus.name}, times one core", one / both, 1.6, at_least=True)]


def growth(results: Sequence[Result]) -> tuple[float, float] | None:
    """Between the smallest and the largest corpus: the exponent of time in pages, and megabytes a 1,000 files.

    The time of the smallest is taken as start-up and its own pages, so that start-up does not flatter the slope.
    """
    sized = [r for r in results if r.corpus.pages]
    if len(sized) < 3:
        return None
    first, middle, last = sized[0], sized[1], sized[-1]
    spent = [r.costs["first run"].cpu - first.costs["first run"].cpu for r in (middle, last)]
    pages = [r.corpus.pages - first.corpus.pages for r in (middle, last)]
    exponent = math.log(spent[1] / spent[0]) / math.log(pages[1] / pages[0])
    files = len(last.corpus.paths) - len(middle.corpus.paths)
    grown = last.costs["first run"].peak - middle.costs["first run"].peak
    return exponent, 1000 * grown / files


def _ratio(result: Result, ours: str, theirs: str) -> float:
    return result.costs[ours].seconds / result.costs[theirs].seconds


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _promises(found: Sequence[Promise]) -> str:
    rows = [
        [
            p.text,
            f"{'≥' if p.at_least else '≤'} {p.limit:g}",
            f"{p.measured:.3g}",
            "kept" if p.kept else "**missed**",
        ]
        for p in found
    ]
    return _table(["promise", "limit", "measured", ""], rows)


def _race(result: Result) -> str:
    data = result.corpus
    plumber = result.costs.get(_PLUMBER)
    size = f"{len(data.paths)} files" + (f", {data.pages} pages" if data.pages else "")
    rows = []
    for name, each in result.costs.items():
        reads_all = "run" in name or "changed" in name
        speed = f"{data.pages / each.seconds:.1f}" if data.pages and name.startswith("first") else ""
        ratios = [f"{each.seconds / plumber.seconds:.2f}", f"{each.cpu / plumber.cpu:.2f}"] if plumber else []
        shown = f"actionplans run: {name}" if reads_all else name
        rows.append([shown, f"{each.seconds:.2f}", f"{each.cpu:.2f}", speed, f"{each.peak:.0f}", *ratios])
    head = ["", "seconds", "CPU seconds", "pages a second", "peak MB"]
    head += ["seconds over pdfplumber's", "CPU over pdfplumber's"] if plumber else []
    return f"### {data.name[0].upper()}{data.name[1:]} ({size})\n\n{_table(head, rows)}"


def _reading(reading: dict[str, float]) -> str:
    names = {
        "tables": "our tables",
        "document": "our whole Document",
        _PLUMBER: "pdfplumber's tables",
    }
    rows = [
        [names[name], f"{seconds:.2f}", f"{reading[_PLUMBER] / seconds:.1f}"]
        for name, seconds in reading.items()
    ]
    return _table(["", "CPU seconds", "times faster than pdfplumber"], rows)


def _tagging(tagging: dict[str, float]) -> str:
    rows = [[name, f"{words:,.0f}"] for name, words in tagging.items()]
    said = "Every text of the plans in data/raw, the model of names included; start-up left out."
    return f"{said}\n\n" + _table(["", "words a CPU second"], rows)


def _stages(stages: dict[str, dict[str, float]]) -> str:
    names = ["read", "layout", "records", "tag", "normalise", "land", "check", "export"]
    rows = [
        [corpus, *(f"{spent.get(name, 0):.2f}" for name in names), f"{sum(spent.values()):.2f}"]
        for corpus, spent in stages.items()
    ]
    return "Seconds in one process that has everything loaded.\n\n" + _table(["", *names, "sum"], rows)


def _growth(results: Sequence[Result]) -> str:
    slopes = growth(results)
    rows = [
        [r.corpus.name, str(r.corpus.pages), f"{r.costs['first run'].seconds:.1f}", f"{r.costs['first run'].cpu:.1f}",
         f"{1000 * r.costs['first run'].cpu / r.corpus.pages:.0f}", f"{r.costs['first run'].peak:.0f}"]
        for r in results
        if r.corpus.pages
    ]  # fmt: skip
    table = _table(
        ["first run, one worker", "pages", "seconds", "CPU seconds", "CPU ms a page", "peak MB"], rows
    )
    if slopes is None:
        return table + "\n\nThree sizes are needed for an exponent: `make bench` without `--quick`."
    said = f"CPU time grows with the pages to the power {slopes[0]:.2f}, memory by {slopes[1]:.0f} MB for 1,000 files more."
    return f"{table}\n\n{said}"
