"""What Alexa recognises by itself is heard here by its words."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.turn import _kind
from skill.handlers.intents import MEANINGS
from skill.talk import UserInput

BUILT_IN = tomllib.loads((files("skill.simulator") / "builtins.toml").read_text("utf-8"))
ONLY_ALEXA = {"off", "never mind", "forget it"}
"""These mean too much else, or are heard as giving up a reminder."""

KINDS = [f"AMAZON.{name}Intent" for name in ("Help", "Stop", "Cancel", "Repeat", "StartOver")]
ANSWERS = ["AMAZON.YesIntent", "AMAZON.NoIntent"]


@pytest.fixture
def heard(watched):
    def understood(text):
        return watched.understood(Conversation(pending="saddle"), UserInput(text=text), "en-US")

    return understood


@pytest.mark.parametrize("intent", KINDS)
def test_a_command_is_heard_by_its_words(heard, intent):
    said = [text for text in BUILT_IN[intent] if text not in ONLY_ALEXA]
    assert said
    assert {text for text in said if _kind(Conversation(), heard(text)) is not MEANINGS[intent].kind} == set()


@pytest.mark.parametrize("intent", ANSWERS)
def test_an_answer_is_heard_by_its_words(heard, intent):
    assert {text for text in BUILT_IN[intent] if heard(text).heard.answer is not MEANINGS[intent].answer} == set()


@pytest.mark.parametrize(
    "text",
    [
        "make it stop",
        "i can't stop",
        "stop the pain please",
        "did it stop hurting",
        "help me my back hurts",
        "i need help to stand",
        "why does it hurt",
        "i've had enough",
    ],
)
def test_in_anything_longer_they_are_no_commands(heard, text):
    act = heard(text)
    assert not {"stop", "help", "why"} & act.heard.acts
