"""One turn: what was heard is taken in, a red flag wins, and only then is the person answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from skill.dialogue import advising, check, exercising, moving, reminding, warning
from skill.dialogue.acts import ActKind, UserAct
from skill.dialogue.conversation import OPENING, Conversation
from skill.dialogue.correcting import corrected
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.ordinary import Answered, Scene, pending_again, say
from skill.dialogue.reply import Line, Pace, Reply
from skill.dialogue.saying import offering, read_back, told_so_far
from skill.dialogue.understanding import absorb
from skill.dialogue.why import explain
from skill.listening.heard import Answer
from skill.triage.assessment import Assessment, assess

_IN_WORDS = {
    "recall": ActKind.RECALL,
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


def _answer(knowledge: Knowledge, before: Conversation, kind: ActKind, act: UserAct) -> Answered:
    content = knowledge.content
    heard = reminding.about_the_thing(content, before, act.heard)
    if before.routine is None:
        heard = replace(heard, acts=heard.acts - moving.COMMANDS)
    else:
        heard = exercising.without_reassurance(content, heard)
    if heard.answer is Answer.ASSENT and before.pending not in content.questions and before.pending != warning.CONFIRM:
        heard = replace(heard, answer=Answer.YES)
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
    return _ANSWERS.get(kind, say)(Scene(knowledge, before, conversation, heard, outcome, notes, act))


def _launch(_: Scene) -> Answered:
    return replace(Conversation(), pending=OPENING), offering("welcome", ())


def _start_over(scene: Scene) -> Answered:
    fresh = absorb(scene.knowledge.content, Conversation(), scene.heard)
    if fresh.findings:
        return check.advance(scene.knowledge, fresh, scene.notes)
    return replace(fresh, pending=OPENING), offering("start_over", ())


def _stop(scene: Scene) -> Answered:
    return scene.now, exercising.farewell(scene.before) or advising.farewell(scene.knowledge, scene.now)


def _repeat(scene: Scene) -> Answered:
    if not scene.before.last_reply:
        return scene.now, pending_again(scene, ())
    *statements, question = scene.before.last_reply
    return scene.now, replace(pending_again(scene, tuple(statements)), question=question)


def _recall(scene: Scene) -> Answered:
    return scene.now, pending_again(scene, (*scene.notes, *told_so_far(scene.knowledge.content, scene.now)))


def _help(scene: Scene) -> Answered:
    key = "help.check" if scene.now.asked or scene.now.findings else "help.opening"
    key = "help.after" if scene.now.concluded else key
    line = Line("help.exercise" if moving.is_under_way(scene.now) else key)
    return scene.now, pending_again(scene, (*scene.notes, line))


def _why(scene: Scene) -> Answered:
    lines = explain(scene.knowledge, scene.before, scene.now, asks_source="source" in scene.heard.acts)
    return scene.now, pending_again(scene, (*scene.notes, *lines))


def _returned(scene: Scene) -> Answered:
    """Back from a permission that was asked for; from any other errand of Alexa's own, say what can be done here."""
    return reminding.returned(scene.knowledge, scene.act) or _help(scene)


_ANSWERS: Mapping[ActKind, Callable[[Scene], Answered]] = {
    ActKind.LAUNCH: _launch,
    ActKind.START_OVER: _start_over,
    ActKind.STOP: _stop,
    ActKind.RECALL: _recall,
    ActKind.REPEAT: _repeat,
    ActKind.HELP: _help,
    ActKind.WHY: _why,
    ActKind.RETURN: _returned,
}
