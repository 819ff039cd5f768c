"""What a line leaves open teaches nothing, and all else is told or not told."""

from __future__ import annotations

from training.corpus import Utterance
from training.ear.examples import examples_of
from training.ear.labels import Labels

LABELS = Labels(findings=("a", "b", "c"), acts=(), means=("yes", "no"), topics=())


def test_an_open_label_is_neither_told_nor_not_told():
    (example,) = examples_of([Utterance("x", present=("a",), open=("b",))], LABELS, {})
    assert (example.present, example.open) == ((0,), (1,))


def test_what_is_told_is_never_open():
    (example,) = examples_of([Utterance("x", present=("a",), open=("a",))], LABELS, {})
    assert (example.present, example.open) == ((0,), ())
