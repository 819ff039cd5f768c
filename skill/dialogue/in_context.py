"""What counts of the words that were heard, at this point of the conversation."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import course
from skill.dialogue.exercises import exercise_flow, steps
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Listing, Offer
from skill.dialogue.reminders import wishes
from skill.dialogue.state.conversation import Conversation
from skill.guidance.chat import meant_in_warning, with_put_off, without_bare_references
from skill.listening.acts import Act
from skill.listening.heard import Heard
from skill.listening.one_ear import ASKED_BACK
from skill.listening.said import Answer, Said
from skill.triage.model import Content

_MORE_THAN_AN_ASSENT = frozenset({Listing.CONFIRM, Offer.MORE, Offer.OPENING})
"""What a mere noise of listening ("okay") does not answer with a yes."""


def without_lent(before: Conversation, heard: Heard) -> Heard:
    """Return `heard` without the acts that only the second ear hears, while a reminder is being made.

    The plan tells better what "am" or "feed the cat" is for. Who asks what is set, or how long is left, asks just that,
    and so does who wants one that is named no more, or all.
    """
    if before.plan is None:
        return heard
    kept = ASKED_BACK | ({Act.CANCEL} if heard.is_all or heard.is_pointed else frozenset())
    lent = heard.lent - kept
    return replace(heard, acts=heard.acts - lent, lent=heard.lent - lent)


def as_meant(knowledge: Knowledge, before: Conversation, heard: Heard) -> Heard:
    """Return what counts of what was heard, at this point of the conversation."""
    content = knowledge.content
    heard = wishes.about_the_thing(content, before, heard)
    if heard.replies:
        heard = replace(heard, acts=heard.acts - {Act.HELP})  # "only with help" answers, and asks for none
    if before.routine is None:
        meant = course.ACTS | (exercise_flow.ACCEPTING if before.pending == Offer.EXERCISE else frozenset())
        heard = replace(heard, acts=heard.acts - (steps.COMMANDS - meant))
    else:
        heard = exercise_flow.as_meant(content, heard)
    heard = _by_warning(knowledge, before, heard)
    if before.warned:
        return heard
    accepted = {chat.accepts for chat in knowledge.guidance.chats_among(heard.chat)} - {""}
    if before.pending in accepted:
        heard = replace(heard, answer=Answer.YES, topics=(), chat=())
    if wishes.is_about_one(before, heard):
        heard = replace(heard, chat=())  # "morning" tells the time, and greets nobody
    if before.pending == Offer.CHECK and heard.answer is Answer.YES:
        heard = replace(heard, acts=heard.acts - {Act.CHECK_IN})  # "yes check mine, it began on Sunday" sets nothing
    is_accepting = before.pending not in content.questions and before.pending not in _MORE_THAN_AN_ASSENT
    if heard.answer is Answer.ASSENT and is_accepting:
        heard = replace(heard, answer=Answer.YES)
    if _raises_what_comes_first(content, before, heard):
        heard = replace(heard, topics=(), asks_the_unknown=False)
    said = knowledge.guidance.chats_among(heard.chat)
    answered = (chat for chat in said if not (chat.is_emphasis and heard.answer is not None))
    return replace(heard, chat=tuple(chat.id for chat in answered if chat.say or chat.next_step))


def _raises_what_comes_first(content: Content, before: Conversation, heard: Heard) -> bool:
    """Whether the words tell, or leave in doubt, what is to be asked about before any answer is given."""
    raised = {o.finding for o in heard.observations if o.said is not Said.DENIED} | {heard.suspected}
    waiting = (question for question in content.questions.values() if question.id not in before.asked)
    return any(question.comes_first and raised & question.asks_about for question in waiting)


def _by_warning(knowledge: Knowledge, before: Conversation, heard: Heard) -> Heard:
    """Return a question that means one thing after a warning, and another at any other time, as it is meant now.

    "Can I drive" asks for a way to the hospital after a warning; else it asks about driving with a bad back. "It eases
    when I lie down" asks nothing.
    """
    chats = knowledge.guidance.chats
    just_said = {line.key for line in before.last.lines}
    heard = replace(heard, chat=without_bare_references(chats, heard.chat, just_said))
    if before.warned and heard.schedule.is_later and not heard.asks:
        heard = replace(heard, chat=with_put_off(chats, heard.chat))
    if before.warned:
        kinds = (knowledge.guidance.topics[name].kind for name in heard.topics if name in knowledge.guidance.topics)
        if not heard.is_asking:
            return heard  # "it could be the statins" asks about no medicine
        is_answered = any(chat.warned for chat in knowledge.guidance.chats_among(heard.chat))
        return heard if is_answered else replace(heard, chat=meant_in_warning(chats, heard.topics, kinds))
    topics = [chats[name].topic for name in heard.chat if not chats[name].say and chats[name].topic]
    return replace(heard, topics=tuple(topics)) if heard.is_asking and not heard.topics else heard
