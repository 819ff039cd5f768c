"""A time and a thing to do are a wish for a reminder; what tells of a trouble, or asks, is none."""

from __future__ import annotations

import pytest

from skill.listening.acts import Act

WISHES = [
    "mondays wednesdays and fridays, six pm, my bridges",
    "every sunday evening seven o'clock wash the cover of my heat pad",
    "foam rolling daily at seven in the morning",
    "physio thursday quarter past two",
    "heat pad, eight tonight",
]

NONE = [
    "it began on monday at six pm",
    "started on saturday at nine",
    "at ten every day it gets stiff",
    "should i walk every day at nine",
    "worse at night about three",
    "i can't feel my legs every evening at six",
]


@pytest.mark.parametrize("said", WISHES)
def test_a_time_and_a_thing_are_a_wish(listener, said):
    assert Act.REMIND in listener.listen(said).acts


@pytest.mark.parametrize("said", NONE)
def test_what_is_told_or_asked_is_none(listener, said):
    assert Act.REMIND not in listener.listen(said).acts


@pytest.mark.parametrize("said", WISHES)
def test_in_reply_to_a_question_of_the_check_there_is_no_wish(listener, said):
    assert Act.REMIND not in listener.listen(said, question="trauma").acts
