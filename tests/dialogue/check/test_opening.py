"""How a check begins, whose pain it is, and that no question comes back for ever."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing
from skill.triage.status import Status

TO_THE_AGE = ["my lower back hurts", *["no"] * 9]


@pytest.mark.parametrize(
    "said",
    ["my lower back hurts what can i do", "my back has been sore all week what helps"],
)
def test_who_asks_what_to_do_is_told_that_questions_come_first(talk, said):
    talk.say(said)
    assert Hearing.QUESTIONS_FIRST in talk.keys
    assert talk.pending == "heart_and_lungs"
    talk.say("no")
    assert Hearing.QUESTIONS_FIRST not in talk.keys


def test_who_tells_of_pain_beside_what_they_cannot_do_is_not_sent_away(talk):
    talk.say("i'm a postie and with my back like this i can't do my round")
    assert talk.pending == "heart_and_lungs"
    assert talk.conversation.findings["low_back_pain"] is Status.PRESENT


@pytest.mark.parametrize(("said", "is_child"), [("he's eleven", True), ("nine", True), ("she's forty", False)])
def test_an_age_is_the_patients_whoever_it_is(talk, said, is_child):
    for line in TO_THE_AGE:
        talk.say(line)
    assert talk.pending == "how_old"
    talk.say(said)
    assert (talk.conversation.findings["child"] is Status.PRESENT) == is_child
    assert bool(talk.conversation.speaks_for_other) == ("'s" in said)


def test_what_says_nothing_new_ends_a_question_one_day(talk):
    for line in TO_THE_AGE:
        talk.say(line)
    for _ in range(4):
        talk.say("my shoe size is nine and a half")
    assert talk.pending != "how_old"


def test_what_may_be_a_danger_is_asked_about_next_even_if_it_was_denied(talk):
    for line in ("my lower back hurts", "no", "no", "no"):
        talk.say(line)
    assert talk.pending == "legs_and_walking"
    talk.say("actually i forgot to say i've been struggling to wee since yesterday does that matter")
    assert talk.conversation.warned or talk.pending == "bladder_and_bowel"
    if not talk.conversation.warned:
        talk.say("no")
        assert talk.pending == "legs_and_walking"


def test_a_yes_to_an_ache_in_both_legs_tells_of_no_more(talk):
    talk.say("my legs are throbbing both of them they always do this after nights")
    while talk.pending in ("legs_and_walking", "both_legs_too"):
        talk.say("they both ache yes")
    assert not talk.conversation.warned


def test_a_yes_to_how_often_is_no_yes_to_a_danger(talk):
    talk.say("my lower back hurts")
    talk.say("yeah every thirty minutes would be good")
    assert talk.pending == "heart_and_lungs"
    assert not talk.conversation.warned
