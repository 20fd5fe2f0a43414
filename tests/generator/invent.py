"""A plan from a seed."""

from tests.generator.chance import chance
from tests.generator.dress import Dress
from tests.generator.facts import World
from tests.generator.families import FAMILIES
from tests.generator.model import InventedPlan
from tests.generator.writing import Writing


def make_plan(seed: int, family: str, dress: int = 0) -> InventedPlan:
    """The plan of a seed in a layout family; another `dress` changes its looks and none of its records."""
    world = World(chance(f"{family}/{seed}"))
    writing = Writing(world, Dress(f"{family}/{seed}/{dress}"))
    FAMILIES[family](writing)
    return InventedPlan(
        stem=f"{family.replace('_', '-')}-{seed:04d}" + (f"-{dress}" if dress else ""),
        family=family,
        authority=world.authority,
        title=world.title,
        period=world.period,
        blocks=tuple(writing.blocks),
        look=writing.look,
        truth=writing.truth,
    )
