"""Reminders, timers and the check-in, from the words to Alexa's API and back, over real HTTP."""

from __future__ import annotations

import json
import re
import time
from datetime import UTC, datetime, timedelta

import pytest

from skill.dialogue.state.reminder_plan import THINGS
from skill.handlers.alexa_api import BUDGET
from skill.listening.listen import listen
from skill.simulator.clock import Clock
from skill.simulator.device import Device
from skill.simulator.emulated_alexa import REMINDERS, TIMERS, ZONES, EmulatedAlexa
from skill.simulator.emulated_api import running_alexa
from skill.simulator.envelopes import Setting
from skill.simulator.hearing import Ear

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)  # Saturday; nine in New York, two in London
EARS = {locale: Ear(locale) for locale in ("en-US", "en-GB")}
API, ZONE = "/v1/alerts/reminders", "/v2/devices"


@pytest.fixture(scope="session")
def shared():
    """One emulated API for all; each test puts its own Alexa behind it, as the last in the list."""
    behind = []
    with running_alexa(lambda: behind[-1]) as endpoint:
        yield behind, endpoint


@pytest.fixture(params=EARS)
def locale(request):
    return request.param


@pytest.fixture
def home(shared, running, locale):
    """A device at home, with both permissions, and a clock that stands still."""
    behind, endpoint = shared
    alexa = EmulatedAlexa(Clock(NOW), ZONES[locale], {REMINDERS, TIMERS})
    behind.append(alexa)
    return Device(*running, EARS[locale], Setting(locale, endpoint=endpoint, clock=alexa.clock), alexa)


def say(device, *sentences):
    for sentence in sentences:
        exchange = device.say(sentence)
    return exchange


def triggers(device):
    return [alert["trigger"] for alert in device.alexa.reminders]


# --- setting one ------------------------------------------------------------------------------------------------------


def test_every_day(home):
    asked = say(home, "remind me to stretch every day at eight thirty in the morning")
    assert "every day at 8:30 in the morning" in asked.spoken
    assert triggers(home) == []
    assert say(home, "yes").spoken.startswith("Done, it's set.")  # and the time is not said twice
    (trigger,) = triggers(home)
    assert trigger["recurrence"]["recurrenceRules"] == ["FREQ=DAILY;BYHOUR=8;BYMINUTE=30;BYSECOND=0;INTERVAL=1;"]
    assert trigger["timeZoneId"] == home.alexa.zone
    assert trigger["scheduledTime"].startswith("2026-11-22T08:30:00")
    passed = say(home, "(three days later)")
    assert passed.alexa_says.count("Time for your stretch.") == 3


@pytest.mark.parametrize(
    ("said", "moment", "rule"),
    [
        (
            "on mondays and thursdays at quarter to six in the evening",
            "every Monday and Thursday at 5:45 in the",
            "MO,TH",
        ),
        ("every weekday at noon", "every weekday at noon", "MO,TU,WE,TH,FR"),
        ("every weekend at nine a m", "every Saturday and Sunday at 9 in the morning", "SA,SU"),
    ],
)
def test_on_chosen_days(home, said, moment, rule):
    assert moment in say(home, f"remind me to take a walk {said}").spoken
    say(home, "yes")
    assert f"FREQ=WEEKLY;BYDAY={rule};" in triggers(home)[0]["recurrence"]["recurrenceRules"][0]


def test_in_two_hours_needs_no_zone(home):
    home.alexa.zone = None
    assert "use your cold pack, in 2 hours" in say(home, "remind me to ice my back in two hours").spoken
    say(home, "yes")
    assert triggers(home) == [{"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200, "timeZoneId": None}] or (
        triggers(home)[0]["offsetInSeconds"] == 7200
    )
    assert "Time for your cold pack." in say(home, "(two hours later)").alexa_says


def test_once_tomorrow(home):
    assert "tomorrow at 10 in the morning" in say(home, "remind me to call the doctor tomorrow at ten am").spoken
    say(home, "yes")
    assert triggers(home)[0]["scheduledTime"].startswith("2026-11-22T10:00:00")
    assert "Time to make that call." in say(home, "(two days later)").alexa_says


def test_a_date_is_said_as_the_country_says_it(home, locale):
    spoken = say(home, "remind me to take a walk november 25th at 4 pm").spoken
    day = {"en-US": "Wednesday, November 25,", "en-GB": "Wednesday 25 November,"}[locale]
    assert f"on {day} at 4 in the afternoon" in spoken


def test_step_by_step(home):
    assert "What should I remind you about" in say(home, "set a reminder").spoken
    assert "When should I remind you" in say(home, "a walk").spoken
    assert "In the morning, or in the evening?" in say(home, "every day at eight").spoken
    assert "every day at 8 in the evening" in say(home, "in the evening").spoken
    say(home, "yes")
    assert len(triggers(home)) == 1


@pytest.mark.parametrize("hour", ["eight", "ten", "half past five", "quarter to seven"])
def test_morning_or_evening_is_asked_and_never_guessed(home, hour):
    asked = say(home, f"remind me to stretch at {hour}")
    assert "In the morning, or in the evening?" in asked.spoken
    assert "Is that right?" in say(home, "yes").spoken  # the likelier half is said back, and set only if that is right
    assert triggers(home) == []


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("make it eight thirty", "every day at 8:30 in the morning"),
        ("no, in the evening", "every day at 8 in the evening"),
        ("weekdays only", "every weekday at 8 in the morning"),
        ("make it tomorrow", "stretch, tomorrow at 8 in the morning"),
        ("in two hours", "stretch, in 2 hours"),
    ],
)
def test_a_correction_is_said_again_before_it_is_set(home, said, moment):
    say(home, "remind me to stretch every day at eight am")
    assert moment in say(home, said).spoken
    assert triggers(home) == []
    say(home, "yes")
    assert len(triggers(home)) == 1


