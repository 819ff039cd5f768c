"""Both ears at once, over the real vocabulary and the real encoder."""

from __future__ import annotations

from dataclasses import replace

import pytest

from skill.listening.agreement import Verdict
from skill.listening.said import Said


class Deaf:
    """Stands where the encoder stands, and must not be asked."""

    def read(self, text, question="", parts=()):
        raise AssertionError(f"the encoder was asked about {text!r}")


@pytest.mark.parametrize("said", ["yes", "no", "not at all", "yeah", "nope", "no thanks", "", "..."])
def test_a_bare_answer_needs_no_second_ear(said, listener):
    replace(listener, encoder=Deaf()).listen(said, question="fever")


def test_anything_else_is_heard_by_both(listener):
    with pytest.raises(AssertionError, match="was asked"):
        replace(listener, encoder=Deaf()).listen("no but my legs are numb", question="fever")


def test_what_both_hear_counts_and_says_so(listener):
    heard = listener.listen("no fever but i can't feel my bum")
    assert {(o.finding, o.said) for o in heard.observations} >= {
        ("saddle_numbness", Said.PRESENT),
        ("fever", Said.DENIED),
    }
    assert heard.second.verdicts["saddle_numbness"][-1] is Verdict.PRESENT
    assert heard.second.verdicts["fever"][-1] is Verdict.DENIED
