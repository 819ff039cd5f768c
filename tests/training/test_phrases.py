"""A pattern or a phrase is counted only where the finding would not be heard without it."""

from __future__ import annotations

from training.corpus import Utterance
from training.phrases import needed, told_by


def test_only_what_a_finding_hangs_on_is_counted(lexicon, content):
    matches = told_by(Utterance("my calf is red and swollen"), lexicon, content)["one_leg_swelling"]
    assert "swell_word: swollen" in [*needed(matches, "my calf is red and swollen".split())]


def test_what_is_over_or_anothers_is_not_told(lexicon, content):
    for said in ("the fever has gone", "my dad has a fever", "no fever"):
        assert "fever" not in told_by(Utterance(said), lexicon, content)
