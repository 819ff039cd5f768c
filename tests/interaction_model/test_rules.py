"""Each rule of the platform, on a small model that breaks it."""

from __future__ import annotations

import copy

import pytest

from tools.model.rules import NEEDED, faults

HEARD = {"AMAZON.HelpIntent": ["help"], "AMAZON.YesIntent": ["yes"]}


def value(name, *synonyms, id_=None):
    inner = {"value": name} | ({"synonyms": list(synonyms)} if synonyms else {})
    return ({"id": id_} if id_ else {}) | {"name": inner}


FIT = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "back pain guide",
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            "intents": [
                *({"name": f"AMAZON.{name}Intent", "samples": []} for name in NEEDED),
                {
                    "name": "DescribeIntent",
                    "slots": [{"name": "description", "type": "PAIN"}],
                    "samples": ["{description}", "well {description}"],
                },
                {
                    "name": "AskIntent",
                    "slots": [{"name": "topic", "type": "TOPIC"}],
                    "samples": ["what is {topic}", "what's {topic}"],
                },
                {"name": "WhyIntent", "samples": ["why", "why do you ask"]},
            ],
            "types": [
                {"name": "PAIN", "values": [value("my back hurts", "my back aches", id_="low_back_pain")]},
                {"name": "TOPIC", "values": [value("sciatica", "a trapped nerve", id_="sciatica")]},
            ],
        },
        "dialog": {
            "intents": [
                {
                    "name": "AskIntent",
                    "prompts": {},
                    "slots": [
                        {
                            "name": "topic",
                            "type": "TOPIC",
                            "prompts": {"elicitation": "Elicit.topic"},
                            "validations": [{"type": "hasEntityResolutionMatch", "prompt": "Elicit.topic"}],
                        }
                    ],
                }
            ]
        },
        "prompts": [{"id": "Elicit.topic", "variations": [{"type": "PlainText", "value": "About what?"}]}],
    }
}


class Draft:
    """A copy of the fit model, to be spoiled."""

    def __init__(self):
        self.document = copy.deepcopy(FIT)
        self.interaction = self.document["interactionModel"]
        self.model = self.interaction["languageModel"]

    def intent(self, name):
        return next(intent for intent in self.model["intents"] if intent["name"] == name)

    def values(self, name):
        return next(kind for kind in self.model["types"] if kind["name"] == name)["values"]

    def dialog(self):
        return self.interaction["dialog"]["intents"][0]

    def sample(self, text, name="WhyIntent"):
        self.intent(name)["samples"].append(text)

    def add(self, name, samples, **slots):
        listed = [{"name": slot, "type": kind} for slot, kind in slots.items()]
        self.model["intents"].append({"name": name, "samples": samples, "slots": listed})


def names(text):
    return lambda d: d.model.update(invocationName=text)


def says(text, name="WhyIntent"):
    return lambda d: d.sample(text, name)


