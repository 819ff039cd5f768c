"""Replies to the questions in people's own words: a no is taken as one, a yes never is.

The floors stand a little below what was measured when they were set. How each set was heard the first time, before
anything was learnt from it, is in docs/accuracy.md. Set 0 was written together with the vocabulary, so it measures
nothing; it holds what was learnt, and what is easily taken for a no.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest

from skill.dialogue.record.absorb import absorb
from skill.dialogue.record.settle import settle
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.state.conversation import Conversation
from skill.listening.grammar.told_measures import AGE
from skill.listening.listen import listen
from skill.listening.vocabulary.lexicon import Kind
from skill.triage.model import FindingKind
from skill.triage.status import Status
from training.ear.weak import LINES as WEAK

REPLIES = [json.loads(line) for line in (WEAK / "replies.jsonl").read_text("utf-8").splitlines()]
HARMLESS = (FindingKind.COMPLAINT, FindingKind.REASSURANCE, FindingKind.PROFILE)
PLAIN = [reply for reply in REPLIES if reply["means"] in ("yes", "no", "unsure")]


def is_reassuring(question, content):
    """Whether a yes to the question may hold a rule at a lower level."""
    return content.findings[question.finding].kind is FindingKind.REASSURANCE


def outcome(reply, content, lexicon):
    """How a reply leaves its question: "yes", "no", "told" (what another rule asks about), or how it stays open."""
    question = content.questions[reply["to"]]
    heard = listen(reply["said"], lexicon, frozenset(question.speaks_of))
    known = absorb(content, Conversation(pending=question.id), heard).findings
    settlement = settle(content, question, heard, {}, known)
    found = {**known, **settlement.establishes}
    present = {name for name, status in found.items() if status is Status.PRESENT}
    is_else = any(name in present for name in question.settled_by)  # "I'm thirty" leaves the rest to another question
    told = present - {*question.no_establishes}
    telling = {name for name in told if content.findings[name].kind not in HARMLESS}
    if settlement.outcome is not Outcome.SETTLED:
        return settlement.outcome.value
    if present & {question.finding, *question.covers}:
        return "yes"
    if is_reassuring(question, content):
        return "not reassured"
    return "told" if telling or is_else else "no"


@pytest.fixture(scope="module")
def outcomes(content, lexicon):
    """How many replies of which meaning have which outcome, by whether their set measures anything."""
    return Counter((bool(reply["set"]), reply["means"], outcome(reply, content, lexicon)) for reply in PLAIN)


def test_no_yes_is_taken_as_a_no(outcomes):
    assert outcomes[True, "yes", "no"] + outcomes[False, "yes", "no"] == 0


def test_most_answers_need_no_second_asking(outcomes):
    said = Counter(reply["means"] for reply in PLAIN if reply["set"])
    assert outcomes[True, "yes", "yes"] + outcomes[True, "yes", "told"] >= 0.65 * said["yes"]
    assert outcomes[True, "no", "no"] >= 0.54 * said["no"]  # a no is earned: the others are asked again
    assert outcomes[True, "no", "yes"] <= 0.02 * said["no"]


def test_only_a_yes_reassures(content, lexicon):
    others = [r for r in PLAIN if r["means"] != "yes" and is_reassuring(content.questions[r["to"]], content)]
    assert {outcome(reply, content, lexicon) for reply in others} == {"elsewhere", "not reassured", "unclear"}


def test_who_does_not_know_is_asked_again(outcomes):
    assert outcomes[True, "unsure", "no"] + outcomes[False, "unsure", "no"] == 0


def test_what_counts_in_reply_belongs_to_a_question_without_options(content, lexicon):
    for id_ in lexicon.ids(Kind.REPLY):
        assert not content.questions[id_].options


def test_questions_speak_of_what_the_vocabulary_knows(content, lexicon):
    for question in content.questions.values():
        assert set(question.speaks_of) <= lexicon.areas | lexicon.things | {AGE}
