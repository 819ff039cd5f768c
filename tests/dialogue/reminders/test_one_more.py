"""A second wish while the first waits for its yes, a list meanwhile, and a day that there is not."""

from __future__ import annotations

import pytest


def things(home):
    return [(plan.thing, plan.hour) for plan in home.kept]


@pytest.mark.parametrize(
    "second", ["and to ice it at six pm", "oh and one for my cold pack at six pm", "remind me to ice at six pm"]
)
def test_both_are_set_one_after_the_other(home, second):
    home.say("remind me to walk at four pm")
    assert "walk, today at 4" in home.say(second)
    assert "cold pack, today at 6" in home.say("yes") or "ice, today at 6" in home.spoken
    home.say("yes")
    assert things(home) == [("walk", 16), ("ice", 18)]


def test_a_no_gives_up_the_first_alone(home):
    home.say("remind me to walk at four pm", "and to ice it at six pm", "no")
    assert "6 in the evening" in home.spoken
    home.say("yes")
    assert things(home) == [("ice", 18)]


def test_a_no_with_another_thing_takes_its_place(home):
    home.say("remind me to walk at four pm", "no, ice at six pm", "yes")
    assert things(home) == [("ice", 18)]


def test_what_is_not_set_yet_is_given_up_by_its_name(home):
    home.say("remind me to walk at four pm", "get rid of the walk one")
    assert not home.kept
    assert home.conversation.plan is None


def test_a_list_leaves_the_one_being_made(home):
    home.say("remind me to walk at four pm", "yes", "remind me to stretch at six pm", "what have i got set")
    assert "take a walk" in home.spoken
    assert "stretch, today at 6" in home.spoken
    home.say("yes")
    assert things(home) == [("walk", 16), ("stretch", 18)]


def test_a_day_that_there_is_not_is_never_today(home):
    home.say("remind me on the thirty first of february at ten am to see the doctor")
    assert home.pending == "offer.remind_day"
    home.say("the third of march", "yes")
    assert [plan.date[5:] for plan in home.kept] == ["03-03"]


def test_of_two_days_the_first_is_said_to_be_the_first(home):
    assert "so this is the first" in home.say("remind me at noon tomorrow and thursday to ring the physio")
