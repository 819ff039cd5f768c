"""Take back what was told or misheard. Only an explicit change of mind can deny a finding that was told."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from skill.dialogue.record.absorb import SAYS_WRONG, measured
from skill.dialogue.record.whose_trouble import is_the_patients_number
from skill.dialogue.state.conversation import Conversation
from skill.listening.acts import MEANT, Act
from skill.listening.agreement import Opinion
from skill.listening.heard import Heard
from skill.listening.said import Said, When, Whose
from skill.triage.model import Content
from skill.triage.status import Status

_CHANGES_OF_MIND = frozenset({Act.CORRECT, Act.RECONSIDER})
"""Acts of a change of mind. "That's wrong" takes back what it names, else the last thing told.

"Actually" takes back only what it denies.
"""


def denied(heard: Heard, conversation: Conversation) -> frozenset[str]:
    """Return the ids of the findings that the person takes back. Empty unless the words say it is a change of mind.

    What the first ear leaves in doubt counts where the second hears it denied ("no hang on, both my legs are fine").
    """
    if not heard.acts & _CHANGES_OF_MIND:
        return frozenset()
    # Not so where something limits that: "it isn't true that I have no dropped foot".
    verdicts = heard.second.verdicts.items() if heard.second and not heard.limits_no else ()
    doubt = {name for name, (said, opinion, _) in verdicts if (said, opinion) == (Said.UNSURE, Opinion.DENIED)}
    return frozenset(
        o.finding
        for o in heard.observations
        if (o.said is Said.DENIED or o.finding in doubt) and (o.whose is Whose.SELF or conversation.speaks_for_other)
    )


def withdrawn(content: Content, conversation: Conversation, names: Collection[str]) -> Conversation:
    """Return the conversation with the findings `names` taken back: they are denied, because the person says so.

    If a "yes" to a question about several things rested only on these, that question is open again, unless that yes is
    among them.
    """
    findings = {**conversation.findings, **dict.fromkeys(names, Status.DENIED)}
    asked = [content.questions[id_] for id_ in conversation.asked]
    baseless = {
        question.finding
        for question in asked
        if not set(names).isdisjoint(question.covers)
        and question.finding not in {*question.covers, *names}
        and all(findings.get(name) is not Status.PRESENT for name in question.covers)
    }
    return replace(
        conversation,
        findings={name: status for name, status in findings.items() if name not in baseless},
        asked=tuple(q.id for q in asked if q.finding not in baseless and baseless.isdisjoint(q.ask_when)),
        last_change={},
        pending="",
        tries=0,
    )


def corrected(content: Content, before: Conversation, after: Conversation, heard: Heard) -> Conversation | None:
    """Return the conversation after a correction or a change of mind; None if the turn is neither.

    Its numbers replace the numbers told before, and what it denies is taken back. If "that's wrong" names nothing,
    what the last turn understood is undone. If that was the answer to a question, the question is open again.
    """
    numbers = _numbers(content, before, after, heard)
    names = _named(content, before, heard)
    if numbers or names:
        changed = withdrawn(content, replace(after, findings={**after.findings, **numbers}), names)
        return changed if names else replace(changed, pending=after.pending, tries=after.tries)
    if heard.acts & _CHANGES_OF_MIND and heard.acts & (MEANT | {Act.SIDE}) and not heard.observations:
        # What was told is kept. A "no" in such words ("no, my left leg") does not answer the question.
        return after
    if heard.acts & SAYS_WRONG and _is_changed_already(before, heard):
        return after
    if not heard.acts & SAYS_WRONG or heard.observations:
        return None  # a person who tells something new takes back nothing else
    return _undone(content, before, after, heard)


def _is_changed_already(before: Conversation, heard: Heard) -> bool:
    """Whether the words tell nothing but what was denied before ("I said my legs are fine, I said it wrong")."""
    told = heard.observations
    is_old = all(before.findings.get(observation.finding) is Status.DENIED for observation in told)
    return bool(told) and is_old and not heard.tells


def reopened(content: Content, conversation: Conversation) -> Conversation | None:
    """Return the conversation in which the question asked last is pending again; None if none was asked.

    What its answer changed is taken back if nothing else was told since.
    """
    if not conversation.asked:
        return None
    last, change = conversation.asked[-1], conversation.last_change
    known = conversation.findings
    if _answers(content, last, change):
        kept = {name: status for name, status in known.items() if name not in change}
        known = kept | {name: status for name, status in change.items() if status is not None}
    return replace(
        conversation,
        findings=known,
        last_change={},
        asked=conversation.asked[:-1],
        pending=last,
        tries=0,
        concluded=False,
    )


def _numbers(content: Content, before: Conversation, after: Conversation, heard: Heard) -> dict[str, Status]:
    """Return the findings that the numbers of a correction decide, whatever was told before ("54, not 45").

    A number of a kind not told before corrects nothing ("no, I'm fifty four", to a question about fever).
    """
    is_change = bool(heard.acts & _CHANGES_OF_MIND)
    numbers = [m for m in heard.measures if is_change or m.corrects]
    return {
        name: status
        for measure in numbers
        if is_the_patients_number(measure, after.speaks_for_other)
        for name, status in measured(content, measure).items()
        if name in before.findings or after.findings.get(name) is not status
    }


def _named(content: Content, before: Conversation, heard: Heard) -> set[str]:
    """Return the ids of the findings that the words take back by name; empty if nothing of them is known.

    "That's wrong" also takes back a finding that it places in the past, or says is somebody else's. Who denies a part
    of what a mere yes stands for takes that yes back: all of it with "I got that wrong, both my legs are fine", else
    the rest of it is open again (`withdrawn`).
    """
    named = set(denied(heard, before))
    known = {name for name, status in before.findings.items() if status is not Status.DENIED}
    yeses = {
        question.finding
        for question in content.questions.values()
        if not named.isdisjoint(question.covers)
        and question.finding in known
        and all(before.findings.get(name) is not Status.PRESENT for name in question.covers)
    }
    if Act.CORRECT in heard.acts:
        named |= known & {
            o.finding
            for o in heard.observations
            if o.when in (When.PAST, When.LONG_STANDING) or (o.whose is not Whose.SELF and not before.speaks_for_other)
        }
    if named.isdisjoint(known) and not yeses:
        return set()
    return named | (yeses if heard.acts & SAYS_WRONG else set())


def _undone(content: Content, before: Conversation, after: Conversation, heard: Heard) -> Conversation:
    told = {o.finding for o in heard.observations}
    undone = {name: status for name, status in before.last_change.items() if name not in told}
    findings = {name: status for name, status in after.findings.items() if name not in undone}
    findings |= {name: status for name, status in undone.items() if status is not None}
    reopened = before.asked[-1] if before.asked and _answers(content, before.asked[-1], undone) else ""
    if heard.answer is not None and not reopened:
        return after  # "sorry, I meant yes" corrects an answer; it takes back nothing told
    asked = before.asked[:-1] if reopened else before.asked
    return replace(after, findings=findings, last_change={}, asked=asked, pending=reopened, tries=0)


def _answers(content: Content, question_id: str, names: Iterable[str]) -> bool:
    """Whether any of `names` can have come from an answer to this question."""
    question = content.questions[question_id]
    chosen = {name for option in question.options for name in option.establishes}
    return not question.asks_about.union(question.no_establishes, chosen).isdisjoint(names)
