"""Answers on surgery, doctors and other helpers, work and money: short, and the point that was asked first."""

import pytest

from testkit.loaded import RESOURCES
from testkit.subjects import heard_of, subjects_in

KNOWLEDGE = RESOURCES.knowledge
TOPICS, CONTENT = KNOWLEDGE.guidance.topics, KNOWLEDGE.content
MESSAGES = RESOURCES.catalogues["en-US"].messages
NAMES = subjects_in("about_care")

MOST_WORDS = 45

ASKED = {
    "refuse_surgery": ("can i refuse an operation", "It is all right to say no"),
    "surgery_painful": ("am i put to sleep for the operation", "Not while it is done"),
    "drive_after_surgery": ("how many weeks after my operation can i drive", "Mostly two to six weeks"),
    "pain_after_surgery": ("why has the pain returned years after my operation", "Pain can come back"),
    "surgeon_questions": ("what shall i ask the surgeon next week", "Ask what it may do"),
    "too_old_surgery": ("is eighty too old for a back operation", "No, age alone"),
    "fusion_recovery": ("how long do i stay sore after a fusion", "It takes long"),
    "er_or_doctor": ("do i need a and e or just my gp", "For plain back pain"),
    "bother_doctor": ("am i wasting the doctor's time with this", "No, you won't waste"),
    "interpreter": ("how can i get an interpreter for my appointment", "Ask for an interpreter"),
    "specialist_or_physio": ("is a physio good enough or do i need a specialist", "For most backs"),
    "private_scan": ("should i spend money on a private mri", "Mostly it isn't worth it"),
    "chiro_crack": ("what makes the cracking noise when a chiropractor adjusts you", "It is gas"),
    "chiro_many_visits": ("do i need to pay the chiropractor for twenty visits up front", "Don't pay"),
    "after_chiropractor": ("is it normal to hurt more after the chiropractor", "Being sore for a day"),
    "acupuncture_placebo": ("do acupuncture needles do anything or is it placebo", "Perhaps in part"),
    "physio_point": ("why do physio if it gets better by itself", "Many backs do get better"),
    "care_cost": ("what will it cost me without insurance", "It depends on where you live"),
    "insurer_doctor": ("is it fair that the insurance doctor says i'm better", "There is no fixed date"),
    "disability": ("does a bad back count as a disability in law", "Yes, it can count"),
    "phased_return": ("what does a phased return mean", "It means going back bit by bit"),
    "boss_asks_when": ("what do i tell my boss when he asks when i'm back", "Say that you can't name a day"),
    "sick_pay": ("will i get sick pay while i'm off with my back", "It depends on where you live"),
}


@pytest.mark.parametrize("name", NAMES)
def test_one_person_hears_few_words_of_it(name):
    for said in heard_of(name):
        assert 5 < len(said.split()) <= MOST_WORDS, said


@pytest.mark.parametrize(("said", "begins"), ASKED.values(), ids=ASKED)
def test_the_first_sentence_answers_what_was_asked(talk, said, begins):
    talk.say(said)
    assert begins in talk.spoken


def test_who_has_thin_bones_is_not_told_that_hands_on_care_is_mostly_safe(talk):
    talk.say("i have osteoporosis and my lower back hurts")
    talk.say("are chiropractors safe")
    assert "Don't let anyone push, twist or crack the back" in talk.spoken
    assert "mostly safe" not in talk.spoken
