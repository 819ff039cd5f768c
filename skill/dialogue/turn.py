"""One turn: what was heard is taken in, a red flag wins, and only then is the person answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from skill.dialogue import check, exercising, moving, reminding, subjects, warning
from skill.dialogue.acts import ActKind, UserAct
from skill.dialogue.answering import Outcome
from skill.dialogue.conversation import MORE, Conversation
from skill.dialogue.correcting import corrected
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reply import Line, Pace, Reply
from skill.dialogue.saying import asking, offering, read_back
from skill.dialogue.understanding import absorb
from skill.dialogue.why import explain
from skill.listening.heard import Heard
from skill.triage.assessment import Assessment, assess
from skill.triage.model import FindingKind
from skill.triage.status import Status

_IN_WORDS = {
    "repeat": ActKind.REPEAT,
    "why": ActKind.WHY,
    "why_said": ActKind.WHY,
    "source": ActKind.WHY,
    "start_over": ActKind.START_OVER,
    "stop": ActKind.STOP,
}
"""Acts that may also be put in words ("why do you ask?"), with the kind of act each is."""

_WORDLESS = frozenset({ActKind.SAY, ActKind.NOT_HEARD})


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one turn."""

    conversation: Conversation
    reply: Reply
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class _Scene:
    """A turn in which nothing needs a warning: what was known, what is known now, and what to mention first."""

    knowledge: Knowledge
    before: Conversation
    now: Conversation
    heard: Heard
    outcome: Outcome
    notes: tuple[Line, ...]
    act: UserAct


_Answer = tuple[Conversation, Reply]


def take_turn(knowledge: Knowledge, conversation: Conversation, act: UserAct) -> Turn:
    """Answer one user act. Never raises for anything a person can say or a session can hold."""
    kind = _kind(act)
    after, reply = _answer(knowledge, conversation, kind, act)
    if kind is not ActKind.REPEAT:
        after = replace(after, last_reply=(*reply.statements, *((reply.question,) if reply.question else ())))
    assessment = after.assessed(knowledge.content)
    about_other = bool(after.speaks_for_other)
    pace = after.routine.pace if after.routine else Pace.USUAL
    spoken = replace(reply, disposition=assessment.disposition, about_other=about_other, pace=pace)
    return Turn(after, spoken, assessment)


def _kind(act: UserAct) -> ActKind:
    """The act, also when it was put in words. Words that tell of a finding are never only an act."""
    if act.kind is ActKind.SAY and not act.heard.observations:
        return next((kind for name, kind in _IN_WORDS.items() if name in act.heard.acts), act.kind)
    return act.kind


def _answer(knowledge: Knowledge, before: Conversation, kind: ActKind, act: UserAct) -> _Answer:
    content = knowledge.content
    heard = reminding.about_the_thing(content, before, act.heard)
    if before.routine is None:
        heard = replace(heard, acts=heard.acts - moving.COMMANDS)
    else:
        heard = exercising.without_reassurance(content, heard)
    conversation = absorb(content, before, heard)
    if conversation.warned:
        after, reply = warning.after_warning(knowledge, before, conversation, kind, heard)
        return (after, reply) if after.warned else check.advance(knowledge, after, (Line("heard.corrected"),))
    notes: tuple[Line, ...] = ()
    correction = corrected(content, before, conversation, heard) if before.findings else None
    if correction is not None:
        conversation, notes = correction, (Line("heard.corrected"),)
    was_heard = kind not in _WORDLESS or (kind is ActKind.SAY and not heard.is_empty)
    conversation, outcome = check.take_answer(knowledge, conversation, heard, was_heard)
    if assess(content, conversation.findings, conversation.asked).is_emergency:
        return warning.warn(knowledge, conversation)
    notes += read_back(content, before, conversation, heard)
    if before.routine is not None or not (before.plan or reminding.is_asked_for(heard)):
        taken = exercising.take(knowledge, before, conversation, kind, heard, notes)
        if taken is not None:
            return taken
    return _ANSWERS.get(kind, _say)(_Scene(knowledge, before, conversation, heard, outcome, notes, act))


def _launch(_: _Scene) -> _Answer:
    return replace(Conversation(), pending=check.OPENING), offering("welcome", ())


def _start_over(scene: _Scene) -> _Answer:
    fresh = absorb(scene.knowledge.content, Conversation(), scene.heard)
    if fresh.findings:
        return check.advance(scene.knowledge, fresh, scene.notes)
    return replace(fresh, pending=check.OPENING), offering("start_over", ())


def _stop(scene: _Scene) -> _Answer:
    return scene.now, exercising.farewell(scene.before) or check.farewell(scene.knowledge, scene.now)


def _repeat(scene: _Scene) -> _Answer:
    if not scene.before.last_reply:
        return scene.now, _pending_again(scene, ())
    *statements, question = scene.before.last_reply
    return scene.now, replace(_pending_again(scene, tuple(statements)), question=question)


def _help(scene: _Scene) -> _Answer:
    key = "help.check" if scene.now.asked or scene.now.findings else "help.opening"
    key = "help.after" if scene.now.concluded else key
    line = Line("help.exercise" if moving.is_under_way(scene.now) else key)
    return scene.now, _pending_again(scene, (*scene.notes, line))


