"""The keys of the messages about clinical content. They are made of its ids, here and nowhere else.

What is spoken and what every language must have (`messages_of`) come from the same functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from skill.triage.disposition import Disposition
from skill.triage.model import Content, Finding, FindingKind, Question, Rule, Source


class MessageKey(str):
    """The key of a message; each locale has its own words for it. A type, so that no other text passes for one."""

    __slots__ = ()


class Form(StrEnum):
    """What can be said of a question."""

    ASK = "ask"
    BESIDES = "besides"
    """It is asked of a person who told a part of it: "apart from what you told me"."""
    SHORT = "short"
    """It is asked again, in shorter words."""
    WHY = "why"
    """Why it is asked."""
    MEANS = "means"
    """What it means: what would be a yes to it, and what would not."""
    DENIED = "denied"
    """What a person who says no to it is left with, where it comes first."""


_UNNAMED = frozenset({FindingKind.REASSURANCE, FindingKind.PROFILE, FindingKind.UMBRELLA, FindingKind.NOTE})


def is_read_back(finding: Finding) -> bool:
    """Return whether a finding that was told is read back by a name of its own."""
    return finding.kind not in _UNNAMED and not finding.said_as


def question_key(question: Question, form: Form) -> MessageKey:
    """Return the key of what is said of a question."""
    return MessageKey(f"question.{question.id}.{form}")


def finding_key(name: str) -> MessageKey:
    """Return the key of the short name of a finding, by its id."""
    return MessageKey(f"finding.{name}")


def noted_key(name: str) -> MessageKey:
    """Return the key of the line that is said when a note is told, by the id of its finding."""
    return MessageKey(f"noted.{name}")


def publisher_key(source: Source) -> MessageKey:
    """Return the key of the name of the publisher of a source."""
    return MessageKey(f"source.{source.publisher}")


def because_key(rule: Rule) -> MessageKey:
    """Return the key of what the signs that a rule looks for can mean."""
    return MessageKey(f"rule.{rule.id}.because")


def safety_net_key(rule: Rule) -> MessageKey:
    """Return the key of the safety net of a rule: when to call all the same."""
    return MessageKey(f"safety_net.{rule.safety_net}")


def advice_key(action: str) -> MessageKey:
    """Return the key of what to do, by the action of a rule that is no emergency."""
    return MessageKey(f"advice.{action}")


def more_advice_key(name: str) -> MessageKey:
    """Return the key of what a rule adds to its advice, by its name in `add`."""
    return MessageKey(f"advice.add.{name}")


def call_key(action: str) -> MessageKey:
    """Return the key of whom to call, by the action of an emergency rule."""
    return MessageKey(f"warning.{action}.call")


def call_again_key(action: str) -> MessageKey:
    """Return the key of whom to call, in few words, for a later turn of a warning."""
    return MessageKey(f"warning.{action}.again")


def meanwhile_key(action: str) -> MessageKey:
    """Return the key of what to do until help comes, by the action of an emergency rule."""
    return MessageKey(f"warning.{action}.meanwhile")


def more_warning_key(name: str) -> MessageKey:
    """Return the key of what an emergency rule adds to its warning, by its name in `add`."""
    return MessageKey(f"warning.add.{name}")


def messages_of(content: Content) -> Iterator[MessageKey]:
    """Give all messages about this content, some of them more than once."""
    for question in content.questions.values():
        yield from (question_key(question, form) for form in Form if _is_said(question, form))
    for rule in content.rules.values():
        yield from _of_rule(rule)
    yield from map(publisher_key, content.sources.values())
    yield from (noted_key(f.id) for f in content.findings.values() if f.is_answered)
    told = (f.id for f in content.findings.values() if is_read_back(f) and not f.is_derived)
    reasons = {name for rule in content.rules.values() for name in (*rule.any_of, *rule.all_of)}
    yield from map(finding_key, (*told, *_behind(reasons, content)))


def _is_said(question: Question, form: Form) -> bool:
    needed = {Form.BESIDES: bool(question.besides), Form.DENIED: question.comes_first}
    return needed.get(form, True)


def _of_rule(rule: Rule) -> Iterator[MessageKey]:
    yield because_key(rule)
    yield safety_net_key(rule)
    if rule.disposition is Disposition.EMERGENCY:
        yield call_key(rule.action)
        yield call_again_key(rule.action)
        yield meanwhile_key(rule.action)
        yield from map(more_warning_key, rule.add)
    else:
        yield advice_key(rule.action)
        yield from map(more_advice_key, rule.add)
    yield from (advice_key(held.action) for held in rule.clarifiers if held.action)


def _behind(names: Iterable[str], content: Content) -> Iterator[str]:
    """The findings that may be named as a reason. A derived finding is traced to what was told."""
    for shape in (content.findings[name] for name in names):
        if shape.is_derived:
            yield from _behind((*shape.any_of, *shape.all_of), content)
        else:
            yield shape.said_as or shape.id
