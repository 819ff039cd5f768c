"""What is said of a finding: by whom, when, and whether it is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.listening.grammar.told_measures import AGE
from skill.listening.listen import listen
from skill.listening.said import Quantity, Said, When, Whose
from skill.listening.vocabulary.patterns import Kind
from skill.triage.model import FindingKind
from testkit.loaded import RESOURCES

LEXICON, CONTENT = RESOURCES.lexicons["en"], RESOURCES.knowledge.content
FORMS = sorted(LEXICON.lemmas)
"""Every word that the vocabulary knows, in every form."""

UTTERANCES = tomllib.loads((Path(__file__).parents[1] / "utterances" / "en.toml").read_text("utf-8"))


@pytest.mark.parametrize("told", UTTERANCES["told"], ids=lambda told: told["said"].replace(" ", "_"))
def test_what_is_told(told):
    unknown = {finding for key in (*Said, "not") for finding in told.get(key, ())} - CONTENT.findings.keys()
    assert unknown == set(), "no such finding"
    observations = {o.finding: o for o in listen(told["said"], LEXICON).observations}
    for status in Said:
        for finding in told.get(status.value, ()):
            assert finding in observations, observations
            assert observations[finding].said is status
    for finding in told.get("not", ()):
        assert finding not in observations
    if "when" in told:
        assert {o.when for o in observations.values()} == {When(told["when"])}
    if "whose" in told:
        assert {o.whose for o in observations.values()} == {Whose(told["whose"])}


@pytest.mark.parametrize(("said", "measure", "value"), [tuple(row) for row in UTTERANCES["measured"]])
def test_numbers_have_a_meaning(said, measure, value):
    assert {m.name: m.value for m in listen(said, LEXICON).measures}.get(measure) == value


@pytest.mark.parametrize(
    "said",
    [
        "my temperature is ninety nine",
        "my temp is 98.6",
        "i took my temperature and it's thirty nine",
        "my blood pressure is ninety over sixty",
        "the thermometer reads thirty eight",
    ],
)
def test_what_an_instrument_shows_is_no_age(said):
    assert Quantity.AGE not in {m.name for m in listen(said, LEXICON).measures}
    assert listen(said, LEXICON, frozenset({AGE})).measures == ()


def test_what_is_told_aside_is_no_trouble():
    kinds = {CONTENT.findings[name].kind for name in LEXICON.aside}
    assert kinds <= {FindingKind.REASSURANCE, FindingKind.PROFILE, FindingKind.NOTE}


@pytest.mark.parametrize(
    ("said", "finding"),
    [("no change in that department", "saddle_numbness"), ("no change in my legs", "both_legs")],
)
def test_what_is_told_aside_takes_nothing_from_a_no(said, finding):
    observations = {o.finding: o.said for o in listen(said, LEXICON).observations}
    assert observations["not_worse"] is Said.PRESENT
    assert observations[finding] is Said.DENIED


@pytest.mark.parametrize(("said", "topic"), [tuple(row) for row in UTTERANCES["asked"]])
def test_what_is_asked(said, topic):
    assert listen(said, LEXICON).topics == (topic,)


@pytest.mark.parametrize(("said", "act"), [tuple(row) for row in UTTERANCES["done"]])
def test_what_is_done(said, act):
    assert act in listen(said, LEXICON).acts


def test_it_looks_back_to_what_was_spoken_of():
    first = listen("my left calf hurts", LEXICON)
    assert "cold_pale_leg" in {
        o.finding for o in listen("it's gone cold and white", LEXICON, first.spoken_of).observations
    }
    assert "cold_pale_leg" not in {o.finding for o in listen("it's gone cold and white", LEXICON).observations}


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    listen(text, LEXICON)


@given(st.lists(st.sampled_from(FORMS), max_size=30))
def test_any_run_of_known_words_is_answered(words):
    heard = listen(" ".join(words), LEXICON)
    assert {o.finding for o in heard.observations} <= LEXICON.ids(Kind.FINDING)
