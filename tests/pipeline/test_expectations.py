"""What Great Expectations finds of values, and whose they are."""

from pipeline.expectations import Question, broken, exceeding


def asked(kind, values, *arguments):
    """The rules broken by values, each behind its rule's number."""
    written = ((rule, f"'{value}'" if value else "NULL::VARCHAR") for rule, value in values)
    shown = ", ".join(f"({rule}, {value})" for rule, value in written)
    return broken([Question(kind, arguments, f"SELECT * FROM (VALUES {shown}) AS t(rule, value)")])[0]  # noqa: S608


def test_the_rules_whose_values_are_not_as_expected():
    values = [(0, "E09000001"), (0, None), (1, "E0900000"), (2, "W09000001"), (2, "oak")]
    form = ("regex", r"^[EW]\d{8}$")

    assert asked("ExpectColumnValuesToMatchRegex", values, form) == {1, 2}
    assert asked("ExpectColumnValuesToMatchRegex", values[:2], form) == frozenset()


def test_a_value_that_must_be_there_and_a_key_that_stands_twice():
    assert asked("ExpectColumnValuesToNotBeNull", [(3, "ash"), (5, None)]) == {5}
    assert asked("ExpectColumnValuesToBeUnique", [(0, "ash"), (1, "elm"), (1, "elm")]) == {1}
    assert asked("ExpectColumnValuesToNotBeNull", [(4, None)]) == {4}


def test_counts_that_are_not_none():
    assert exceeding({"no plan is lost": 0, "each has a date": 3, "each has an owner": 1}) == {
        "each has a date",
        "each has an owner",
    }
    assert exceeding({"no plan is lost": 0}) == frozenset()
