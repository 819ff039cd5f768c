"""Every kind of request gets an answer that Alexa allows for it, and the same one behind each door."""

import json
from copy import deepcopy

import pytest
from ask_sdk_model import Request

from skill.app import answer, build_skill
from testkit.alexa_events import EVENTS, SPOKEN, event_of

SKILL_ID = EVENTS["launch"]["session"]["application"]["applicationId"]
NO_REQUESTS = [None, 5, "launch", [], {}, {"request": {}}, {"version": "1.0", "request": {}}]


@pytest.mark.parametrize("name", EVENTS)
def test_each_event_gets_a_lawful_answer(ask, name):
    ask(EVENTS[name])


@pytest.mark.parametrize("name", EVENTS)
def test_each_event_gets_the_same_answer_behind_each_door(skill, lambda_door, web_door, name):
    from_web = web_door.post("/alexa", json=EVENTS[name])
    assert from_web.status_code == 200
    assert answer(skill, EVENTS[name]) == lambda_door(EVENTS[name], None) == json.loads(from_web.text)


@pytest.mark.parametrize("name", EVENTS)
def test_an_answer_is_the_same_every_time_and_leaves_the_event_alone(ask, name):
    event = deepcopy(EVENTS[name])
    assert ask(event) == ask(event)
    assert event == EVENTS[name]


@pytest.mark.parametrize("kind", sorted({*Request.discriminator_value_class_map, "", "Alexa.New.Thing"}))
def test_a_bare_request_of_each_type_the_sdk_knows(ask, kind):
    ask({"version": "1.0", "request": {"type": kind}})


def test_the_events_cover_every_type_that_may_be_spoken_to():
    assert {event["request"]["type"] for event in EVENTS.values()} >= SPOKEN


KEPT = ("findings", "asked", "pending", "last_reply")


@pytest.mark.parametrize("name", ["unknown_type", "session_ended_for_a_new_reason", "session_ended_user_initiated"])
def test_silence_keeps_the_session_attributes(ask, name):
    whole = ask(EVENTS[name])
    assert whole["response"] == {}
    before, after = EVENTS[name]["session"]["attributes"], whole["sessionAttributes"]
    assert {name: after["conversation"][name] for name in KEPT} == {name: before["conversation"][name] for name in KEPT}
    assert before.get("assessment", after["assessment"]) == after["assessment"]


def test_the_skill_never_offers_itself_to_people_who_did_not_ask_for_it(ask):
    assert ask(EVENTS["can_fulfill_intent"])["response"] == {"canFulfillIntent": {"canFulfill": "NO"}}


def test_stop_ends_and_a_launch_asks(ask):
    assert ask(EVENTS["intent_stop"])["response"]["shouldEndSession"] is True
    assert ask(EVENTS["launch"])["response"]["shouldEndSession"] is False


@pytest.mark.parametrize("name", ["session_resumed", "connections_response_failed"])
def test_coming_back_from_elsewhere_keeps_the_place(ask, name):
    before = EVENTS[name]["session"]["attributes"]["conversation"]
    after = ask(EVENTS[name])["sessionAttributes"]["conversation"]
    assert (after["pending"], after["findings"]) == (before["pending"], before["findings"])


def test_words_touched_on_a_screen_are_heard(ask):
    event = event_of("apl_user_event", arguments=["I have chest pain"])
    assert ask(event)["sessionAttributes"]["assessment"]["disposition"] == "EMERGENCY"


@pytest.mark.parametrize("event", NO_REQUESTS, ids=json.dumps)
def test_what_is_no_request_is_refused_in_words_that_quote_nothing(skill, lambda_door, web_door, event):
    for door in (lambda given: answer(skill, given), lambda given: lambda_door(given, None)):
        with pytest.raises(ValueError, match=r"^event is not an Alexa request$"):
            door(event)
    assert web_door.post("/alexa", json=event).status_code == 400


@pytest.mark.parametrize("context", [{}, {"System": None}, {"System": {"application": {"applicationId": "other"}}}])
def test_a_request_for_another_skill_is_refused(resources, context):
    skill = build_skill(SKILL_ID, resources)
    assert answer(skill, EVENTS["launch"])["response"]["outputSpeech"]
    with pytest.raises(ValueError, match=r"^request is for another skill$"):
        answer(skill, {**EVENTS["launch"], "context": context})
