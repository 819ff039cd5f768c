"""Single utterances in people's own words: is the danger warned of, or asked about next; is what is none let be.

The floors stand a little below what was measured when they were set. How each set was heard the first time, before
anything was learnt from it, is in docs/accuracy.md.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import take_turn
from skill.listening.listen import listen
from skill.triage.disposition import Disposition

WORDING = [json.loads(line) for line in (Path(__file__).parent / "wording.jsonl").read_text("utf-8").splitlines()]

ASKED_BY = {
    "saddle": "saddle_numbness buttock_numbness",
    "bladder": "bladder_retention bladder_incontinence bladder_urgency",
    "bowel": "bowel_control",
    "sexual": "sexual_function",
    "both_legs": "both_legs both_legs_ache",
    "leg_weakness": "leg_weakness leg_weakness_severe foot_drop cannot_walk both_legs",
    "injury": "major_trauma fall_unspecified",
    "chest": "chest_pain",
    "breath": "breathless",
    "stroke": "stroke",
    "aorta": "tearing sudden_severe_pain belly_and_back pulsing_belly faint_collapse",
    "dvt": "one_leg_swelling sudden_swelling calf_pain",
    "cold_leg": "cold_pale_leg",
    "swelling_joint_fever": "fever sepsis very_unwell",
    "cancer": "cancer_history band_pain leg_weakness both_legs",
    "pregnancy": "pregnancy_danger pregnancy_warning pregnancy",
    "cast": "compartment",
    "suicidal": "self_harm",
    "overdose": "overdose",
    "vomit_blood": "vomiting_blood black_stools",
    "child": "child cannot_walk fever sepsis",
    "kidney": "kidney side_pain fever bladder_retention",
    "wound": "penetrating_wound",
    "headache": "thunderclap_headache bad_headache",
    "meningitis": "stiff_neck light_hurts_eyes rash_not_fading fever sepsis",
    "birth": "pregnancy_warning pregnancy",
    "baby": "baby_very_ill sepsis",
    "faint": "faint_collapse passed_out_briefly",
}
"""The findings whose question asks about each danger."""

TODAY_IS_ENOUGH = frozenset(
    "dvt kidney child vomit_blood pregnancy birth swelling_joint_fever cancer leg_weakness sexual E4".split()
)
"""Dangers whose rules say "be seen today" where nothing else is told."""


def asked_by(danger, content):
    """The findings whose question asks about a danger; of a rule, all that it names."""
    if danger in ASKED_BY:
        return set(ASKED_BY[danger].split())
    rules = [rule for rule in content.rules.values() if re.fullmatch(rf"{danger}[a-z]?", rule.id)]
    return {name for rule in rules for named in (*rule.all_of, *rule.any_of) for name in plain(content, named)}


def plain(content, name):
    """A finding, or those that it is derived from."""
    finding = content.findings[name]
    return {name}.union(*(plain(content, part) for part in (*finding.all_of, *finding.any_of)))


@pytest.fixture(scope="module")
def outcomes(knowledge, lexicon):
    """Each line with its turn's disposition and whether its danger is asked about next."""
    found = []
    for line in WORDING:
        turn = take_turn(knowledge, Conversation(), UserAct(ActKind.SAY, listen(line["said"], lexicon)))
        question = knowledge.content.questions.get(turn.conversation.pending)
        asked = {question.finding, *question.covers} if question else set()
        # A rule that waits for its own question has been heard; if it is no emergency, it is asked after the gate.
        asked |= {name for waits in turn.assessment.awaiting for name in (*waits.rule.any_of, *waits.rule.all_of)}
        is_asked = bool(question) and (
            not asked.isdisjoint(asked_by(line["of"], knowledge.content)) or question.group == "clarifier"
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
    assert share(is_warned(line, level) for line, level, _ in dangers) >= 0.90
    assert share(is_warned(line, level) or is_asked for line, level, is_asked in dangers) >= 0.96


@pytest.mark.parametrize("danger", ASKED_BY)
def test_no_danger_is_deaf(outcomes, danger):
    told = [outcome for outcome in outcomes if outcome[0]["of"] == danger and outcome[0]["is"] == "emergency"]
    assert share(is_warned(line, level) or is_asked for line, level, is_asked in told) >= 0.85


def test_what_only_sounds_like_danger_is_seldom_warned_of(outcomes):
    harmless = [outcome for outcome in outcomes if outcome[0]["is"] == "neighbour"]
    assert share(level is Disposition.EMERGENCY for _, level, _ in harmless) <= 0.04
