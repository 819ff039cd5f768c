"""The emergency number of another country, once the person names it or the country."""

from __future__ import annotations

import pytest
from phonenumbers.shortnumberinfo import is_emergency_number

from skill.dialogue.messages import Advice
from skill.dialogue.state.conversation import EMERGENCY_NUMBERS, UNKNOWN_NUMBER, from_session
from testkit.loaded import RESOURCES

REGIONS = {
    "112": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IS IN IE IT LV LT LU MT NL NO PL PT RO SK SI ZA ES SE CH UA",
    "999": "GB HK KE",
    "000": "AU",
    "111": "NZ",
    "911": "US CA MX PH",
}
"""Whose number each is, by the countries that `countries.toml` names."""


@pytest.fixture
def warned(talk):
    talk.say("i've gone numb between my legs")
    assert "Call 911 now" in talk.spoken
    return talk


@pytest.mark.parametrize(("number", "region"), [(n, region) for n, some in REGIONS.items() for region in some.split()])
def test_each_is_an_emergency_number_there(number, region):
    assert is_emergency_number(number, region)
    assert number in EMERGENCY_NUMBERS - {UNKNOWN_NUMBER}


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("what number do i call in germany", "112"),
        ("we've got nine nine nine here in barnsley", "999"),
        ("911 doesn't work here is it nine nine nine", "999"),
        ("i'm in new zealand", "111"),
        ("nine one one is not in germany", "112"),
    ],
)
def test_it_is_said_from_then_on(warned, said, number):
    warned.say(said)
    assert f"Call {number} now" in warned.spoken
    warned.say("are you sure")
    assert f"Call {number} now" in warned.spoken
    assert "911" not in warned.spoken


def test_a_number_that_is_only_asked_about_changes_nothing(warned):
    warned.say("is it nine nine nine")
    assert "Call 911 now" in warned.spoken
    assert Advice.NUMBER_THERE in warned.keys


def test_a_number_that_is_denied_is_said_no_more(warned):
    warned.say("i'm in leeds love nine one one isn't a thing here")
    assert "Call the emergency number there now." in warned.spoken
    warned.say("are you sure")
    assert "911" not in warned.spoken
    warned.say("is it nine nine nine in england")
    assert "Call 999 now" in warned.spoken


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("112 doesn't work, it's 999", "999"),
        ("it's 999 here, 112 doesn't work", "999"),
        ("it's 999 not 911", "999"),
        ("112 doesn't work, it's 911", "911"),
        ("we don't have 911 here it's 112", "112"),
    ],
)
def test_a_no_is_about_the_number_that_it_stands_next_to(warned, said, number):
    warned.say(said)
    assert f"Call {number} now" in warned.spoken


def test_where_two_numbers_are_left_none_is_said(warned):
    warned.say("911 doesn't work here it's 999 or 112")
    assert "Call the emergency number there now." in warned.spoken


def test_it_is_on_the_screen_and_kept_in_the_session(warned):
    warned.say("i'm in scotland")
    knowledge = RESOURCES.knowledge
    kept = from_session(warned.conversation.to_session(), knowledge.content, frozenset(), knowledge.exercises)
    assert kept.number == "999"


@pytest.mark.parametrize("number", ["12345", 999, None, "0000"])
def test_no_other_number_comes_from_a_session(warned, number):
    knowledge = RESOURCES.knowledge
    attributes = {**warned.conversation.to_session(), "number": number}
    assert from_session(attributes, knowledge.content, frozenset(), knowledge.exercises).number == ""


def test_before_a_warning_a_country_is_no_number(talk):
    talk.say("my back hurts since i flew to germany")
    assert talk.conversation.number == ""


@pytest.mark.parametrize("said", ["i don't think i need 911", "i don't want 911"])
def test_who_does_not_want_the_number_still_hears_it(warned, said):
    warned.say(said)
    assert "Call 911 now" in warned.spoken
    assert warned.conversation.number == ""
