"""Screens: sent to devices that have one and to no other, valid by Amazon's own checker, and touched."""

import json
import subprocess
import sys
from importlib.resources import files

import pytest

from skill.handlers import screens
from skill.speech.screen import CARDS, QUESTION, WARNING
from testkit.alexa_events import LARGEST, event_of, said

TALKS = {
    "opening": [],
    "question": ["my back hurts"],
    "choice": ["my back hurts", *["no"] * 6, "yes"],
    "warning": ["my groin is numb"],
    "advice": ["my back went lifting a box", *["no"] * 10],
    "home care": ["my back went lifting a box", *["no"] * 10, "yes"],
    "goodbye": ["my back hurts", "stop"],
}


def on_screen(event):
    event["context"] = event_of("launch_on_a_screen")["context"]
    return event


def touch(token, *arguments, attributes):
    event = event_of("apl_user_event", token=token, arguments=list(arguments))
    event["session"]["attributes"] = attributes
    return event


@pytest.fixture
def talk(ask):
    """A conversation on a device with a screen: what was said -> the last answer."""

    def talked(says):
        answer = ask(on_screen(event_of("launch", locale="en-US")))
        for words in says:
            intent = {"yes": "AMAZON.YesIntent", "no": "AMAZON.NoIntent", "stop": "AMAZON.StopIntent"}.get(words)
            slots = {} if intent else {"description": words}
            attributes = answer["sessionAttributes"]
            answer = ask(on_screen(said(intent or "DescribeIntent", slots, attributes, locale="en-US")))
        return answer

    return talked


def directive(answer):
    (found,) = answer["response"]["directives"]
    assert found["type"] == "Alexa.Presentation.APL.RenderDocument"
    return found


@pytest.mark.parametrize("name", TALKS)
def test_a_device_with_a_screen_is_shown_each_reply(talk, name):
    answer = talk(TALKS[name])
    view = directive(answer)["datasources"]["screen"]
    assert directive(answer)["document"]["mainTemplate"]["parameters"] == ["payload"]
    assert bool(view["buttons"]) is not answer["response"]["shouldEndSession"]
    assert len(json.dumps(answer).encode()) < LARGEST


def test_a_device_without_one_is_sent_nothing_to_show(ask):
    for event in (event_of("launch"), said("DescribeIntent", {"description": "my groin is numb"})):
        assert "directives" not in ask(event)["response"]


def test_a_device_without_one_costs_nothing():
    """Neither the view nor a document is loaded before the first screen is met."""
    program = (
        "import json, sys; from skill.app import answer, build_skill; skill = build_skill();"
        "answer(skill, json.load(open('tests/events/launch.json')));"
        "assert not {'skill.speech.screen', 'skill.speech.drawings'} & sys.modules.keys();"
        "answer(skill, json.load(open('tests/events/launch_on_a_screen.json')));"
        "assert {'skill.speech.screen', 'skill.speech.drawings'} <= sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_touch_answers_the_question_on_the_screen(talk, ask):
    before = talk(["my back hurts"])
    shown = directive(before)
    label = shown["datasources"]["screen"]["buttons"][1]
    after = ask(touch(shown["token"], label, attributes=before["sessionAttributes"]))
    assert (shown["token"], label) == ("heart_and_lungs", "No")
    assert after["sessionAttributes"]["conversation"]["asked"] == ["heart_and_lungs"]
    assert directive(after)["token"] == "saddle"


@pytest.mark.parametrize("label", ["No", "Yes"])
def test_a_touch_on_an_earlier_screen_answers_nothing(talk, ask, label):
    """It was meant for another question; an emergency must not be denied by it."""
    before = talk(["my back hurts", "no"])
    after = ask(touch("heart_and_lungs", label, attributes=before["sessionAttributes"]))
    conversation = after["sessionAttributes"]["conversation"]
    assert (conversation["pending"], conversation["asked"]) == ("saddle", ["heart_and_lungs"])


def test_words_that_warn_are_heard_in_any_touch(talk, ask):
    before = talk(["my back hurts"])
    after = ask(touch("another", "My groin is numb", attributes=before["sessionAttributes"]))
    assert after["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"
    assert directive(after)["datasources"]["screen"]["number"] == "911"


def test_a_screen_that_fails_leaves_what_is_said(talk, monkeypatch, caplog):
    monkeypatch.setattr(screens, "document_for", lambda view: 1 / 0)
    answer = talk(["my groin is numb"])
    assert "directives" not in answer["response"]
    assert "Call" in answer["response"]["outputSpeech"]["ssml"]
    assert "screen failed: ZeroDivisionError" in caplog.text


def drawn(kind):
    names = json.loads((files("skill.handlers.screens") / "drawings.json").read_text("utf-8"))
    return screens.document_for(
        {"kind": kind, "cards": [{"drawing": name} for name in (names if kind == CARDS else ())]}
    )


@pytest.fixture
def faults(node_folder):
    """A document -> what Amazon's checker finds wrong with it."""

    def found(document):
        run = subprocess.run(
            ["node", "apl.js"], cwd=node_folder, input=json.dumps(document), capture_output=True, text=True, check=True
        )
        return json.loads(run.stdout)

    return found


@pytest.mark.node
@pytest.mark.parametrize("kind", [QUESTION, WARNING, CARDS])
def test_the_document_is_valid(faults, kind):
    assert faults(drawn(kind)) == []


@pytest.mark.node
@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda d: d.pop("mainTemplate"), "mainTemplate"),
        (lambda d: d["mainTemplate"]["items"][0].update(backgroundColour="red"), "backgroundColour"),
        (lambda d: d["graphics"]["walk"].pop("height"), "height"),
    ],
)
def test_a_spoiled_document_is_not(faults, spoil, message):
    document = json.loads(json.dumps(drawn(CARDS)))
    spoil(document)
    assert any(message in fault["message"] for fault in faults(document))
