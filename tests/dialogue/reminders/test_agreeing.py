"""A plan that was said back is set by a yes in any words, and by nothing that says more or less than a yes."""

from __future__ import annotations

import pytest

PLANNED = "remind me at noon to rest my shoulder"


@pytest.mark.parametrize(
    "said",
    [
        "yup that's it",
        "that's smashing yes",
        "yes that is great thanks very much",
        "haha yeah",
        "spot on thanks",
        "ooh yes please do that",
        "works for me",
        "okay",
        "go on then",
        "sure why not",
    ],
)
def test_a_yes_in_words_of_ones_own_sets_it(home, said):
    home.say(PLANNED, said)
    assert len(home.kept) == 1


@pytest.mark.parametrize(
    "said",
    [
        "yes and it's gone dead underneath",
        "yes my legs won't hold me",
        "it's fine don't bother",
        "not sure about that",
        "that's what my nan does",
        "yes or maybe later",
        "i'm free at five",
        "it is at five on the poster",
    ],
)
def test_what_says_more_or_less_than_a_yes_sets_nothing(home, said):
    home.say(PLANNED, said)
    assert home.kept == []


def test_that_it_is_fine_cancels_nothing(home):
    home.say(PLANNED, "yes", "cancel that")
    assert home.pending == "offer.cancel_confirm"
    home.say("it's all good")
    assert len(home.kept) == 1
