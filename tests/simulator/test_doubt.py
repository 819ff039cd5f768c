"""What was heard with little confidence is asked about first, and denies nothing."""

import pytest

from skill.simulator.asked import AskedError
from skill.simulator.desk import Desk
from skill.simulator.hearing import Ear
from skill.talk import Talk
from testkit.loaded import RESOURCES

SETTING = {"locale": "en-US", "device": "speaker"}
NUMB = "my groin is numb"
"""Warned about when it is heard."""


@pytest.fixture
def turn(running, request):
    desk = Desk(Talk(RESOURCES), {"en-US": Ear("en-US"), "en-GB": Ear("en-GB")}, lambda: running)

    def taken(text="", sure=None, setting=SETTING, **asked):
        given = {"tab": request.node.name, "setting": setting, "do": "say", "text": text, "sure": sure, **asked}
        return desk.take_turn(given)

    return taken


def asked_in_doubt(answer):
    (said,) = answer["alexa"]
    assert said["kind"] == "doubt"
    assert answer["spoken"] == ""
    return said["text"]


def is_warned(answer):
    return answer["assessment"]["disposition"] == "EMERGENCY"


@pytest.fixture
def at_a_danger(turn):
    """Takes turns in a conversation that waits for a yes or no to a danger."""
    assert turn("my lower back hurts")["inside"]["next"]
    return turn


def denied(answer):
    return {name for name, status in answer["assessment"]["findings"].items() if status == "denied"}


def test_what_is_sure_reaches_the_skill_at_once(turn):
    assert is_warned(turn(NUMB))


def test_words_in_doubt_are_said_back_and_a_yes_passes_them_on(turn):
    answer = turn(NUMB, sure=False)
    assert asked_in_doubt(answer) == f"Did you say: {NUMB}? Please say yes or no."
    assert answer["asking"]
    answer = turn("yes")
    assert is_warned(answer)
    assert (answer["said"], answer["reached"], answer["asking"]) == (NUMB, NUMB, False)


def test_a_yes_in_doubt_is_enough(turn):
    turn(NUMB, sure=False)
    assert is_warned(turn("Yes.", sure=False))


def test_a_no_asks_for_the_words_again_and_says_them_back_even_if_they_are_sure(turn):
    turn("my grain is number", sure=False)
    assert asked_in_doubt(turn("no", sure=True)) == "Sorry. Please say it again."
    assert asked_in_doubt(turn(NUMB, sure=True)) == f"Did you say: {NUMB}? Please say yes or no."
    assert is_warned(turn("yes", sure=True))


def test_what_is_typed_is_never_in_doubt(turn):
    turn("my grain is number", sure=False)
    turn("no")
    assert is_warned(turn(NUMB))


@pytest.mark.parametrize("no", ["no", "No.", "nope", "not at all", "no, none of that"])
def test_a_no_in_doubt_denies_no_danger(at_a_danger, no):
    before = at_a_danger("what is sciatica")
    assert asked_in_doubt(at_a_danger(no, sure=False)).startswith("Did you say: ")
    after = at_a_danger("", do="silence")
    assert denied(after) <= denied(before)
    assert after["open"]


@pytest.mark.parametrize("no", ["no", "no I didn't", "no, my back hurts", "no, not that"])
def test_a_no_to_the_doubt_is_no_answer_to_the_danger_that_was_asked_about(at_a_danger, no):
    before = at_a_danger("what is sciatica")
    at_a_danger("the rain in spain", sure=False)
    asked_in_doubt(at_a_danger(no))
    after = at_a_danger("what is sciatica")
    assert denied(after) <= denied(before)


def test_a_sure_no_still_denies(at_a_danger):
    assert denied(at_a_danger("no"))


def test_other_words_that_are_sure_take_the_place_of_those_in_doubt(turn):
    turn("my bag is thumb", sure=False)
    assert is_warned(turn(NUMB, sure=True))


def test_who_falls_silent_after_telling_of_a_danger_is_warned(turn):
    turn(NUMB, sure=False)
    assert is_warned(turn(do="silence"))


def test_who_falls_silent_after_something_else_is_asked_again(at_a_danger):
    at_a_danger("mumble", sure=False)
    answer = at_a_danger(do="silence")
    assert answer["spoken"]
    assert not answer["asking"]


@pytest.mark.parametrize("between", [("no",), ()])
def test_after_two_tries_the_keyboard_and_the_emergency_number_are_named(turn, between):
    for text in ("mumble", "bumble"):
        asked_in_doubt(turn(text, sure=False))
        for said in between:
            last = turn(said)
    last = last if between else turn("tumble", sure=False)
    assert "type" in asked_in_doubt(last)
    assert "9 1 1" in asked_in_doubt(last)
    assert not last["asking"]
    assert is_warned(turn(NUMB))


def test_the_number_is_that_of_the_country(turn):
    setting = {"locale": "en-GB", "device": "speaker"}
    for text in ("mumble", "bumble"):
        turn(text, sure=False, setting=setting)
        last = turn("no", setting=setting)
    assert "9 9 9" in asked_in_doubt(last)


def test_sure_words_between_begin_the_count_anew(turn):
    for text in ("mumble", "bumble", "tumble", "stumble"):
        assert "Did you say" in asked_in_doubt(turn(text, sure=False))
        turn("my lower back hurts")


@pytest.mark.parametrize("do", [{"do": "leave"}, {"do": "touch", "token": "x"}])
def test_whatever_else_is_done_ends_the_doubt(at_a_danger, do):
    assert at_a_danger(NUMB, sure=False)["asking"]
    assert not at_a_danger(**do)["asking"]
    assert NUMB not in at_a_danger("okay")["reached"]


def test_whether_words_are_sure_is_yes_or_no(turn):
    with pytest.raises(AskedError, match="sure"):
        turn("hello", sure="perhaps")


@pytest.mark.parametrize("do", [{"do": "rewind", "turn": 0}, {"do": "restart"}])
def test_going_back_ends_the_doubt(at_a_danger, do):
    assert at_a_danger(NUMB, sure=False)["asking"]
    assert not at_a_danger(**do)["asking"]
    assert at_a_danger("yes")["reached"] == "yes"


def test_words_in_doubt_are_no_turn_to_go_back_to(at_a_danger):
    at_a_danger(NUMB, sure=False)
    with pytest.raises(AskedError, match="no such turn"):
        at_a_danger(do="rewind", turn=1)
    at_a_danger("yes")
    assert not is_warned(at_a_danger(do="rewind", turn=1))
    assert is_warned(at_a_danger(NUMB))


def test_after_going_back_a_yes_reaches_the_device_as_it_was(at_a_danger):
    at_a_danger("no")
    at_a_danger(do="rewind", turn=1)
    at_a_danger(NUMB, sure=False)
    assert is_warned(at_a_danger("yes"))


def test_a_change_of_country_keeps_the_doubt(turn):
    setting = {"locale": "en-GB", "device": "speaker"}
    turn("mumble", sure=False)
    turn(do="look", setting=setting)
    turn("bumble", sure=False, setting=setting)
    assert "9 9 9" in asked_in_doubt(turn("no", setting=setting))
