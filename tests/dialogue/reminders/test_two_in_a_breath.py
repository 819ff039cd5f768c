"""Two wishes in one breath: each is set with its own time, or given up by its name, and a permission loses neither."""

from __future__ import annotations

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.errands import AskPermission, Consent, CreateReminder, Failure, Report, Returned, StartTimer
from skill.dialogue.state.reminder_plan import Purpose
from skill.dialogue.state.user_act import ActKind
from skill.talk import UserInput

PILLS_AND_WALK = "remind me to take my pills at eight in the morning and do my walk at six in the evening"
BINS_AND_CAT = "remind me to put the bins out at eight am and feed the cat at nine pm"


def things(home):
    return [(plan.thing, plan.hour) for plan in home.kept]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (PILLS_AND_WALK, [("medicine", 8), ("walk", 18)]),
        ("set two reminders, pills at eight am and stretching at six pm", [("medicine", 8), ("stretch", 18)]),
        ("set a reminder for the walk at nine every morning and another one for heat at seven at night",
         [("walk", 9), ("heat", 19)]),
        ("remind me to walk at nine am and one for heat at seven pm as well", [("walk", 9), ("heat", 19)]),
        ("remind me to walk at eight am, stretch at noon and ice at six pm",
         [("walk", 8), ("stretch", 12), ("ice", 18)]),
        ("remind me at noon tomorrow and thursday to ring the physio", [("doctor", 12), ("doctor", 12)]),
        (BINS_AND_CAT, [("other", 8), ("other", 21)]),
    ],
)  # fmt: skip
def test_each_is_set_with_its_own_time_and_days(home, said, kept):
    home.say(said)
    for _ in kept:
        assert home.pending == "offer.remind_confirm"
        home.say("yes")
    assert things(home) == kept
    assert home.pending == "offer.more"


@pytest.mark.parametrize(
    "said",
    [
        "remind me to walk every day at nine am and set a timer for the heating pad for twenty minutes",
        "set a timer for twenty minutes for the heating pad and remind me to walk every day at nine am",
    ],
)
def test_a_reminder_and_a_timer_are_both_made(home, said):
    home.say(said, "yes", "yes")
    assert things(home) == [("walk", 9)]
    assert home.device.timers == [1200]


def test_what_is_said_of_the_timer_that_waits_is_about_that(home):
    home.say("remind me to walk every day at nine am and set a timer for the heating pad for twenty minutes")
    assert "walk, every day at 9" in home.say("no, the timer is just for ten minutes")
    assert home.say("yes").endswith("I'll start a timer for 10 minutes, for the heating pad. Shall I?")


@pytest.mark.parametrize(
    ("wish", "said", "kept"),
    [
        (PILLS_AND_WALK, "no only the pills not the walk", [("medicine", 8)]),
        (PILLS_AND_WALK, "no just the pills at nine in the morning", [("medicine", 9)]),
        (PILLS_AND_WALK, "not the pills, just the walk", [("walk", 18)]),
        (PILLS_AND_WALK, "get rid of the walk one", [("medicine", 8)]),
        (BINS_AND_CAT, "skip the cat", [("other", 8)]),
        (BINS_AND_CAT, "just the cat please", [("other", 21)]),
    ],
)
def test_one_of_two_is_given_up_by_its_name(home, wish, said, kept):
    home.say(wish)
    assert "Okay, I've left that." in home.say(said)
    home.say("yes")
    assert things(home) == kept
    assert home.conversation.wishes == ()


@pytest.mark.parametrize("said", ["clear everything", "cancel all of them"])
def test_all_that_are_made_are_given_up_at_once(home, said):
    home.say(PILLS_AND_WALK)
    assert home.say(said) == "Okay, I've left that. Anything else?"
    assert home.conversation.wishes == ()


@pytest.mark.parametrize("said", ["yes and what about the walk", "yes, what about the walk"])
def test_a_yes_is_taken_before_the_question_for_the_next(home, said):
    home.say(PILLS_AND_WALK)
    assert home.say(said).startswith("Done, it's set. Now the next one. I'll remind you to do your walk, today at 6")
    assert things(home) == [("medicine", 8)]


