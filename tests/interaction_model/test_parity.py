"""The model holds exactly what the skill understands, alike in every country."""

from __future__ import annotations

import re

import pytest

from skill.handlers.intents import MEANINGS
from skill.triage.model import FindingKind
from tools.model.build import FREE_TEXT
from tools.model.source import locales
from tools.model.utterances import slots_of


def ids(model):
    return {kind["name"]: [value["id"] for value in kind["values"] if "id" in value] for kind in model["types"]}


@pytest.mark.parametrize("locale", locales())
def test_the_intents_are_exactly_those_the_skill_understands(language_models, locale):
    assert {intent["name"] for intent in language_models[locale]["intents"]} == set(MEANINGS)


def test_every_country_has_the_same_intents_slots_types_and_ids(language_models):
    shapes = [
        {
            "invocation": model["invocationName"],
            "intents": {intent["name"]: slots_of(intent) for intent in model["intents"]},
            "ids": ids(model),
            "configuration": model["modelConfiguration"],
        }
        for model in language_models.values()
    ]
    assert all(shape == shapes[0] for shape in shapes)


def test_the_free_texts_ids_are_findings_that_are_not_retired(language_models, content):
    for model in language_models.values():
        assert set(ids(model)[FREE_TEXT]) <= set(content.findings)


def test_no_id_reassures_because_a_loose_match_of_alexas_must_not_hold_a_level_lower(language_models, content):
    for model in language_models.values():
        kinds = {content.findings[id_].kind for id_ in ids(model)[FREE_TEXT]}
        assert not kinds & {FindingKind.REASSURANCE, FindingKind.UMBRELLA}


def test_no_other_id_is_a_findings_because_a_question_would_count_as_a_symptom(language_models, content):
    for model in language_models.values():
        for name, listed in ids(model).items():
            if name != FREE_TEXT:
                assert not set(listed) & set(content.findings)
                assert all(re.fullmatch(rf"{name.lower()}\.[a-z_]+", id_) for id_ in listed)


def test_slots_go_back_into_a_sentence_unless_they_hold_whole_ones(language_models, lexicon):
    for model in language_models.values():
        for intent in model["intents"]:
            slots = slots_of(intent)
            framed = set(re.findall(r"\{(\w+)\}", lexicon.frames.get(intent["name"], "")))
            assert framed == {slot for slot, kind in slots.items() if kind != FREE_TEXT}, intent["name"]


def test_an_intent_without_slots_whose_words_matter_has_a_sentence_of_its_own(lexicon):
    assert {"AskWhenIntent", "CheckIntent"} <= set(lexicon.frames)
