"""What is said to have gone is over; what goes on, or goes somewhere, is not."""

from __future__ import annotations

import pytest

from skill.listening.listen import listen
from skill.listening.said import When


def times(said, finding, lexicon):
    """When the finding is told to be there."""
    return {o.when for o in listen(said, lexicon).observations if o.finding == finding}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("the numbness in my foot wore off on friday", "one_leg_tingle"),
        ("the fever has all gone now", "fever"),
        ("my chest pain disappeared when i sat down", "chest_pain"),
        ("i felt breathless but that has passed", "breathless"),
        ("i no longer have a fever", "fever"),
        ("i no longer leak wee", "bladder_incontinence"),
        ("my leg is no longer numb", "one_leg_tingle"),
        ("it went tingly down below but it's gone now does it matter", "saddle_numbness"),
    ],
)
def test_what_has_gone_is_over(said, finding, lexicon):
    assert times(said, finding, lexicon) == {When.PAST}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("my cancer has gone to the spine", "cancer_history"),
        ("i no longer feel my legs", "both_legs"),
        ("the fever hasn't gone", "fever"),
        ("the chest pain stopped me sleeping", "chest_pain"),
    ],
)
def test_what_goes_on_or_goes_somewhere_is_not_over(said, finding, lexicon):
    assert When.PAST not in times(said, finding, lexicon)
