"""Lines of which one thing alone is known: which danger they tell of, or what a reply means."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from skill.listening.normalise import unpunctuated
from skill.triage.model import Content
from training.ear.examples import Example, reply_example
from training.ear.labels import Labels

LINES = Path(__file__).parents[1] / "weak"
"""Where they are."""

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
"""The findings by which each danger of wording.jsonl is told."""


def told_by(danger: str, content: Content) -> frozenset[str]:
    """Return the findings that tell of a danger. Of a rule ("E6"), those that its conditions name."""
    if danger in ASKED_BY:
        return frozenset(ASKED_BY[danger].split())
    rules = [rule for rule in content.rules.values() if re.fullmatch(rf"{danger}[a-z]?", rule.id)]
    return frozenset(name for rule in rules for named in (*rule.all_of, *rule.any_of) for name in plain(named, content))


def plain(name: str, content: Content) -> frozenset[str]:
    """Return a finding that can be told, or those that a derived one follows from."""
    finding = content.findings[name]
    return frozenset({name}).union(*(plain(part, content) for part in (*finding.all_of, *finding.any_of)))


def weak_examples(content: Content, labels: Labels, questions: dict[str, str]) -> list[Example]:
    """Return the lines of wording.jsonl and replies.jsonl. All that they do not say is left open."""
    place = {name: number for number, name in enumerate(labels.findings)}
    everything = tuple(place.values())
    found = []
    for line in _lines("wording.jsonl"):
        said = unpunctuated(line["said"])
        told = tuple(place[name] for name in sorted(told_by(line["of"], content)) if name in place)
        if told and line["is"] == "emergency":
            found.append(Example(said, one_of=told))
        elif told and line["of"] in ASKED_BY:
            others = tuple(number for number in everything if number not in told)
            found.append(Example(said, open=others))
    for line in _lines("replies.jsonl"):
        if line["to"] in questions and line["means"] in labels.means:
            said = unpunctuated(line["said"])
            found.append(reply_example(said, questions[line["to"]], line["means"], labels))
    return found


def _lines(name: str) -> Sequence[dict[str, str]]:
    return [json.loads(line) for line in (LINES / name).read_text("utf-8").splitlines()]
