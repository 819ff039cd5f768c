"""What to do next and why today, for whoever asks it in the middle of a check or after the advice."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Advice, Goodbye, Listing

ASKED = [
    "so who do i see then",
    "who sees him",
    "where do i go",
    "who do i call about this",
    "so what do i do now",
    "just tell me what to do",
    "how long have i got",
]


def urgent(talk):
    talk.say("my lower back hurts and i have a fever")
    assert talk.level == "URGENT"
    return talk


@pytest.mark.parametrize("said", ASKED)
def test_what_is_known_to_need_care_is_said_whenever_it_is_asked(talk, said):
    pending = urgent(talk).pending
    talk.say(said)
    assert talk.keys[:2] == [Advice.TODAY, Listing.ADVICE_BECAUSE]
    assert "fever" in talk.spoken
    assert talk.pending == pending


@pytest.mark.parametrize("said", ["can it wait until monday", "can i wait and see"])
def test_what_must_not_wait_is_told_no(talk, said):
    urgent(talk).say(said)
    assert talk.keys[:2] == [Advice.NO, Advice.TODAY]


@pytest.mark.parametrize("said", ["why today", "today what for", "why do i need looking at today"])
def test_why_today_is_answered_with_the_reason_and_not_with_the_question(talk, said):
    urgent(talk).say("can i have a massage")
    assert talk.keys[0] == Listing.HELD_BECAUSE
    talk.say(said)
    assert talk.keys[:2] == [Listing.ADVICE_BECAUSE, "rule.U1.because"]


def test_what_is_only_in_doubt_is_said_to_be_open(talk):
    talk.say("my lower back hurts")
    for _ in range(2):
        talk.say("i don't know")
    talk.say("so what do i do now")
    assert talk.keys[:2] == [Listing.NOT_CLEAR, Advice.STOP_HERE]


def test_where_nothing_needs_care_the_question_is_answered_as_before(talk):
    talk.say("my lower back hurts since yesterday")
    talk.say("who do i call about this")
    assert not {Advice.TODAY, Listing.NOT_CLEAR} & {*talk.keys}


def test_why_alone_still_asks_why_the_question_is_asked(talk):
    pending = urgent(talk).pending
    talk.say("why")
    assert talk.keys[0] == f"question.{pending}.why"


@pytest.mark.parametrize("said", ["okay i'm out bye", "i shall ring my doctor in the morning goodnight"])
def test_a_goodbye_at_the_end_ends_the_check_with_when_to_call(talk, said):
    urgent(talk).say(said)
    assert talk.turn.reply.question is None
    assert talk.keys == [Advice.TODAY, Listing.ADVICE_BECAUSE, Advice.ONE_LINE]


def test_a_goodbye_says_what_is_open_where_nothing_is_known_yet(talk):
    talk.say("my lower back hurts")
    talk.say("okay i'm out bye")
    assert talk.keys == [Goodbye.UNFINISHED]


def test_an_appointment_is_not_the_last_word_while_questions_are_left(talk):
    talk.say("my son is twelve and his back hurts")
    talk.say("should i bring him to the emergency room")
    assert Advice.SO_FAR in talk.keys
    while not talk.conversation.concluded:
        talk.say("no")
    talk.say("so what do i do now")
    assert Advice.SO_FAR not in talk.keys


CLOT = "i've got a cramp in my calf since i got off the plane, it's all hot and swollen"


def test_to_be_driven_where_it_is_seen_today_is_right(talk):
    talk.say(CLOT)
    talk.say("can my husband drive me in")
    assert talk.keys[:2] == ["advice.lift", "advice.today"]


def test_who_asks_only_what_it_is_holds_off_on_nothing(talk):
    talk.say(CLOT)
    talk.say("oh right is it not just a cramp")
    assert "Hold off" not in talk.spoken
    assert "looked at today" in talk.spoken
    talk.say("should i rub it")
    assert "Hold off on that" in talk.spoken


@pytest.mark.parametrize("said", ["so what do i do about the tightening", "do i call her or the hospital"])
def test_what_to_do_near_a_birth_is_to_call(talk, said):
    talk.say("i'm thirty weeks pregnant and my lower back keeps tightening up")
    talk.say(said)
    assert talk.keys[0] == "advice.maternity"
    assert "Hold off" not in talk.spoken


def test_a_question_without_an_answer_after_an_answer_is_not_missed_but_not_known(talk):
    talk.say("what about pills, should i take ibuprofen or tylenol")
    talk.say("okay but which one is better for a back")
    assert talk.keys == ["reask.not_known", "offer.more"]
