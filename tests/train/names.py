"""First names and surnames of many countries, as Faker lists them."""

from functools import cache
from importlib import import_module

# the more common in the United Kingdom, the more often a list is drawn from
LOCALES = {
    "en_GB": 10, "en_IN": 4, "en_PK": 4, "en_IE": 2, "en_US": 2, "en_NZ": 1, "en_KE": 2, "yo_NG": 2, "tw_GH": 1,
    "ro_RO": 1, "it_IT": 1, "es_ES": 1, "pt_PT": 1, "fr_FR": 1, "de_DE": 1, "tr_TR": 1, "hr_HR": 1, "ga_IE": 1,
}  # fmt: skip


@cache
def people(locale):
    """(first names, surnames) of a locale, those of one capitalised word."""
    provider = import_module(f"faker.providers.person.{locale}").Provider
    return tuple(
        tuple(name for name in names if len(name) > 1 and name.istitle() and " " not in name)
        for names in (provider.first_names, provider.last_names)
    )


def full_name(chance):
    """(first name, surname) drawn from one list, now and then from two; hyphened surnames among them."""
    locale = chance.choices(tuple(LOCALES), tuple(LOCALES.values()))[0]
    first = chance.choice(people(locale)[0])
    if chance.random() < 0.1:
        locale = chance.choices(tuple(LOCALES), tuple(LOCALES.values()))[0]
    last = chance.choice(people(locale)[1])
    if chance.random() < 0.05:
        last += "-" + chance.choice(people("en_GB")[1])
    return first, last