@pytest.mark.parametrize("said", ["yes and remind me to ice at six pm", "yes, remind me to ice at six pm"])
def test_a_yes_is_taken_before_another_wish(home, said):
    home.say("remind me to walk at four pm")
    assert "ice, today at 6" in home.say(said)
    assert things(home) == [("walk", 16)]
    home.say("yes")
    assert things(home) == [("walk", 16), ("ice", 18)]


def test_a_yes_is_taken_before_what_is_asked_or_stopped(home):
    home.say("remind me to walk at four pm")
    assert home.say("yes and what have i got set").startswith(
        "Done, it's set. These are the reminders I set. One to take"
    )
    home.say("set a timer for ten minutes", "yes", "actually change the walk to five pm")
    assert "I stopped the timers" in home.say("yes and cancel the timer")
    assert things(home) == [("walk", 17)]
    assert home.device.timers == []


@pytest.mark.parametrize("said", ["yes and make it five", "yes but not today", "yes, set the reminder for every day"])
def test_a_yes_with_a_change_sets_nothing_yet(home, said):
    home.say("remind me to walk at four pm", said)
    assert home.kept == []


def test_who_asks_after_one_that_waits_is_told_so(home):
    home.say(PILLS_AND_WALK)
    assert home.say("did you set the walk").startswith("Not yet, but that one comes next. I'll remind you to take your")
    home.say("yes", "yes")
    assert things(home) == [("medicine", 8), ("walk", 18)]


def test_more_wishes_than_may_wait_are_said_to_be_too_many(home):
    said = (
        "remind me to walk at eight am, stretch at noon, ice at two pm, use heat at four pm and take my pills at six pm"
    )
    assert "ask me again for the rest" in home.say(said)


def test_a_danger_after_a_yes_comes_first(home):
    home.say("remind me to walk at four pm", "yes and i can't feel my bum and i've wet myself")
    assert home.conversation.warned
    assert home.kept == []


def allowed_at_last(home, *said):
    """Say `said` on a device that has no permission, then return with it from Alexa's question. Gives the last turn."""
    run = home.device.run
    home.device.run = lambda errand: (
        Report(errand, Failure.NOT_PERMITTED) if isinstance(errand, CreateReminder | StartTimer) else run(errand)
    )
    conversation = Conversation()
    for text in said:
        turn = home.talk.take_turn(conversation, UserInput(text=text), home.device, home.locale)
        conversation = turn.conversation
    home.device.run = run
    assert isinstance(turn.reply.errand, AskPermission)
    back = UserInput(ActKind.RETURN, returned=Returned(Consent.ACCEPTED, turn.reply.errand.token))
    return home.talk.take_turn(conversation, back, home.device, home.locale)


def test_what_was_agreed_to_is_set_after_the_permission_and_the_other_comes_next(home):
    turn = allowed_at_last(home, PILLS_AND_WALK, "yes")
    assert things(home) == [("medicine", 8)]
    assert [line.key for line in turn.reply.statements] == [
        "remind.permission.accepted",
        "remind.done_then",
        "remind.the_next",
    ]
    assert (turn.conversation.plan.thing, turn.conversation.plan.hour) == ("walk", 18)


def test_a_timer_that_was_agreed_to_starts_after_the_permission(home):
    turn = allowed_at_last(home, "set a timer for ten minutes for the ice pack", "yes")
    assert home.device.timers == [600]
    assert turn.conversation.last.reopens.purpose is Purpose.TIMER


def test_the_times_still_to_come_outlast_the_permission(home):
    turn = allowed_at_last(home, "remind me to take my pills at eight am and nine pm every day", "yes")
    assert things(home) == [("medicine", 8)]
    assert (turn.conversation.plan.thing, turn.conversation.plan.hour) == ("medicine", 21)


@pytest.mark.parametrize("said", ["yes and tell me a joke", "yes and what is the weather like"])
def test_what_names_nothing_is_not_about_a_timer_without_a_name(home, said):
    home.say("remind me to walk at four pm and set a timer for ten minutes")
    home.say(said)
    assert home.kept == []
    assert home.pending == "offer.remind_confirm"
