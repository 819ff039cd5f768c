"""The second ear itself: what it knows, what it reports of any words, and when it is opened."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.listening.encoder.encoder import LONGEST, Encoder
from skill.listening.encoder.files import DESCRIPTION, find_encoder
from skill.listening.encoder.reading import Means, Reading
from skill.listening.vocabulary.patterns import Kind
from skill.triage.dangers import dangers_of
from tests.listening.vocabulary.lifting import patterns_of
from training.corpus import asked_in

HERE = files("skill.listening") / "languages" / "en"


@pytest.fixture(scope="module")
def encoder():
    return Encoder(find_encoder("en"), {"fever": "Do you have a fever?"})


def test_it_knows_every_danger_of_the_vocabulary_and_nothing_that_the_content_does_not_know(
    content, knowledge, lexicon
):
    labels = json.loads((HERE / DESCRIPTION).read_text("utf-8"))["labels"]
    worded = {pattern.id for pattern in patterns_of(lexicon) if pattern.kind is Kind.FINDING}
    assert (worded & dangers_of(content)) - {*labels["findings"]} == set()
    assert {*labels["findings"]} <= content.findings.keys()
    assert {*labels["topics"]} <= {*asked_in(knowledge.guidance)}
    assert {*labels["means"]} == {*Means}


def test_it_tells_what_is_there_from_what_is_not(encoder):
    reading = encoder.read("no fever, but I can't feel my bum")
    assert reading.present["saddle_numbness"] > 0.5 > reading.denied.get("saddle_numbness", 0)
    assert reading.denied["fever"] > 0.5 > reading.present.get("fever", 0)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("i do i'm afraid, thirty nine this morning", Means.YES),
        ("no nothing like that", Means.NO),
        ("hang on, the phone's ringing", Means.NO_ANSWER),
        ("i really couldn't tell you", Means.UNSURE),
    ],
)
def test_it_takes_a_reply_in_the_light_of_its_question(said, means, encoder):
    assert encoder.read(said, "fever").likeliest[0] is means


def test_without_a_question_nothing_is_a_reply(encoder):
    assert encoder.read("no nothing like that").means == {}
    assert encoder.read("no nothing like that", "another question").means == {}


def test_a_danger_at_the_end_of_a_long_talk_is_heard(encoder):
    talk = "so we went to the shop and then my sister rang and we had a cup of tea and a chat about the garden " * 6
    assert len(encoder.open()[1].encode(talk).ids) > 2 * LONGEST
    assert encoder.read(talk + "and now i can't feel my bum").present["saddle_numbness"] > 0.5


def test_silence_tells_nothing_and_opens_nothing():
    unopened = Encoder(find_encoder("en"), {})
    assert unopened.read(" ... ") == Reading()
    assert unopened._session is None


@given(st.text(max_size=400), st.sampled_from(["", "fever"]))
def test_whatever_is_said_every_number_is_a_chance(encoder, said, question):
    reading = encoder.read(said, question)
    numbers = [*reading.present.values(), *reading.denied.values(), reading.topic_chance, reading.act_chance]
    assert all(0 <= number <= 1 for number in numbers)
    if reading.means:
        assert sum(reading.means.values()) == pytest.approx(1, abs=1e-4)
