"""How a check begins, whose pain it is, and that no question comes back for ever."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing
from skill.triage.status import Status

TO_THE_AGE = ["my lower back hurts", *["no"] * 9]


@pytest.mark.parametrize(
    "said",
    ["my lower back hurts what can i do", "my back has been sore all week what helps", "my leg hurts how do i fix it"],
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
