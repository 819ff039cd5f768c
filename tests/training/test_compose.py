"""What is composed is labelled by its frame, whatever the findings."""

from __future__ import annotations

import tomllib
from random import Random

import pytest

from training.compose import SCOPE, Composer, contradict
from training.corpus import Utterance, faults_of

ROLES = {"present", "denied", "unsure", "neither", "past"}
TABLES = tomllib.loads(SCOPE.read_text("utf-8"))


@pytest.fixture
def composer(content):
    return Composer(content, Random(7))


def test_each_frame_names_what_it_labels(composer):
    for frame in composer.all_frames():
        assert "{a}" in frame.say
        assert ("{b}" in frame.say) is bool(frame.b), frame.say
        assert {frame.a, frame.b} <= ROLES | {""}


def test_each_name_is_of_a_finding(content):
    named = {*TABLES["names"], *TABLES["near"], *(name for near in TABLES["near"].values() for name in near)}
    assert [name for name in named if not content.can_be_told(name)] == []


def test_what_is_composed_could_stand_in_the_corpus(composer, content):
    made = [composer.framed() for _ in range(3000)]
    assert [fault for one in made for fault in faults_of(one.utterance, content, ())] == []
    assert not [one for one in made if one.open & {*one.utterance.present, *one.utterance.denied}]


@pytest.mark.parametrize(
    ("said", "present", "denied"),
    [
        ("no fever but i've got leaking", {"bladder_incontinence"}, {"fever"}),
        ("my mum had warfarin last year", set(), set()),
        ("nothing helps the leaking", {"bladder_incontinence"}, set()),
        ("i had cancer years ago but not now", {"cancer_history"}, set()),
        ("i had fever years ago but not now", set(), set()),
    ],
)
def test_a_frame_reaches_what_it_says(composer, said, present, denied):
    one = next(made for made in iter(composer.framed, None) if made.utterance.said == said)
    assert ({*one.utterance.present}, {*one.utterance.denied}) == (present, denied)


def test_the_same_chance_composes_the_same(content):
    one, other = (Composer(content, Random(1)) for _ in range(2))
    assert [one.framed() for _ in range(50)] == [other.framed() for _ in range(50)]


def test_two_that_contradict_each_other_are_not_joined(composer):
    hot, cool = Utterance("i'm hot", present=("fever",)), Utterance("no fever", denied=("fever",))
    assert contradict(hot, cool)
    joined = [composer.joined([hot, cool]) for _ in range(40)]
    assert {one and (one.present, one.denied) for one in joined} == {None, (("fever",), ()), ((), ("fever",))}


def test_what_one_of_two_leaves_open_is_open_when_they_are_joined_unless_the_other_tells_it(composer):
    lines = [Utterance("a", present=("fever",), open=("sepsis",)), Utterance("b", present=("sepsis",))]
    joined = {(one.present, one.open) for one in (composer.joined(lines) for _ in range(40)) if one}
    assert joined == {(("fever",), ("sepsis",)), (("sepsis",), ()), (("fever", "sepsis"), ())}
