"""The built zip under Amazon's own runtime client: what it does on Lambda, and what it says is what is tested here."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time

import pytest

from skill.app import answer
from skill.simulator import envelopes
from skill.simulator.emulated_alexa import REMINDERS, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa
from skill.simulator.envelopes import Setting
from skill.simulator.hearing import Ear
from testkit.alexa_events import EVENTS, PLACES, assert_lawful, matched, said
from tests.test_cases import CASES
from tools.bench.runtime_api import TimedOutError, running, runtime_client

SKILL_ID = EVENTS["launch"]["context"]["System"]["application"]["applicationId"]
COLD_SECONDS = 2.0
"""For the first answer of a fresh process on a machine busy with other tests; `make bench` measures it."""


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    return runtime_client(tmp_path_factory.mktemp("runtime"))


@pytest.fixture(scope="module")
def function(unpacked, client):
    with running(unpacked, client, variables={"SKILL_ID": SKILL_ID}) as started:
        yield started


def test_a_cold_start_answers_at_once(unpacked, client):
    with running(unpacked, client) as fresh:
        result = fresh.invoke(EVENTS["launch"])
        assert time.perf_counter() - fresh.started < COLD_SECONDS
        assert_lawful(result.answer, "LaunchRequest")
        assert "Back Pain Guide" in json.dumps(result.answer)


@pytest.mark.parametrize("name", EVENTS)
def test_every_event_is_answered_as_by_the_source(function, skill, name):
    result = function.invoke(EVENTS[name])
    assert (result.error, result.answer) == (None, json.loads(json.dumps(answer(skill, EVENTS[name]))))


def test_cases_of_every_rule_are_heard_as_by_the_source(function, skill):
    """What packaging does to the code and the content changes nothing of what is understood: every third case."""
    for case in CASES[::3]:
        attributes = {}
        for words in case["says"]:
            event = said("DescribeIntent", {"description": words}, attributes)
            expected = json.loads(json.dumps(answer(skill, event)))
            assert function.invoke(event).answer == expected
            attributes = expected["sessionAttributes"]


@pytest.mark.parametrize(("locale", "number"), [("en-US", "911"), ("en-GB", "999")])
def test_each_locale_hears_its_own_number(function, locale, number):
    event = said("DescribeIntent", {"description": "i have chest pain"}, locale=locale)
    ssml = function.invoke(event).answer["response"]["outputSpeech"]["ssml"]
    assert ssml.startswith(f'<speak><p>Call <say-as interpret-as="digits">{number}</say-as> now')


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ({"says": "xanthippe"}, "event is not an Alexa request"),
        ({**EVENTS["launch"], "context": {"System": {"application": {"applicationId": "xanthippe"}}}}, "another skill"),
    ],
)
def test_an_exception_is_reported_without_a_word_of_the_event_and_the_next_turn_is_answered(function, event, message):
    error = function.invoke(event).error
    assert error["errorType"] == "ValueError"
    assert message in error["errorMessage"]
    assert "xanthippe" not in json.dumps(error)
    assert_lawful(function.invoke(EVENTS["launch"]).answer, "LaunchRequest")


def test_a_time_out_ends_the_process_and_the_conversation_goes_on_in_the_next(unpacked, client):
    with running(unpacked, client) as fresh:
        attributes = fresh.invoke(said("DescribeIntent", {"description": "my lower back hurts"})).answer
        reply = said("AMAZON.NoIntent", attributes=attributes["sessionAttributes"])
        fresh.process.send_signal(signal.SIGSTOP)
        with pytest.raises(TimedOutError):
            fresh.invoke(reply, seconds=0.5)
        assert fresh.process.returncode == -signal.SIGKILL
    with running(unpacked, client) as following:
        conversation = following.invoke(reply).answer["sessionAttributes"]["conversation"]
    before = attributes["sessionAttributes"]["conversation"]
    assert before["findings"].items() <= conversation["findings"].items()
    assert conversation["asked"] != before["asked"]


def test_nothing_that_was_said_in_any_slot_is_in_what_lambda_logs(unpacked, client):
    with running(unpacked, client) as fresh:
        for intent, slot in PLACES:
            for words in ("xanthippe", "i have chest pain xanthippe", "no xanthippe"):
                fresh.invoke(said(intent, {slot: matched(slot, words, "xanthippe")}))
        fresh.invoke({"xanthippe": "xanthippe"})
        logged = fresh.logged()
    assert "ValueError" in logged  # so it was read
    assert "xanthippe" not in logged


def test_a_package_that_cannot_start_says_so(tmp_path, client):
    (tmp_path / "lambda_function.py").write_text("raise RuntimeError('no content')", "utf-8")
    with running(tmp_path, client) as broken:
        assert broken.invoke(EVENTS["launch"]).error["errorMessage"] == "no content"


def test_the_function_has_nothing_but_its_folder_and_the_client(unpacked, client):
    script = "import flask"
    done = subprocess.run([sys.executable, "-S", "-c", script], env={"PYTHONPATH": f"{unpacked}:{client}"}, check=False)
    assert done.returncode != 0


def test_a_reminder_is_set_through_alexas_api(function):
    """The service clients of the package, which is lighter than the SDK, reach the API and read its answers."""
    alexa = EmulatedAlexa(zone="Europe/London", permissions={REMINDERS})
    ear, attributes = Ear("en-GB"), {}
    with running_alexa(lambda: alexa) as endpoint:
        setting = Setting("en-GB", "speaker", (REMINDERS,), endpoint, alexa.open_session(), alexa.clock)
        for said in ("remind me to stretch every day at eight in the morning", "yes", "what are my reminders"):
            request = envelopes.intent(setting, ear.hear(said, alexa.clock.now().date()))
            event = envelopes.envelope(setting, request, "session", not attributes, attributes)
            for part in (event["session"], event["context"]["System"]):
                part["application"] = {"applicationId": SKILL_ID}
            result = function.invoke(event)
            assert result.error is None
            attributes = result.answer["sessionAttributes"]
    assert len(alexa.reminders) == 1
    assert {status for _, _, status in alexa.calls} == {200}
    assert "stretch" in result.answer["response"]["outputSpeech"]["ssml"]
