"""A danger that is only guessed is told as a guess: it is asked about, and never warns."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Said


def observed(said, finding, lexicon):
    return next(o for o in listen(said, lexicon).observations if o.finding == finding)


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("i might be a bit numb between my legs", "saddle_numbness"),
        ("maybe my chest hurts a bit", "chest_pain"),
        ("i could have a fever", "fever"),
        ("perhaps i leaked a little", "bladder_incontinence"),
        ("my leg might be going weak", "leg_weakness"),
        ("my chest hurts i suppose", "chest_pain"),
        ("i may have broken my hip", "hip_fracture"),
    ],
)
def test_a_guess_is_marked(lexicon, said, finding):
    found = observed(said, finding, lexicon)
    assert (found.said, found.is_guessed) == (Said.PRESENT, True)


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("maybe two weeks ago my bum went numb", "saddle_numbness"),
        ("it might be nothing but i'm numb between my legs", "saddle_numbness"),
        ("it might be bad my leg is weak", "leg_weakness"),
        ("i think i have a fever", "fever"),
        ("my chest hurts and maybe i should lie down", "chest_pain"),
        ("i could not hold my pee", "bladder_incontinence"),
    ],
)
def test_what_is_told_beside_a_guess_about_something_else_is_told(lexicon, said, finding):
    found = observed(said, finding, lexicon)
    assert (found.said, found.is_guessed) == (Said.PRESENT, False)
