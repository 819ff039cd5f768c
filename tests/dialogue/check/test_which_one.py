"""Who says yes to several things at once, and then that it is none of them, is asked once more."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Hearing
from skill.dialogue.state.conversation import Conversation
from skill.triage.status import Status
from testkit.conversing import Conversing

GATE = ("heart_and_lungs", "saddle", "bladder_and_bowel", "legs_and_walking", "crash_or_fall", "general_signs")
NOES = ["no", "none", "none of them", "no, none of those"]


@pytest.fixture
def talk(talk: Conversing):
    """After a yes to the question about several illnesses and medicines."""
    findings = {"low_back_pain": Status.PRESENT, "strain_sprain": Status.PRESENT}
    talk.conversation = Conversation(findings=findings, asked=GATE, pending="history")
    talk.say("yes")
    assert talk.conversation.pending == "which_history"
    return talk


@pytest.mark.parametrize("said", NOES)
def test_a_no_takes_the_yes_back_and_the_question_comes_once_more(talk, said):
    talk.say(said)
    assert talk.conversation.pending == "history"
    assert "history_of_concern" not in talk.conversation.findings
    assert talk.keys[0] in (Hearing.UNCLEAR, Hearing.PLAINLY)


def test_a_plain_no_to_it_then_denies_all_and_the_check_goes_on(talk):
    talk.say("none of them")
    talk.say("no")
    assert talk.conversation.findings["cancer_history"] is Status.DENIED
    assert talk.conversation.findings["history_of_concern"] is Status.DENIED
    assert talk.conversation.pending not in ("history", "which_history")


def test_a_second_yes_stands_and_is_not_asked_about_again(talk):
    talk.say("none of them")
    talk.say("yes")
    assert talk.conversation.findings["history_of_concern"] is Status.PRESENT
    assert talk.conversation.pending not in ("history", "which_history")


def test_what_is_named_is_no_no(talk):
    talk.say("no, the blood thinners")
    assert talk.conversation.findings.get("anticoagulant") is Status.PRESENT
