"""The offers at the end of a reply (to hear it again, home care, exercises, the check), and a yes or no to them."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.advice import farewell
from skill.dialogue.check.check_flow import advance
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Offer
from skill.dialogue.saying import offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.advice import plan_for
from skill.guidance.exercises import chosen, held, wished
from skill.listening.said import Answer, Heard
from skill.triage.disposition import Disposition

_OF_THE_CHECK = frozenset({Offer.HOME_CARE, Offer.AGAIN, Offer.MORE, Offer.CHECK, Offer.EXERCISE})


def take_offer(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Step | None:
    """Answer a yes or no to an offer; None if no offer is pending or the reply is neither."""
    says_yes = heard.answer in (Answer.YES, Answer.PARTLY)
    if conversation.pending not in _OF_THE_CHECK or heard.answer is None:
        return None
    if not says_yes:
        return conversation, farewell(knowledge, conversation)
    if conversation.pending == Offer.HOME_CARE:
        offer = Offer.EXERCISE if can_move(knowledge, conversation) else Offer.MORE
        return replace(conversation, pending=offer), offering(offer, _home_care(knowledge, conversation))
    if conversation.pending == Offer.AGAIN:
        last = conversation.last
        return conversation, offering(Offer.AGAIN, last.statements, kind=last.kind)
    if conversation.pending == Offer.CHECK:
        return advance(knowledge, conversation, ())
    return replace(conversation, pending=Offer.OPENING), offering(Offer.WHAT_TO_KNOW)


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