@pytest.mark.parametrize(
    ("often", "says"),
    [
        ("every 30 minutes", ("Alexa can't repeat it that often", "in 30 minutes")),
        ("every hour", ("Alexa can't repeat it that often", "in one hour")),
        ("every six hours", ("Alexa can't repeat it by the hour", "in 6 hours")),
        ("every other day", ("every day, on days of the week, or once", "When should I remind you")),
        ("twice a day at nine am and at five pm", ("one time in each reminder", "every day at 9 in the morning")),
    ],
)
def test_what_alexa_cannot_do_gets_an_honest_alternative(home, often, says):
    spoken = say(home, f"remind me to move {often}").spoken
    assert all(words in spoken for words in says)


def test_a_time_that_has_passed(home):
    assert "That time has passed." in say(home, "remind me to take a walk today at eight am").spoken
    assert triggers(home) == []


def test_a_yes_that_comes_too_late(home):
    say(home, "remind me to take a walk today at six pm")
    home.alexa.clock.advance(timedelta(hours=10))
    assert "That time has passed." in say(home, "yes").spoken
    assert triggers(home) == []


@pytest.mark.parametrize("reply", ["no", "maybe", "i don't know", "", "yes my leg is numb", "ice", "not really"])
def test_only_a_clean_yes_sets_it(home, reply):
    say(home, "remind me to stretch every day at nine am", reply)
    assert triggers(home) == []


def test_help_repeat_and_why_keep_the_place_and_say_the_time_again(home):
    say(home, "remind me to stretch every day at nine am")
    for aside in ("help", "repeat", "why", "what is sciatica"):
        assert "every day at 9 in the morning. Is that right?" in say(home, aside).spoken
    say(home, "yes")
    assert len(triggers(home)) == 1


def test_stop_leaves_it(home):
    say(home, "remind me to stretch every day at nine am")
    assert say(home, "stop").ends
    say(home, "yes")
    assert triggers(home) == []


def test_after_too_many_replies_that_are_no_answer_it_is_left(home):
    said = [say(home, text).spoken for text in ("remind me to stretch", "blue", "green sky", "what a day")]
    assert "I've left that" in said[-1]


# --- in the person's own words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("remind me to ring the physio tomorrow at ten am", "to ring the physio, tomorrow at 10 in the morning"),
        ("remind me at noon tomorrow to take the dog out slowly", "to take the dog out slowly, tomorrow at noon"),
        ("could you nudge me to swap my chair tomorrow at noon please", "to swap your chair, tomorrow at noon"),
        ("give me a shout in twenty minutes to feed the cat", "to feed the cat, in 20 minutes"),
        ("don't let me forget to do my cat camels at noon tomorrow", "to do your cat camels, tomorrow at noon"),
        ("remind me to ask about ibuprofen tomorrow at noon", "to ask about ibuprofen, tomorrow at noon"),
        ("remind me to take two naproxen tomorrow at noon", "to take naproxen, tomorrow at noon"),  # no dose is said
        ("remind me about my physio appointment tomorrow at noon", "about your physio appointment, tomorrow at noon"),
        ("remind me to tell the doctor my back aches tomorrow at noon", "to tell the doctor your back aches, tomorrow"),
    ],
)
def test_any_activity_is_said_back_in_the_words_of_the_person(home, said, moment):
    asked = say(home, said)
    assert f"I'll remind you {moment}" in asked.spoken
    assert asked.assessment["findings"] == {}
    say(home, "yes")
    assert len(triggers(home)) == 1


@pytest.mark.parametrize(
    ("said", "back"),
    [("to swap my chair", "to swap your chair"), ("feed the cat", "to feed the cat"), ("my tablets", "about your tab")],
)
def test_an_activity_named_when_asked_is_said_back(home, said, back):
    assert back in say(home, "set a reminder", said, "tomorrow at noon").spoken


def test_the_words_go_to_nobody_and_end_with_the_session(home, caplog):
    caplog.set_level(1)
    home.alexa.revoke(REMINDERS)
    asked = say(home, "remind me to swap my chair tomorrow at noon", "yes")
    assert "chair" not in str(asked.response["response"]["directives"])
    assert "It's set, tomorrow at noon." in say(home, "i approve").spoken
    assert "chair" not in str(home.alexa.reminders)
    assert "Time for what you planned." in say(home, "(two days later)").alexa_says
    assert not [record for record in caplog.records if "chair" in record.getMessage()]


