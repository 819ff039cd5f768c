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
        "grand so",
        "yes noon is good",
        "aye twelve o'clock is lovely",
        "oh yeah carry on then",
        "yes the next one",
        "yh",
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
        "yes five is good",
        "yes noon and four",
        "yes noon but not today",
        "yes noon every day",
        "yes at noon it goes numb down there",
        "feeling worse",
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


def test_a_yes_may_say_the_days_again(home):
    home.say("remind me every tuesday and thursday at three p m to water the roses", "yes three on those days")
    assert len(home.kept) == 1
    assert home.kept[0].days == ("TU", "TH")


@pytest.mark.parametrize(("said", "timers"), [("yes twenty minutes please", [1200]), ("yes thirty", [])])
def test_a_yes_may_say_the_length_of_a_timer_again(home, said, timers):
    home.say("start a timer for twenty minutes", said)
    assert home.device.timers == timers


def test_a_yes_to_both_sets_the_first_and_says_the_second(home):
    home.say("set a five minute timer for my tea and remind me to feed the cat at three", "yes to both")
    assert home.device.timers == [300]
    assert home.kept == []
    assert "to feed the cat" in home.spoken
