"""When something of ours fails, the person is told what to do, and nothing of theirs is logged."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill import talk
from skill.app import answer
from skill.handlers import events
from testkit.alexa_events import EVENTS, SPOKEN, assert_lawful, assert_spoken, said


@pytest.fixture
def broken(monkeypatch):
    def fail(*_):
        raise LookupError("my back hurts")

    monkeypatch.setattr(talk, "take_turn", fail)
    for handler in (events.CanFulfillHandler, events.SilentHandler):
        monkeypatch.setattr(handler, "handle", fail)


@pytest.mark.parametrize("name", EVENTS)
def test_a_failure_is_answered_lawfully(skill, broken, name):
    assert_lawful(answer(skill, EVENTS[name]), EVENTS[name]["request"]["type"])


@pytest.mark.parametrize("name", [name for name in EVENTS if EVENTS[name]["request"]["type"] in SPOKEN])
def test_a_failure_says_whom_to_call_asks_again_and_keeps_what_is_known(skill, broken, name):
    whole = answer(skill, EVENTS[name])
    said = " ".join(assert_spoken(whole["response"]))
    number = "999" if EVENTS[name]["request"]["locale"] == "en-GB" else "911"
    assert f"call {number} now" in said
    assert said.endswith("?")
    assert whole["response"]["shouldEndSession"] is False
    before = EVENTS[name].get("session", {}).get("attributes") or {}
    after = whole.get("sessionAttributes") or {}
    for name in ("findings", "asked", "pending", "last_reply"):
        assert after.get("conversation", {}).get(name) == before.get("conversation", {}).get(name)


def test_a_failure_is_logged_by_its_kind_alone(skill, broken, caplog):
    caplog.set_level(logging.DEBUG)
    answer(skill, EVENTS["intent_words_with_an_id"])
    assert [record.getMessage() for record in caplog.records if record.levelno > logging.INFO] == [
        "turn failed: LookupError"
    ]


@given(pending=st.text(), intent=st.sampled_from(["AMAZON.HelpIntent", "WhyIntent", "AMAZON.RepeatIntent"]))
@settings(max_examples=50)
def test_an_offer_that_no_longer_exists_is_answered(skill, pending, intent):
    attributes = {"conversation": {"version": 1, "pending": pending}}
    assert_spoken(answer(skill, said(intent, attributes=attributes))["response"])
