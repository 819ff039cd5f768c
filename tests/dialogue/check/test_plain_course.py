"""Words of the talk itself: to go on, to leave, to take up what was offered; nothing is recorded of them."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.state.conversation import Conversation
from skill.triage.messages import Form, question_key
from skill.triage.status import Status

PAIN = {"low_back_pain": Status.PRESENT}


@pytest.fixture
def asked(talk):
    """The talk, asked about the chest after a short break."""
    talk.conversation = Conversation(findings=PAIN, pending="heart_and_lungs")
    talk.say("one moment")
    return talk


@pytest.mark.parametrize("said", ["alright go on", "okay carry on", "right continue"])
def test_who_says_to_go_on_is_asked_again_and_nothing_is_said_to_be_known(asked, said):
    asked.say(said)
    question = asked.knowledge.content.questions["heart_and_lungs"]
    assert asked.keys in ([question_key(question, form)] for form in (Form.ASK, Form.SHORT))
    assert asked.conversation.findings == PAIN


@pytest.mark.parametrize("said", ["bleeding no but my landlord is on the other line", "on the left"])
def test_nobody_is_thanked_for_what_is_only_in_doubt_or_not_kept(talk, said):
    talk.conversation = Conversation(findings=PAIN, pending="leg_swollen")
    talk.say(said)
    assert Hearing.NOTED not in talk.keys
    assert Hearing.KNOWN not in talk.keys


@pytest.mark.parametrize("said", ["sorry got to dash", "i have to leave my taxi is here", "i better run"])
def test_who_must_leave_amid_the_check_is_let_go(talk, said):
    talk.conversation = Conversation(findings=PAIN, asked=("heart_and_lungs",), pending="saddle")
    talk.say(said)
    assert talk.turn.reply.question is None


@pytest.mark.parametrize("said", ["i have to go every ten minutes", "i have to run to the loo"])
def test_but_not_who_tells_of_the_bladder(talk, said):
    talk.conversation = Conversation(findings=PAIN, pending="bladder_and_bowel")
    talk.say(said)
    assert talk.turn.reply.question is not None


@pytest.mark.parametrize("pending", [Offer.HOME_CARE, Offer.MORE])
@pytest.mark.parametrize("said", ["hang on what were the tips", "and your tips"])
def test_tips_that_were_offered_are_given_when_they_are_asked_for(talk, said, pending):
    strained = PAIN | {"strain_sprain": Status.PRESENT}
    talk.conversation = Conversation(findings=strained, pending=pending, concluded=True)
    talk.say(said)
    assert "home.strain.do" in talk.keys or any(key.startswith("home") for key in talk.keys)
