"""Request envelopes, and what a lawful answer to each is."""

import json
import logging
from copy import deepcopy
from pathlib import Path

from testkit.ssml import heard, parsed

HOUSE = Path(__file__).parents[1]
EVENTS = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted((HOUSE / "tests/events").glob("*.json"))}
"""Whole envelopes as Alexa sends them, by name. Ids and tokens are made up."""

SPOKEN = {
    "LaunchRequest",
    "IntentRequest",
    "Alexa.Presentation.APL.UserEvent",
    "Connections.Response",
    "SessionResumedRequest",
}
"""The types of request that may be answered in speech; to any other nothing may be said."""

LARGEST = 24_000
"""Bytes of a response (platform sheet, 4)."""

_MODEL = json.loads((HOUSE / "interaction_model/en-US.json").read_text("utf-8"))
INTENTS = {
    intent["name"]: [slot["name"] for slot in intent.get("slots", ())]
    for intent in _MODEL["interactionModel"]["languageModel"]["intents"]
}
PLACES = [(intent, slot) for intent, slots in INTENTS.items() for slot in slots or ["unknown"]]
"""Every intent and slot; an intent without slots is given one that it does not have."""


def event_of(name, **changes):
    """A copy of an envelope, with parts of its request changed."""
    event = deepcopy(EVENTS[name])
    event["request"].update(changes)
    return event


def said(intent, slots=None, attributes=None, locale="en-US"):
    """An IntentRequest; `slots` maps names to words, or to whole slots."""
    filled = {
        name: value if isinstance(value, dict) else {"name": name, "value": value, "confirmationStatus": "NONE"}
        for name, value in (slots or {}).items()
    }
    event = event_of("intent_yes", locale=locale, intent={"name": intent, "slots": filled})
    event["session"]["attributes"] = attributes or {}
    event["context"]["System"]["apiEndpoint"] = "http://127.0.0.1:9"  # nobody answers, and no test reaches Amazon
    return event


def matched(slot, words, *ids):
    """A slot whose words Alexa resolved to these ids."""
    values = [{"value": {"name": id_, "id": id_}} for id_ in ids]
    authority = {"authority": "amzn1.er", "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
    return {"name": slot, "value": words, "resolutions": {"resolutionsPerAuthority": [authority]}}


def assert_silent(response):
    """Nothing is said, shown or decided about the session."""
    allowed = {"canFulfillIntent": {"canFulfill": "NO"}}
    assert response in ({}, allowed)


def assert_spoken(response):
    """Speech that Alexa takes; then a question with its reprompt, or the end of the session. The words are returned."""
    assert response.keys() <= {"outputSpeech", "reprompt", "shouldEndSession", "card", "directives"}
    assert response["outputSpeech"]["type"] == "SSML"
    paragraphs = parsed(response["outputSpeech"]["ssml"])
    if response["shouldEndSession"]:
        assert "reprompt" not in response
    else:
        assert response["shouldEndSession"] is False
        assert response["reprompt"]["outputSpeech"]["type"] == "SSML"
        assert parsed(response["reprompt"]["outputSpeech"]["ssml"])
    return [heard(paragraph) for paragraph in paragraphs]


def assert_lawful(whole, kind):
    """The answer to a request of type `kind`, whole."""
    assert whole["version"] == "1.0"
    assert whole.keys() <= {"version", "response", "sessionAttributes", "userAgent"}
    assert len(json.dumps(whole).encode()) < LARGEST
    if kind in SPOKEN:
        assert_spoken(whole["response"])
    else:
        assert_silent(whole["response"])


class Failures(logging.Handler):
    """What the catch-all logged."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def emit(self, record):
        self.seen.append(record.getMessage())
