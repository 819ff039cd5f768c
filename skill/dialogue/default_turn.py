"""The default turn, when no warning is needed: the person told, asked or answered something, or was not understood."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.answers import subjects
from skill.dialogue.answers.likely import likely_lines
from skill.dialogue.check import check_flow, offers
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.put_again import ask_again, is_known, pending_again
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.reminders import later, of_timers, reminder_flow, wishes
from skill.dialogue.saying import offering
from skill.dialogue.state.conversation import Step
from skill.dialogue.state.reply import Line, Lines
from skill.dialogue.turn_context import TurnContext
from skill.guidance.advice import HELPS, TopicKind
from skill.listening.acts import Act
from skill.listening.encoder.reading import Means
from skill.listening.said import Said
from skill.triage.assessment import assess
from skill.triage.model import FindingKind
from skill.triage.status import Status

_CORRECTING = frozenset({Act.CORRECT, Act.RECONSIDER, Act.RETRACT})


def say(turn: TurnContext) -> Step:
    """Answer a turn in which something was told, answered or asked, or nothing was understood."""
    now, knowledge = turn.now, turn.knowledge
    if now.plan is not None and _is_a_mere_remark(turn):
        return now, pending_again(turn, turn.notes)
    reminded = _reminded(turn)
    if reminded is not None:
        return reminded
    if _tells_of_danger(turn) and of_timers.is_to_stop(now, turn.heard):
        errand, stopped = of_timers.stopped(knowledge, now, turn.act)
        if errand is not None:
            return errand
        turn = replace(turn, notes=(*turn.notes, *stopped))
    put_off = wishes.is_asked_for(turn.heard) or now.plan is not None
    asked_about = () if put_off else subjects.asked_about(knowledge, now, turn.heard)
    is_in_check = turn.before.pending in knowledge.content.questions
    anew = () if asked_about or is_in_check else subjects.answered_anew(knowledge, turn.before, now)
    answers = subjects.answers(knowledge, now, asked_about or anew, turn.heard)
    if not (answers or put_off or _is_remarked(turn)):
        turn = replace(turn, notes=(*turn.notes, *likely_lines(turn)))
    is_new_subject = turn.heard.tells and not asked_about and not anew
    now = later.with_wish(now, turn.act) if put_off else now
    now = replace(now, plan=None, topics=() if is_new_subject else subjects.in_mind(now, asked_about, turn.heard))
    said_back = (Line(Hearing.NO),) if _is_a_no_of_the_second_ear(turn) else ()
    lines = (*turn.notes, *said_back, *answers, *([wishes.put_off(turn.act)] if put_off else []))
    if now.pending in knowledge.content.questions:
        raised = _raised(turn)
        if raised:  # what may be a danger is asked about next, again if it was denied, and what was pending after it
            again = {id_ for id_ in now.asked if raised & knowledge.content.questions[id_].asks_about}
            asked = tuple(id_ for id_ in now.asked if id_ not in again)
            return check_flow.advance(knowledge, replace(now, pending="", tries=0, asked=asked), lines)
        return now, ask_again(turn, lines)
    turn = replace(turn, now=now)
    return _answered(turn, asked_about or anew, answers, lines) if answers else _unasked(turn, lines)


def _is_a_mere_remark(turn: TurnContext) -> bool:
    """Whether a remark to the skill was answered and nothing else said, which leaves what is made as it is ("uh")."""
    heard = turn.heard
    more = heard.suspected or heard.activity or wishes.is_about_one(turn.now, heard) or heard.takes_back
    return bool(turn.notes and heard.chat) and heard.is_empty_but_chat and not more


def _is_remarked(turn: TurnContext) -> bool:
    """Whether a remark to the skill was answered, or a question of which it was said that it has no answer."""
    chats = turn.knowledge.guidance.chats_among(turn.heard.chat)
    return turn.heard.asks_the_unknown or any(chat.say for chat in chats)


def _answered(turn: TurnContext, asked_about: tuple[str, ...], answers: Lines, lines: Lines) -> Step:
    """Answer what was asked, and go on with the check, with what was pending, or with an offer that fits."""
    now, knowledge = turn.now, turn.knowledge
    if _is_about_the_skill(turn, asked_about):
        return now, pending_again(turn, lines)
    if _only_asks(turn):
        offer = offers.way_on(knowledge, now, asked_about, offers.check_once(knowledge.content, now))
        told = subjects.with_safety_net(knowledge, now, asked_about, answers)
        return replace(now, pending=offer), offering(offer, told)
    if _goes_on_checking(turn):
        return check_flow.advance(knowledge, now, lines)
    offer = offers.way_on(knowledge, now, asked_about, Offer.MORE)
    return replace(now, pending=offer), offering(offer, lines)


def _unasked(turn: TurnContext, lines: Lines) -> Step:
    """Answer a turn in which nothing was asked that has an answer."""
    now, knowledge = turn.now, turn.knowledge
    if Act.FOLLOW_UP in turn.heard.acts and _only_asks(turn) and not turn.heard.tells:
        return replace(now, pending=Offer.OPENING), offering(Offer.WHICH)
    taken = None if turn.notes else offers.take_offer(knowledge, now, turn.heard)
    if taken is not None:
        return taken
    if turn.outcome is Outcome.GIVEN_UP:
        lines = (*lines, Line(Hearing.LEFT_OPEN))
    if _goes_on_checking(turn):
        return check_flow.advance(knowledge, now, (*lines, *_promised(turn)))
    if turn.notes:  # something was said to the skill itself
        return now, pending_again(turn, lines)
    if now.pending in offers.OF_THE_CHECK:
        asked = Hearing.NOT_KNOWN if turn.heard.is_asking else Hearing.NOT_CAUGHT
        return offers.not_caught(knowledge, now, Hearing.KNOWN if is_known(turn) else asked)
    return check_flow.open_up(knowledge, now, lines)


def _promised(turn: TurnContext) -> Lines:
    """Return what is said of a question as a check begins: that what helps comes after it, or that it has no answer."""
    if turn.now.asked:
        return ()
    chats = turn.knowledge.guidance.chats
    about_it = HELPS in turn.heard.aspects or Act.FOLLOW_UP in turn.heard.acts  # "my leg hurts, how do I fix it"
    asks = about_it or any(chats[name].next_step for name in turn.heard.chat)
    if asks:
        return (Line(Hearing.QUESTIONS_FIRST),)
    is_question = turn.heard.second is not None and turn.heard.second.reading.surely_asks
    return (Line(Hearing.CHECK_EVEN_SO),) if is_question and not turn.heard.topics else ()


def _is_a_no_of_the_second_ear(turn: TurnContext) -> bool:
    """Whether a no settled a question in which the first ear hears no word that denies; put again, no plain no.

    It is said back, so that the person can put it right.
    """
    heard = turn.heard
    is_no = turn.outcome is Outcome.SETTLED and heard.second is not None and heard.second.means is Means.NO
    denies = heard.denies or any(observation.said is Said.DENIED for observation in heard.observations)
    is_first = turn.before.tries == 0
    is_heard = heard.answer is not None or heard.leans is not None or turn.before.pending in heard.replies
    is_heard = is_heard or (denies and is_first)
    return is_no and not is_heard and not turn.knowledge.content.questions[turn.before.pending].options


def _is_about_the_skill(turn: TurnContext, asked_about: tuple[str, ...]) -> bool:
    """Whether nothing is asked about but the skill itself, which leaves pending what was pending."""
    topics = turn.knowledge.guidance.topics
    return bool(asked_about) and all(topics[name].kind is TopicKind.SKILL for name in asked_about)


def _goes_on_checking(turn: TurnContext) -> bool:
    """Whether the check goes on, or begins: something new was told, it is asked for, or it is not complete.

    What was not understood begins none, nor does a condition that is only wondered about.
    """
    now, before = turn.now, turn.before
    news = {name: status for name, status in now.findings.items() if before.findings.get(name) is not status}
    kinds = turn.knowledge.content.findings
    is_news = any(
        not _is_wondered(turn, name, status) or kinds[name].kind is FindingKind.SYMPTOM for name, status in news.items()
    )
    is_taken_back = now.findings.keys() != before.findings.keys() and not news
    is_settled = turn.outcome is not Outcome.ELSEWHERE or bool(before.findings and turn.heard.acts & _CORRECTING)
    is_begun = bool(now.asked) and not now.concluded
    return is_news or is_taken_back or is_settled or is_begun or Act.CHECK in turn.heard.acts


def _is_wondered(turn: TurnContext, name: str, status: Status) -> bool:
    """Whether a finding is only wondered about, and no question asks about it ("do I have scoliosis")."""
    return status is Status.UNSURE and name not in turn.knowledge.content.asked_about


def _reminded(turn: TurnContext) -> Step | None:
    """Answer a turn about a reminder or a check-in; None for any other turn.

    A check that has begun, and a danger that was told, come first. Of a complaint beside the wish ("my back aches, so
    remind me to get up"), it is said that it was heard.
    """
    now = turn.now
    is_checking = now.pending in turn.knowledge.content.questions or (now.asked and not now.concluded)
    is_wish = wishes.is_asked_for(turn.heard)
    if is_checking or (turn.notes and not is_wish) or _tells_of_danger(turn):
        return None
    reminded = reminder_flow.take(turn.knowledge, turn.now, turn.act)
    if reminded is not None and turn.notes:
        after, reply = reminded
        reminded = after, replace(reply, statements=(*turn.notes, *reply.statements))
    is_checking_in = reminded is None and Act.CHECK_IN in turn.heard.acts and not turn.heard.topics
    return check_flow.check_in(turn.knowledge, turn.now) if is_checking_in else reminded


def _tells_of_danger(turn: TurnContext) -> bool:
    """Whether the words told of a danger, or may have: its question comes before any reminder.

    What the second ear alone suspects waits: in "tomorrow at noon" there is nothing for the first to hear.
    """
    was, now = turn.before.findings, turn.now.findings
    told = {observation.finding for observation in turn.heard.observations}
    news = (name for name in told if now.get(name) not in (None, Status.DENIED, was.get(name)))
    return any(wishes.is_pressing(turn.knowledge.content, turn.now, name) for name in news)


def _only_asks(turn: TurnContext) -> bool:
    """Whether no check has begun, and nothing is known but what hurts or what was asked about ("what is scoliosis")."""
    kinds = turn.knowledge.content.findings
    return not turn.now.asked and all(
        _is_wondered(turn, name, status) or kinds[name].kind is FindingKind.COMPLAINT
        for name, status in turn.now.findings.items()
    )


def _raised(turn: TurnContext) -> set[str]:
    """Return what the words leave in doubt that would be an emergency, and that the pending question is not about."""
    content, was = turn.knowledge.content, turn.before.findings
    pending = content.questions[turn.now.pending]
    return {
        name
        for name, status in turn.now.findings.items()
        if status is Status.UNSURE
        and was.get(name) in (None, Status.DENIED)
        and name in content.asked_about - pending.asks_about
        and assess(content, {name: Status.PRESENT}, ()).is_emergency
    }
