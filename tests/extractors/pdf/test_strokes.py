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
