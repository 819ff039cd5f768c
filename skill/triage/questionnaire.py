"""Chooses the next question worth asking, from what is known and what was asked. Nothing else is stored."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from skill.triage.assessment import Assessment, assess, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import CHECK, EXERCISE_GROUPS, SET_GROUPS, Content, Question, Rule
from skill.triage.status import Findings, Status

MOST_QUESTIONS = 12
"""However much a person tells, no check asks more than this (clinical sheet, 4.2: nine, and few follow-ups)."""


def next_question(
    content: Content, findings: Findings, asked: Collection[str], newest: Sequence[str] = ()
) -> Question | None:
    """Return the question to ask now, or None when the check is complete.

    The clarifier of an emergency comes first, then what was heard in doubt, then follow-ups, then the gate, then other
    clarifiers, and then the rest of the set, each in the order of the content. `newest` are findings that were just
    heard, the surest first: of what is in doubt, these come first.
    Once care is needed today, only questions that can still find an emergency are asked (clinical sheet, 4.5d).
    """
    assessment = assess(content, findings, asked)
    put = [id_ for id_ in asked if content.questions[id_].group not in EXERCISE_GROUPS]
    if assessment.is_emergency or len(put) >= MOST_QUESTIONS:
        return None
    return next(_candidates(content, findings, asked, assessment, newest), None)


def pressing_question(content: Content, findings: Findings, asked: Collection[str]) -> Question | None:
    """Return the next question if something told calls for it: a doubt, a clarifier or a follow-up. Otherwise None."""
    question = next_question(content, findings, asked)
    if question is None:
        return None
    is_doubted = any(findings.get(name) is Status.UNSURE for name in question.covers)
    awaiting = assess(content, findings, asked).awaiting
    is_called_for = is_doubted or any(waits.rule.disposition >= Disposition.URGENT for waits in awaiting)
    return question if is_called_for or question.group not in SET_GROUPS else None


def gives_way(content: Content, findings: Findings, asked: Collection[str], question: Question) -> bool:
    """Return whether narrower questions ask for all of this one that is still open, and for no more."""
    return not _is_due(content, with_derived(content, findings), asked, question)


def open_questions(content: Content, findings: Findings, asked: Collection[str], group: str) -> Iterator[Question]:
    """Yield the questions of a group that apply, were not put yet, and are not answered by what is known."""
    known = with_derived(content, findings)
    for question in content.questions.values():
        if question.group == group and question.id not in asked and _is_open(question, known):
            yield question


def _candidates(
    content: Content, findings: Findings, asked: Collection[str], assessment: Assessment, newest: Sequence[str]
) -> Iterator[Question]:
    reached = assessment.disposition or Disposition.SELF_CARE
    clarifiers = [waits for waits in assessment.awaiting if waits.rule.disposition > reached]
    yield from (content.questions[waits.question] for waits in clarifiers if _is_emergency(waits.rule))
    waiting = [q for q in content.questions.values() if q.id not in asked and q.group not in EXERCISE_GROUPS]
    doubts = {name for name, status in findings.items() if status is Status.UNSURE}
    known = with_derived(content, findings)

    def worthwhile(*groups: str) -> Iterator[Question]:
        """Yield the questions of some groups that are due and may still lead higher, as they are asked for."""
        of_them = (q for q in waiting if _is_of(q, groups, known) and q.level > reached)
        return (question for question in of_them if _is_due(content, known, asked, question))

    def is_still_in_doubt(name: str, question: Question) -> bool:
        """Whether no question narrower than this one asked about it already."""
        put = (content.questions[id_] for id_ in asked)
        return not any(name in q.covers and name not in q.doubts and len(q.covers) < len(question.covers) for q in put)

    new_doubts = [name for name in newest if name in doubts]

    def worst(question: Question) -> Disposition:
        """How soon care would be needed if all were true that is in doubt, and that this question asks about."""
        true = dict.fromkeys(doubts.intersection(question.covers), Status.PRESENT)
        return assess(content, {**findings, **true}, asked).disposition or Disposition.SELF_CARE

    def narrowness(question: Question) -> tuple[int, bool, int, bool, int, int]:
        in_doubt = len(doubts.intersection(question.covers))
        wider = len(question.covers) - in_doubt
        place = min((new_doubts.index(name) for name in question.covers if name in new_doubts), default=len(new_doubts))
        return -worst(question), question.id not in called_for, place, question.id not in due, wider, -in_doubt

    doubted = [q for q in waiting if any(is_still_in_doubt(name, q) for name in doubts.intersection(q.covers))]
    due = {question.id for question in worthwhile(*SET_GROUPS)} if doubted else set()
    called_for = {question.id for question in worthwhile("follow_up")} if doubted else set()
    # First what could be the worst; of that, what the last answer calls for, then what was just heard; then what is
    # asked of everybody, or a part of it would be asked twice; then what asks for the least that is not in doubt, and
    # of these what settles the most.
    yield from sorted(doubted, key=narrowness)
    yield from worthwhile("follow_up")
    yield from worthwhile("gate")
    yield from (content.questions[waits.question] for waits in clarifiers)
    yield from worthwhile("low_back")


def _is_of(question: Question, groups: Collection[str], known: Findings) -> bool:
    """Whether a question belongs to one of some groups. One that checks a doubt also follows up what calls for it."""
    return question.group in groups or (
        "follow_up" in groups and question.group == CHECK and _any_present(question.ask_when, known)
    )


def _is_emergency(rule: Rule) -> bool:
    return rule.disposition is Disposition.EMERGENCY


def _is_due(content: Content, known: Findings, asked: Collection[str], question: Question) -> bool:
    """Whether a question is open, and does not give way to narrower ones that join less of the same.

    "Any fever, weight loss, a leg getting weak, or pain that never eases?" gives way once a narrower one was asked, or
    if the narrower ones ask for no more than is still open: neither asks again about what is known.
    """
    if not _is_open(question, known):
        return False
    narrower = content.narrower[question.id]
    if any(q.id in asked for q in narrower):
        return False
    left = {name for name in question.covers if known.get(name) not in (Status.PRESENT, Status.DENIED)}
    askable = {name for q in narrower if _is_open(q, known) and left.issuperset(q.covers) for name in q.covers}
    return not (askable == left != {*question.covers})


def _is_open(question: Question, known: Findings) -> bool:
    """Whether the question applies and is not answered: not all that it covers is known, and no finding settles it."""

    is_doubted = question.group == CHECK  # a doubt calls for it, whatever else is known
    applies = is_doubted or not question.ask_when or _any_present(question.ask_when, known)
    told = question.covers and all(known.get(name) in (Status.PRESENT, Status.DENIED) for name in question.covers)
    return applies and not told and not _any_present(question.settled_by, known)


def _any_present(names: Collection[str], known: Findings) -> bool:
    return any(known.get(name) is Status.PRESENT for name in names)


def left_unasked(content: Content, findings: Findings, asked: Collection[str]) -> list[Question]:
    """Return the emergency questions that the limit on questions left open; what they ask about ends as unsure."""
    known = with_derived(content, findings)
    return [
        question
        for question in content.questions.values()
        if question.group in SET_GROUPS
        and question.level is Disposition.EMERGENCY
        and question.id not in asked
        and _is_due(content, known, asked, question)
    ]