def _why(scene: _Scene) -> _Answer:
    lines = explain(scene.knowledge, scene.before, scene.now, asks_source="source" in scene.heard.acts)
    return scene.now, _pending_again(scene, (*scene.notes, *lines))


def _say(scene: _Scene) -> _Answer:
    """The ordinary turn: something was told, answered or asked, or nothing was understood."""
    now, knowledge = scene.now, scene.knowledge
    reminded = _reminded(scene)
    if reminded is not None:
        return reminded
    put_off = reminding.is_asked_for(scene.heard) or now.plan is not None
    asked_about = () if put_off else subjects.asked_about(knowledge, now, scene.heard)
    is_in_check = scene.before.pending in knowledge.content.questions
    anew = () if asked_about or is_in_check else subjects.answered_anew(knowledge, scene.before, now)
    answers = subjects.answers(knowledge, now, asked_about or anew, scene.heard)
    is_new_subject = scene.heard.tells and not asked_about and not anew
    now = replace(now, plan=None, topics=() if is_new_subject else subjects.in_mind(now, asked_about, scene.heard))
    lines = (*scene.notes, *answers, *([Line("remind.after_check")] if put_off else []))
    if now.pending in knowledge.content.questions:
        return now, _ask_again(scene, lines)
    if not answers and subjects.FOLLOW_UP in scene.heard.acts and _only_asks(scene):
        return replace(now, pending=check.OPENING), offering(check.WHICH, ())
    if not answers and not scene.notes:
        taken = check.take_offer(knowledge, now, scene.heard)
        if taken is not None:
            return taken
    if answers and _only_asks(scene):
        offer = check.way_on(knowledge, now, asked_about, check.CHECK)
        return replace(now, pending=offer), offering(offer, subjects.with_safety_net(answers))
    started = bool(now.findings or now.asked) or "check" in scene.heard.acts
    if started and (not now.concluded or scene.notes):
        return check.advance(knowledge, now, lines)
    if answers:
        offer = check.way_on(knowledge, now, asked_about, MORE)
        return replace(now, pending=offer), offering(offer, lines)
    if now.concluded:
        offer = now.pending if now.pending in (check.HOME_CARE, check.EXERCISE) else MORE
        return replace(now, pending=offer), offering(offer, (*lines, check.not_caught(knowledge, now)))
    return check.open_up(knowledge, now, lines)


def _reminded(scene: _Scene) -> _Answer | None:
    """A turn about a reminder or a check-in. What is told of the pain, and a check that has begun, come before it."""
    now = scene.now
    is_checking = now.pending in scene.knowledge.content.questions or (now.asked and not now.concluded)
    if is_checking or scene.notes:
        return None
    reminded = reminding.take(scene.knowledge, scene.now, scene.act)
    is_checking_in = reminded is None and "check_in" in scene.heard.acts
    return check.check_in(scene.knowledge, scene.now) if is_checking_in else reminded


def _returned(scene: _Scene) -> _Answer:
    """Back from a permission that was asked for; from any other errand of Alexa's own, say what can be done here."""
    return reminding.returned(scene.knowledge, scene.act) or _help(scene)


def _only_asks(scene: _Scene) -> bool:
    """Whether no check has begun, and all that is known is what hurts or was asked about ("what is scoliosis")."""
    content = scene.knowledge.content
    covered = {name for question in content.questions.values() for name in question.covers}

    def is_harmless(name: str, status: Status) -> bool:
        is_wondered = status is Status.UNSURE and name not in covered
        return is_wondered or content.findings[name].kind is FindingKind.COMPLAINT

    return not scene.now.asked and all(is_harmless(name, status) for name, status in scene.now.findings.items())


def _ask_again(scene: _Scene, lines: tuple[Line, ...]) -> Reply:
    """The pending question once more, in shorter words: it was answered unclearly, not heard, or set aside."""
    question = scene.knowledge.content.questions[scene.now.pending]
    if scene.outcome is Outcome.UNCLEAR:
        lines = (*lines, Line("reask.unclear"))
    elif not lines and scene.now.findings != scene.before.findings:
        lines = (Line("reask.noted"),)
    elif not lines:
        lines = (Line("reask.not_heard_1" if scene.now.tries < check.UNSURE_TRIES else "reask.not_heard_2"),)
    return asking(question, "short", lines)


def _pending_again(scene: _Scene, statements: tuple[Line, ...]) -> Reply:
    """Whatever was pending, asked again: help, repeat and why keep the place."""
    question = scene.knowledge.content.questions.get(scene.now.pending)
    if question is not None:
        return asking(question, "short", statements)
    last = scene.before.last_reply[-1:]
    values = last[0].values if last and last[0].key == scene.now.pending else ()
    return offering(scene.now.pending or check.OPENING, statements, values)


_ANSWERS: Mapping[ActKind, Callable[[_Scene], _Answer]] = {
    ActKind.LAUNCH: _launch,
    ActKind.START_OVER: _start_over,
    ActKind.STOP: _stop,
    ActKind.REPEAT: _repeat,
    ActKind.HELP: _help,
    ActKind.WHY: _why,
    ActKind.RETURN: _returned,
}
