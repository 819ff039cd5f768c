"""A yes in words that one ear does not understand is asked about once, and never for ever."""

from __future__ import annotations

import pytest

from skill.dialogue.record.settle import settle
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.conversation import Conversation
from skill.listening.agreement import Opinion, SecondOpinion, Verdict
from skill.listening.encoder.reading import Means, Reading
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.triage.status import Status


def replied(content, question, opinion, answer=Answer.YES):
    """How a reply is settled that the grammar takes for an answer, and the encoder for none."""
    finding = content.questions[question].finding
    verdicts = {finding: (None, opinion, Verdict.ASK)}
    second = SecondOpinion(Reading(), verdicts, Means.NO_ANSWER, question)
    heard = Heard(answer=answer, second=second)
    return settle(content, content.questions[question], heard, {}, {})


def test_a_yes_counts_if_the_second_ear_hears_what_was_asked_about(content):
    settled = replied(content, "check_overdose", Opinion.PRESENT)
    assert (settled.outcome, settled.establishes) == (Outcome.SETTLED, {"overdose": Status.PRESENT})


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO])
def test_an_answer_that_the_second_ear_takes_for_none_is_unclear_and_counted(content, answer):
    assert replied(content, "check_overdose", Opinion.NEITHER, answer).outcome is Outcome.UNCLEAR


def test_a_yes_to_feeling_what_is_asked_about_warns_of_nothing(talk):
    talk.conversation = Conversation(findings={"low_back_pain": Status.PRESENT}, pending="saddle")
    talk.say("yeah i can feel that")
    assert not talk.conversation.warned
    assert talk.pending == "saddle"


def test_a_yes_that_is_taken_back_in_the_same_breath_warns_of_nothing(talk):
    for said in ("my back aches", "no", "no", "yes oh no hang on i mean no i misheard you"):
        talk.say(said)
    assert not talk.conversation.warned
    assert talk.conversation.findings.get("saddle_numbness") is not Status.PRESENT
