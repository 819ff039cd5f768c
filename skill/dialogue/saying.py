"""Small replies every part of the dialogue uses: read-back, names of findings, questions and their reprompts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines, Reply, Values
from skill.listening.said import Heard, Said
from skill.triage.assessment import Assessment, with_derived
from skill.triage.model import Content, FindingKind, Question
from skill.triage.status import Findings, Status

MOST_NAMES = 3
"""No list that is heard is longer than this."""

_UNNAMED = frozenset({FindingKind.REASSURANCE, FindingKind.PROFILE, FindingKind.UMBRELLA})


def finding_key(name: str) -> str:
    """The message key of a finding's short name."""
    return f"finding.{name}"


def read_back(content: Content, before: Conversation, after: Conversation, heard: Heard) -> Lines:
    """What was newly understood, in a few words, so that a wrong hearing is heard. A plain "no" needs no echo."""
    denied = {observation.finding for observation in heard.observations if observation.said is Said.DENIED}
    lines: list[Line] = []
    for status, key in ((Status.PRESENT, "heard.present"), (Status.DENIED, "heard.denied")):
        new = [
            name
            for name, now in after.findings.items()
            if now is status
            and before.findings.get(name) is not status
            and _is_named(content, name)
            and (status is Status.PRESENT or name in denied)
        ]
        if new:
            lines.append(Line(key, tuple(finding_key(name) for name in new[:MOST_NAMES])))
    return tuple(lines)


def unless_asked(statements: Iterable[Line], question: Question) -> Iterator[Line]:
    """The statements, without echoing a no to what the next question asks about."""
    asked = {finding_key(name) for name in question.asks_about}
    for line in statements:
        names = tuple(name for name in line.findings if line.key != "heard.denied" or name not in asked)
        if names or not line.findings:
            yield replace(line, findings=names)


def told_so_far(content: Content, conversation: Conversation) -> Lines:
    """What was told, in two breaths at most."""
    told = [n for n, s in conversation.findings.items() if s is Status.PRESENT and _is_named(content, n)]
    names = [finding_key(name) for name in told[: 2 * MOST_NAMES]]
    lists = [tuple(names[at : at + MOST_NAMES]) for at in range(0, len(names), MOST_NAMES)]
    return tuple(Line("told.so_far", names) for names in lists) or (Line("told.nothing"),)


def _is_named(content: Content, name: str) -> bool:
    shape = content.findings[name]
    return shape.kind not in _UNNAMED and not shape.said_as


def reasons(content: Content, conversation: Conversation, assessment: Assessment) -> tuple[str, ...]:
    """Keys of the findings that made the most urgent rules count, without repeating one."""
    known = with_derived(content, conversation.findings)
    names: list[str] = []
    for reason in assessment.reasons:
        if reason.disposition is assessment.disposition:
            names += _triggers((*reason.rule.any_of, *reason.rule.all_of), content, conversation, known)
    return tuple(dict.fromkeys(finding_key(name) for name in names))[:MOST_NAMES]


def _triggers(named: Iterable[str], content: Content, conversation: Conversation, known: Findings) -> list[str]:
    """The findings actually told that stand behind `named`, derived ones traced back to what was said."""
    found: list[str] = []
    for name in named:
        if name in conversation.findings:
            if conversation.findings[name] is not Status.DENIED:
                found.append(content.findings[name].said_as or name)
        elif known.get(name) is Status.PRESENT:
            shape = content.findings[name]
            found += _triggers((*shape.any_of, *shape.all_of), content, conversation, known)
    return found


def asking(question: Question, form: str, statements: Lines = ()) -> Reply:
    """A question of the check. `form` is ask, besides (it was told in part) or short.

    The reprompt asks in shorter words and says when to call (clinical sheet, 4.5f).
    """
    return Reply(
        statements,
        Line(f"question.{question.id}.{form}"),
        (Line(f"question.{question.id}.short"), Line("silence.unfinished")),
    )


def offering(offer: str, statements: Lines, values: Values = ()) -> Reply:
    """An offer or an open prompt that ends a reply, by its key."""
    return Reply(statements, Line(offer, values=values), (Line(f"{offer}.again"),))


def closing(*statements: Line) -> Reply:
    """The end of the session."""
    return Reply(statements, None)
