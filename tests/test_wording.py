"""Single utterances in people's own words: is the danger warned of, or asked about next; is what is none let be.

The floors stand a little below what was measured when they were set. How each set was heard the first time, before
anything was learnt from it, is in docs/accuracy.md.
"""

from __future__ import annotations

import json

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import take_turn
from skill.triage.disposition import Disposition
from training.ear.weak import ASKED_BY, told_by
from training.ear.weak import LINES as WEAK

WORDING = [json.loads(line) for line in (WEAK / "wording.jsonl").read_text("utf-8").splitlines()][::2]
"""One line of two: the floors need no more."""

TODAY_IS_ENOUGH = frozenset(
    "dvt kidney child vomit_blood pregnancy birth swelling_joint_fever cancer leg_weakness sexual E4".split()
)
"""Dangers whose rules say "be seen today" where nothing else is told."""


@pytest.fixture(scope="module")
def outcomes(knowledge, listener):
    """Each line with its turn's disposition and whether its danger is asked about next."""
    found = []
    for line in WORDING:
        turn = take_turn(knowledge, Conversation(), UserAct(ActKind.SAY, listener.listen(line["said"])))
        question = knowledge.content.questions.get(turn.conversation.pending)
        asked = {question.finding, *question.covers} if question else set()
        # A rule that waits for its own question has been heard; if it is no emergency, it is asked after the gate.
        asked |= {name for waits in turn.assessment.awaiting for name in (*waits.rule.any_of, *waits.rule.all_of)}
        is_asked = bool(question) and (
            not asked.isdisjoint(told_by(line["of"], knowledge.content)) or question.group == "clarifier"
        )
        # A rule of today that waits for its own question counts as heard.
        waits_today = any(waits.rule.disposition is Disposition.URGENT for waits in turn.assessment.awaiting)
        level = turn.assessment.disposition or Disposition.SELF_CARE
        found.append((line, max(level, Disposition.URGENT) if waits_today and may_wait(line) else level, is_asked))
    return found


def share(hits):
    hits = list(hits)
    return sum(hits) / len(hits)


def may_wait(line):
    """Whether "be seen today" is enough: for some dangers, and for the rules of that level, which are named by id."""
    return line["of"] in TODAY_IS_ENOUGH or line["of"].startswith("U")


def is_warned(line, disposition):
    return disposition is Disposition.EMERGENCY or (may_wait(line) and disposition is Disposition.URGENT)


def test_dangers_are_warned_of_or_asked_about_next(outcomes):
    dangers = [outcome for outcome in outcomes if outcome[0]["is"] == "emergency"]
    assert share(is_warned(line, level) for line, level, _ in dangers) >= 0.85
    assert share(is_warned(line, level) or is_asked for line, level, is_asked in dangers) >= 0.96


@pytest.mark.parametrize("danger", ASKED_BY)
def test_no_danger_is_deaf(outcomes, danger):
    told = [outcome for outcome in outcomes if outcome[0]["of"] == danger and outcome[0]["is"] == "emergency"]
    assert share(is_warned(line, level) or is_asked for line, level, is_asked in told) >= 0.85


def test_what_only_sounds_like_danger_is_seldom_warned_of(outcomes):
    harmless = [outcome for outcome in outcomes if outcome[0]["is"] == "neighbour"]
    assert share(level is Disposition.EMERGENCY for _, level, _ in harmless) <= 0.04