BROKEN = {
    # --- the invocation name ---
    "one word": (names("backpain"), "two words at least"),
    "two words, one an article": (names("the guide"), "no article"),
    "wake word": (names("back pain echo"), "'echo' is a wake word"),
    "launch word": (names("open back pain"), "'open' is a launch word"),
    "connecting word": (names("guide to backs"), "'to' is a connecting word"),
    "digits in the name": (names("back pain 2"), "only small letters"),
    "capitals in the name": (names("Back Pain Guide"), "only small letters"),
    "no name": (lambda d: d.model.pop("invocationName"), "two words at least"),
    # --- limits ---
    "more than 1.5 MB": (
        lambda d: d.values("PAIN").extend(value(f"my back hurts {'so ' * 30}{word(n)}") for n in range(13000)),
        "bytes: more than",
    ),
    "more than 250 intents": (
        lambda d: [d.add(f"Intent_{word(n)}", [f"do {word(n)}"]) for n in range(250)],
        "intents: more than 250",
    ),
    "more than 350 intents and types": (
        lambda d: d.model["types"].extend({"name": f"T_{word(n)}", "values": [value(word(n))]} for n in range(350)),
        "intents and slot types: more than 350",
    ),
    "a value of 141 characters": (lambda d: d.values("PAIN").append(value("a" * 141)), "more than 140 characters"),
    "a synonym of 141 characters": (
        lambda d: d.values("PAIN").append(value("a", "b" * 141)),
        "more than 140 characters",
    ),
    # --- intents ---
    "a needed intent is missing": (
        lambda d: d.model["intents"].remove(d.intent("AMAZON.StopIntent")),
        "AMAZON.StopIntent is missing",
    ),
    "an intent twice": (lambda d: d.add("WhyIntent", ["what for"]), "defined 2 times"),
    "a digit in an intent's name": (lambda d: d.add("Why2", ["what for"]), "letters and underscores only"),
    "an intent nobody can say": (lambda d: d.add("MuteIntent", []), "no sample"),
    "a sample on an intent of Alexa's": (says("help me out", "AMAZON.HelpIntent"), "have broken them"),
    # --- samples ---
    "a comma": (says("well, why"), "letters, spaces"),
    "a question mark": (says("why not?"), "letters, spaces"),
    "a digit": (says("why 2"), "letters, spaces"),
    "two spaces": (says("why  not"), "letters, spaces"),
    "an empty sample": (says(""), "letters, spaces"),
    "a brace that does not close": (says("what is {topic", "AskIntent"), "letters, spaces"),
    "an undeclared slot": (says("what is {thing}", "AskIntent"), "undeclared slot 'thing'"),
    "a slot no sample uses": (
        lambda d: d.intent("WhyIntent").update(slots=[{"name": "topic", "type": "TOPIC"}]),
        "no sample uses the slot 'topic'",
    ),
    "a sample twice": (says("Why do you ask"), "stands 2 times"),
    "an utterance of two intents": (says("why", "AskIntent"), "'why' is claimed by AskIntent, WhyIntent"),
    "an utterance another intent makes with a value": (
        says("what is a trapped nerve"),
        "'what is a trapped nerve' is claimed by AskIntent, WhyIntent",
    ),
    "two slotted samples that meet": (
        lambda d: d.add("TellIntent", ["what is {subject}"], subject="TOPIC"),
        "'what is sciatica' is claimed by AskIntent, TellIntent",
    ),
    "a description that is another intent's sample": (
        lambda d: d.values("PAIN").append(value("why")),
        "'why' is claimed by DescribeIntent, WhyIntent",
    ),
    "an utterance of Alexa's own": (says("help"), "'help' is claimed by AMAZON.HelpIntent, WhyIntent"),
    "a plain utterance beside a slotted one": (
        says("what is wrong", "AskIntent"),
        "hides the slot of 'what is {topic}'",
    ),
    "a plain utterance beside a bare slot": (says("it hurts", "DescribeIntent"), "hides the slot of '{description}'"),
    # --- slots and types ---
    "an unknown type": (lambda d: d.add("X", ["x {a}"], a="NOWHERE"), "unknown type NOWHERE"),
    "an unknown type of Alexa's": (lambda d: d.add("X", ["x {a}"], a="AMAZON.Ailment"), "unknown type AMAZON.Ailment"),
    "one slot name, two types": (
        lambda d: d.add("X", ["x {topic}"], topic="PAIN"),
        "'topic' has the types PAIN, TOPIC",
    ),
    "a search query alone": (lambda d: d.add("X", ["{q}"], q="AMAZON.SearchQuery"), "must include a carrier phrase"),
    "a search query beside another slot": (
        lambda d: d.add("X", ["x {q} {topic}"], q="AMAZON.SearchQuery", topic="TOPIC"),
        "stands with no other slot",
    ),
    "a digit in a slot's name": (lambda d: d.add("X", ["x {a2}"], a2="TOPIC"), "slot 'a2': letters"),
    "a type without values": (lambda d: d.values("TOPIC").clear(), "type TOPIC: no value"),
    "a type twice": (lambda d: d.model["types"].append(d.model["types"][0]), "type PAIN: defined 2 times"),
    "an id twice": (lambda d: d.values("TOPIC").append(value("lumbago", id_="sciatica")), "the id 'sciatica' stands 2"),
    "a phrase under two values": (lambda d: d.values("TOPIC").append(value("Sciatica")), "'sciatica' stands 2 times"),
    "a value nobody can say": (lambda d: d.values("TOPIC").append(value("sciatica?")), "nothing that can be said"),
    # --- locale, dialog, prompts ---
    "a dialog of no intent": (lambda d: d.dialog().update(name="NoIntent"), "there is no intent NoIntent"),
    "a dialog with another type": (
        lambda d: d.dialog()["slots"][0].update(type="PAIN"),
        "has no slot 'topic' of type PAIN",
    ),
    "a prompt that is not there": (lambda d: d.interaction["prompts"].clear(), "there is no prompt 'Elicit.topic'"),
    "a prompt twice": (
        lambda d: d.interaction["prompts"].append({"id": "Elicit.topic"}),
        "Elicit.topic: defined 2 times",
    ),
    "an unknown validation": (
        lambda d: d.dialog()["slots"][0]["validations"][0].update(type="isNice"),
        "unknown validation isNice",
    ),
}


def word(number):
    """A word for a number, since names hold no digits."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def test_a_fit_model_has_no_fault():
    assert faults(FIT, "en-US", HEARD) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_named(name):
    spoil, message = BROKEN[name]
    draft = Draft()
    spoil(draft)
    found = faults(draft.document, "en-US", HEARD)
    assert any(message in fault for fault in found), found


def test_fallback_sensitivity_is_for_english_and_german_only():
    assert faults(FIT, "de-DE", HEARD) == []
    assert faults(FIT, "fr-FR", HEARD) == ["fr-FR: fallbackIntentSensitivity is for English and German only"]


def test_a_locale_that_alexa_does_not_have_is_named():
    assert faults(FIT, "en-IE", HEARD) == ["en-IE: no locale of Alexa's"]
