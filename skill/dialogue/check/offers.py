"""The offers at the end of a reply (to hear it again, home care, exercises, the check), and a yes or no to them."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.advice import farewell, whom_to_call
from skill.dialogue.check.check_flow import advance
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.saying import offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, ReplyKind
from skill.guidance.advice import plan_for
from skill.guidance.exercises import chosen, held, wished
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.triage.disposition import Disposition
from skill.triage.model import Content, FindingKind
from skill.triage.status import Status

OF_THE_CHECK = frozenset({Offer.HOME_CARE, Offer.AGAIN, Offer.MORE, Offer.CHECK, Offer.EXERCISE})

_TRIES = 3
"""What is not understood is answered with the offer once more, twice. Then the session closes."""


def take_offer(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Step | None:
    """Answer a yes or no to an offer; None if no offer is pending or the reply is neither."""
    says_yes = heard.answer in (Answer.YES, Answer.PARTLY)
    if conversation.pending == Offer.OPENING and heard.answer is Answer.NO and heard.is_bare:
        return conversation, farewell(knowledge, conversation)
    if conversation.pending == Offer.OPENING and heard.answer is Answer.ASSENT:
        return conversation, offering(Offer.OPENING_AGAIN)
    if conversation.pending not in OF_THE_CHECK or heard.answer is None:
        return None
    if heard.answer is Answer.ASSENT:
        return _once_more(knowledge, replace(conversation, tries=conversation.tries + 1), ())
    if not says_yes:
        return conversation, farewell(knowledge, conversation)
    if conversation.pending == Offer.HOME_CARE:
        offer = Offer.EXERCISE if can_move(knowledge, conversation) else Offer.MORE
        return replace(conversation, pending=offer), offering(offer, _home_care(knowledge, conversation))
    if conversation.pending == Offer.AGAIN:
        after = replace(conversation, pending=Offer.MORE)
        return after, offering(Offer.MORE, whom_to_call(knowledge, conversation), kind=ReplyKind.ADVICE)
    if conversation.pending == Offer.CHECK:
        return advance(knowledge, conversation, (Line(Hearing.STEP_BY_STEP),))
    return replace(conversation, pending=Offer.OPENING), offering(Offer.WHAT_TO_KNOW)


def offered_before(knowledge: Knowledge, before: Conversation, heard: Heard) -> Conversation:
    """Return the conversation with the offer pending that the words take up, though it was passed by ("those tips").

    Care at home was offered with the advice, unless care is needed today.
    """
    accepted = {chat.accepts for chat in knowledge.guidance.chats_among(heard.chat)}
    is_free = before.concluded and not (before.warned or before.plan or before.routine)
    if Offer.HOME_CARE not in accepted or not is_free or not is_calm(knowledge, before):
        return before
    return replace(before, pending=Offer.HOME_CARE)


def not_caught(knowledge: Knowledge, conversation: Conversation, said: Hearing) -> Step:
    """Answer what was not understood, or was known, while an offer is pending: with `said` first. It begins nothing."""
    after, reply = _once_more(knowledge, conversation, (Line(said),))
    if said is Hearing.NOT_KNOWN and reply.question is not None:  # it says itself what can be asked
        return after, replace(reply, question=Line(conversation.offer))
    return after, reply


def _once_more(knowledge: Knowledge, conversation: Conversation, statements: Lines) -> Step:
    """Make the pending offer once more; close if that was done often enough."""
    tries = conversation.tries + 1
    if tries >= _TRIES:
        return conversation, farewell(knowledge, conversation)
    reply = offering(conversation.offer, statements)
    return replace(conversation, tries=tries), replace(reply, question=Line(conversation.offer.again))


def check_once(content: Content, conversation: Conversation) -> Offer:
    """Return the offer of the check for somebody who told of a pain and was not offered it yet; else `MORE`."""
    has_pain = any(
        status is Status.PRESENT and content.findings[name].kind is FindingKind.COMPLAINT
        for name, status in conversation.findings.items()
    )
    return Offer.CHECK if has_pain and Offer.CHECK not in conversation.said_once else Offer.MORE


def _home_care(knowledge: Knowledge, conversation: Conversation) -> Lines:
    plan = plan_for(knowledge.guidance, knowledge.content, conversation.findings)
    sources = () if plan is knowledge.guidance.held_back else plan.sources  # the advice says why it is held back
    return tuple(Line(key, sources=sources) for key in plan.say)


def is_calm(knowledge: Knowledge, conversation: Conversation) -> bool:
    """Whether nothing known so far needs care today or sooner."""
    return (conversation.assessed(knowledge.content).disposition or Disposition.SELF_CARE) < Disposition.URGENT


def can_move(knowledge: Knowledge, conversation: Conversation) -> bool:
    """Whether guided exercises may be offered: some suit what is known, and nothing holds them back."""
    exercises, content, findings = knowledge.exercises, knowledge.content, conversation.findings
    suits = chosen(exercises, wished(exercises, (), content, findings), content, findings) is not None
    return suits and is_calm(knowledge, conversation) and not held(exercises, content, findings)


def way_on(knowledge: Knowledge, conversation: Conversation, topics: tuple[str, ...], otherwise: Offer) -> Offer:
    """Return the offer after an answer: exercises, if it was about moving and they may be offered, else `otherwise`."""
    is_about_moving = not knowledge.exercises.offered_after.isdisjoint(topics)
    return Offer.EXERCISE if is_about_moving and can_move(knowledge, conversation) else otherwise
