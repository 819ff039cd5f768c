"""The second ear: what it weighs, and which finding it suspects most."""

from __future__ import annotations

import pytest

from skill.app import load_resources
from skill.listening.suspicion import Suspicions, evidence, suspected

MODEL = Suspicions(
    biases={"fever": -1.0, "stroke": -1.0},
    words={"shaky": {"fever": 250, "stroke": -50}, "face": {"stroke": 100}},
    pairs={"arm": {"face": {"stroke": 400}}, "face": {"weak": {"fever": 300}}},
)
LINKING = frozenset({"and", "my"})


@pytest.mark.parametrize(
    ("words", "concepts", "finding"),
    [
        ("i feel shaky", "", "fever"),
        ("my face droops", "face", ""),  # 1.00 / sqrt(3) is not enough
        ("my face and arm", "face arm", "stroke"),  # the pair is
        ("arm and then face", "face arm", "stroke"),  # in whatever order
        ("my face is weak", "face weak", "fever"),
        ("shaky and my arm and my face", "face arm", "stroke"),  # the worse of the two
        ("feel shaky", "", ""),  # too few words
        ("nothing of it all", "", ""),
    ],
)
def test_the_most_suspected_finding(words, concepts, finding):
    assert suspected(words.split(), frozenset(concepts.split()), LINKING, MODEL) == finding


def test_links_are_not_weighed_and_words_of_patterns_are_no_concepts():
    singles, concepts = evidence(["my", "thermometer", "and", "arm"], frozenset({"arm", "'thermometer'"}), LINKING)
    assert singles == {"thermometer", "arm"}
    assert concepts == {"arm"}


def test_a_model_of_nothing_suspects_nothing():
    assert suspected("i feel shaky all over".split(), frozenset(), LINKING, Suspicions({}, {}, {})) == ""


def test_the_learnt_model_speaks_of_the_findings_it_has_and_pairs_in_order():
    model = load_resources().lexicons["en"].suspicions
    pairs = [weights for seconds in model.pairs.values() for weights in seconds.values()]
    for weights in (*model.words.values(), *pairs):
        assert weights.keys() <= model.biases.keys()
        assert all(isinstance(weight, int) for weight in weights.values())
    assert all(first < second for first, seconds in model.pairs.items() for second in seconds)
