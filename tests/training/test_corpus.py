"""The corpus can be learnt from: its labels lead somewhere, nothing stands twice, and every danger has its lines."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from skill.guidance.advice_loading import load_guidance
from skill.triage.assessment import assess
from skill.triage.disposition import Disposition
from skill.triage.loading import load_content
from skill.triage.model import FindingKind
from skill.triage.status import Status
from training.corpus import FOLDER, MEANS, Utterance, asked_in, faults_of, read_corpus

FEWEST = 20
"""Lines in which a danger is present, and lines of each meaning that a question of the gate is answered with."""

CORPUS = list(read_corpus())
ASKED = frozenset(asked_in(load_guidance(load_content())))
UNSEEN = sorted((FOLDER.parent / "unseen").glob("*.jsonl"))


def test_every_label_leads_somewhere(content):
    found = [(line.batch, line.said, fault) for line in CORPUS for fault in faults_of(line, content, ASKED)]
    assert found == []


def test_no_line_stands_twice():
    times = Counter((line.said.lower(), line.reply_to) for line in CORPUS)
    assert [key for key, count in times.items() if count > 1] == []


def test_every_danger_is_told_often_enough_to_be_learnt(content):
    told = Counter(name for line in CORPUS for name in line.present)
    dangers = [
        shape.id
        for shape in content.findings.values()
        if content.can_be_told(shape.id)
        and shape.kind is not FindingKind.UMBRELLA
        and not shape.said_as
        and not shape.measure
        and assess(content, {shape.id: Status.PRESENT}, ()).is_emergency
    ]
    assert len(dangers) > 20
    assert {name: told[name] for name in dangers if told[name] < FEWEST} == {}


@pytest.mark.parametrize("means", ["yes", "no", "no_answer"])
def test_every_question_of_the_gate_is_answered_in_each_way(means, content):
    answered = Counter(line.reply_to for line in CORPUS if line.means == means)
    gate = [question.id for question in content.questions.values() if question.group == "gate"]
    assert {id_: answered[id_] for id_ in gate if answered[id_] < FEWEST} == {}


def test_many_hands_wrote_it():
    assert len({line.batch for line in CORPUS}) >= 6
    assert sum(not line.present and not line.reply_to for line in CORPUS) > 1000  # plain talk, and near misses


def test_the_ids_of_the_sets_that_nobody_has_read_lead_somewhere(content):
    """A fault is told by the id of its item, never by its words. Between two measures there may be no such set."""
    for file in UNSEEN:
        items = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        assert len({item["id"] for item in items}) == len(items) >= 130, file.name
        levels = {*Disposition.__members__, "NONE"}
        for item in items:
            labels = (*item.get("present", ()), *item.get("denied", ()))
            assert all(content.can_be_told(name) for name in labels), item["id"]
            asked = {item["reply_to"]} if "reply_to" in item else item.get("answers", {}).keys()
            assert asked <= content.questions.keys(), item["id"]
            assert item["means"] in MEANS if "reply_to" in item else {*item["level"]} <= levels, item["id"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (Utterance("x", present=("nothing",)), "unknown finding nothing"),
        (Utterance("x", present=("fever",), denied=("fever",)), "fever is labelled twice"),
        (Utterance("x", present=("fever",), open=("fever",)), "fever is labelled twice"),
        (Utterance("x", act="sings"), "unknown act sings"),
        (Utterance("x", topic="the moon"), "unknown topic the moon"),
        (Utterance("x", reply_to="saddle"), "a reply needs both its question and what it means"),
        (Utterance("x", reply_to="nowhere", means="no"), "unknown question nowhere"),
        (Utterance("x", reply_to="saddle", means="perhaps"), "unknown meaning perhaps"),
        (Utterance(" "), "nothing is said"),
    ],
)
def test_a_fault_is_named(line, fault, content):
    assert list(faults_of(line, content, ASKED)) == [fault]


def test_a_line_that_is_none_is_refused_by_its_place(tmp_path):
    (tmp_path / "hand.jsonl").write_text('{"said": "my back hurts"}\n{"says": "ow"}\n', "utf-8")
    with pytest.raises(ValueError, match=r"hand\.jsonl:2"):
        list(read_corpus(tmp_path))
