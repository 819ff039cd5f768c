"""Answers about people's days: short for everybody, found in unlike words, and cautions first."""

import pytest

from skill.guidance.advice import TopicKind, about
from skill.triage.status import Status
from testkit.loaded import RESOURCES
from testkit.subjects import heard_of, subjects_in

KNOWLEDGE = RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
NAMES = subjects_in("about_days")

MOST_WORDS = 45

ASKED = {
    "crossed_legs": "do i hurt my spine by crossing my legs",
    "sit_or_stand": "should i be sitting or standing with this back",
    "adjustable_bed": "are beds with a motor worth it for backs",
    "old_mattress": "when is a mattress too old",
    "poor_sleep": "does my rotten sleep make the pain worse",
    "how_heavy": "how many pounds can one man lift",
    "shift_break": "is there a quick thing i can do on my break for my back",
    "work_belt": "my duty belt hurts my back would a vest be better",
    "fast_bowling": "our opening bowler has back pain should he keep bowling",
    "spondylolysis_sport": "can she go back to gym with a stress fracture in her back",
    "child_sport": "my boy's back hurts after hockey should he rest",
    "deadlifts": "are deadlifts safe for a bad back",
    "stretch_when": "is stretching best before or after i play",
    "walking_backwards": "is there anything in walking backwards for your back",
    "walking_wear": "will all this walking wear my spine out",
    "late_to_start": "i'm eighty am i too old to get stronger",
    "dishwasher": "what's the way to empty the dishwasher with a sore back",
    "long_flight": "how do i sit through eleven hours on a plane",
    "epidural_after_surgery": "i had disc surgery can i have an epidural when i give birth",
    "tailbone_birth": "my tailbone has hurt since the birth is that usual",
    "growing_pains": "could these be growing pains in her legs",
    "curve_from_bag": "did her heavy bag make her spine curve",
    "young_sciatica": "isn't eighteen too young for sciatica",
    "pulled_hamstring": "how many weeks for a pulled hamstring",
    "loosen_morning": "how can i get my stiff back moving first thing",
    "socks": "what's the trick to putting my socks on",
    "praying": "can i pray sitting on a chair because my back hurts",
    # what a neighbour answers
    "core": "should i do core exercises",
    "weights": "can i lift weights with a bad back",
    "stiffness": "why am i so stiff in the morning",
    "tailbone": "what helps a sore tailbone",
    "epidural": "can an epidural cause back pain",
    "school_bag": "how heavy should a school bag be",
    "travel": "can i fly with a bad back",
    "knee_pillow": "does a knee pillow work",
    "back_belt": "should i wear a back belt",
}

ADVICE_ONLY = "never_bend shift_break deadlifts how_heavy farm_work bowling stretch_when"
"""What nobody with weak bones hears of it, but for the caution."""


@pytest.mark.parametrize("name", NAMES)
def test_one_person_hears_few_words_of_it(name):
    for said in heard_of(name):
        assert 5 < len(said.split()) <= MOST_WORDS, said


@pytest.mark.parametrize(("topic", "said"), ASKED.items())
def test_it_is_heard_in_words_that_its_examples_do_not_have(listener, topic, said):
    assert listener.listen(said).topics == (topic,)


@pytest.mark.parametrize("name", ADVICE_ONLY.split())
def test_weak_bones_are_cautioned_before_any_of_it(name):
    said = about(TOPICS[name], [], CONTENT, {"osteoporosis": Status.PRESENT})
    assert said[0] == "topic.remedy.thin_bones"
    assert name == "never_bend" or said == ("topic.remedy.thin_bones",)


def test_back_pain_that_may_be_a_birth_sends_to_the_midwife_even_while_care_is_needed():
    assert TOPICS["birth_pains_back"].kind is TopicKind.INFORMATION
    assert "now" in MESSAGES["topic.birth_pains_back.yes"]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("is it bad to sit with your legs crossed", "Crossed for a short while"),
        ("would an adjustable bed be worth two grand", "I know of no good proof"),
        ("how heavy is too heavy to lift", "There is no one safe weight"),
        ("does walking wear your joints out", "No, walking doesn't wear"),
        ("am i too old to start exercising", "No, it's never too late"),
        ("is it a heavy bag that made her spine curve", "No, a bag doesn't make a spine curve"),
    ],
)
def test_the_first_sentence_answers_the_very_point(talk, said, first):
    talk.say(said)
    assert talk.spoken.startswith(first)
