"""Who denies thoughts of harm, or takes them back, is left with whom to call; and a goodbye ends a check kindly."""

from __future__ import annotations

import pytest

from skill.triage.messages import Form, question_key


@pytest.fixture
def left_with(talk):
    question = talk.knowledge.content.questions["check_self_harm"]
    return question_key(question, Form.DENIED)


def test_a_no_is_left_with_whom_to_call(talk, left_with):
    talk.say("my back hurts so much i can't go on")
    assert talk.pending == "check_self_harm"
    talk.say("no")
    assert left_with in talk.keys
    assert "988" in talk.spoken
    talk.say("no")
    assert left_with not in talk.keys


def test_what_is_taken_back_is_left_with_whom_to_call(talk, left_with):
    talk.say("my back hurts and i want to end my life")
    assert talk.conversation.warned
    talk.say("that was a mistake")
    talk.say("yes")
    assert not talk.conversation.warned
    assert left_with in talk.keys


@pytest.mark.parametrize("said", ["okay thanks bye", "right okay cheers bye", "fine thank you goodbye"])
def test_a_goodbye_answers_nothing_and_names_what_is_open(talk, said):
    talk.say("my calf is swollen and sore after a flight")
    before = talk.conversation.findings
    talk.say(said)
    assert talk.turn.reply.question is None
    assert talk.conversation.findings == before
    assert "911" in talk.spoken
