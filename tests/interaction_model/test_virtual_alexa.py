"""virtual-alexa, a client nobody here wrote, talks to the skill over HTTP from the checked-in model.

It knows exact samples only, and takes any sentence with "ask" or "tell" in it for a launch; so free text that is no
listed value is handed to it as an intent with a slot.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass

import pytest

from tests.interaction_model.conftest import MODELS

pytestmark = pytest.mark.node

LONGEST_CHECK = 12
"""Questions in the longest check."""


@dataclass
class Device:
    process: subprocess.Popen

    def _turn(self, **said):
        self.process.stdin.write(json.dumps(said) + "\n")
        self.process.stdin.flush()
        turn = json.loads(self.process.stdout.readline())
        assert "error" not in turn, turn["error"]
        return turn

    def launch(self):
        return self._turn(launch=True)

    def utter(self, text):
        return self._turn(utter=text)

    def describe(self, text):
        return self._turn(intend="DescribeIntent", slots={"description": text})

    def end(self):
        return self._turn(end=True)


NUMBERS = {"en-US": "911", "en-GB": "999", "en-AU": "000", "en-CA": "911", "en-IN": "112"}


@pytest.fixture(params=NUMBERS)
def device(request, node_folder, endpoint):
    command = ["node", "converse.js", endpoint, str(MODELS / f"{request.param}.json"), request.param]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=node_folder, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        device = Device(process)
        device.number = NUMBERS[request.param]
        yield device
        process.stdin.close()


def spoken(turn):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", turn["ssml"])).strip()


def disposition(turn):
    return turn["attributes"]["assessment"]["disposition"]


def test_a_check_from_launch_to_advice(device):
    turn = device.launch()
    assert "Back Pain Guide here" in spoken(turn)
    assert turn["ends"] is False
    assert turn["reprompt"]

    turn = device.describe("my lower back hurts since yesterday")
    assert "low back pain" in spoken(turn)
    questions = []
    while not turn["attributes"]["assessment"]["final"]:
        assert turn["ends"] is False
        assert spoken(turn).endswith("?")
        questions.append(spoken(turn))
        assert len(questions) <= LONGEST_CHECK
        turn = device.utter("no")
        assert turn["intent"] == "AMAZON.NoIntent"
    assert len(set(questions)) == len(questions) >= 5
    assert disposition(turn) == "SELF_CARE"
    assert device.number in spoken(turn)

    turn = device.utter("stop")
    assert turn["ends"] is True
    assert "see a doctor" in spoken(turn)


def test_a_red_flag_told_in_free_words_stops_everything(device):
    device.launch()
    turn = device.describe("my back hurts and i have gone numb between my legs")
    assert disposition(turn) == "EMERGENCY"
    assert spoken(turn).startswith(f"Call {device.number} now")
    assert turn["ends"] is False

    again = device.utter("repeat")
    assert again["intent"] == "AMAZON.RepeatIntent"
    assert spoken(again).startswith(spoken(turn).partition("Outside")[0])  # where else to call is said once

    turn = device.utter("should i use ice or heat")
    assert turn["intent"] == "AskRemedyIntent"
    assert spoken(turn).startswith(f"Leave that for now. Call {device.number} now")

    turn = device.utter("stop")
    assert f"Call {device.number} now" in spoken(turn)
    assert turn["ends"] is True


def test_a_red_flag_answered_with_yes(device):
    device.launch()
    turn = device.utter("my lower back hurts")
    assert turn["intent"] == "DescribeIntent"
    turn = device.utter("yes")
    assert turn["intent"] == "AMAZON.YesIntent"
    assert disposition(turn) == "EMERGENCY"
    assert spoken(turn).startswith(f"Call {device.number} now")


def test_a_listed_description_comes_with_its_finding(device):
    turn = device.utter("i've gone numb down there")
    authority = turn["slots"]["description"]["resolutions"]["resolutionsPerAuthority"][0]
    assert authority["values"][0]["value"]["id"] == "saddle_numbness"
    assert disposition(turn) == "EMERGENCY"


def test_help_repeat_and_why_keep_the_place(device):
    device.launch()
    device.utter("my lower back hurts")
    asked = device.utter("no")
    pending = asked["attributes"]["conversation"]["pending"]
    for said, intent in (("help", "AMAZON.HelpIntent"), ("repeat", "AMAZON.RepeatIntent"), ("why", "WhyIntent")):
        turn = device.utter(said)
        assert turn["intent"] == intent
        assert turn["ends"] is False
        assert spoken(turn).endswith("?")
        assert turn["attributes"]["conversation"]["pending"] == pending
    turn = device.utter("start over")
    assert turn["intent"] == "AMAZON.StartOverIntent"
    assert turn["attributes"]["assessment"]["findings"] == {}


def test_every_question_a_person_may_ask_has_an_intent(device):
    for said, intent in (
        ("what is sciatica", "AskAboutIntent"),
        ("what causes sciatica", "AskCausesIntent"),
        ("what are the symptoms of sciatica", "AskSymptomsIntent"),
        ("what helps sciatica", "AskWhatHelpsIntent"),
        ("how is scoliosis treated", "AskTreatmentIntent"),
        ("how long does a strain last", "AskHowLongIntent"),
        ("does ice help", "AskRemedyIntent"),
        ("can i take ibuprofen", "AskMedicineIntent"),
        ("when should i see a doctor", "AskWhenIntent"),
        ("check my back", "CheckIntent"),
        ("a bit", "PartlyIntent"),
        ("not sure", "NotSureIntent"),
        ("no i meant my leg hurts", "MeantIntent"),
    ):
        turn = device.utter(said)
        assert turn["intent"] == intent
        assert turn["ends"] is False
        assert spoken(turn).endswith("?")


def test_a_session_that_ended_is_answered_with_silence(device):
    device.launch()
    turn = device.end()
    assert turn.get("ssml") is None
