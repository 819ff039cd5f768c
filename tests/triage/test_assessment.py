"""The fixed rules of triage, held over the real rules."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skill.triage.assessment import assess, conclude, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import FindingKind
from skill.triage.status import Status
from testkit.loaded import RESOURCES

CONTENT = RESOURCES.knowledge.content
DANGERS = sorted(f.id for f in CONTENT.findings.values() if f.kind is not FindingKind.REASSURANCE and not f.is_derived)
TOLD = sorted(f.id for f in CONTENT.findings.values() if not f.is_derived)
FINDINGS = st.dictionaries(st.sampled_from(TOLD), st.sampled_from(Status), max_size=12)
ASKED = st.sets(st.sampled_from(sorted(CONTENT.questions)), max_size=12)
MANY = settings(max_examples=400)


def level(assessment):
    return assessment.disposition or Disposition.SELF_CARE


@settings(MANY, max_examples=1000)
@given(FINDINGS, ASKED, st.sampled_from(DANGERS))
@example({"both_legs": Status.UNSURE}, {"legs_and_walking"}, "legs_or_walking")
def test_one_more_danger_never_lowers(findings, asked, danger):
    more = {**findings, danger: Status.PRESENT}
    assert level(assess(CONTENT, more, asked)) >= level(assess(CONTENT, findings, asked))
    assert level(conclude(CONTENT, more)) >= level(conclude(CONTENT, findings))


@MANY
@given(FINDINGS, st.sampled_from(DANGERS))
def test_unsure_is_never_safer_than_denied(findings, danger):
    unsure, denied = {**findings, danger: Status.UNSURE}, {**findings, danger: Status.DENIED}
    assert level(conclude(CONTENT, unsure)) >= level(conclude(CONTENT, denied))


@MANY
@given(FINDINGS, ASKED, st.randoms())
def test_order_never_matters(findings, asked, rng: random.Random):
    shuffled = list(findings.items())
    rng.shuffle(shuffled)
    one, other = assess(CONTENT, findings, asked), assess(CONTENT, dict(shuffled), asked)
    assert one == other


@MANY
@given(FINDINGS, ASKED)
def test_the_conclusion_is_never_milder_than_what_was_known(findings, asked):
    assert level(conclude(CONTENT, findings)) >= level(assess(CONTENT, findings, asked))


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_fires_when_present_and_not_when_denied(rule):
    present = _told((*rule.all_of, *rule.any_of[:1]), Status.PRESENT)
    fired = {reason.rule.id: reason for reason in conclude(CONTENT, present).reasons}
    assert fired[rule.id].disposition is rule.disposition
    denied = dict.fromkeys(CONTENT.findings, Status.DENIED)
    assert conclude(CONTENT, denied).reasons == ()


@pytest.mark.parametrize("rule", CONTENT.rules.values(), ids=lambda rule: rule.id)
def test_each_rule_counts_as_declared_when_unsure(rule):
    unsure = _told(rule.all_of, Status.PRESENT) | _told(rule.any_of[:1] or rule.all_of[:1], Status.UNSURE)
    fired = {reason.rule.id: reason.disposition for reason in conclude(CONTENT, unsure).reasons}
    assert fired.get(rule.id, Disposition.SELF_CARE) == rule.if_unsure


CLARIFIED = [(rule, held) for rule in CONTENT.rules.values() for held in rule.clarifiers]


@pytest.mark.parametrize(("rule", "held"), CLARIFIED, ids=lambda part: getattr(part, "id", ""))
def test_only_its_own_clean_clarifier_holds_a_rule_lower(rule, held):
    # What it is held by may be what triggers another clarifier of the rule; the lower level then counts.
    told = _told((*rule.all_of, held.only[0]), Status.PRESENT)
    reassured = _told(held.reassured_by[:1], Status.PRESENT)
    clean = {**told, **dict.fromkeys(held.clean, Status.DENIED), **reassured}

    def of_rule(findings):
        fired = {reason.rule.id: reason.disposition for reason in conclude(CONTENT, findings).reasons}
        return fired.get(rule.id, Disposition.SELF_CARE)

    assert of_rule(told) is rule.disposition
    assert of_rule(clean) == held.holds_at
    for name in reassured:
        assert of_rule({**clean, name: Status.UNSURE}) > held.holds_at
    for name in held.clean:
        assert of_rule({**clean, name: Status.UNSURE}) > held.holds_at


def test_nothing_asked_is_not_the_same_as_nothing_found():
    assert assess(CONTENT, {}, ()).disposition is None
    assert conclude(CONTENT, {}).disposition is Disposition.SELF_CARE


def _told(names, status):
    """The plain findings to tell so that `names`, derived ones too, have this status."""
    told = {}
    for name in names:
        shape = CONTENT.findings[name]
        if not shape.is_derived:
            told[name] = status
        else:
            told |= _told((*shape.all_of, *shape.any_of[:1]), status)
    known = with_derived(CONTENT, told)
    assert all(known[name] is status for name in names)
    return told
