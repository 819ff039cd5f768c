"""A red flag wins in every intent and every slot, by its words and by its id, whatever was being done."""

import json
import re

import pytest

from skill.triage.disposition import Disposition
from testkit.alexa_events import EVENTS, INTENTS, PLACES, assert_spoken, event_of, matched, said

WORDS = [
    "i can't feel between my legs",
    "i have chest pain",
    "i can't pee",
    "my leg is cold and white",
    "i want to kill myself",
]
ASKING = [(f"Ask{what}Intent", "topic") for what in ("About", "Causes", "Symptoms")]
"""Where a value that Alexa knows stands in "what is ..." or "what causes ...": what is asked about is not told."""

TELLING = [place for place in PLACES if place not in ASKING]


@pytest.fixture(scope="session")
def flags(content):
    """The findings that are an emergency all by themselves."""
    rules = [r for r in content.rules.values() if r.disposition is Disposition.EMERGENCY and not r.all_of]
    named = {name for rule in rules for name in rule.any_of}
    held = {name for rule in rules for held in rule.clarifiers for name in held.only}
    return sorted(name for name in named - held if not content.findings[name].is_derived)


@pytest.fixture(scope="session")
def states(ask):
    """Session attributes from places in a conversation, reached by talking."""

    def after(*turns):
        attributes = {}
        for intent, slots in turns:
            attributes = ask(said(intent, slots, attributes))["sessionAttributes"]
        return attributes

    pain = ("DescribeIntent", {"description": "my lower back hurts since yesterday"})
    no = ("AMAZON.NoIntent", None)
    in_an_exercise = [
        ("ExerciseIntent", {"routine": matched("routine", "mmm", "routine.bridge")}),
        *[no] * 3,
        ("AMAZON.YesIntent", None),
        ("AMAZON.NextIntent", None),
    ]
    found = {
        "at the start": {},
        "in the check": after(pain, no),
        "after a question": after(("AskRemedyIntent", {"remedy": "ice"})),
        "after advice": after(pain, *[no] * 11),
        "in home care": after(pain, *[no] * 11, ("AMAZON.YesIntent", None)),
        "before exercises": after(("ExerciseIntent", {"routine": "some exercises"})),
        "in an exercise": after(*in_an_exercise),
        "in a rest": after(*in_an_exercise, ("AMAZON.PauseIntent", None)),
        "when it hurts": after(*in_an_exercise, ("ItHurtsIntent", None)),
    }
    assert found["after advice"]["assessment"]["final"]
    reached = ("after advice", "in home care", "in an exercise", "in a rest", "when it hurts")
    pending = [found[name]["conversation"]["pending"] for name in reached]
    assert pending == ["offer.home_care", "offer.exercise", "offer.step", "offer.resume", "exercise_hurts"]
    assert found["in an exercise"]["conversation"]["routine"]["routine"] == "bridge"
    return found


def assert_warns(whole, number="911"):
    """The first sentence is the action and the number; nothing after it cares for the pain at home."""
    assert whole["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"
    ssml = whole["response"]["outputSpeech"]["ssml"]
    assert ssml.startswith(f'<speak><p>Call <say-as interpret-as="digits">{number}</say-as> now')
    spoken = assert_spoken(whole["response"])
    assert spoken[-1] in ("Is anyone there with you?", "Can you call now?")
    assert not [line for line in spoken if re.search(r"\b(ice|pharmacist|pillow|gently|at home|eases?)\b", line)]


def test_there_are_red_flags_to_test(flags):
    assert {"saddle_numbness", "bladder_retention", "chest_pain", "cold_pale_leg", "self_harm"} <= set(flags)


@pytest.mark.parametrize(("intent", "slot"), PLACES)
def test_by_its_id(ask, flags, intent, slot):
    for finding in flags:
        assert_warns(ask(said(intent, {slot: matched(slot, "mmm", "nonsense", finding)})))


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(("intent", "slot"), PLACES)
def test_by_its_words(ask, intent, slot, words):
    assert_warns(ask(said(intent, {slot: words})))
    assert_warns(ask(said(intent, {slot: words}, locale="en-GB")), "999")


@pytest.mark.parametrize(("intent", "slot"), PLACES)
def test_wherever_the_conversation_stands(ask, states, intent, slot):
    for state in states.values():
        assert_warns(ask(said(intent, {slot: matched(slot, "mmm", "saddle_numbness")}, state)))


@pytest.mark.parametrize(("intent", "slot"), TELLING)
def test_words_outweigh_an_id_that_is_harmless(ask, intent, slot):
    assert_warns(ask(said(intent, {slot: matched(slot, "i have chest pain", "stiffness")})))


@pytest.mark.parametrize("at", range(3))
def test_in_any_value_of_a_list(ask, at):
    values = [{"type": "Simple", "value": words} for words in ("my back hurts", "stiffness", "a cramp")]
    values[at]["value"] = "i have chest pain"
    slot = {"name": "description", "slotValue": {"type": "List", "values": values}}
    assert_warns(ask(said("DescribeIntent", {"description": slot})))


def test_in_the_second_slot_and_the_second_authority(ask):
    slot = matched("description", "mmm", "low_back_pain")
    more = matched("description", "mmm", "chest_pain")["resolutions"]["resolutionsPerAuthority"]
    slot["resolutions"]["resolutionsPerAuthority"] += more
    assert_warns(ask(said("DescribeIntent", {"description": slot})))
    assert_warns(ask(said("AskRemedyIntent", {"remedy": "ice", "other_remedy": "i have chest pain"})))


def test_on_a_screen_and_for_an_intent_of_another_model(ask):
    assert_warns(ask(event_of("apl_user_event", arguments=["back", "i have chest pain"])))
    assert_warns(ask(said("OrderPizzaIntent", {"topping": "i have chest pain"})))


@pytest.mark.parametrize("intent", sorted(INTENTS.keys() - {"AMAZON.NoIntent", "CorrectIntent"}))
def test_a_warning_stands_through_every_intent(ask, intent):
    """Only a correction takes it back; stop and thanks end with it."""
    warned = ask(said("DescribeIntent", {"description": "i have chest pain"}))["sessionAttributes"]
    whole = ask(said(intent, dict.fromkeys(INTENTS[intent], "ice"), warned))
    assert "Call 911 now" in " ".join(assert_spoken(whole["response"])[:2])  # a plain "No." may stand before it
    assert whole["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"


@pytest.mark.parametrize("name", ["session_resumed", "connections_response_accepted", "apl_user_event", "launch"])
def test_a_warning_stands_through_every_other_request(ask, name):
    warned = ask(said("DescribeIntent", {"description": "i have chest pain"}))["sessionAttributes"]
    event = json.loads(json.dumps({**EVENTS[name], "session": EVENTS["intent_no"]["session"]}))
    event["session"]["attributes"] = warned
    assert_warns(ask(event))