@pytest.mark.parametrize("told", ["i can't pee", "i'm numb between my legs", "i have chest pain and i can't breathe"])
def test_a_danger_told_in_the_activity_is_warned_of_or_asked_about(home, told):
    for words in ("because", "and tell her that"):
        flagged = say(home, "start over", f"remind me to ring my wife {words} {told}")
        is_asked = flagged.pending in ("saddle", "bladder_and_bowel", "heart_and_lungs")
        assert flagged.assessment["disposition"] == "EMERGENCY" or is_asked
        say(home, "stop")
    assert triggers(home) == []


def test_a_long_activity_is_not_said_back(home):
    long = "take the very old dog out to the park and then the shop past the church and home again"
    assert "take the very old dog out to the park, tom" in say(home, f"remind me to {long} tomorrow at noon").spoken


# --- days and times as people say them --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "moment"),
    [
        ("weekdays but friday at noon", "every weekday but Friday at noon"),
        ("every day except sunday at noon", "every day but Sunday at noon"),
        ("every day but not on saturdays or sundays at noon", "every weekday at noon"),
    ],
)
def test_days_that_are_left_out(home, when, moment):
    assert moment in say(home, f"remind me to walk {when}").spoken


def test_a_day_is_left_out_of_those_said_before(home):
    say(home, "remind me to walk every weekday at noon")
    assert "every weekday but Friday at noon" in say(home, "not on friday").spoken


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("tuesday week at noon", "2026-12-01"),
        ("a week on monday at noon", "2026-11-30"),
        ("a week tomorrow at noon", "2026-11-29"),
    ],
)
def test_a_week_on(home, when, day):
    say(home, f"remind me to walk {when}", "yes")
    assert triggers(home)[0]["scheduledTime"].startswith(day)


@pytest.mark.parametrize("when", ["when i get home", "as soon as the pain comes back", "if it hurts again"])
def test_what_no_clock_tells_is_declined(home, when):
    asked = say(home, f"remind me to walk {when}")
    assert "I go by the clock alone" in asked.spoken
    assert asked.pending == "offer.remind_when"
    assert "I go by the clock alone" in say(home, "when i get home").spoken


@pytest.mark.parametrize("when", ["soon", "some time next week", "at some point"])
def test_a_vague_time_is_asked_about_and_never_taken_for_today(home, when):
    assert "I need to know just when" in say(home, f"remind me to walk {when}").spoken
    assert "On which day?" in say(home, "at noon").spoken
    say(home, "wednesday", "yes")
    assert triggers(home)[0]["scheduledTime"].startswith("2026-11-25T12:00")


def test_a_vague_day_with_its_hour_is_not_taken_for_the_next_one(home):
    assert "On which day?" in say(home, "remind me to walk next week at nine am").spoken
    say(home, "yes", "yes")
    assert triggers(home) == []


def test_the_hour_of_what_cannot_be_repeated_is_kept(home):
    asked = say(home, "remind me to walk every other day at nine am")
    assert "I can set it every day, on days of the week, or once." in asked.spoken
    assert "every day at 9 in the morning" in say(home, "every day then").spoken


@pytest.mark.parametrize(("half", "hour"), [("am", "07:30"), ("pm", "19:30"), ("morning", "07:30")])
def test_short_replies_answer_what_was_asked(home, half, hour):
    assert "In the morning, or in the evening?" in say(home, "remind me to walk", "tomorrow", "half seven").spoken
    say(home, half, "yes")
    assert triggers(home)[0]["scheduledTime"].endswith(f"{hour}:00")


def test_tonight_settles_a_bare_hour(home):
    say(home, "remind me to walk", "tonight", "nine", "yes")
    assert triggers(home)[0]["scheduledTime"].startswith("2026-11-21T21:00")


# --- listing, changing, cancelling -----------------------------------------------------------------------------------


def test_listing_changing_and_cancelling(home):
    say(home, "remind me to stretch every day at nine am", "yes", "remind me to take a walk tomorrow at noon", "yes")
    listed = say(home, "what reminders do i have").spoken
    assert "to stretch, every day at 9 in the morning" in listed
    assert "to take a walk, tomorrow at noon" in listed
    assert "every day at 8 in the evening" in say(home, "change my stretch reminder to eight pm").spoken
    assert "BYHOUR=9;" in triggers(home)[0]["recurrence"]["recurrenceRules"][0]  # not before the yes
    say(home, "yes")
    assert "BYHOUR=20;" in triggers(home)[0]["recurrence"]["recurrenceRules"][0]
    assert "to take a walk" in say(home, "cancel my walk reminder").spoken
    assert len(triggers(home)) == 2
    say(home, "yes")
    assert len(triggers(home)) == 1
    assert "I found no reminder like that" in say(home, "cancel my walk reminder").spoken


@pytest.mark.parametrize(
    ("first", "then", "spoken"),
    [
        ("in ten minutes", "no twenty", "in 20 minutes"),
        ("in ten minutes", "make that forty five", "in 45 minutes"),
        ("in a couple of hours", "make that three", "in 3 hours"),
        ("in three quarters of an hour", "no, half an hour", "in 30 minutes"),
        ("tomorrow at eight in the evening", "make it nine", "tomorrow at 9 in the evening"),
    ],
)
def test_a_mere_number_counts_what_was_counted_before(home, first, then, spoken):
    say(home, f"remind me to walk {first}")
    assert spoken in say(home, then).spoken
    say(home, "yes")
    assert len(triggers(home)) == 1


