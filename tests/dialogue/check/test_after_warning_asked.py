"""After a warning: what people ask, fear or refuse gets a sentence that fits, and nothing right is put off."""

from __future__ import annotations

from collections import Counter

import pytest

HOSPITAL = "i've gone numb between my legs"
FALL = "i fell off a roof onto my back an hour ago"
THEIRS = "my mother fell off a ladder an hour ago and her back hurts"


def warned(talk, text=HOSPITAL):
    talk.say(text)
    assert talk.level == "EMERGENCY"
    return talk


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("can't it wait till monday", "warning.rather_wait.first"),
        ("what happens if i just go to my meeting first", "warning.rather_wait.first"),
        ("well what are they even going to do to me there", "warning.at_hospital"),
        ("i don't want to sit in the emergency room all night", "warning.long_wait"),
        ("i don't want to go", "rule.E1.because"),
        ("what number", "warning.what_number"),
        ("who is the emergency me or my wife", "warning.whose"),
        ("am i in trouble", "warning.blame.first"),
        ("is it my fault", "warning.blame.first"),
        ("i don't have insurance", "warning.cost"),
        ("can you stay with me", "warning.stay_with_me"),
        ("i can breathe fine does that matter", "warning.good_even_so"),
        ("i walked to the shops this morning", "warning.good_even_so"),
    ],
)
def test_what_is_asked_gets_a_sentence_that_fits_and_the_number(talk, said, key):
    warned(talk).say(said)
    assert key in talk.keys
    assert "911" in talk.spoken


def test_why_must_it_be_now_is_answered_by_what_the_signs_can_mean(talk):
    warned(talk).say("can't it wait till monday")
    assert "hours matter" in talk.spoken


@pytest.mark.parametrize("said", ["what number", "i walked to the shops this morning", "i don't want to go", "why me"])
def test_no_line_is_said_three_times(talk, said):
    warned(talk)
    counted = Counter()
    for _ in range(4):
        talk.say(said)
        counted.update(key for key in talk.keys if not (key.endswith(".again") or "can_call" in key or "need" in key))
    assert max(counted.values()) <= 2


def test_slower_says_the_warning_slowly_and_louder_how_to_turn_it_up(talk):
    warned(talk).say("slower please")
    assert talk.turn.reply.slowly
    assert talk.keys[0].endswith(".call")
    talk.say("i can't hear you")
    assert talk.keys[0].endswith(".call")
    assert "turn me up" in talk.spoken


@pytest.mark.parametrize(
    "said", [["i've pressed my alarm"], ["should i press my pendant", "all right i've pressed it"]]
)
def test_an_alarm_that_was_pressed_is_help_on_its_way(talk, said):
    warned(talk, FALL)
    for words in said:
        talk.say(words)
    assert talk.conversation.called
    assert "warning.pressed_alarm" in talk.keys
    assert "ask for an ambulance" not in talk.spoken


@pytest.mark.parametrize(
    "said",
    ["what if i pressed my alarm", "should i have pressed my alarm", "i haven't pressed my alarm"],
)
def test_an_alarm_that_is_only_asked_about_or_not_pressed_is_no_help(talk, said):
    warned(talk, FALL).say(said)
    assert not talk.conversation.called


def test_feeling_that_has_gone_has_not_passed(talk):
    warned(talk, "i can't feel between my legs").say("no i have no feeling it has gone")
    assert "warning.passed" not in talk.keys


def test_who_is_in_trouble_is_not_told_that_they_did_nothing_wrong(talk):
    warned(talk, FALL).say("i'm in trouble here")
    assert not any("blame" in key for key in talk.keys)


def test_what_was_pressed_where_no_alarm_was_spoken_of_is_no_help(talk):
    warned(talk, FALL).say("i pressed it and it hurts")
    assert not talk.conversation.called


def test_a_yes_that_tells_of_the_pain_is_no_call(talk):
    warned(talk, THEIRS)
    talk.say("yes it hurts a lot")
    assert not talk.conversation.calling


def test_who_will_not_go_by_ambulance_may_be_driven_before_they_stay_at_home(talk):
    warned(talk, THEIRS).say("she won't have an ambulance can i drive her to urgent care instead")
    assert "warning.lift.refused" in talk.keys
    assert "Don't go by car" not in talk.spoken
    assert talk.spoken.startswith("Call 911 now")


def test_a_lift_alone_still_waits_for_the_ambulance(talk):
    warned(talk, THEIRS).say("can i drive her there")
    assert talk.spoken.startswith("Don't go by car")


@pytest.mark.parametrize("said", ["no that is me not her", "no no sorry that is me only i am getting breathless"])
def test_who_says_whose_it_is_hears_whose_the_warning_is(talk, said):
    warned(talk, "my wife has back pain and she can't breathe").say(said)
    assert talk.conversation.speaks_for_other is False
    assert talk.keys[:2] == ["warning.ambulance.call", "warning.whose"]
    assert "This is for you." in talk.spoken


def test_a_frightened_child_hears_a_kind_word_first(talk):
    warned(talk, FALL)
    talk.say("i'm eleven")
    talk.say("i'm scared")
    assert talk.spoken.startswith("You're doing really well. Call 911")


def test_a_question_about_a_thing_asks_for_no_leave(talk):
    warned(talk).say("could the prednisone have something to do with it")
    assert "Not yet" not in talk.spoken


def test_a_danger_in_doubt_that_is_asked_about_with_the_one_told_is_told_too_but_not_first(talk):
    warned(talk, "i've been leaking pee since yesterday and my back hurts")
    talk.say("i think i might be slow to start too")
    assert "warning.tell_that" in talk.keys


def test_what_is_meant_by_the_warning_is_why(talk):
    warned(talk).say("what do you mean")
    assert "rule.E1.because" in talk.keys
