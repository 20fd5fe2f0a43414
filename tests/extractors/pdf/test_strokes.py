"""Lines at shared positions: snapped within a table, not to another table's."""

from extractors.pdf.drawn.rules import Rule, rows
from extractors.pdf.drawn.strokes import meshes


def box(x0, top, x1, bottom):
    return [
        Rule(x0, top, x1, top),
        Rule(x0, bottom, x1, bottom),
        Rule(x0, top, x0, bottom),
        Rule(x1, top, x1, bottom),
    ]


def uprights(mesh):
    return [stroke.at for stroke in mesh.upright]


def test_tables_below_each_other_keep_their_own_borders():
    above, below = meshes(rows([*box(50, 100, 300, 200), *box(51, 300, 302, 400)]))
    assert uprights(above) == [50, 300]
    assert uprights(below) == [51, 302]


def test_lines_of_one_table_drawn_a_little_apart_are_one():
    (mesh,) = meshes(rows([*box(50, 100, 300, 200), *box(51, 200, 301, 300)]))
    assert uprights(mesh) == [50.5, 300.5]


def dots(*places):
    """Small squares, each a piece of a line that may run either way."""
    return [rule for x, y in places for rule in (Rule(x, y, x + 0.7, y), Rule(x, y, x, y + 0.7))]


def test_dotted_lines_across_do_not_move_the_borders_of_a_table_below():
    across = dots(*((50 + 1.5 * n, y) for n in range(160) for y in (40, 60)))
    (mesh,) = meshes(rows([*across, *box(50, 100, 170, 200), *box(170, 100, 290, 200)]))
    assert uprights(mesh) == [50, 170, 290]


def test_dotted_lines_are_the_borders_of_a_table():
    level = [(50 + 2 * n, y) for n in range(101) for y in (100, 200)]
    upright = [(x, 100 + 2 * n) for n in range(51) for x in (50, 150, 250)]
    (mesh,) = meshes(rows(dots(*level, *upright)))
    assert uprights(mesh) == [50, 150, 250]
    assert [stroke.at for stroke in mesh.level] == [100, 200]
