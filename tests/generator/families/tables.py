"""Ruled tables with their header on top."""

from collections.abc import Sequence
from dataclasses import replace

from tests.generator.dress import A4, Column
from tests.generator.facts import Fact
from tests.generator.model import Cell, Grid, Heading, Line
from tests.generator.writing import Row, Writing, band, figure_text, text_cell

_FIELDS = ("partner", "link", "cost", "review", "status")
_COUNTED = ("zero", "one", "two", "three", "four", "five", "six")


def roles_of(writing: Writing, *always: str, most: int = 6) -> list[str]:
    """The roles of a plan's columns: those that must be, and some that may."""
    rng = writing.world.rng
    wanted = [role for role in ("owner", "timescale") if rng.random() < 0.9]
    wanted += [role for role in ("measure", "ref") if rng.random() < 0.5]
    wanted += rng.sample(_FIELDS, rng.randint(0, 3))
    return list(dict.fromkeys([*always, *wanted]))[:most]


def ruled(writing: Writing) -> None:
    """One table, an action a row."""
    rng = writing.world.rng
    _plain_table(writing, rng.randint(2, 14), roles_of(writing, "action"))


def long(writing: Writing) -> None:
    """One table over several pages, its header repeated or not."""
    rng = writing.world.rng
    _plain_table(writing, rng.randint(25, 60), roles_of(writing, "action"), cut_rows=False)


def cut_rows(writing: Writing) -> None:
    """Rows so high that page breaks cut through them."""
    rng = writing.world.rng
    roles = roles_of(writing, "action", "owner", "measure")
    _plain_table(writing, rng.randint(12, 24), roles, long_texts=True, cut_rows=True, page=A4, size=10.0)


def _plain_table(
    writing: Writing, count: int, roles: Sequence[str], *, long_texts: bool = False, **look: object
) -> None:
    columns = writing.dress.columns(roles)
    writing.look = writing.dress.look(len(columns), **look)
    writing.introduce()
    number = _numbers(writing)
    rows = []
    for place in range(1, count + 1):
        fact = writing.world.fact(long=long_texts)
        rows.append(write_row(writing, columns, fact, number.format(place)))
    writing.draw_table(columns, rows)


def _numbers(writing: Writing) -> str:
    return writing.world.rng.choice(["{}", "{}.", "1.{}", "A{}"])


def write_row(
    writing: Writing,
    columns: Sequence[Column],
    fact: Fact,
    ref: str = "",
    path: tuple[str, ...] = (),
    *,
    section: str = "",
) -> Row:
    """A row of one action; it and its measures are noted."""
    roles = [c.role for c in columns]
    numbered = "ref" in roles
    writing.add_action(fact, roles, path, ref.strip(".") if numbered else None)
    if "measure" in roles:
        writing.add_measures(fact.aims, [fact], path)
    return writing.body_row(columns, fact, ref=ref, section=section)


def own_sections(writing: Writing) -> None:
    """A column that names the objective of each row."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "section", "action"))
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    roles = [c.role for c in columns]
    rows, numbered = [], rng.random() < 0.5
    for place in range(1, rng.randint(3, 7)):
        title = writing.world.objective()
        path = writing.add_section((title,), "objective", f"1.{place}" if numbered else None)
        fact = writing.world.fact()
        writing.add_action(fact, roles, path, str(place) if "ref" in roles else None)
        if "measure" in roles:
            writing.add_measures(fact.aims, [fact], path)
        shown = f"1.{place} {title}" if numbered else title
        rows.append(writing.body_row(columns, fact, ref=str(place), section=shown))
    writing.draw_table(columns, rows)


def bands(writing: Writing) -> None:
    """Rows of one cell across name the sections of one table."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "action", "owner"))
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    drawn = writing.dress.rng.choice([{}, {"bold": False}, {"shaded": False}])
    named, number = rng.random() < 0.4, _numbers(writing)
    rows: list[Row] = []
    place = 0
    for part in range(1, rng.randint(2, 5) + 1):
        title = writing.world.section()
        name = f"Priority {part}"
        rows.append(band(f"{name}: {title}" if named else title, len(columns), **drawn))
        path = writing.add_section((title,), "priority" if named else "theme", name if named else None)
        for _ in range(rng.randint(1, 5)):
            place += 1
            rows.append(write_row(writing, columns, writing.world.fact(), number.format(place), path))
    writing.draw_table(columns, rows)


def merged_down(writing: Writing) -> None:
    """Objectives, and now and then measures, owners or review dates, merged over the rows they apply to."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "section", "action", "measure", "owner"))
    writing.look = writing.dress.look(len(columns), cut_rows=False)
    writing.introduce()
    over = [role for role in ("measure", "owner", "review") if rng.random() < 0.5]
    rows: list[Row] = []
    for _ in range(rng.randint(2, 5)):
        title = writing.world.objective()
        path = writing.add_section((title,), "objective")
        facts = [writing.world.fact() for _ in range(rng.randint(1, 4))]
        rows += _merged_rows(writing, columns, facts, over, title, path)
    writing.draw_table(columns, rows)


def _merged_rows(
    writing: Writing,
    columns: Sequence[Column],
    facts: Sequence[Fact],
    over: Sequence[str],
    title: str,
    path: tuple[str, ...],
) -> list[Row]:
    """The rows of one objective; the cells of the roles `over` stand once, and are the first fact's."""
    first, count = facts[0], len(facts)
    roles = [c.role for c in columns]
    shared = {f"{role}s" if role == "owner" else role for role in over} - {"measure"}
    rows = []
    for place, own in enumerate(facts):
        fact = replace(own, **{name: getattr(first, name) for name in shared})
        number = str(len(writing.actions) + 1)
        writing.add_action(fact, roles, path, number if "ref" in roles else None)
        row = writing.body_row(columns, fact, ref=number, section=title)
        merged = {c.role: k for k, c in enumerate(columns) if c.role in {"section", *over}}
        cells = list(row)
        for at in merged.values():
            cell = row[at]
            cells[at] = Cell(cell.lines, row_span=count) if cell and place == 0 else None
        rows.append(tuple(cells))
    if "measure" in over:
        writing.add_measures(first.aims, facts, path)
    else:
        for fact in facts:
            writing.add_measures(fact.aims, [fact], path)
    return rows


