"""The code and the interaction models know the same intents."""

import json

import pytest

from skill.dialogue.state.user_act import ActKind
from skill.handlers.intents import MEANINGS
from skill.listening.said import Answer
from skill.listening.vocabulary.patterns import Kind
from testkit.alexa_events import EVENTS, HOUSE, said

MODELS = sorted((HOUSE / "interaction_model").glob("*-*.json"))


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.stem)
def test_every_intent_of_a_model_has_a_meaning_and_no_other_has(file):
    intents = json.loads(file.read_text("utf-8"))["interactionModel"]["languageModel"]["intents"]
    assert {intent["name"] for intent in intents} == MEANINGS.keys()


def test_there_are_models_to_compare():
    assert {file.stem for file in MODELS} >= {"en-US", "en-GB", "en-AU", "en-CA", "en-IN"}


@pytest.mark.parametrize("file", MODELS, ids=lambda file: file.stem)
def test_an_id_of_a_model_is_a_finding_that_can_be_told_or_a_thing_asked_about(file, content):
    types = json.loads(file.read_text("utf-8"))["interactionModel"]["languageModel"]["types"]
    for id_ in {value["id"] for kind in types for value in kind["values"] if "id" in value}:
        assert "." in id_ or not content.findings[id_].is_derived, id_


def test_every_act_and_answer_that_is_meant_can_be_heard(lexicon):
    assert {meaning.act for meaning in MEANINGS.values()} - {None} <= lexicon.ids(Kind.ACT)
    assert {meaning.answer for meaning in MEANINGS.values()} >= {Answer.YES, Answer.NO, Answer.PARTLY, Answer.UNSURE}
    assert {meaning.kind for meaning in MEANINGS.values()} == set(ActKind) - {ActKind.LAUNCH, ActKind.RETURN}


@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"])
def test_who_wants_to_leave_leaves(ask, intent):
    for name in ("launch", "intent_no"):
        attributes = EVENTS[name]["session"]["attributes"]
        assert ask(said(intent, attributes=attributes))["response"]["shouldEndSession"] is True


def test_every_other_intent_leaves_the_place_or_asks(ask):
    """From the very start, whatever is said first, a question comes back."""
    leaving = {name for name, meaning in MEANINGS.items() if meaning.kind is ActKind.STOP}
    for intent in MEANINGS.keys() - leaving:
        assert ask(said(intent))["response"]["shouldEndSession"] is False
