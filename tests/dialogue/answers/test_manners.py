"""What is said to the skill besides answers: what was told is looked up, a curse beside an answer is no distress."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Goodbye, Hearing, Listing, Offer
from skill.triage.status import Status


def test_i_told_you_is_answered_with_what_was_told(talk):
    talk.say("my lower back hurts since i lifted a box")
    asked = talk.pending
    talk.say("i already told you that")
    assert talk.keys[0] == Listing.TOLD_SO_FAR
    assert "a pull or strain" in talk.spoken
    assert talk.pending == asked


def test_i_told_you_where_nothing_was_told_asks_for_other_words(talk):
    talk.say("i told you already")
    assert "chat.said_already" in talk.keys


@pytest.mark.parametrize("said", ["i told you already it's my lower back", "i told you i'm fifty eight"])
def test_what_is_known_and_told_again_was_not_missed(talk, said):
    talk.say("my lower back hurts and i'm fifty eight")
    asked = talk.pending
    talk.say(said)
    assert talk.keys[0] == Hearing.KNOWN
    assert talk.pending == asked


@pytest.mark.parametrize(
    "said", ["i'm fifty eight dear that ship has sailed", "i just said i'm fifty eight it's not possible"]
)
def test_an_age_beside_other_words_is_heard(talk, said):
    talk.say("my lower back hurts")
    talk.say(said)
    assert talk.conversation.findings["age_60_plus"] is Status.DENIED


def test_a_curse_beside_an_answer_is_no_distress(talk):
    talk.say("my lower back hurts")
    talk.say("nah mate none of that shit")
    assert "chat.hard_going" not in talk.keys
    assert talk.pending == "saddle"


def test_a_curse_alone_is_heard_as_one(talk):
    talk.say("my lower back hurts")
    talk.say("oh fuck")
    assert "chat.hard_going" in talk.keys


@pytest.mark.parametrize("said", ["it hurt when i did the knees one", "my back is worse after your exercises"])
def test_an_exercise_that_hurt_is_left_out(talk, said):
    talk.say("my lower back hurts")
    talk.say(said)
    assert "Leave that one out." in talk.spoken


def test_who_looks_for_somebody_to_talk_to_hears_whom(talk):
    talk.say("my back has been bad for years, some days i don't see the point")
    talk.say("no")
    talk.say("no that's all normal, is there someone i could talk to though")
    assert "topic.low_mood_help.call" in talk.keys


def test_who_leaves_after_thoughts_of_harm_were_raised_hears_whom_to_talk_to(talk):
    talk.say("my back has been bad for years, some days i don't see the point")
    talk.say("no")
    talk.say("bye")
    assert Goodbye.TALK in talk.keys


def test_who_leaves_without_them_does_not(talk):
    talk.say("my back has been bad for years")
    talk.say("bye")
    assert talk.keys == [Goodbye.UNFINISHED]


def test_what_tips_takes_up_the_offer_of_tips(talk):
    talk.say("my lower back hurts since i lifted a box")
    while talk.pending != Offer.HOME_CARE:
        talk.say("thirty four" if talk.pending == "age" else "no")
    talk.say("what tips")
    assert any(key.startswith("home.") for key in talk.keys)


def test_who_asks_for_what_was_told_in_an_answer_goes_on_with_the_check(talk):
    talk.say("my lower back hurts")
    talk.say("none of that, did you hear me")
    assert talk.pending == "saddle"
