"""What the examples add to the network: they help where it wavers, and alone hear what it was never taught."""

from dataclasses import replace

import numpy as np
import pytest

from skill.listening.encoder.examples import examples_in, marks_of
from skill.listening.encoder.files import EXAMPLES, find_encoder
from training.corpus import read_corpus
from training.examples import examples_of, written

LINES = [
    ("is yoga good for it", "yoga"),
    ("does yoga help", "yoga"),
    ("can i shovel snow", "shovelling"),
    ("is it ok to shovel snow", "shovelling"),
    ("is it good", "sleep"),
    ("does it help", "sleep"),
]
KNOWN = ["", "yoga", "sleep", "chat.fear"]
"""What the network was taught; of shovelling it knows nothing."""


@pytest.fixture(scope="module")
def examples():
    return examples_in(written(LINES))


def best(examples, said, *shares):
    likely = examples.shares(said, KNOWN, np.array(shares))
    assert sum(likely.values()) == pytest.approx(1)
    return max(likely, key=likely.__getitem__)


def test_words_and_their_neighbours_are_counted():
    assert marks_of("shovel snow") != marks_of("snow shovel")
    assert len(marks_of("shovel snow")) == 5


def test_likeness_is_one_for_what_is_worded_as_the_examples_are_and_none_for_strange_words(examples):
    alike = dict(zip(examples.subjects, examples.likeness("can i shovel snow"), strict=True))
    assert max(alike, key=alike.__getitem__) == "shovelling"
    assert 0.5 < alike["shovelling"] <= 1.01
    assert not examples.likeness("quite other words").any()
    assert not examples.likeness("").any()


def test_where_the_network_wavers_the_wording_decides_and_where_it_is_sure_it_stands(examples):
    assert best(examples, "would yoga help", 0.1, 0.4, 0.45, 0.05) == "yoga"
    assert best(examples, "would yoga help", 0.0005, 0.0005, 0.999, 0.0) == "sleep"


def test_what_the_network_was_never_taught_is_heard_by_its_examples(examples):
    assert best(examples, "may i shovel snow", 0.1, 0.4, 0.4, 0.1) == "shovelling"
    assert best(examples, "may i rest", 0.1, 0.4, 0.5, 0.0) == "sleep"


def test_words_that_are_like_no_example_speak_for_no_subject(examples):
    assert best(examples, "quite other words", 0.3, 0.35, 0.3, 0.05) == ""


def test_the_shipped_file_is_what_the_corpus_makes():
    assert find_encoder("en").read(EXAMPLES) == written(examples_of(read_corpus()))


def test_nothing_of_the_development_set_is_an_example():
    line = next(u for u in read_corpus() if u.batch == "dev_questions" and u.topic not in ("", "none"))
    assert examples_of([line]) == []
    assert examples_of([replace(line, batch="topics")]) != []
