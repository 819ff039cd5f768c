"""Whose it is: somebody else's, a thing's, or only in the family."""

from __future__ import annotations

import pytest

from skill.listening.acts import Act
from skill.listening.listen import listen
from skill.listening.said import Answer, Said, Whose


def told_of_oneself(said, lexicon):
    """The findings that are told as present of the speaker."""
    found = listen(said, lexicon).observations
    return {o.finding for o in found if o.said is Said.PRESENT and o.whose is Whose.SELF}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("my uncle found blood in his poo", "blood_in_stool"),
        ("my phone slipped off the roof", "major_trauma"),
        ("our telly collapsed", "faint_collapse"),
        ("brittle bones run in the family", "osteoporosis"),
        ("there's a family history of aneurysm", "known_aneurysm"),
        ("the cat keeps peeing so i have been washing the bed and it is soaked", "bladder_incontinence"),
        ("cat keeps peeing the bed she's incontinent now so i've been flipping the mattress", "bladder_incontinence"),
    ],
)
def test_what_is_of_another_or_of_a_thing_is_not_told_of_oneself(said, finding, lexicon):
    assert finding not in told_of_oneself(said, lexicon)


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("a van drove into my car", "major_trauma"),
        ("the roof fell on me", "major_trauma"),
        ("my toes are tingling in the cast", "one_leg_tingle"),
        ("i can't climb the stairs without gasping for air", "breathless"),
    ],
)
def test_what_happens_to_oneself_is_told(said, finding, lexicon):
    assert finding in told_of_oneself(said, lexicon)


@pytest.mark.parametrize("said", ["my brother lost both legs", "my nan's legs are both numb"])
def test_words_about_somebody_else_answer_nothing_with_yes(said, lexicon):
    assert listen(said, lexicon).replies.get("both_legs_too") is not Answer.YES


@pytest.mark.parametrize(
    "said",
    [
        "i was lifting my grandson into his cot and the low back went into spasm",
        "me and my brother were shovelling snow and low back has seized up",
        "my neighbour swears by arnica does it do anything for low back pain",
        "i was on the phone to my mum and low back went into spasm",
    ],
)
def test_who_is_only_there_is_not_the_patient(said, lexicon):
    told = listen(said, lexicon)
    assert "low_back_pain" in told_of_oneself(said, lexicon)
    assert Act.SPEAK_FOR_OTHER not in told.acts


@pytest.mark.parametrize(
    "said", ["i'm looking after my mum who has low back pain", "i was helping my dad his lower back hurts"]
)
def test_what_is_said_of_them_is_theirs(said, lexicon):
    assert {o.whose for o in listen(said, lexicon).observations if o.finding == "low_back_pain"} == {Whose.OTHER}


def test_a_name_for_somebody_tells_of_them_alone(lexicon):
    assert "man" not in told_of_oneself("helping my brother move house put my lower back out", lexicon)
