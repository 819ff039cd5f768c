"""Which findings are dangers: told wrongly, they would call for urgent care, or keep somebody from it."""

from __future__ import annotations

from collections.abc import Mapping

from skill.triage.assessment import assess
from skill.triage.disposition import Disposition
from skill.triage.model import CHECK, Content, FindingKind
from skill.triage.status import Status

_NO_DANGER = frozenset({FindingKind.COMPLAINT, FindingKind.REASSURANCE, FindingKind.PROFILE, FindingKind.NOTE})


def dangers_of(content: Content) -> frozenset[str]:
    """Return the findings that can be told and that a rule for an emergency, or for care today, names or rests on."""
    told = (content.findings[name] for name in _named(content, Disposition.URGENT) if content.can_be_told(name))
    return frozenset(finding.id for finding in told if finding.kind not in _NO_DANGER)


def _named(content: Content, least: Disposition) -> set[str]:
    """Return the findings that a rule of at least this level names, and those that these follow from."""
    rules = (rule for rule in content.rules.values() if rule.disposition >= least)
    named = {name for rule in rules for name in (*rule.any_of, *rule.all_of)}
    for finding in reversed(content.derived):
        if finding.id in named:
            named.update((*finding.any_of, *finding.all_of))
    return named


def background_of(content: Content) -> frozenset[str]:
    """Return the dangers that a person has or takes, and that weigh only with others: no one of them warns alone."""
    kinds = (FindingKind.HISTORY, FindingKind.STATE)
    return frozenset(name for name in dangers_of(content) if content.findings[name].kind in kinds)


def states_of(content: Content) -> frozenset[str]:
    """Return those of `background_of` that are true for a time: a medicine taken, a pregnancy."""
    kinds = content.findings
    return frozenset(name for name in background_of(content) if kinds[name].kind is FindingKind.STATE)


def complaints_of(content: Content) -> frozenset[str]:
    """Return the findings that people come with, and that are no danger by themselves."""
    return frozenset(f.id for f in content.findings.values() if f.kind is FindingKind.COMPLAINT and not f.is_derived)


def asked_if_suspected(content: Content) -> frozenset[str]:
    """Return the findings that nobody is asked about unless something they said sounded like it, or called for it."""
    groups: dict[str, set[str]] = {}
    for question in content.questions.values():
        for name in question.asks_about:
            groups.setdefault(name, set()).add(question.group)
    return frozenset(name for name, found in groups.items() if found == {CHECK})


def without_question(content: Content) -> frozenset[str]:
    """Return the dangers that no question is about: where one is in doubt, nobody can be asked."""
    asked = {name for question in content.questions.values() for name in question.asks_about}
    return dangers_of(content) - background_of(content) - asked


def never_asked(content: Content) -> frozenset[str]:
    """Return the dangers that no emergency rests on, and that no question is about: black stools, both legs swollen.

    Where one is in doubt, nobody can be asked.
    """
    return without_question(content) - _named(content, Disposition.EMERGENCY)


def asked_at_once(content: Content) -> frozenset[str]:
    """Return what is asked about before any answer is given: thoughts of harming oneself."""
    return frozenset().union(*(question.asks_about for question in content.questions.values() if question.comes_first))


def lesser_of(content: Content) -> frozenset[str]:
    """Return the findings that can be told, and that are no danger, complaint or reassurance: "off work with it".

    What they lead to is an appointment at most, so a mistake costs little.
    """
    left_out = dangers_of(content) | complaints_of(content)
    kinds = (FindingKind.REASSURANCE, FindingKind.PROFILE, FindingKind.UMBRELLA, FindingKind.NOTE)
    told = (f for f in content.findings.values() if content.can_be_told(f.id) and not (f.is_derived or f.said_as))
    return frozenset(f.id for f in told if f.kind not in kinds and not f.measure) - left_out


def kin_of(content: Content) -> Mapping[str, frozenset[str]]:
    """Return for each danger that is an emergency by itself the others that one question of the gate joins with it."""
    gate = [question.covers for question in content.questions.values() if question.group == "gate"]
    asked = {name for covers in gate for name in covers}
    alone = {name for name in asked if assess(content, {name: Status.PRESENT}, ()).is_emergency}
    return {
        name: frozenset(alone.intersection(covers) - {name}) for covers in gate for name in alone.intersection(covers)
    }


def reassured_by(content: Content) -> Mapping[str, frozenset[str]]:
    """Return for each danger what may reassure about it: what the clarifiers of its rules may be reassured by."""
    found: dict[str, set[str]] = {}
    for rule in content.rules.values():
        for clarifier in rule.clarifiers:
            for name in (*rule.any_of, *rule.all_of, *clarifier.only):
                found.setdefault(name, set()).update(clarifier.reassured_by)
    return {name: frozenset(others) for name, others in found.items() if name in dangers_of(content)}


def reassurances_of(content: Content) -> frozenset[str]:
    """Return the findings that can be told in words, and that are no danger, no complaint and no lesser trouble.

    They reassure, or say who somebody is ("he's at school"). What follows from others is told by no words of its own.
    """
    told = (f for f in content.findings.values() if content.can_be_told(f.id) and not f.is_derived)
    left_out = dangers_of(content) | complaints_of(content) | lesser_of(content)
    return frozenset(f.id for f in told if f.kind is not FindingKind.UMBRELLA and not f.said_as) - left_out


def reassuring_of(content: Content) -> frozenset[str]:
    """Return those of `reassurances_of` that may hold a rule at a lower level; the others say who somebody is."""
    kinds = content.findings
    return frozenset(name for name in reassurances_of(content) if kinds[name].kind is FindingKind.REASSURANCE)
