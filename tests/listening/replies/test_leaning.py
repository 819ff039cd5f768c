"""Which way a reply leans that is no plain yes or no."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Answer


@pytest.mark.parametrize(
    "said",
    [
        "no dear they're just ugly",
        "never had that in my life",
        "nothing like that doll",
        "fine down there",
        "toilet is normal sister",
        "they're both fine",
        "he walks by himself no bother",
        "walking properly no issue",
    ],
)
def test_a_word_that_denies_or_says_that_all_is_well_leans_to_no(lexicon, said):
    assert listen(said, lexicon).leans is Answer.NO


def test_a_yes_leans_to_yes_wherever_it_stands(lexicon):
    assert listen("it did yes", lexicon).leans is Answer.YES
    assert listen("i didn't want to say it in front of my son but yes", lexicon).leans is Answer.YES


@pytest.mark.parametrize(
    "said",
    [
        "no but they tingle",
        "not quite normal",
        "they're not really fine",
        "can't say it's right",
        "it was fine until last night",
        "i don't want to say no",
        "it's no worse",
        "fine except when i wipe",
        "is it normal",
        "long list isn't it",
        "it feels odd but fine",
        "it was like that before",
    ],
)
def test_a_doubt_a_time_a_contrast_or_a_no_before_what_is_well_leans_nowhere(lexicon, said):
    assert listen(said, lexicon).leans is None


@pytest.mark.parametrize(
    "said",
    [
        "no same as always",
        "nope i was up a ladder",
        "no lumps no belly ache",
        "never touched a needle and no operations",
        "cool as a cucumber",
        "nothing new i have always been like that",
        "just the ache in my back",
    ],
)
def test_nothing_makes_a_no_doubtful_in(lexicon, said):
    assert not listen(said, lexicon).doubts_no


@pytest.mark.parametrize(
    "said",
    [
        "no but they tingle",
        "fine except when i wipe",
        "not as bad as it was",
        "is it not normal",
        "not every day",
        "not just that",
        "not that i can walk",
        "never used to",
        "no only when i cough",
        "not quite normal",
        "it feels odd",
        "i don't want to say",
        "it isn't numb is it",
    ],
)
def test_a_no_is_made_doubtful_by_a_limit_a_time_a_comparison_or_a_question(lexicon, said):
    assert listen(said, lexicon).doubts_no


def test_a_no_reaches_all_that_was_asked_if_the_words_take_in_the_rest(lexicon):
    assert listen("no fever or anything", lexicon).denies_all


@pytest.mark.parametrize("said", ["no accident no", "it eases so no", "cheeky no"])
def test_a_no_of_its_own_may_end_the_words(lexicon, said):
    assert listen(said, lexicon).ends_in_no


@pytest.mark.parametrize("said", ["no", "peeing's fine", "no fever", "does that count as a no"])
def test_what_is_well_or_only_named_is_none(lexicon, said):
    assert not listen(said, lexicon).ends_in_no


@pytest.mark.parametrize("said", ["it's fine when i sit", "fine apart from my toe", "it's alright unless i cough"])
def test_a_limit_bounds_also_what_is_said_to_be_well(lexicon, said):
    assert listen(said, lexicon).limits_no


def test_of_two_noes_the_first_stands_alone(lexicon):
    assert not listen("no no fever", lexicon).is_bound
    assert listen("no fever", lexicon).is_bound


@pytest.mark.parametrize("said", ["no fever", "no", "fever or anything", "no fever but yes"])
def test_any_other_no_reaches_what_it_names(lexicon, said):
    assert not listen(said, lexicon).denies_all


def test_the_place_that_an_exception_leads_to_is_known(lexicon):
    assert listen("nothing there only my toe", lexicon).excepted
    assert not listen("my toe", lexicon).excepted


@pytest.mark.parametrize("said", ["oh my god yes i thought it was the bike seat", "there has been a change yes"])
def test_a_yes_amid_other_words_is_held(lexicon, said):
    assert listen(said, lexicon).holds_yes


@pytest.mark.parametrize(
    "said", ["down yes up no chance", "would that be yes", "yes if i sit too long", "i'm some stiff"]
)
def test_a_yes_beside_a_no_in_a_question_or_on_a_condition_is_not(lexicon, said):
    assert not listen(said, lexicon).holds_yes


def test_a_yes_that_says_that_all_is_well_leans_nowhere(lexicon):
    assert listen("yes those are fine too", lexicon).leans is None
    assert listen("yes both of them", lexicon).leans is Answer.YES