@pytest.mark.parametrize("said", ["forget it, don't remind me", "no i don't want a reminder", "leave it"])
def test_who_wants_none_after_all_is_let_be(home, said):
    say(home, "set a reminder")
    assert "I've left that" in say(home, said).spoken
    assert triggers(home) == []


def test_a_time_said_after_leaving_one_takes_it_up_again(home):
    assert "I've left that" in say(home, "remind me to stretch every half hour", "no not like that").spoken
    asked = say(home, "weekdays at eleven in the morning", "to stretch")
    assert "every weekday at 11 in the morning" in asked.spoken
    say(home, "yes")
    assert len(triggers(home)) == 1


def test_after_setting_one_it_is_that_one(home):
    say(home, "remind me to stretch every day at nine am", "yes", "remind me to take a walk tomorrow at noon", "yes")
    assert "tomorrow" in say(home, "change it to half past one", "in the afternoon").spoken
    say(home, "yes")
    assert [trigger["scheduledTime"][11:16] for trigger in triggers(home)] == ["09:00", "13:30"]
    assert "to take a walk" in say(home, "delete it").spoken
    say(home, "yes")
    assert len(triggers(home)) == 1


@pytest.mark.parametrize(
    ("said", "hour"),
    [("push it back an hour", "13:00"), ("make it half an hour earlier", "11:30"), ("move it to seven pm", "19:00")],
)
def test_it_is_moved_from_where_it_is(home, said, hour):
    assert "instead" in say(home, "remind me to ring my mum tomorrow at noon", "yes", said).spoken
    say(home, "yes")
    assert triggers(home)[0]["scheduledTime"].startswith(f"2026-11-22T{hour}")
    assert "Your reminder to ring your mum is tomorrow" in say(home, "cancel it").spoken
    say(home, "yes")
    assert triggers(home) == []


def test_it_is_the_one_just_spoken_of_among_others_alike(home):
    say(home, "remind me to stretch every day at nine am", "yes", "remind me to stretch every day at six pm", "yes")
    assert "every day at 7 in the evening instead" in say(home, "move that one to seven pm").spoken
    assert "at 7 in the evening. Should I cancel it?" in say(home, "yes", "cancel that one").spoken


def test_one_is_told_from_the_others_by_its_time_or_its_thing(home):
    say(home, "remind me to walk every day at nine am", "yes", "remind me to stretch every day at six pm", "yes")
    assert "every day at 7 in the morning instead" in say(home, "move the morning one to seven am").spoken
    say(home, "yes", "thank you")
    assert "to stretch is every day at 6" in say(home, "cancel the stretch one").spoken
    say(home, "yes")
    assert "I found no reminder like that" in say(home, "cancel the evening one").spoken
    assert len(triggers(home)) == 1


def test_cancel_it_takes_back_the_one_being_made(home):
    say(home, "remind me to ring my mum tomorrow at noon")
    assert "I've left that" in say(home, "cancel it").spoken
    assert triggers(home) == []


def test_one_that_was_counted_from_now_is_listed_by_the_clock(home, locale):
    say(home, "remind me to take a walk in two hours", "yes")
    hour = {"en-US": "11 in the morning", "en-GB": "4 in the afternoon"}[locale]
    assert f"to take a walk, today at {hour}" in say(home, "what reminders do i have").spoken


def test_which_one_is_asked_one_by_one(home):
    for hour in ("nine am", "five pm"):
        say(home, f"remind me to stretch every day at {hour}", "yes")
    assert "at 9 in the morning. Is it that one?" in say(home, "change my reminder").spoken
    assert "at 5 in the afternoon. Is it that one?" in say(home, "no").spoken
    assert say(home, "yes").spoken == "At what time?"
    assert "every weekday at 4 in the afternoon" in say(home, "weekdays at four pm").spoken
    say(home, "yes")
    assert "BYHOUR=16" in str(triggers(home)[1])
    assert "Those are all I have" in say(home, "cancel my reminder", "no", "no").spoken
    assert len(triggers(home)) == 2


def test_there_are_none(home):
    assert "I have set none" in say(home, "what reminders do i have").spoken
    for asked in ("cancel my reminder", "change my reminder"):
        assert "I found no reminder like that" in say(home, asked).spoken
    assert "let's make a new one" in say(home, "change my reminder to nine am").spoken


def test_one_that_is_gone_meanwhile(home):
    say(home, "remind me to stretch every day at nine am", "yes", "cancel my reminder")
    home.alexa.delete_reminder(home.alexa.reminders[0]["alertToken"])
    assert "I can't find that one" in say(home, "yes").spoken


# --- timers -----------------------------------------------------------------------------------------------------------


def test_a_timer(home):
    assert "timer for 15 minutes" in say(home, "ice for fifteen minutes").spoken
    assert home.alexa.timers == []
    say(home, "yes")
    assert home.alexa.timers[0]["duration"] == "PT15M"
    assert say(home, "(fifteen minutes later)").alexa_says
    say(home, "set a timer for ten minutes", "yes")
    assert "I stopped the timers" in say(home, "stop the timer").spoken
    assert home.alexa.timers == []


