"""After a warning: the number in every turn until help was called, and nothing but a confirmed mistake ends it."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Listing
from skill.triage.status import Status
from tests.dialogue.check.test_course import KEEPS, OPENS

SAID = [
    *KEEPS,
    *OPENS,
    "no",
    "yes",
    "okay",
    "maybe",
    "marmalade",
    "go back",
    "my back hurts too",
    "what about ice",
    "remind me to stretch at nine",
    "guide me through some exercises",
    "start over",
    "it has gone now",
    "i feel better",
    "is it free",
    "i'll call them later",
    "i called my mum to tell them about it",
    "i should have rung nine one one",
    "i called an ambulance last year",
    "nobody has called them yet",
    "have you called them",
]
CALLED = [
    "i've called them",
    "my wife has called 911",
    "the ambulance is on its way",
    "they're here",
    "i'm ringing 911",
]
WRONG = [
    "no wait, that was a mistake",
    "you heard me wrong",
    "it's not numb there",
    "actually i'm not numb between my legs",
    "i was only joking",
    "i made a mistake",
    "that's not what i meant",
]


@pytest.fixture
def warned(talk):
    talk.say("i've gone numb between my legs")
    assert talk.level == "EMERGENCY"
    return talk


@pytest.mark.parametrize("said", SAID)
def test_the_number_is_in_every_turn(warned, said):
    for _ in range(3):
        warned.say(said)
        assert "911" in warned.spoken
        assert warned.level == "EMERGENCY"
        if warned.turn.reply.question is None:
            break


@pytest.mark.parametrize("said", CALLED)
def test_once_help_is_called_the_order_to_call_ends_and_a_no_closes(warned, said):
    warned.say(said)
    assert warned.conversation.called
    assert "911" not in warned.spoken
    warned.say("no")
    assert warned.turn.reply.question is None
    assert "call 911 again" in warned.spoken


def test_a_new_danger_orders_the_call_once_more(warned):
    warned.say("i've called them")
    warned.say("now i have chest pain too")
    assert not warned.conversation.called
    assert warned.spoken.startswith("Call 911 now")


@pytest.mark.parametrize("said", WRONG)
def test_what_says_that_it_was_wrong_is_asked_about(warned, said):
    warned.say(said)
    assert (warned.pending, warned.level) == (Listing.CONFIRM, "EMERGENCY")
    assert "call 911 now" in warned.spoken
    warned.say("no")
    assert warned.level == "EMERGENCY"
    assert warned.conversation.findings["saddle_numbness"] is Status.PRESENT
    warned.say(said)
    warned.say("yes")
    assert warned.conversation.findings["saddle_numbness"] is Status.DENIED


def test_what_to_tell_is_three_sentences_of_what_was_said(talk):
    talk.say("my lower back hurts since i lifted a box")
    talk.say("i've gone numb between my legs")
    talk.say("what do i tell them")
    assert [key for key in talk.keys if key.startswith("warning.t") or key.startswith("warning.w")] == [
        "warning.tell_first",
        "warning.tell_also",
        "warning.what_to_tell",
    ]
    assert "a changed feeling between the legs" in talk.spoken
    assert "low back pain" in talk.spoken
