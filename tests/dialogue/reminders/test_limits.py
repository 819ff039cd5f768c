"""What Alexa's reminders cannot do is said, with what can be done instead; nothing is taken for what was not said."""

from __future__ import annotations

import pytest

from skill.listening.when.recurrences import EVERY_DAY


@pytest.mark.parametrize(
    "said",
    [
        "remind me to take my ibuprofen every two hours",
        "every hour remind me to take a painkiller",
        "nudge me to have my co codamol every three hours",
    ],
)
def test_a_medicine_more_often_than_a_pack_allows_meets_a_caution(home, said):
    spoken = home.say(said)
    assert spoken.startswith("Take it no more often than the pack says.")
    assert home.pending == "offer.remind_when"
    assert home.conversation.plan.seconds == 0


@pytest.mark.parametrize(
    "said", ["remind me to take my ibuprofen every night at eight", "remind me in four hours to take my tablets"]
)
def test_a_medicine_at_its_time_meets_none(home, said):
    assert "pack says" not in home.say(said)
    assert home.pending == "offer.remind_confirm"


@pytest.mark.parametrize(
    "when", ["every day at nine am for a week", "for the next two weeks at nine am", "daily at nine am until christmas"]
)
def test_an_end_is_declined_and_the_rest_is_done(home, when):
    assert home.say(f"{when} remind me to do my bridges").startswith("It won't stop by itself")
    home.say("yes")
    assert (home.kept[0].days, home.kept[0].hour) == (EVERY_DAY, 9)


@pytest.mark.parametrize(
    "often",
    ["the first monday of every month", "every other day", "every month", "every three weeks", "every fortnight"],
)
def test_what_goes_by_no_day_of_the_week_becomes_no_day_of_its_own(home, often):
    home.say(f"{often} at ten am remind me to do my core work")
    assert home.pending == "offer.remind_day"
    home.say("mondays", "yes")
    assert home.kept[0].days == ("MO",)


@pytest.mark.parametrize("vague", ["at the end of the month", "some time next week", "in a few days", "now and then"])
def test_a_vague_date_becomes_no_day_of_its_own(home, vague):
    home.say(f"remind me {vague} to book a scan", "at ten in the morning")
    assert home.pending == "offer.remind_day"
    assert home.kept == []


@pytest.mark.parametrize(
    "said",
    ["remind my wife to get my prescription at six pm", "text me at six pm to walk", "remind him to walk at six pm"],
)
def test_it_is_only_said_on_this_device(home, said):
    assert home.say(said).startswith("I can only speak on this device")
    assert home.pending == "offer.remind_confirm"


@pytest.mark.parametrize("said", ["okay six then", "six", "um let's say six", "six please"])
def test_a_bare_hour_answers_when(home, said):
    home.say("remind me when i get home to do my back stretches", said)
    assert home.pending == "offer.remind_part"


def test_minutes_alone_are_of_the_hour_before(home):
    home.say("remind me to rest at nine in the evening", "no make it half past", "yes")
    assert (home.kept[0].hour, home.kept[0].minute) == (21, 30)