def test_how_long_is_asked_and_a_pack_never_stays_on_for_longer_than_twenty_minutes(home):
    assert "For how long?" in say(home, "set a timer").spoken
    assert "timer for 25 minutes" in say(home, "twenty five minutes").spoken
    say(home, "no")
    assert "twenty minutes at most" in say(home, "heat for one hour").spoken
    say(home, "yes")
    assert home.alexa.timers[0]["duration"] == "PT20M"


@pytest.mark.parametrize("said", ["ice timer for 15", "fifteen minutes for the heat pad", "set a timer for 15"])
def test_a_timer_however_it_is_put(home, said):
    assert "timer for 15 minutes" in say(home, said).spoken
    say(home, "yes")
    assert len(home.alexa.timers) == 1
    assert "I can't see how much time is left" in say(home, "how long is left on the timer").spoken
    say(home, "cancel the timer")
    assert home.alexa.timers == []


def test_it_is_the_timer_that_was_just_started(home):
    assert "I stopped the timers" in say(home, "ice for ten minutes", "yes", "cancel it").spoken
    assert home.alexa.timers == []


def test_a_timer_that_is_not_there_is_not_said_to_be_stopped(home):
    assert "I found no timer that I set" in say(home, "cancel the timer").spoken


# --- permission -------------------------------------------------------------------------------------------------------


def test_permission_is_asked_and_what_was_agreed_to_is_then_set(home):
    home.alexa.revoke(REMINDERS)
    asked = say(home, "remind me to stretch every weekday at nine am", "yes")
    assert asked.ends
    assert "I need your okay" in asked.spoken
    assert "permission to update your reminders" in asked.alexa_says
    (directive,) = asked.response["response"]["directives"]
    assert directive["payload"]["permissionScope"] == REMINDERS
    assert re.fullmatch(r"[0-9.]+", directive["token"])  # not a word in it
    assert triggers(home) == []
    assert "It's set, every weekday at 9 in the morning." in say(home, "i approve").spoken
    assert len(triggers(home)) == 1


def test_permission_for_timers_is_its_own(home):
    home.alexa.revoke(TIMERS)
    assert "update your timers" in say(home, "ice for ten minutes", "yes").alexa_says
    assert "Your timer for 10 minutes has started." in say(home, "i approve").spoken
    assert len(home.alexa.timers) == 1


@pytest.mark.parametrize(("answer", "says"), [("no", "then I set nothing"), ("", "I heard no answer")])
def test_without_permission_nothing_is_set(home, answer, says):
    home.alexa.revoke(REMINDERS)
    back = say(home, "remind me to stretch every day at nine am", "yes", answer)
    assert says in back.spoken
    assert not back.ends
    assert triggers(home) == []


def test_it_is_not_asked_for_twice(home):
    home.alexa.revoke(REMINDERS)
    say(home, "remind me to stretch every day at nine am", "yes")
    home.alexa.faults.add(API, 401)
    again = say(home, "i approve")
    assert "I don't have your permission" in again.spoken
    assert not again.alexa_says


@pytest.mark.parametrize("asked", ["what reminders do i have", "cancel my reminder", "change my reminder to nine am"])
def test_nothing_is_read_without_permission(home, asked):
    home.alexa.revoke(REMINDERS)
    assert "I don't have your permission" in say(home, asked).spoken


# --- when it does not go well ----------------------------------------------------------------------------------------

