"""A wish for a reminder that a check comes before is taken up when the check is done; a danger always comes first."""

from __future__ import annotations

import pytest

from skill.dialogue.messages import Offer


def to_the_end(home, reply="no"):
    """Answer every question of the check in one way, until something else is asked."""
    for _ in range(30):
        if home.pending in set(Offer):
            return
        home.say("fifty" if home.pending == "age" else reply)


def test_the_wish_comes_back_with_its_time(home):
    spoken = home.say("my back is agony, remind me at two to ring the doctor")
    assert "I'll come back to that" in spoken
    assert home.conversation.wishes[0].thing == "doctor"
    to_the_end(home)
    assert home.pending == Offer.WISH
    assert "You wanted a reminder to ring the doctor. Shall I set it?" in home.spoken
    assert home.kept == []
    assert "today at 2 in the afternoon" in home.say("yes")
    assert home.kept == []
    home.say("yes")
    assert (home.kept[0].hour, home.kept[0].thing) == (14, "doctor")


def test_a_no_to_it_sets_nothing(home):
    home.say("my back is agony, remind me at two to ring the doctor")
    to_the_end(home)
    home.say("no")
    assert home.kept == []
    assert home.conversation.wishes == ()


def test_a_warning_drops_the_wish(home):
    home.say("my back is agony, remind me at two to ring the doctor", "no", "no", "yes")
    assert home.conversation.warned
    assert home.conversation.wishes == ()


@pytest.mark.parametrize("said", ["remind me at two to walk, i can't feel my bum and i've wet myself"])
def test_a_danger_in_the_words_comes_before_the_wish(home, said):
    home.say(said)
    assert home.conversation.warned
    assert home.kept == []
