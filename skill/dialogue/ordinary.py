"""The ordinary turn, in which nothing needs a warning: a question is settled, answered or asked again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skill.dialogue import advising, check, offers, reminding, subjects
from skill.dialogue.acts import UserAct
from skill.dialogue.answering import Outcome
from skill.dialogue.conversation import CHECK, EXERCISE, HOME_CARE, MORE, OPENING, Conversation
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reply import Line, Reply
from skill.dialogue.saying import asking, offering
from skill.listening.heard import SIDE, Heard
from skill.triage.model import FindingKind
from skill.triage.status import Status

Answered = tuple[Conversation, Reply]

_WHICH = "offer.which"
"""The open prompt for what a question was about, where nobody can tell."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A turn in which nothing needs a warning: what was known, what is known now, and what to mention first."""

    knowledge: Knowledge
    before: Conversation
    now: Conversation
    heard: Heard
    outcome: Outcome
    notes: tuple[Line, ...]
    act: UserAct


def say(scene: Scene) -> Answered:
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
        return replace(now, pending=OPENING), offering(_WHICH, ())
    if not answers and not scene.notes:
        taken = offers.take_offer(knowledge, now, scene.heard)
        if taken is not None:
            return taken
    if answers and _only_asks(scene):
        offer = offers.way_on(knowledge, now, asked_about, CHECK)
        return replace(now, pending=offer), offering(offer, subjects.with_safety_net(answers))
    started = bool(now.findings or now.asked) or "check" in scene.heard.acts
    if started and (not now.concluded or scene.notes):
        return check.advance(knowledge, now, lines)
    if answers:
        offer = offers.way_on(knowledge, now, asked_about, MORE)
        return replace(now, pending=offer), offering(offer, lines)
    if now.concluded:
        offer = now.pending if now.pending in (HOME_CARE, EXERCISE) else MORE
        return replace(now, pending=offer), offering(offer, (*lines, advising.not_caught(knowledge, now)))
    return check.open_up(knowledge, now, lines)


def _reminded(scene: Scene) -> Answered | None:
    """A turn about a reminder or a check-in. What is told of the pain, and a check that has begun, come before it."""
    now = scene.now
    is_checking = now.pending in scene.knowledge.content.questions or (now.asked and not now.concluded)
    if is_checking or scene.notes:
        return None
    reminded = reminding.take(scene.knowledge, scene.now, scene.act)
    is_checking_in = reminded is None and "check_in" in scene.heard.acts
    return check.check_in(scene.knowledge, scene.now) if is_checking_in else reminded


def _only_asks(scene: Scene) -> bool:
    """Whether no check has begun, and all that is known is what hurts or was asked about ("what is scoliosis")."""
    content = scene.knowledge.content
    covered = {name for question in content.questions.values() for name in question.covers}

    def is_harmless(name: str, status: Status) -> bool:
        is_wondered = status is Status.UNSURE and name not in covered
        return is_wondered or content.findings[name].kind is FindingKind.COMPLAINT

    return not scene.now.asked and all(is_harmless(name, status) for name, status in scene.now.findings.items())


def _ask_again(scene: Scene, lines: tuple[Line, ...]) -> Reply:
    """The pending question once more, in shorter words: it was answered unclearly, not heard, or set aside."""
    question = scene.knowledge.content.questions[scene.now.pending]
    if scene.outcome is Outcome.UNCLEAR:
        lines = (*lines, Line("reask.unclear"))
    elif not lines and (scene.now.findings != scene.before.findings or SIDE in scene.heard.acts):
        lines = (Line("reask.noted"),)
    elif not lines:
        lines = (Line("reask.not_heard_1" if scene.now.tries < check.UNSURE_TRIES else "reask.not_heard_2"),)
    return asking(question, "short", lines)


def pending_again(scene: Scene, statements: tuple[Line, ...]) -> Reply:
    """Whatever was pending, asked again: help, repeat and why keep the place."""
    question = scene.knowledge.content.questions.get(scene.now.pending)
    if question is not None:
        return asking(question, "short", statements)
    last = scene.before.last_reply[-1:]
    values = last[0].values if last and last[0].key == scene.now.pending else ()
    return offering(scene.now.pending or OPENING, statements, values)
