"""What a person wants to be reminded of, in their own words, and what is told besides."""

from __future__ import annotations

import pytest

from skill.listening.acts import Act
from skill.listening.listen import listen
from testkit.loaded import RESOURCES

LEXICON = RESOURCES.lexicons["en"]

SAID_BACK = {
    "remind me to ring my mum at six": "to ring your mum",
    "at six remind me to ring my mum please": "to ring your mum",
    "set a reminder for tomorrow at ten to ring my mum": "to ring your mum",
    "remind me about my physio appointment on friday": "about your physio appointment",
    "remind me to take two of my tablets at noon": "to take your tablets",
    "remind me at ten to eight to let me brother in": "to let you brother in",
    "remind me to walk when i get home": "to walk",
    "remind me not to sit too long at noon": "not to sit too long",
    "can you tell me in ten minutes to get up": "to get up",
    "wake me at six to stretch": "to stretch",
    "make sure i take my tablets at noon": "to take your tablets",
    # Nothing stands before it, or it stands before the wish:
    "reminder pelvic tilts eight fifteen pm": "about pelvic tilts",
    "remind me stretch my back when i wake up": "to stretch your back",
    "i keep forgetting to do my press ups so remind me every morning at eight": "to do your press ups",
    "i've got to ring the surgery can you remind me": "to ring the surgery",
    "remind me to not sit for so long, at two and half past three": "to not sit for so long",
    "no bending, remind me at nine tonight": "about no bending",
    # A phrase with a "to" of its own, what is told of a thing, and what only calls to mind:
    "every morning at seven, knees to chest, remind me": "about knees to chest",
    "the surgery said come in tuesday week, remind me at eleven": "about the surgery",
    "i took my pills just now so remind me in six hours when i can have more": "about when you can have more",
    "osteopath friday at quarter to four, my head's a sieve so give me a shout at three": "about osteopath",
    "remind me to remember that i must do my press ups at six": "to do your press ups",
    "remind me at ten to swap the ice which is at six": "to swap the ice",
    "remind me after breakfast to do ten minutes of stretching": "to do stretching",
    # Slips of the tongue, an ending, and more than fits in one breath:
    "um remind me to uh do the the cat cow thing at nine": "to do the cat cow thing",
    "remind me not to lift the baby's seat at nine": "not to lift the baby's seat",
    "remind me to say i've got pins and needles in my foot": "to say you have got pins and needles in your foot",
    "remind me of that": "",
    "remind me tomorrow": "",
    # As Alexa hands over a thing that her model does not list, with her own values beside it:
    "remind me .  .  .  .  . ring the physio . 2026-11-25 . 10:00": "to ring the physio",
    "remind me . stretch .  .  .  . 10:00": "",
}


@pytest.mark.parametrize("said", SAID_BACK)
def test_an_activity_is_said_back_without_its_time_and_its_numbers(said):
    heard = listen(said, LEXICON)
    assert heard.activity == SAID_BACK[said]
    assert Act.REMIND in heard.acts


def test_what_only_the_activity_names_is_noted_and_what_stands_outside_is_not():
    within = listen("remind me to tell the doctor that my back aches at noon", LEXICON)
    assert within.amid == {"low_back_pain"}
    outside = listen("my back aches, remind me to ring the doctor at noon", LEXICON)
    assert "low_back_pain" in {observation.finding for observation in outside.observations}
    assert outside.amid == frozenset()


def test_what_the_activity_asks_is_no_question_to_the_skill():
    assert listen("remind me to ask about ibuprofen at noon", LEXICON).topics == ()


@pytest.mark.parametrize(
    ("said", "back"),
    [("swap my chair", "to swap your chair"), ("my tablets", "about your tablets"), ("to feed the cat", "to feed the")],
)
def test_in_reply_all_of_it_is_the_activity(said, back):
    for form in (said, f" . {said}"):  # as typed, and as Alexa hands it over
        assert listen(form, LEXICON, is_activity=True).activity.startswith(back)


@pytest.mark.parametrize("said", ["yes", "what is sciatica", "my back hurts", "when i get home", "tomorrow"])
def test_what_is_no_activity_in_reply(said):
    assert listen(said, LEXICON, is_activity=True).activity == ""


@pytest.mark.parametrize(
    "said",
    ["i can't move it", "i put my back out and it hurts", "he gave me a shout to come in", "he told me at six to ring"],
)
def test_everyday_words_wish_for_no_reminder(said):
    assert listen(said, LEXICON).acts.isdisjoint({Act.CHANGE_IT, Act.REMIND})


@pytest.mark.parametrize(
    ("said", "act", "back"),
    [
        ("mondays and fridays at seven am swimming", Act.REMIND, "about swimming"),
        ("can you bug me about my posture at three", Act.REMIND, "about your posture"),
        ("text me at lunchtime to do my shoulder rolls", Act.REMIND, "to do your shoulder rolls"),
        ("put one on for four", Act.REMIND, ""),
        ("read me back all what you have put for me", Act.LIST, ""),
    ],
)
def test_an_errand_that_one_ear_hears_is_read_as_if_both_did(listener, said, act, back):
    heard = listener.listen(said)
    assert act in heard.acts
    assert heard.activity == back


def test_the_wish_has_its_own_time_and_the_event_gives_its_day():
    heard = listen("my scan's on the ninth at half past eight in the morning, remind me at seven", LEXICON)
    assert (heard.schedule.month_day, heard.schedule.hour, heard.schedule.is_settled) == ("09", 7, True)
    heard = listen("the physio is on friday at two, remind me the day before", LEXICON)
    assert (heard.schedule.weekday, heard.schedule.days_before, heard.schedule.hour) == ("FR", 1, None)


def test_what_stands_outside_of_the_activity_names_no_thing():
    assert listen("when i walk through the door remind me to ask for her brace", LEXICON).choices == frozenset()


def test_a_length_of_time_is_part_of_what_is_to_be_done_unless_the_wish_waits_for_it():
    assert listen("remind me after lunch to do ten minutes of stretching", LEXICON).schedule.length == 0
    assert listen("i'm going to lie down for ten minutes, remind me", LEXICON).schedule.length == 600


def test_bare_numbers_are_hours_where_no_other_time_is_said():
    said = listen("set three alarms for my pills, seven, one and nine", LEXICON).schedule
    assert (said.hour, [other.hour for other in said.others]) == (7, [1, 9])
