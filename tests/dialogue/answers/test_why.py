""" "Why did you say that", "where does that come from", and questions about the skill itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from skill.dialogue.answers.why import MOST_RULES, explain
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind
from skill.guidance.advice import TopicKind
from skill.listening.heard import Heard
from skill.triage.disposition import Disposition
from skill.triage.status import Status
from testkit.telling import told_for

WHY = ["why did you say that", "why do you think that", "what makes you say that", "why that advice", "why"]
SOURCE = ["where does that come from", "what's your source", "how do you know that", "says who"]
ABOUT = {
    "how_sure": ["how sure are you", "are you sure", "can i trust you", "could you be wrong", "how accurate is this"],
    "are_you_a_doctor": ["are you a doctor", "are you a real nurse", "am i talking to a real person", "what are you"],
    "who_wrote_the_rules": ["who wrote these rules", "who checked your advice"],
    "who_made_you": ["who made you"],
    "is_it_recorded": [
        "is this recorded",
        "what do you do with what i say",
        "do you store my data",
        "who can hear this",
        "is this confidential",
    ],
}
ASKED = [(text, topic) for topic, texts in ABOUT.items() for text in texts]


def advised(talk, text, level):
    """The check is over, all else denied."""
    talk.say(text)
    while not talk.conversation.concluded:
        talk.say("no")
    assert talk.level == level


def unchecked(talk, *rules):
    """What is said of rules that no clinician has reviewed yet."""
    is_reviewed = all(talk.knowledge.content.rules[rule].reviewed_on for rule in rules)
    return [] if is_reviewed else ["why.unchecked"]


def why(talk, text):
    talk.say(text, ActKind.WHY if text == "why" else ActKind.SAY)


@pytest.mark.parametrize("text", [*WHY, *SOURCE])
def test_after_advice_the_rule_that_decided_gives_its_reason_and_its_source(talk, text):
    advised(talk, "my lower back hurts and i have a fever", "URGENT")
    offer = talk.pending
    why(talk, text)
    assert talk.keys[:-1] == ["why.advice", "rule.U1.because", "why.sources", *unchecked(talk, "U1")]
    assert "fever" in talk.spoken
    assert "That comes from the N H S and the two articles this skill began with." in talk.spoken
    assert talk.pending == offer


def test_no_more_reasons_than_can_be_kept_in_mind(talk):
    advised(
        talk, "my back hurts, i have a fever, a lump on my back, i lost weight without trying and had cancer", "URGENT"
    )
    talk.say("why did you say that")
    assert sum(key.startswith("rule.") for key in talk.keys) == MOST_RULES


def test_only_the_rules_that_decided_are_named(talk):
    advised(talk, "my lower back hurts, i have a fever and it keeps coming back", "URGENT")
    talk.say("why did you say that")
    assert [key for key in talk.keys if key.startswith("rule.")] == ["rule.U1.because"]


def test_advice_for_home_has_a_reason_too(talk):
    advised(talk, "my lower back hurts since yesterday", "SELF_CARE")
    talk.say("why did you say that")
    assert talk.keys[:-1] == ["why.self_care", "why.sources", *unchecked(talk, *talk.knowledge.content.rules)]


def test_doubt_is_said_to_be_doubt(talk):
    talk.say("my lower back hurts since yesterday")
    while not talk.conversation.concluded:
        talk.say("i'm not sure")
    talk.say("why did you say that")
    assert talk.keys[0] == "why.unsure"


@pytest.mark.parametrize("text", WHY)
def test_in_the_check_the_question_gives_its_own_reason(talk, text):
    talk.say("my lower back hurts since yesterday")
    question = talk.pending
    why(talk, text)
    assert talk.keys == [f"question.{question}.why", f"question.{question}.short"]


@pytest.mark.parametrize("text", SOURCE)
def test_a_question_names_its_source_when_asked(talk, text):
    talk.say("my lower back hurts since yesterday")
    question = talk.pending
    talk.say(text)
    assert talk.keys == [f"question.{question}.why", "why.sources", f"question.{question}.short"]


def test_an_answer_names_its_own_source(talk, content, knowledge):
    talk.say("should i use heat or ice")
    talk.say("where does that come from")
    topic = knowledge.guidance.topics["heat_or_cold"]
    publishers = {f"source.{content.sources[name].publisher}" for name in topic.sources}
    [line] = [line for line in talk.turn.reply.statements if line.key == "why.sources"]
    assert set(line.findings) <= publishers


def cited(talk):
    return [line.findings for line in talk.turn.reply.statements if line.key == "why.sources"]


def test_a_source_is_asked_of_the_last_answer_and_of_no_earlier_one(talk):
    talk.say("my lower back hurts since yesterday")
    talk.say("where does that come from")
    of_the_question = cited(talk)
    talk.say("should i use heat or ice")
    talk.say("where does that come from")
    of_the_topic = cited(talk)
    assert of_the_topic != of_the_question
    talk.say("where does that come from")
    assert cited(talk) == of_the_question
    talk.say("should i use heat or ice")
    talk.say("say that again", ActKind.REPEAT)
    talk.say("where does that come from")
    assert cited(talk) == of_the_topic


def test_what_keeps_exercises_back_names_its_own_source(talk):
    talk.conversation = Conversation(findings={"told_not_to_exercise": Status.PRESENT}, concluded=True)
    talk.say("guide me through some exercises")
    assert talk.keys[0] == "exercise.held.told_not"
    talk.say("says who")
    assert cited(talk) == [("source.mayo",)]


def test_before_anything_was_said_there_is_still_an_answer(talk):
    for text in ("why did you say that", "where does that come from"):
        talk.say(text)
        assert talk.keys[0] == "why.nothing"


@pytest.fixture
def warned(talk):
    talk.say("my lower back hurts and i can't feel when i wipe")
    assert "warning.because" in talk.keys
    return talk.keys


CALL_AGAIN = "warning.emergency_department.again"


@pytest.mark.parametrize("text", [*WHY, *SOURCE])
@pytest.mark.usefixtures("warned")
def test_why_after_a_warning_is_answered_after_the_number(talk, text):
    why(talk, text)
    assert talk.level == "EMERGENCY"
    assert talk.keys == [CALL_AGAIN, "rule.E1.because", "warning.can_call"]


@pytest.mark.parametrize("text", [*(text for text, _ in ASKED), "i'm not going to hospital", "don't fuss"])
@pytest.mark.usefixtures("warned")
def test_after_a_warning_nothing_is_answered_before_the_number(talk, text):
    talk.say(text)
    assert talk.level == "EMERGENCY"
    assert talk.keys[0] == CALL_AGAIN
    about_the_skill = {topic.say[0].key for topic in talk.knowledge.guidance.topics.values() if topic.kind == "skill"}
    told = about_the_skill | {"rule.E1.because"}  # a reason to go now
    assert all(key.startswith("warning.") or key in told for key in talk.keys)


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_a_question_about_the_skill_is_answered(talk, knowledge, text, topic):
    talk.say(text)
    said = [saying.key for saying in knowledge.guidance.topics[topic].say]
    assert talk.keys[: len(said)] == said
    assert talk.conversation.findings == {}


@pytest.mark.parametrize(("text", "topic"), ASKED)
def test_a_question_about_the_skill_keeps_the_place_and_may_always_be_answered(talk, knowledge, text, topic):
    assert knowledge.guidance.topics[topic].kind is TopicKind.SKILL
    talk.say("my lower back hurts since yesterday")
    question = talk.pending
    talk.say(text)
    assert talk.pending == question
    assert talk.keys[0].startswith(f"topic.{topic}.")
    assert talk.keys[-1] == f"question.{question}.short"


def test_a_danger_told_along_with_a_question_about_the_skill_warns(talk):
    talk.say("are you a doctor, because i can't feel when i wipe")
    assert talk.level == "EMERGENCY"


def test_to_ask_where_the_pain_comes_from_is_not_to_ask_for_a_source(lexicon, talk):
    talk.say("where does the pain come from")
    assert "why.sources" not in talk.keys


def test_every_rule_that_can_decide_can_give_its_reason(knowledge, content):
    for rule in content.rules.values():
        if rule.disposition is Disposition.EMERGENCY:
            continue
        told = Conversation(findings=told_for(rule, content), concluded=True)
        keys = [line.key for line in explain(knowledge, told, told, Heard(), asks_source=False)]
        assert any(key.startswith("rule.") for key in keys), rule.id
        unchecked = [] if rule.reviewed_on else ["why.unchecked"]
        assert keys[keys.index("why.sources") :] == ["why.sources", *unchecked], rule.id


@pytest.mark.parametrize("reviewed_on", [None, date(2027, 3, 1)])
def test_a_reviewed_rule_is_not_called_unchecked(knowledge, content, reviewed_on):
    """What is said of the rules follows what the rules say of themselves."""
    rules = {name: replace(rule, reviewed_by="Dr A", reviewed_on=reviewed_on) for name, rule in content.rules.items()}
    signed = replace(knowledge, content=replace(content, rules=rules))
    told = Conversation(findings={"fever": Status.PRESENT}, concluded=True)
    keys = [line.key for line in explain(signed, told, told, Heard(), asks_source=False)]
    assert ("why.unchecked" in keys) is (reviewed_on is None)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("why are you asking me about my bladder", "question.bladder_and_bowel.why"),
        ("why do you want to know about my chest", "question.heart_and_lungs.why"),
        ("what do you mean by saddle area", "question.saddle.means"),
        ("why do you ask", "question.heart_and_lungs.why"),
    ],
)
def test_the_question_that_is_named_is_meant_whichever_is_pending(talk, said, key):
    talk.say("my lower back hurts")
    talk.say(said)
    assert key in talk.keys
    assert talk.pending == "heart_and_lungs"
