"""The default turn, when no warning is needed: the person told, asked or answered something, or was not understood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from skill.dialogue.answers import subjects
from skill.dialogue.check import advice, check_flow, offers
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.reminders import reminder_flow
from skill.dialogue.saying import asking, offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.dialogue.state.user_act import UserAct
from skill.listening.acts import Act
from skill.listening.said import Heard
from skill.triage.messages import Form
from skill.triage.model import FindingKind
from skill.triage.status import Status


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What a turn without a warning works on: what was known before it, what is known now, and what to say first."""

    knowledge: Knowledge
    before: Conversation
    now: Conversation
    heard: Heard
    outcome: Outcome
    notes: Lines
    act: UserAct


def say(turn: TurnContext) -> Step:
    """Answer a turn in which something was told, answered or asked, or nothing was understood."""
    now, knowledge = turn.now, turn.knowledge
    reminded = _reminded(turn)
    if reminded is not None:
        return reminded
    put_off = reminder_flow.is_asked_for(turn.heard) or now.plan is not None
    asked_about = () if put_off else subjects.asked_about(knowledge, now, turn.heard)
    is_in_check = turn.before.pending in knowledge.content.questions
    anew = () if asked_about or is_in_check else subjects.answered_anew(knowledge, turn.before, now)
    answers = subjects.answers(knowledge, now, asked_about or anew, turn.heard)
    is_new_subject = turn.heard.tells and not asked_about and not anew
    now = replace(now, plan=None, topics=() if is_new_subject else subjects.in_mind(now, asked_about, turn.heard))
    lines = (*turn.notes, *answers, *([reminder_flow.put_off(turn.act)] if put_off else []))
    if now.pending in knowledge.content.questions:
        return now, _ask_again(turn, lines)
    if not answers and Act.FOLLOW_UP in turn.heard.acts and _only_asks(turn):
        return replace(now, pending=Offer.OPENING), offering(Offer.WHICH)
    if not answers and not turn.notes:
        taken = offers.take_offer(knowledge, now, turn.heard)
        if taken is not None:
            return taken
    if answers and _only_asks(turn):
        offer = offers.way_on(knowledge, now, asked_about, Offer.CHECK)
        return replace(now, pending=offer), offering(offer, subjects.with_safety_net(knowledge, answers))
    started = bool(now.findings or now.asked) or Act.CHECK in turn.heard.acts
    if started and (not now.concluded or turn.notes):
        return check_flow.advance(knowledge, now, lines)
    if answers:
        offer = offers.way_on(knowledge, now, asked_about, Offer.MORE)
        return replace(now, pending=offer), offering(offer, lines)
    if now.concluded:
        offer = now.offer if now.offer in (Offer.HOME_CARE, Offer.EXERCISE) else Offer.MORE
        return replace(now, pending=offer), advice.not_caught(knowledge, now, offer, lines)
    return check_flow.open_up(knowledge, now, lines)


def _reminded(turn: TurnContext) -> Step | None:
    """Answer a turn about a reminder or a check-in; None for any other turn.

    A check that has begun, and anything new about the pain, come first.
    """
    now = turn.now
    is_checking = now.pending in turn.knowledge.content.questions or (now.asked and not now.concluded)
    if is_checking or turn.notes:
        return None
    reminded = reminder_flow.take(turn.knowledge, turn.now, turn.act)
    is_checking_in = reminded is None and Act.CHECK_IN in turn.heard.acts
    return check_flow.check_in(turn.knowledge, turn.now) if is_checking_in else reminded


def _only_asks(turn: TurnContext) -> bool:
    """Whether no check has begun, and nothing is known but what hurts or what was asked about ("what is scoliosis")."""
    content = turn.knowledge.content
    covered = {name for question in content.questions.values() for name in question.covers}

    def is_harmless(name: str, status: Status) -> bool:
        is_wondered = status is Status.UNSURE and name not in covered
        return is_wondered or content.findings[name].kind is FindingKind.COMPLAINT

    return not turn.now.asked and all(is_harmless(name, status) for name, status in turn.now.findings.items())


def _ask_again(turn: TurnContext, lines: Lines) -> Reply:
    """Ask the pending question again in shorter words: the answer was unclear, not heard, or about something else."""
    question = turn.knowledge.content.questions[turn.now.pending]
    if turn.outcome is Outcome.PARTLY_TOLD:
        return asking(question, Form.BESIDES, lines)
    if turn.outcome is Outcome.UNCLEAR and question.options:
        lines = lines or (Line(Hearing.NOT_HEARD),)  # no yes or no answers it
    elif turn.outcome is Outcome.UNCLEAR:
        lines = (*lines, Line(Hearing.UNCLEAR))
    elif not lines and (turn.now.findings != turn.before.findings or Act.SIDE in turn.heard.acts):
        lines = (Line(Hearing.NOTED),)
    elif not lines:
        is_first = turn.now.tries < check_flow.UNSURE_TRIES
        lines = (Line(Hearing.NOT_HEARD if is_first else Hearing.NOT_HEARD_EITHER),)
    return asking(question, Form.SHORT, lines)


def pending_again(turn: TurnContext, statements: Lines) -> Reply:
    """Ask again whatever was pending. Help, repeat and why use this, so that the conversation keeps its place."""
    question = turn.knowledge.content.questions.get(turn.now.pending)
    if question is not None:
        return asking(question, Form.SHORT, statements)
    return offering(turn.now.offer, statements, reminder_flow.values_of_the_plan(turn.knowledge, turn.now, turn.act))
