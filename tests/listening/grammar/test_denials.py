"""A denial in another form is still a denial: a "no" that comes last, a list that an "or" closes, "negative for"."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Said


def told(said, lexicon):
    """How each finding is told of the speaker."""
    return {o.finding: o.said for o in listen(said, lexicon).observations}


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("fever no rash no chest pain no", ["fever", "chest_pain"]),
        ("sore back yes, numb legs no", ["both_legs"]),
        ("Breathless? No.", ["breathless"]),
        ("blood in my wee: no", ["urine_burning"]),
        ("vomiting nope", ["vomiting"]),
        ("no fever, vomiting, or chest pain", ["fever", "vomiting", "chest_pain"]),
        ("i've not had any chills, weight loss or fainting", ["fever", "weight_loss", "faint_collapse"]),
        ("i was negative for fever", ["fever"]),
        ("i'm free of chest pain", ["chest_pain"]),
    ],
)
def test_a_denial_in_another_form_denies(said, denied, lexicon):
    heard = told(said, lexicon)
    assert {finding: heard.get(finding) for finding in denied} == dict.fromkeys(denied, Said.DENIED)


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("no fever, chest pain since monday", "chest_pain"),
        ("stiff neck no fever yes", "fever"),
        ("i can't deny my legs are numb", "both_legs"),
        ("no, chest pain", "chest_pain"),
        ("there is no let up in the fever", "fever"),
        ("my knee is not bending and fever", "fever"),
        ("the pain is not stopping day and night", "night_constant"),
        ("from nothing to agony in a minute, my belly", "tummy_pain"),
    ],
)
def test_what_a_no_does_not_reach_is_not_denied(said, finding, lexicon):
    assert told(said, lexicon)[finding] is not Said.DENIED


def test_no_same_as_before_says_nothing_odd_of_the_legs(lexicon):
    assert listen("no same as before", lexicon, frozenset({"legs"})).observations == ()
