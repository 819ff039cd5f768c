"""A no of which only the second ear is sure is said back; a part that is denied leaves the narrower question."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing
from skill.dialogue.state.conversation import Conversation
from skill.triage.status import Status

BACK = {"low_back_pain": Status.PRESENT}


def asked(talk, question):
    talk.conversation = Conversation(findings=BACK, pending=question)
    return talk


@pytest.mark.parametrize(
    ("question", "said"), [("fever_right_now", "cool as a cucumber"), ("legs_and_walking", "i can hop on either one")]
)
def test_a_no_without_a_word_that_denies_is_said_back(talk, question, said):
    talking = asked(talk, question)
    talking.say(said)
    assert Hearing.NO in talking.keys
    assert question in talking.conversation.asked


@pytest.mark.parametrize("said", ["no", "no lumps and no belly ache", "nothing of the kind dear"])
def test_a_no_in_so_many_words_is_not(talk, said):
    talking = asked(talk, "bad_tummy")
    talking.say(said)
    assert Hearing.NO not in talking.keys


def test_a_part_that_is_denied_leaves_the_narrower_question(talk):
    talking = asked(talk, "general_signs")
    talking.say("temperature's normal weight's steady")
    assert talking.pending != "general_signs"
    assert "general_signs" not in talking.conversation.asked
    assert talking.conversation.findings["fever"] is Status.DENIED


def test_a_yes_that_says_that_all_is_well_is_asked_again(talk):
    talking = asked(talk, "bladder_and_bowel")
    talking.say("yes those are fine")
    assert talking.pending == "bladder_and_bowel"
    assert Status.PRESENT not in {s for n, s in talking.conversation.findings.items() if n not in BACK}
