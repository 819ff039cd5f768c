"""Whether words ask, and where in them a question begins."""

from __future__ import annotations

import pytest

from skill.listening.grammar.asking import asks_the_meaning, before_what_leads_on, question_within

WITHIN = {
    "no dear can i take an aspirin": "can i take an aspirin",
    "not swollen please can you remind me": "can you remind me",
    "none of that what is it": "what is it",
    "no is the chair bad": "is the chair bad",
}


@pytest.mark.parametrize(("said", "question"), WITHIN.items())
def test_a_question_may_follow_something_else(lexicon, said, question):
    words = said.split()
    assert " ".join(words[question_within(words, lexicon) :]) == question


@pytest.mark.parametrize(
    "said",
    [
        "i do not have a cough",
        "never had a fall",
        "never had it before this month",
        "she can go home",
        "i know what it is",
    ],
)
def test_a_statement_holds_none(lexicon, said):
    assert question_within(said.split(), lexicon) is None


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("no but", "no"),
        ("no none of that but please tell me", "no none of that"),
        ("no but a bit numb", "no but a bit numb"),
        ("no", "no"),
    ],
)
def test_what_only_leads_on_is_left_out(lexicon, said, left):
    assert " ".join(before_what_leads_on(said.split(), lexicon)) == left


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("what does faint mean", True),
        ("what means faint please", True),
        ("i do not know this word", True),
        ("what counts as a fever", True),
        ("i mean my leg", False),
        ("in other words it hurts", False),
    ],
)
def test_the_meaning_of_words_is_asked(lexicon, said, is_asked):
    assert asks_the_meaning(said.split(), lexicon) is is_asked
