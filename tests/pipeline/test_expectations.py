"""What Great Expectations finds of values, and whose they are."""

from pipeline.expectations import Question, broken, exceeding


def test_the_rules_whose_values_are_not_as_expected():
    values = [(0, "E09000001"), (0, None), (1, "E0900000"), (2, "W09000001"), (2, "oak")]
    question = Question("ExpectColumnValuesToMatchRegex", (("regex", r"^[EW]\d{8}$"),), values)

    assert broken(question) == {1, 2}
    assert broken(question._replace(numbered=values[:2])) == frozenset()


def test_a_value_that_must_be_there_and_a_key_that_stands_twice():
    assert broken(Question("ExpectColumnValuesToNotBeNull", (), [(3, "ash"), (5, None)])) == {5}
    assert broken(Question("ExpectColumnValuesToBeUnique", (), [(0, "ash"), (1, "elm"), (1, "elm")])) == {1}
    assert broken(Question("ExpectColumnValuesToNotBeNull", (), [(4, None)])) == {4}


def test_counts_that_are_not_none():
    assert exceeding({"no plan is lost": 0, "each has a date": 3, "each has an owner": 1}) == {
        "each has a date",
        "each has an owner",
    }
    assert exceeding({"no plan is lost": 0}) == frozenset()
