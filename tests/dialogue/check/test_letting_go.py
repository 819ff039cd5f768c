"""Who is about to call whom they need is let go, and near a birth it is said at once whom to call."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Advice

TIGHTENING = "i'm thirty weeks pregnant and my lower back keeps tightening up every ten minutes"


def test_whom_to_call_in_pregnancy_is_said_at_once_and_once(talk):
    talk.say(TIGHTENING)
    assert Advice.MATERNITY in talk.keys
    assert talk.turn.reply.asks is not None
    talk.say("no")
    assert Advice.MATERNITY not in talk.keys


@pytest.mark.parametrize("said", ["right i'll ring them", "i'm going to ring the midwife now thank you"])
def test_who_is_about_to_call_is_let_go_with_one_line(talk, said):
    talk.say(TIGHTENING)
    talk.say(said)
    assert talk.keys == [Advice.LET_GO, Advice.EMERGENCY_SIGNS]
    assert talk.turn.reply.question is None


def test_who_calls_somebody_else_hears_whom_to_call(talk):
    talk.say(TIGHTENING)
    talk.say("i'll ring my sister then")
    assert talk.keys[0] == Advice.MATERNITY
    assert talk.turn.reply.question is None


@pytest.mark.parametrize("said", ["should i ring them", "i'll ring them", "my wife is calling"])
def test_where_nothing_needs_care_today_the_check_goes_on(talk, said):
    talk.say("my lower back hurts")
    talk.say(said)
    assert talk.turn.reply.question is not None


def test_who_asks_whether_to_call_is_not_let_go(talk):
    talk.say(TIGHTENING)
    talk.say("should i ring my midwife about it")
    assert talk.turn.reply.question is not None
    assert Advice.MATERNITY in talk.keys


@pytest.mark.parametrize(
    "said", ["i'm not going to ring them", "i'll ring them tomorrow", "i'm not going to ring my sister"]
)
def test_who_calls_not_now_or_not_at_all_is_not_let_go(talk, said):
    talk.say(TIGHTENING)
    talk.say(said)
    assert Advice.LET_GO not in talk.keys
    assert talk.turn.reply.question is not None


def test_who_asks_for_the_number_near_a_birth_hears_whom_to_call(talk):
    talk.say(TIGHTENING)
    talk.say("what number do i call")
    assert Advice.MATERNITY in talk.keys
