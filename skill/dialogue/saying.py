"""Lines and replies that every part of the dialogue uses: read-back, names of findings, questions and reprompts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from skill.dialogue.messages import Hearing, Listing, Offer
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind, Values
from skill.listening.heard import Heard
from skill.triage.assessment import Assessment, with_derived
from skill.triage.disposition import Disposition
from skill.triage.messages import Form, finding_key, is_read_back, noted_key, question_key
from skill.triage.model import Content, FindingKind, Question
from skill.triage.status import Findings, Status

MOST_NAMES = 3
"""The most names in one spoken list."""

MOST_DENIED = 2
"""The most names in a list of what was taken as a no."""


def naming(message: Listing, names: Iterable[str]) -> Line:
    """Return a line that lists findings, given by their ids."""
    return Line(message, tuple(map(finding_key, names)))


def read_back(content: Content, before: Conversation, after: Conversation, heard: Heard) -> Lines:
    """Return lines that name what was newly understood, so that the person notices a mistake.

    A bare answer is not echoed: the question has just named what it is about. Nor are more than `MOST_DENIED` denials.
    """
    lines: list[Line] = []
    both = (
        (Status.PRESENT, Listing.HEARD_PRESENT, MOST_NAMES),
        (Status.DENIED, Listing.HEARD_DENIED, MOST_DENIED),
    )
    for status, message, most in () if heard.is_bare else both:
        new = [
            name
            for name, now in after.findings.items()
            if now is status
            and before.findings.get(name) is not status
            and is_read_back(content.findings[name])
            and (status is Status.PRESENT or name in heard.denied)
        ]
        if new:
            lines.append(naming(message, _most_telling(content, new)[:most]))
    return (*lines, *answered_notes(content, before.findings, after))


def answered_notes(content: Content, before: Findings, after: Conversation) -> Lines:
    """Return the lines for notes newly told that have one: how to get help, never what was told.

    What a number tells of the patient ("I'm eight") is answered only if the patient speaks.
    """
    told = [
        name
        for name, now in after.findings.items()
        if now is Status.PRESENT and before.get(name) is not now and content.findings[name].is_answered
    ]
    spoken = [name for name in told if not (content.findings[name].measure and after.speaks_for_other)]
    return tuple(Line(noted_key(name)) for name in _most_telling(content, spoken))


def unless_asked(statements: Iterable[Line], question: Question) -> Iterator[Line]:
    """Yield the statements, but do not echo a "no" about something that the next question asks."""
    asked = {finding_key(name) for name in question.asks_about}
    for line in statements:
        names = tuple(name for name in line.findings if line.key != Listing.HEARD_DENIED or name not in asked)
        if names or not line.findings:
            yield replace(line, findings=names)


def without_named(statements: Lines, following: Lines) -> Lines:
    """Return the statements without names that `following` says as well: nothing is read back twice in a turn."""
    named = {name for line in following for name in line.findings}
    left = (replace(line, findings=tuple(name for name in line.findings if name not in named)) for line in statements)
    return tuple(line for line, whole in zip(left, statements, strict=True) if line.findings or not whole.findings)


def told_so_far(content: Content, conversation: Conversation) -> Lines:
    """Return lines that name what was told, in at most two lists."""
    told = named_so_far(content, conversation)[: 2 * MOST_NAMES]
    lists = [told[at : at + MOST_NAMES] for at in range(0, len(told), MOST_NAMES)]
    return tuple(naming(Listing.TOLD_SO_FAR, names) for names in lists) or (Line(Hearing.NOTHING_TOLD),)


def named_so_far(content: Content, conversation: Conversation) -> list[str]:
    """Return the ids of all that was told and has a name of its own."""
    present = (name for name, status in conversation.findings.items() if status is Status.PRESENT)
    return _most_telling(content, (name for name in present if is_read_back(content.findings[name])))


def reasons(content: Content, conversation: Conversation, assessment: Assessment) -> tuple[str, ...]:
    """Return the ids of the findings that made the most urgent rules count: no repeats, at most `MOST_NAMES`."""
    known = with_derived(content, conversation.findings)
    counting = [reason for reason in assessment.reasons if reason.disposition is assessment.disposition]
    names: list[str] = []
    for reason in counting:
        if reason.is_certain is counting[0].is_certain:  # what is certain comes first, and no doubt is named beside it
            conditions = (*reason.rule.any_of, *reason.rule.all_of)
            names += _triggers(conditions, content, conversation, known, is_certain=reason.is_certain)
    return tuple(_most_telling(content, names)[:MOST_NAMES])


def _most_telling(content: Content, names: Iterable[str]) -> list[str]:
    """Return the names, no repeats, without those that say less of the same as another ("severe pain")."""
    given = dict.fromkeys(names)
    less = says_less(content, given)
    return [name for name in given if name not in less]


def says_less(content: Content, names: Collection[str]) -> set[str]:
    """Return the ids of the findings that say less of the same as one of `names`, and need not be named beside it.

    "Severe pain" says less than "very severe pain", and a yes to a question that joins several less than one of them.
    """
    given = {*names}
    joined = {
        question.finding
        for question in content.questions.values()
        if content.findings[question.finding].kind is FindingKind.UMBRELLA and not given.isdisjoint(question.covers)
    }
    return joined.union(*(content.findings[name].instead_of for name in names))


def _triggers(
    named: Iterable[str], content: Content, conversation: Conversation, known: Findings, *, is_certain: bool
) -> list[str]:
    """Return the ids of what was actually told behind `named`: derived findings are traced back to it."""
    counts = {Status.PRESENT} if is_certain else {Status.PRESENT, Status.UNSURE}
    found: list[str] = []
    for name in named:
        if name in conversation.findings:
            if conversation.findings[name] in counts:
                found.append(content.findings[name].said_as or name)
        elif known.get(name) is Status.PRESENT:
            shape = content.findings[name]
            parts = (*shape.any_of, *shape.all_of)
            found += _triggers(parts, content, conversation, known, is_certain=is_certain)
    return found


def asking(question: Question, form: Form, statements: Lines = ()) -> Reply:
    """Return a reply that asks a question of the check in one of its forms.

    The reprompt asks in shorter words. If an emergency is at stake, it first says when to call (clinical sheet, 4.5f).
    """
    net = (Line(Hearing.SILENCE),) if question.level is Disposition.EMERGENCY else ()
    reprompt = (*net, Line(question_key(question, Form.SHORT)))
    return Reply(statements, Line(question_key(question, form)), reprompt, asks=question)


def asking_the_rest(question: Question, conversation: Conversation, statements: Lines = ()) -> Reply | None:
    """Return a reply that asks by their names for those of several things that were not denied yet.

    None if none or all of them were denied, or if more are left than one list may hold.
    """
    known = conversation.findings
    left = [name for name in question.apart if known.get(name) is not Status.DENIED]
    if not 0 < len(left) < len(question.apart) or len(left) > MOST_NAMES:
        return None
    asked = naming(Listing.THE_REST, left)
    return replace(asking(question, Form.SHORT, statements), question=asked)


def asking_again(question: Question, conversation: Conversation, statements: Lines = ()) -> Reply:
    """Return a reply that asks a question of the check once more, in other words than the last time."""
    told_in_part = any(conversation.findings.get(name) is Status.PRESENT for name in question.besides)
    whole = Form.BESIDES if told_in_part else Form.ASK
    last = conversation.last.lines[-1].key if conversation.last.lines else ""
    return asking(question, whole if last == question_key(question, Form.SHORT) else Form.SHORT, statements)


def offering(offer: Offer, statements: Lines = (), values: Values = (), kind: ReplyKind = ReplyKind.ANSWER) -> Reply:
    """Return a reply that ends in an offer or an open prompt."""
    return Reply(statements, Line(offer, values=values), (Line(offer.again),), kind=kind)


def closing(*statements: Line, kind: ReplyKind = ReplyKind.ANSWER) -> Reply:
    """Return a reply that ends the session."""
    return Reply(statements, None, kind=kind)
