"""Assesses findings: how soon care is needed, and which rules say so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from skill.triage.disposition import Disposition
from skill.triage.model import Clarifier, Content, FindingKind, Question, Rule
from skill.triage.status import Findings, Status, all_of, any_of, may_be


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that counts, the disposition it asks for, and whether that is certain or rests on an unsure finding."""

    rule: Rule
    disposition: Disposition
    is_certain: bool
    action: str = ""
    """Which advice a clarifier asks for that holds the rule lower; empty if the usual one is meant."""


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A rule that is held lower until a question is answered, and the id of that question."""

    rule: Rule
    question: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """How soon care is needed, and why. The disposition is None until something known asks for care."""

    disposition: Disposition | None
    reasons: tuple[Reason, ...]
    """The rules that count, most urgent first."""
    awaiting: tuple[Awaiting, ...]
    """The rules that are held lower until the questions of their clarifiers are answered."""

    @property
    def is_emergency(self) -> bool:
        """Whether the emergency number must be called now."""
        return self.disposition is Disposition.EMERGENCY


def with_derived(content: Content, findings: Findings) -> Findings:
    """Return the findings with all that follow from them. What was told keeps its status, whatever would follow."""
    known = dict(findings)
    names = known.keys()  # a view: what follows is among them as soon as it is known
    for shape in content.derived:
        if shape.id in findings or (names.isdisjoint(shape.all_of) and names.isdisjoint(shape.any_of)):
            continue  # by far the usual case
        status = _holds(shape.all_of, shape.any_of, known)
        if status is not None:
            known[shape.id] = status
    return known


def assess(content: Content, findings: Findings, asked: Collection[str]) -> Assessment:
    """Assess what is known so far.

    `asked` holds the ids of the questions that were put and then answered or given up. A clarifier that was put
    without a clean answer no longer holds its rule lower. The most urgent rule wins, in whatever order the findings
    were told, and nothing switches a rule off.
    """
    settled = {name for id_ in asked for name in content.questions[id_].asks_about}
    # A doubt heard in passing only makes its question the next one. It counts once that question did not settle it.
    counted = {name: status for name, status in findings.items() if status is not Status.UNSURE or name in settled}
    reasons, awaiting = _judge(content, with_derived(content, counted), asked)
    return Assessment(reasons[0].disposition if reasons else None, reasons, awaiting)


def conclude(content: Content, findings: Findings) -> Assessment:
    """Assess at the end of the check, when every doubt counts.

    A clarifier then holds its rule lower only if all the findings that it needs denied were denied, not left open.
    """
    reasons, _ = _judge(content, with_derived(content, findings), None)
    return Assessment(reasons[0].disposition if reasons else Disposition.SELF_CARE, reasons, ())


def _judge(
    content: Content, known: Findings, asked: Collection[str] | None
) -> tuple[tuple[Reason, ...], tuple[Awaiting, ...]]:
    """Return the rules that count, most urgent first, and those that await a clarifier. `asked` is None at the end."""
    reasons: list[Reason] = []
    awaiting: list[Awaiting] = []
    for rule in _touched(content, known):
        status = _holds(rule.all_of, rule.any_of, known)
        if status is Status.PRESENT:
            reason, questions = _reason(content, rule, known, asked)
            awaiting += (Awaiting(rule, id_) for id_ in questions[:1])
        elif status is Status.UNSURE:
            reason = Reason(rule, rule.if_unsure, is_certain=False)
        else:
            continue
        if reason.disposition > Disposition.SELF_CARE:
            reasons.append(reason)
    return tuple(sorted(reasons, key=_urgency)), tuple(awaiting)


def _touched(content: Content, known: Findings) -> list[Rule]:
    """Return the rules that name something present or unsure, for no other can count.

    They are in the order of the content: the order of telling changes nothing.
    """
    denied = Status.DENIED
    touched = {rule.id for name in known if known[name] is not denied for rule in content.rules_on.get(name, ())}
    return [rule for rule in content.rules.values() if rule.id in touched]


def _urgency(reason: Reason) -> tuple[int, bool]:
    """Return the sort key that puts the most urgent reason first, and a certain one before a doubtful one."""
    return -reason.disposition, not reason.is_certain


def _reason(content: Content, rule: Rule, known: Findings, asked: Collection[str] | None) -> tuple[Reason, list[str]]:
    """Return how a triggered rule counts, and the ids of the questions whose answers may hold it lower."""
    held_by: list[Reason] = []
    waiting: list[Reason] = []
    questions: list[str] = []
    for held in rule.clarifiers:
        if not _applies(held, rule, known, is_final=asked is None):
            continue
        still_open = [] if asked is None else _open_questions(content, held, known, asked)
        questions += still_open
        # A doubt beside it counts as much as it would alone: one more danger never lowers the level.
        is_doubted = any(known.get(name) is Status.UNSURE for name in rule.any_of)
        level = max(held.holds_at, rule.if_unsure) if is_doubted else held.holds_at
        if level < rule.disposition:
            lower = Reason(rule, level, is_certain=True, action=held.action)
            held_by += [lower] if _reassures(held, known) else []
            waiting += [lower] if still_open else []
    if held_by:
        return min(held_by, key=_level), questions
    # While it is only hoped for, the more urgent of the levels that it may be held at counts.
    return max(waiting, key=_level, default=Reason(rule, rule.disposition, is_certain=True)), questions


def _level(reason: Reason) -> Disposition:
    return reason.disposition


def _applies(held: Clarifier, rule: Rule, known: Findings, *, is_final: bool) -> bool:
    """Whether a clarifier may hold a triggered rule lower: nothing else triggers it, and what must be denied is."""
    triggers = {name for name in rule.any_of or rule.all_of if known.get(name) is Status.PRESENT}
    if is_final:
        return triggers <= set(held.only) and all(known.get(name) is Status.DENIED for name in held.clean)
    return triggers <= set(held.only) and not may_be(held.clean, known)


def _reassures(held: Clarifier, known: Findings) -> bool:
    return any(known.get(name) is Status.PRESENT for name in held.reassured_by)


def _open_questions(content: Content, held: Clarifier, known: Findings, asked: Collection[str]) -> list[str]:
    """Return the ids of the questions that may still bring the reassurance of a clarifier: none once it is there.

    A question is open until it is asked, or the reassurance that its yes would establish is known. If even the best
    answers to all the open ones would not reassure, none of them is asked.
    """
    if _reassures(held, known):
        return []
    questions = [content.questions[id_] for id_ in held.questions if id_ not in asked]
    still_open = [question for question in questions if not _is_reassured(content, question, known)]
    hoped = {name: Status.PRESENT for question in still_open for name in _best_answer(content, question)}
    told = {name: status for name, status in known.items() if content.can_be_told(name)}
    would_reassure = _reassures(held, with_derived(content, {**told, **hoped}))
    return [question.id for question in still_open] if would_reassure else []


def _is_reassured(content: Content, question: Question, known: Findings) -> bool:
    is_reassuring = content.findings[question.finding].kind is FindingKind.REASSURANCE
    return is_reassuring and known.get(question.finding) is Status.PRESENT


def _best_answer(content: Content, question: Question) -> set[str]:
    """Return the reassuring findings that an answer to the question may establish."""
    chosen = {name for option in question.options for name in option.establishes}
    names = {question.finding, *question.no_establishes, *chosen}
    return {name for name in names if content.findings[name].kind is FindingKind.REASSURANCE}


def _holds(every: tuple[str, ...], some: tuple[str, ...], known: Findings) -> Status | None:
    """Return the status of a condition: all of `every` and, unless it is empty, one of `some`. None if unknown."""
    parts = [known.get(name) for name in every]
    if some:
        parts.append(any_of([known.get(name) for name in some]))
    return all_of(parts)
