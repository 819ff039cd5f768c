"""A number counts what its words say: a length of time and a score are no age, and the score that holds now counts."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Quantity


def measured(said, lexicon):
    """What is measured, with its number."""
    return {m.name: m.value for m in listen(said, lexicon).measures}


@pytest.mark.parametrize("said", ["it's been over two years", "i've had it nearly four years", "today it's three"])
def test_a_length_of_time_or_a_score_is_no_age(said, lexicon):
    assert Quantity.AGE not in measured(said, lexicon)


@pytest.mark.parametrize(
    ("said", "years"), [("my son is four", 4), ("he is nearly five years", 5), ("i'm over sixty", 60)]
)
def test_an_age_is_still_an_age(said, years, lexicon):
    assert measured(said, lexicon)[Quantity.AGE] == years


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ("it was nine out of ten on sunday and now it's four", 4),
        ("eight out of ten last week, two now", 2),
        ("it's seven out of ten and i'm forty", 7),
    ],
)
def test_the_score_that_holds_now_counts(said, score, lexicon):
    assert measured(said, lexicon)[Quantity.SEVERITY] == score


def test_a_score_is_a_number_and_no_finding(lexicon):
    assert "very_severe" not in {o.finding for o in listen("the pain is nine out of ten", lexicon).observations}


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("i'm forty and for three months my back has ached", 90),
        ("i'm a nurse and for the last two months my lower back has hurt", 60),
    ],
)
def test_a_clause_may_begin_with_how_long_it_has_lasted(said, days, lexicon):
    assert measured(said, lexicon)[Quantity.DURATION] == days
