"""A finding heard in part: by a symptom or a place of its own, told for real."""

from __future__ import annotations

import pytest

from skill.listening.grammar.in_part import told_in_part
from skill.listening.said import Said, When, Whose


def parts(said, lexicon, *concepts):
    told = told_in_part(said, lexicon, frozenset(), {"sought": frozenset(concepts)})
    return [(o.said, o.whose, o.when) for o in told]


def test_a_word_of_its_own_that_is_told_is_a_part(lexicon):
    assert parts("the neck has gone like concrete", lexicon, "neck") == [(Said.PRESENT, Whose.SELF, When.UNSTATED)]


def test_no_word_of_its_own_is_no_part(lexicon):
    assert parts("the knee has gone like concrete", lexicon, "neck") == []


def test_the_part_is_judged_like_all_that_is_told(lexicon):
    whose = parts("my friend's neck is like concrete", lexicon, "neck")[0][1]
    assert whose is not Whose.SELF
    assert parts("years ago my neck was like concrete", lexicon, "neck")[0][2] is When.PAST
    assert parts("what if my neck goes like concrete", lexicon, "neck")[0][0] is Said.UNSURE


def test_a_number_alone_is_no_part(lexicon):
    """The same number may be an age, a temperature or a score."""
    assert parts("thirty nine", lexicon, "high_reading") == []


@pytest.mark.parametrize("said", ["", "...", "🙂", "neck " * 50])
def test_whatever_is_said_nothing_is_raised(lexicon, said):
    parts(said, lexicon, "neck")