FAULTS = {
    "the device cannot": ({"status": 403}, "This device can't do that"),
    "too many": ({"status": 403, "code": "MAX_REMINDERS_EXCEEDED"}, "too many reminders"),
    "refused": ({"status": 400}, "Alexa didn't take that"),
    "busy": ({"status": 429}, "very busy"),
    "broken": ({"status": 500}, "don't answer well"),
    "unavailable": ({"status": 503}, "don't answer well"),
    "a gateway": ({"status": 504}, "don't answer well"),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("method", ["POST", "GET", "PUT", "DELETE"])
def test_each_failure_has_its_own_sentence(home, name, method):
    how, says = FAULTS[name]
    say(home, "remind me to stretch every day at nine am", "yes")
    home.alexa.faults.add(API, method=method, **how)
    ways = {
        "POST": ("remind me to take a walk every day at five pm", "yes"),
        "GET": ("what reminders do i have",),
        "PUT": ("change my stretch reminder to ten am", "yes"),
        "DELETE": ("cancel my stretch reminder", "yes"),
    }
    failed = say(home, *ways[method])
    assert says in failed.spoken
    assert not failed.ends
    assert len(triggers(home)) == 1
    assert say(home, *ways[method]).spoken != failed.spoken  # and the next time it goes well


@pytest.mark.parametrize(
    ("how", "says"),
    [({"status": 504}, "offline"), ({"status": 403}, "This device can't"), ({"status": 500}, "don't answer well")],
)
def test_a_timer_that_cannot_be_set(home, how, says):
    home.alexa.faults.add("/v1/alerts/timers", **how)
    assert says in say(home, "ice for ten minutes", "yes").spoken
    assert home.alexa.timers == []


NO_ANSWERS = {
    "no content": {"status": 204},
    "empty": {"status": 200, "body": ""},
    "null": {"status": 200, "body": "null"},
    "a list": {"status": 200, "body": "[1, 2]"},
    "an empty object": {"status": 200, "body": "{}"},
    "no token": {"status": 200, "body": '{"alertToken": null, "id": "", "status": "ON", "alerts": null, "timers": 5}'},
    "another token": {"status": 200, "body": '{"alertToken": {}, "id": [], "alerts": "none", "timers": {}}'},
    "cut short": {"status": 200, "body": '{"alertToken": "x", "id": "x", "alerts": [{"alertTok'},
    "deep": {"status": 200, "body": "[" * 100_000},
    "deep within": {"status": 200, "body": '{"alerts":' + "[" * 100_000 + "]" * 100_000 + "}"},
    "a page": {"status": 200, "body": "<html>Welcome to the hotel</html>"},
}


@pytest.mark.parametrize("name", NO_ANSWERS)
@pytest.mark.parametrize("method", ["POST", "GET", "PUT"])
def test_what_is_no_answer_is_not_taken_as_done(home, name, method):
    say(home, "remind me to stretch every day at nine am", "yes")
    home.alexa.faults.add(API, method=method, **NO_ANSWERS[name])
    ways = {
        "POST": ("remind me to take a walk every day at five pm", "yes"),
        "GET": ("what reminders do i have",),
        "PUT": ("change my stretch reminder to ten am", "yes"),
    }
    failed = say(home, *ways[method])
    assert "don't answer well" in failed.spoken
    assert not failed.ends


@pytest.mark.parametrize("name", NO_ANSWERS)
@pytest.mark.parametrize("method", ["POST", "GET"])
def test_what_is_no_answer_is_no_timer(home, name, method):
    if method == "GET":
        say(home, "ice for ten minutes", "yes")
    home.alexa.faults.add("/v1/alerts/timers", method=method, **NO_ANSWERS[name])
    failed = say(home, *(("ice for ten minutes", "yes") if method == "POST" else ("stop the timer",)))
    assert "don't answer well" in failed.spoken


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_what_is_no_zone_is_said_to_be_none(home, name):
    home.alexa.faults.add(ZONE, **NO_ANSWERS[name])
    asked = say(home, "remind me to stretch every day at nine am")
    assert re.search("I can't tell what time it is where you are|don't answer well", asked.spoken)
    assert triggers(home) == []


@pytest.mark.parametrize(
    "changed",
    [
        {
            "createdTime": "9999-12-31T23:59:59.000Z",
            "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 9**20},
        },
        {"createdTime": "9999-12-31T23:59:59.000Z", "trigger": {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}},
        {"trigger": {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "0001-01-01T00:00:00", "timeZoneId": "Asia/Tokyo"}},
        {"trigger": {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "99999-01-01T00:00:00"}},
        {"trigger": {"type": "SCHEDULED_ABSOLUTE", "recurrence": {"recurrenceRules": ["FREQ=DAILY;BYHOUR=²;"]}}},
        {"trigger": [], "alertInfo": 5},
        {"trigger": {"recurrence": {"recurrenceRules": [[]]}}},
    ],
)
def test_an_odd_reminder_is_read_or_said_to_be_unreadable(home, changed):
    say(home, "remind me to stretch every day at nine am", "yes")
    odd = {**home.alexa.reminders[0], **changed}
    home.alexa.faults.add(API, 200, method="GET", body=json.dumps({"totalCount": "1", "alerts": [odd]}))
    listed = say(home, "what reminders do i have")
    assert listed.spoken
    assert "something went wrong at my end" not in listed.spoken


@pytest.mark.parametrize("status", [204, 401, 403])
def test_a_device_without_a_zone_can_still_count_from_now(home, status):
    home.alexa.faults.add(ZONE, status, times=9)
    asked = say(home, "remind me to stretch every day at nine am")
    assert "I can't tell what time it is where you are" in asked.spoken
    assert "stretch, in 2 hours" in say(home, "in two hours").spoken
    say(home, "yes")
    assert triggers(home)[0]["offsetInSeconds"] == 7200


def test_without_a_zone_they_are_listed_by_their_dates(home):
    say(home, "remind me to take a walk tomorrow at noon", "yes", "stop")
    home.alexa.faults.add(ZONE, 500)
    listed = say(home, "what reminders do i have").spoken
    assert re.search(r"on Sunday,? (November 22,|22 November,) at noon", listed)


def test_a_zone_that_cannot_be_read_is_given_up_kindly(home):
    home.alexa.faults.add(ZONE, 500, times=9)
    say(home, "remind me to stretch every day at nine am", "every day at nine am", "every day at nine am")
    assert home.alexa.faults.asked_for[0].times >= 5
    assert triggers(home) == []


@pytest.mark.parametrize("locale", ["en-US"], indirect=True)
@pytest.mark.parametrize("how", [{"delay": 6.0}, {"status": 200, "trickle": 0.5}], ids=["silent", "trickling"])
@pytest.mark.parametrize("path", [API, ZONE])
def test_a_slow_answer_is_not_waited_for(home, how, path):
    say(home, "remind me to stretch in two hours" if path == API else "remind me to stretch")
    home.alexa.faults.add(path, **how)
    began = time.monotonic()
    late = say(home, "yes" if path == API else "every day at nine am")
    assert BUDGET - 0.5 <= time.monotonic() - began < BUDGET + 1
    assert "I got no answer in time" in late.spoken


@pytest.mark.parametrize("locale", ["en-US"], indirect=True)
def test_one_budget_for_all_the_calls_of_a_turn(home):
    """The zone, then the reminders that stand: each is slow, but together they have no more time than one."""
    say(home, "remind me to stretch every day at nine am", "yes", "stop")
    home.alexa.faults.add(API, delay=2.0)
    home.alexa.faults.add(ZONE, delay=2.0)
    began = time.monotonic()
    late = say(home, "change my stretch reminder to noon tomorrow")
    assert time.monotonic() - began < BUDGET + 1
    assert "I got no answer in time" in late.spoken


def test_an_api_that_nobody_answers(home):
    home.setting = Setting(home.setting.locale, endpoint="http://127.0.0.1:9", clock=home.alexa.clock)
    assert "don't answer well" in say(home, "what reminders do i have").spoken


@pytest.mark.parametrize("endpoint", ["http://api.example.com", "ftp://127.0.0.1", "", "nowhere"])
def test_the_token_goes_nowhere_but_by_tls_or_within_this_machine(home, endpoint):
    home.setting = Setting(home.setting.locale, endpoint=endpoint, clock=home.alexa.clock)
    assert "don't answer well" in say(home, "what reminders do i have").spoken


# --- danger comes first ----------------------------------------------------------------------------------------------

STEPS = {
    "what": ["set a reminder"],
    "when": ["remind me to stretch"],
    "time": ["remind me to stretch every day"],
    "part": ["remind me to stretch every day at eight"],
    "confirm": ["remind me to stretch every day at eight am"],
    "length": ["set a timer"],
    "timer": ["ice for ten minutes"],
    "change": ["remind me to stretch every day at nine am", "yes", "change my reminder to ten am"],
    "cancel": ["remind me to stretch every day at nine am", "yes", "cancel my reminder"],
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("flag", ["i'm numb between my legs", "yes and i have chest pain", "i can't pee since tonight"])
def test_a_red_flag_at_any_step_warns_at_once(home, step, flag):
    say(home, *STEPS[step])
    before = (triggers(home), home.alexa.timers, len(home.alexa.calls))
    warned = say(home, flag)
    assert warned.assessment["disposition"] == "EMERGENCY"
    assert warned.spoken.startswith("Call 9")
    assert (triggers(home), home.alexa.timers, len(home.alexa.calls)) == before  # no errand was run
    assert warned.session["conversation"]["plan"] is None
    for text in ("remind me to call the doctor tomorrow at noon", "no", "ice for ten minutes", "set it anyway"):
        assert say(home, text).assessment["disposition"] == "EMERGENCY"
    assert (triggers(home), home.alexa.timers) == before[:2]


@pytest.mark.parametrize("words", ["remind me to {}", "set a timer for {}", "cancel my {} reminder", "check in {}"])
def test_a_red_flag_in_the_asking(home, words):
    """It warns if both ears hear it amid the request; if only one does, it is in doubt, and so asked about later."""
    flagged = say(home, words.format("i can't feel my legs"))
    in_doubt = flagged.assessment["findings"].get("both_legs") == "unsure"
    assert flagged.assessment["disposition"] == "EMERGENCY" or in_doubt


def urgent(device):
    say(device, "my lower back hurts and i have a fever")
    for _ in range(14):
        exchange = say(device, "no")
        if exchange.assessment["final"]:
            break
    assert exchange.assessment["disposition"] == "URGENT"


def test_while_care_is_needed_today_only_the_doctor_and_the_check_in_make_sense(home):
    urgent(home)
    for asked in ("remind me to stretch every day at nine am", "ice for ten minutes"):
        held = say(home, asked)
        assert "should be looked at today" in held.spoken
        assert not held.ends
    assert "to call the doctor, today at 5" in say(home, "remind me to call the doctor at five pm").spoken
    say(home, "yes")
    assert "check in with me" in say(home, "check on me tomorrow at noon").spoken


def test_the_check_comes_before_a_reminder(home):
    say(home, "my lower back hurts")
    asked = say(home, "remind me to stretch every day at nine am")
    assert "Let's finish these questions first" in asked.spoken
    assert asked.pending == "heart_and_lungs"
    assert home.alexa.calls == []


def test_a_complaint_beside_a_wish_is_read_back_and_the_wish_goes_on(home):
    asked = say(home, "my lower back hurts, remind me to ice it every day at nine am")
    assert asked.spoken.startswith("Okay, so low back pain. I'll remind you to ice it")
    assert asked.pending == "offer.remind_confirm"


# --- the check-in -----------------------------------------------------------------------------------------------------


def test_a_check_in_is_asked_for_comes_due_and_asks_anew(home):
    assert "At what time?" in say(home, "check on me in three days").spoken
    assert "check in with me" in say(home, "eleven am").spoken
    say(home, "yes")
    passed = say(home, "(four days later)")
    assert "Open Back Pain Guide, and say: check in." in passed.alexa_says
    began = say(home, "open back pain guide", "check in")
    assert began.pending == "trend"
    assert began.assessment["findings"] == {}
    assert say(home, "about the same").pending == "heart_and_lungs"


@pytest.mark.parametrize(
    ("answer", "level"),
    [("worse", "SOON"), ("it's getting worse", "SOON"), ("it's easing", "SELF_CARE"), ("the same", "SOON")],
)
def test_better_the_same_or_worse(home, answer, level):
    exchange = say(home, "check in", answer)
    for _ in range(14):
        if exchange.assessment["final"]:
            break
        exchange = say(home, "no")
    assert exchange.assessment["final"]
    assert exchange.assessment["disposition"] == level


def test_a_plain_no_to_worse_is_asked_about_better_and_words_that_tell_it_are_not(home):
    assert say(home, "check in", "no").pending == "trend_better"
    better = say(home, "yes")
    assert (better.pending, better.assessment["disposition"]) == ("heart_and_lungs", None)
    told = say(home, "start over", "check in", "no, it's about the same")
    assert (told.pending, told.assessment["disposition"]) == ("heart_and_lungs", "SOON")
    assert "no improvement" in told.spoken


def test_a_danger_in_a_check_in_warns(home):
    assert say(home, "check in", "worse", "yes").assessment["disposition"] == "EMERGENCY"


# --- what is kept of it ----------------------------------------------------------------------------------------------


def test_nothing_of_it_is_logged(home, caplog):
    caplog.set_level(1)
    home.alexa.revoke(REMINDERS)
    say(home, "remind me to stretch every day at nine am", "yes", "i approve", "what reminders do i have")
    home.alexa.faults.add(API, 500)
    say(home, "cancel my reminder", "yes")
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("werkzeug")]
    assert ours
    secrets = [*home.alexa._sessions, *(alert["alertToken"] for alert in home.alexa.reminders), home.alexa.zone]
    for text in (*secrets, "stretch", "walk", "09:00", "BYHOUR", "reminder"):
        assert [line for line in ours if text in line] == [], text


def test_what_is_spoken_out_in_the_room_names_no_trouble(locale, catalogues):
    """The invocation name must be said to come back; nothing else may tell what it is about."""
    messages = catalogues[locale].messages
    labels = [text.replace("Open Back Pain Guide", "") for key, text in messages.items() if key.startswith("label.")]
    assert len(labels) == 12
    health = re.compile(
        r"pain|back|leg|spine|ache|hurt|sore|sciatic|doctor|medic|symptom|treat|disc|nerve|hospital|health",
        re.IGNORECASE,
    )
    assert [text for text in labels if health.search(text)] == []


def test_the_words_that_alexa_is_given_are_the_labels(home, catalogues, locale):
    labels = {text for key, text in catalogues[locale].messages.items() if key.startswith("label.")}
    for thing, time_ in zip(
        ("stretch", "take a walk", "ice", "check in"), ("nine", "ten", "eleven", "noon"), strict=True
    ):
        at = time_ if time_ == "noon" else f"{time_} am"
        say(home, f"remind me to {thing} tomorrow at {at}", "yes")
    given = {said["text"] for alert in home.alexa.reminders for said in alert["alertInfo"]["spokenInfo"]["content"]}
    assert len(given) == 4
    assert given <= labels


def test_no_errand_is_run_in_an_ordinary_turn(home):
    say(home, "open back pain guide", "my lower back hurts", "no", "what is sciatica", "why", "help")
    assert home.alexa.calls == []


def test_every_word_for_every_thing_is_heard_as_that_thing(locale, lexicon):
    for phrase, value in EARS[locale].filler.types["REMINDER_THING"].items():
        heard = listen(lexicon.framed("ReminderIntent", {"thing": phrase}), lexicon)
        thing = next((thing for thing in THINGS if thing in heard.choices), None)
        assert (thing, "remind" in heard.acts) == (value.id.partition(".")[2], True), phrase


def test_every_repeating_day_is_heard(locale, lexicon):
    for phrase in EARS[locale].filler.types["REPEAT"]:
        said = listen(lexicon.framed("ReminderIntent", {"repeat": phrase}), lexicon).schedule
        assert said.days or said.every, phrase


# --- all of them ------------------------------------------------------------------------------------------------------


def test_all_reminders_are_moved_by_one_yes(home):
    say(home, "remind me to walk every weekday at eight am", "yes", "remind me to stretch every day at six pm", "yes")
    assert "Should I move them like that?" in say(home, "make all of them an hour later").spoken
    assert say(home, "yes").spoken.startswith("Done, I've moved them all.")
    assert [rule for trigger in triggers(home) for rule in trigger["recurrence"]["recurrenceRules"]] == [
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
        "FREQ=DAILY;BYHOUR=19;BYMINUTE=0;BYSECOND=0;INTERVAL=1;",
    ]


def test_all_my_reminders_are_all_of_them(home):
    say(home, "remind me to walk every weekday at eight am", "yes", "remind me to stretch every day at six pm", "yes")
    assert say(home, "delete all my reminders").spoken.startswith("Should I cancel all the ones that I set?")
