"""A wish for a reminder is answered as one whatever else is told beside it; only a danger comes first."""

from __future__ import annotations

import pytest

BESIDE = ["my lower back aches, so", "my back seizes up when i drive all day so", "i've had sciatica for a month and"]


@pytest.mark.parametrize("beside", BESIDE)
def test_a_complaint_beside_a_wish_does_not_lose_the_wish(home, beside):
    home.say(f"{beside} remind me at noon to do my pelvic tilts")
    assert home.pending == "offer.remind_confirm"
    assert "to do your pelvic tilts" in home.spoken
    assert home.conversation.findings


@pytest.mark.parametrize(
    "danger", ["i can't feel my bum", "i can't pee and my legs are numb", "my foot's gone cold and white"]
)
def test_a_danger_beside_a_wish_comes_first(home, danger):
    home.say(f"{danger}, remind me at noon to ring the doctor")
    assert home.pending != "offer.remind_confirm"
    assert home.conversation.plan is None


def test_a_remedy_for_a_place_is_no_trouble_there(home):
    home.say("remind me at noon to ice my knee")
    assert home.pending == "offer.remind_confirm"


@pytest.mark.parametrize("said", ["yes", "yeah go on then", "sure a reminder'll do", "yes please set it"])
def test_a_yes_in_other_words_sets_it_where_nothing_else_is_said(home, said):
    home.say("remind me at noon to ice my knee", said)
    assert len(home.kept) == 1


@pytest.mark.parametrize(
    "said", ["yes but make it one", "yes and my leg is numb", "maybe", "sure is cold in here", "yes what is ice for"]
)
def test_a_yes_with_anything_else_sets_nothing_yet(home, said):
    home.say("remind me at noon to ice my knee", said)
    assert home.kept == []
