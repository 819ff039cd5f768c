"""What a warning rests on: the told findings that its rules count, and whether anything was added to them."""

from __future__ import annotations

from collections.abc import Iterable

from skill.dialogue.saying import says_less
from skill.dialogue.state.conversation import Conversation
from skill.triage.assessment import Assessment, assess, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind, Rule
from skill.triage.status import Status

_NO_DANGER = frozenset({FindingKind.COMPLAINT, FindingKind.PROFILE})
"""Kinds of finding that no warning rests on alone: nobody was wrong about a back that hurts."""


def grounds(content: Content, conversation: Conversation, assessment: Assessment) -> set[str]:
    """Return the ids of the told findings that the warning rests on, without complaints beside anything else."""
    told = {name for rule in _warning(assessment) for name in _told(content, conversation, _conditions(rule))}
    return set(without_complaints(content, told))


def without_complaints(content: Content, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names without complaints and the person's age, if anything else is among them."""
    given = tuple(names)
    return tuple(name for name in given if content.findings[name].kind not in _NO_DANGER) or given


def is_more(content: Content, before: Conversation, now: Conversation) -> bool:
    """Return whether another rule warns now than before, by more than a lesser form of what warned already.

    "It just aches", after trouble in both legs, tells less of the same.
    """
    was, known = (assess(content, each.findings, each.asked) for each in (before, now))
    if not {rule.id for rule in _warning(was)} < {rule.id for rule in _warning(known)}:
        return False
    warned = grounds(content, before, was)
    added = grounds(content, now, known) - warned
    return not (added and added <= says_less(content, warned))


def _warning(assessment: Assessment) -> list[Rule]:
    """Return the rules that warn."""
    return [reason.rule for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY]


def _conditions(rule: Rule) -> set[str]:
    return {*rule.any_of, *rule.all_of}


def _told(content: Content, conversation: Conversation, names: set[str]) -> set[str]:
    """Return the ids among `names` that were told. For a derived finding, return what was told behind it."""
    told: set[str] = set()
    known = with_derived(content, conversation.findings)
    for name in names:
        shape = content.findings[name]
        if known.get(name) is not Status.PRESENT:
            continue
        if name in conversation.findings:
            told.add(name)
        elif shape.kind is not FindingKind.HISTORY:
            told |= _told(content, conversation, {*shape.any_of, *shape.all_of})
    return told
