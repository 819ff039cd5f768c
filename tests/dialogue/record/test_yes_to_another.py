"""A yes or a no that goes on about something else answers nothing: nobody is sent to an emergency room by it."""

from __future__ import annotations

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.triage.status import Status

ELSEWHERE = [
    ("saddle", "yeah the pain's in my leg"),
    ("heart_and_lungs", "yeah it eases when i lie on my side"),
    ("history", "yeah it eases when i lie on my side"),
    ("bladder_and_bowel", "yeah lying down helps"),
    ("history", "yes my back hurts at night"),
    ("saddle", "yes lifting the shopping did it"),
]
OF_IT = [
    ("saddle", "yes two weeks now", "saddle_numbness"),
    ("saddle", "yeah it's all dead down there", "saddle_numbness"),
    ("heart_and_lungs", "yeah i'm puffed out just sitting here", "breathless"),
    ("history", "yes i had breast cancer", "cancer_history"),
]


def at(talk, question):
    findings = {"low_back_pain": Status.PRESENT}
    talk.conversation = Conversation(findings=findings, pending=question)


@pytest.mark.parametrize(("question", "said"), ELSEWHERE)
def test_a_yes_about_something_else_answers_nothing_and_the_question_stays(talk, question, said):
    at(talk, question)
    talk.say(said)
    asked = talk.knowledge.content.questions[question]
    assert talk.conversation.pending == question
    assert not talk.conversation.warned
    assert Status.PRESENT not in {talk.conversation.findings.get(name) for name in asked.asks_about}


@pytest.mark.parametrize(("question", "said", "finding"), OF_IT)
def test_a_yes_about_what_is_asked_counts_at_once(talk, question, said, finding):
    at(talk, question)
    talk.say(said)
    assert talk.conversation.findings[finding] is Status.PRESENT


@pytest.mark.parametrize("said", ["no it's for me", "no it's me i have the pain"])
def test_a_no_that_puts_right_who_has_the_pain_denies_nothing(talk, said):
    talk.say("my mum has back pain")
    talk.say(said)
    assert talk.conversation.pending == "heart_and_lungs"
    assert talk.conversation.findings.get("chest_pain") is not Status.DENIED
    assert talk.conversation.speaks_for_other is False
