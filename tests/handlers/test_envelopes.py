"""What is read of an event is what the SDK reads of it, where the SDK reads it at all."""

import json

import pytest
from ask_sdk_core.exceptions import SerializationException
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from skill.handlers.envelopes import DEEPEST, EventReader
from skill.simulator.envelopes import Setting, envelope, intent, launch
from skill.simulator.utterance import Slot, Utterance, Value
from testkit.alexa_events import EVENTS

SLOT = Slot("remedy", "ice", "REMEDY", Value("cold", "ice"))
PLAYED = {
    "launch of the simulator": launch(Setting()),
    "intent of the simulator": intent(Setting(), Utterance("AskRemedyIntent", {"remedy": SLOT})),
}
ALL = EVENTS | {name: envelope(Setting(device="screen"), part, "s", True, {"a": [1]}) for name, part in PLAYED.items()}
SDK_REFUSES = {"session_ended_for_a_new_reason", "unknown_type"}


@pytest.mark.parametrize("name", ALL)
def test_it_reads_as_the_sdk_does(name):
    text = json.dumps(ALL[name])
    try:
        expected = DefaultSerializer().deserialize(text, RequestEnvelope)
    except SerializationException:
        assert name in SDK_REFUSES or "unknown" in name
        return
    if expected.context:  # what nobody asks for is left out
        expected.context.viewport = expected.context.viewports = None
    assert EventReader().read(ALL[name]) == expected
    assert EventReader().deserialize(text, RequestEnvelope) == expected


def test_most_of_the_events_were_compared():
    assert len(ALL) - len(SDK_REFUSES) > 50


def test_what_lies_too_deep_is_left_out():
    deep: object = "x"
    for _ in range(DEEPEST * 40):
        deep = [deep]
    read = EventReader().read({"version": "1.0", "session": {"attributes": {"deep": deep}}})
    assert read.version == "1.0"
