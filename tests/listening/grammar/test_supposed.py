"""What is only supposed is not told: conditions, questions about anybody, warnings, fears and dreams."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import Said


def heard(said, finding, lexicon):
    """How the finding is told of the speaker, or None."""
    return next((o.said for o in listen(said, lexicon).observations if o.finding == finding), None)


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("if my chest starts hurting do i ring", "chest_pain"),
        ("ring back if both legs go numb is what the nurse told us", "both_legs"),
        ("what do i do if i faint", "faint_collapse"),
        ("unless i wet myself i'm staying put", "bladder_incontinence"),
        ("would a numb leg be a stroke", "one_leg_tingle"),
        ("can statins make legs weak", "both_legs"),
        ("does a swollen calf mean a clot", "one_leg_swelling"),
        ("how fast does cellulitis move", "cellulitis"),
        ("the ward warned me about a weak leg", "leg_weakness"),
        ("the leaflet says numb between the legs is bad", "saddle_numbness"),
        ("i dreamt my legs were paralysed", "both_legs"),
        ("i'm terrified it's cancer", "cancer_history"),
        ("scared of falling again", "fall_unspecified"),
    ],
)
def test_what_is_supposed_or_asked_of_anybody_is_not_told(said, finding, lexicon):
    assert heard(said, finding, lexicon) is not Said.PRESENT


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("if i lift my foot my leg goes numb", "one_leg_tingle"),
        ("it feels as if my leg is dead", "one_leg_tingle"),
        ("why is my leg numb", "one_leg_tingle"),
        ("had a fever all night", "fever"),
        ("if it helps i've got chest pain", "chest_pain"),
        ("if i sneeze i wet myself", "bladder_incontinence"),
        ("i suppose i did faint", "faint_collapse"),
    ],
)
def test_what_follows_a_condition_or_is_asked_of_oneself_is_told(said, finding, lexicon):
    assert heard(said, finding, lexicon) is Said.PRESENT
