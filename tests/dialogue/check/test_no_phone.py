"""After a warning, to who has no phone: whoever is near must be reached, and nobody is told to ask on the phone."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Advice, Offer

ASKED_TO_CALL = {Offer.CAN_CALL, Offer.CAN_CALL.again, Offer.THEY_CALL}


@pytest.fixture
def warned(talk):
    talk.say("i've lost all feeling between my legs and i can't pee")
    assert talk.conversation.warned
    return talk


@pytest.mark.parametrize(
    "said", ["my cell phone is dead", "we have no signal up here", "i'm without a phone", "the landline is cut off"]
)
def test_who_has_no_phone_is_told_how_to_reach_somebody(warned, said):
    warned.say(said)
    assert Advice.NO_PHONE in warned.keys
    assert Advice.SOMEBODY_CALLS in warned.keys
    warned.say("so what on earth do i do now")
    assert Advice.KNOCK in warned.keys
    assert ASKED_TO_CALL.isdisjoint(warned.keys)
    assert Advice.ASK_THEM not in warned.keys


def test_it_is_kept_until_help_is_called(warned):
    warned.say("my battery is flat")
    warned.say("no")
    assert Advice.SOMEBODY_CALLS in warned.keys
    assert ASKED_TO_CALL.isdisjoint(warned.keys)
    warned.say("the woman next door has called them")
    assert warned.conversation.called
    assert Advice.SOMEBODY_CALLS not in warned.keys


def test_who_is_to_lie_still_only_calls_out(talk):
    talk.say("a car hit me and my back is broken i can't get up")
    assert talk.conversation.warned
    for said in ("i have no phone", "no phone i said", "what now without a phone"):
        talk.say(said)
        assert Advice.KNOCK not in talk.keys