def two_row_header(writing: Writing) -> None:
    """Headings that group the columns below them, over the columns' own."""
    rng = writing.world.rng
    columns = writing.dress.columns(
        ["ref", "action", "owner", "timescale", "cost", "measure"][rng.randint(0, 1) :], fixed=True
    )
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    first = next(k for k, c in enumerate(columns) if c.role == "owner")
    group = writing.dress.rng.choice(["Delivery", "Who and when", "Responsibilities and resources"])
    size = writing.dress.rng.choice([2, 3])
    top: list[Cell | None] = [writing.header_cell(c.header, row_span=2) for c in columns]
    low: list[Cell | None] = [None] * len(columns)
    top[first : first + size] = [writing.header_cell(group, column_span=size), *[None] * (size - 1)]
    low[first : first + size] = [writing.header_cell(c.header) for c in columns[first : first + size]]
    rows = [
        write_row(writing, columns, writing.world.fact(), str(place))
        for place in range(1, rng.randint(3, 12))
    ]
    writing.draw_table(columns, rows, header=(tuple(top), tuple(low)))


def headed(writing: Writing) -> None:
    """A heading and a table for each section; now and then a second level, or a sentence between."""
    rng = writing.world.rng
    columns = writing.dress.columns(roles_of(writing, "action", "owner"))
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    style = rng.choice(["{title}", "Priority {n}: {title}", "{n}. {title}", "Priority {word}"])
    nested = rng.random() < 0.4
    for part in range(1, rng.randint(2, 4) + 1):
        path = _write_heading(writing, style, part)
        for below in range(1, rng.randint(1, 2) + 1) if nested else (0,):
            here = path
            if below:
                title = writing.world.objective()
                writing.draw(Heading(f"{part}.{below} {title}", level=2))
                here = writing.add_section((*path, title), "objective", f"{part}.{below}")
            elif rng.random() < 0.3:
                sentence = (
                    f"Work under this heading is watched by the {rng.choice(writing.world.domain['teams'])}."
                )
                writing.draw(Line(sentence))
                writing.add_section((*path, sentence), "statement")
            facts = [writing.world.fact() for _ in range(rng.randint(1, 5))]
            writing.draw_table(
                columns, [write_row(writing, columns, fact, str(n), here) for n, fact in enumerate(facts, 1)]
            )


def _write_heading(writing: Writing, style: str, part: int) -> tuple[str, ...]:
    title = writing.world.section()
    name = style.split(":", maxsplit=1)[0].format(n=part, word=_COUNTED[part].capitalize(), title="")
    writing.draw(Heading(style.format(n=part, word=_COUNTED[part].capitalize(), title=title)))
    if "{title}" not in style:
        writing.draw(Heading(title))
    kind = "priority" if "Priority" in style else "theme"
    return writing.add_section((title,), kind, name.strip(" .") or None)


def figures(writing: Writing) -> None:
    """Under each heading a table of actions and one of measures with their figures."""
    rng = writing.world.rng
    columns = writing.dress.columns(["ref", "action", "owner", "timescale"])
    shown = rng.sample(["baseline", "latest", "target"], rng.randint(2, 3))
    measured = writing.dress.columns(["measure", *shown], fixed=True)
    writing.look = writing.dress.look(len(columns))
    writing.introduce()
    for _ in range(rng.randint(1, 3)):
        title = writing.world.section()
        writing.draw(Heading(title))
        path = writing.add_section((title,), "theme")
        facts = [writing.world.fact() for _ in range(rng.randint(2, 5))]
        rows = [write_row(writing, columns, fact, str(n), path) for n, fact in enumerate(facts, 1)]
        writing.draw_table(columns, rows)
        writing.draw(Line("Progress is counted as follows."))
        _draw_figures(writing, measured, path)


def _draw_figures(writing: Writing, columns: Sequence[Column], path: tuple[str, ...]) -> None:
    rows = []
    for _ in range(writing.world.rng.randint(2, 5)):
        drawn = writing.world.aim(figures=True)
        shown = {c.role for c in columns}
        aim = type(drawn)(
            drawn.text,
            drawn.direction,
            **{k: getattr(drawn, k) for k in ("baseline", "latest", "target") if k in shown},
        )
        writing.add_measures([aim], [], path)
        own = {"measure": text_cell(aim.text)}
        rows.append(tuple(own.get(c.role) or text_cell(figure_text(getattr(aim, c.role))) for c in columns))
    writing.draw_table(columns, rows)


def glossary(writing: Writing) -> None:
    """A table of actions, and one of short forms at the end."""
    ruled(writing)
    writing.acronyms = writing.world.acronyms(writing.world.rng.randint(3, 7))
    writing.draw(Heading(writing.world.rng.choice(["Glossary", "Abbreviations", "Glossary of terms"])))
    headed_columns = writing.dress.rng.random() < 0.5
    columns = writing.dress.columns(["short", "long"], fixed=True)
    rows = tuple((text_cell(entry.short), text_cell(entry.long)) for entry in writing.acronyms)
    if headed_columns:
        writing.draw_table(columns, rows)
    else:
        writing.draw(Grid(rows, (1.0, 3.0)))
