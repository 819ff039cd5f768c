"""The composition is honest: its words do tell of the dangers, its places are what they are called."""

from __future__ import annotations

from collections import Counter

import pytest

from skill.triage.status import Status
from testkit.places import OPENING
from tests.denial.composing import denials, sentences
from tests.denial.judging import NON_ANSWERED, OWN
from tests.denial.words import dangers, decoys, replies, ways

DANGERS = dangers()


@pytest.mark.parametrize("danger", DANGERS, ids=lambda danger: danger.name)
def test_each_form_on_its_own_tells_of_its_danger(danger, places):
    for text in danger.told:
        known = places.say(places.named[OPENING], text).conversation.findings
        statuses = {known.get(name) for name in danger.findings}
        assert statuses & {Status.PRESENT, Status.UNSURE}, text
        assert Status.DENIED not in statuses, text


def test_every_finding_and_question_that_is_named_is_one(content):
    for danger in DANGERS:
        assert {*danger.findings} <= content.findings.keys(), danger.name
        question = content.questions[danger.question]
        assert {*danger.findings} & question.asks_about, danger.name
    for findings in decoys().values():
        assert {*findings} <= content.findings.keys()
    for id_ in NON_ANSWERED:
        assert not content.questions[id_].options, id_


def test_there_is_enough_of_everything():
    assert len(DANGERS) >= 16
    assert len(ways()) >= 60
    assert len(sentences()) >= 3000
    assert sum(map(len, replies().non_answers.values())) >= 60
    assert len(NON_ANSWERED) >= 5 + 12


def test_each_way_is_said_of_some_danger():
    assert {sentence.way for sentence in sentences()} == {*ways()}


def test_nothing_is_both_a_denial_and_none():
    assert not {s.text for s in sentences()} & {s.text for s in denials()}


def test_the_composition_is_the_same_every_time():
    assert sentences.__wrapped__() == sentences.__wrapped__()


def test_at_each_place_a_check_can_go_on(places):
    for name, place in places.named.items():
        assert place.pending, name
        assert not place.warned, name
    pending = [place.pending for place in places.named.values()]
    assert len({*pending}) == len(pending)


def test_at_each_place_much_is_said(places, judge):
    said = Counter(place for _, place, _ in judge.said)
    assert {*said} == {*places.named, OWN}
    assert min(said.values()) >= 200


@pytest.mark.parametrize("id_", [*dict.fromkeys([*NON_ANSWERED, *(danger.question for danger in DANGERS)])])
def test_a_plain_no_settles_each_question(id_, places, content):
    before = places.at_question(id_)
    after = places.say(before, "no").conversation
    assert before.pending == id_
    assert after.pending != id_
    assert after.findings[content.questions[id_].finding] is Status.DENIED
    assert not after.warned
