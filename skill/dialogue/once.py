"""Once is enough: what was said in a conversation is not said again, and what is owed follows in the next turn."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.advice import owed_lines
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import ONCE, Advice, Hearing, Offer
from skill.dialogue.reminders.messages import ReminderMessage
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Reply, ReplyKind

_OFTEN_ENOUGH = 2
"""The same is said this often in a row, and then no more."""

_AS_BEFORE = frozenset({Hearing.LOUDER, Hearing.SLOWER})
"""After these, the same is said once more because the person asked for it."""


def with_owed(knowledge: Knowledge, before: Conversation, after: Conversation, reply: Reply) -> Reply:
    """Return the reply with what the advice left for the turn after it, whatever that turn is about."""
    is_due = before.concluded and not after.warned and reply.question is not None and reply.asks is None
    owed = owed_lines(knowledge, before) if is_due else ()
    said = {line.key for line in reply.statements}
    return replace(reply, statements=(*reply.statements, *(line for line in owed if line.key not in said)))


def varied(before: Conversation, reply: Reply) -> Reply:
    """Return the reply without what was just said twice, and with an offer that was just made twice in other words.

    A warning is said as it is: its number belongs in every turn. So is an exercise, which repeats by its nature.
    """
    question = reply.question
    is_asked_for = not _AS_BEFORE.isdisjoint(line.key for line in reply.statements)
    if is_asked_for or reply.kind is ReplyKind.WARNING or before.routine is not None or question is None:
        return reply
    if any(isinstance(line.key, ReminderMessage) for line in reply.statements):
        return reply  # what became of a request is always said, even if it is the same for each
    last = before.last
    if Hearing.NOT_KNOWN in before.said_once:
        either = Line(Hearing.NOT_KNOWN_EITHER)
        reply = replace(reply, statements=tuple(either if s.key == Hearing.NOT_KNOWN else s for s in reply.statements))
    if reply.statements and reply.statements == last.statements and last.times >= _OFTEN_ENOUGH:
        reply = replace(reply, statements=(Line(Hearing.SAID_ALREADY),))
    key = question.key
    if question.values:
        return reply  # a plan is said whole before each yes
    if last.lines and key == last.lines[-1].key and last.asked >= _OFTEN_ENOUGH and key in set(Offer):
        return replace(reply, question=Line(Offer(key).again))
    return reply


def without_twice(reply: Reply) -> Reply:
    """Return advice with each line once: what was asked of it, and what it ends with, may be the same."""
    if reply.kind is not ReplyKind.ADVICE:
        return reply
    return replace(reply, statements=tuple(dict.fromkeys(reply.statements)))


def with_ledger(knowledge: Knowledge, before: Conversation, after: Conversation, reply: Reply) -> Conversation:
    """Return the conversation with what the reply says noted, and its tries forgotten where none was counted."""
    lines = (*reply.statements, *((reply.question,) if reply.question else ()))
    said = {line.key for line in lines}
    once = ONCE & said
    if said & knowledge.guidance.safety_nets:
        once |= {Advice.ONE_LINE}
    is_counted = after.tries > before.tries or after.pending in knowledge.content.questions
    return replace(after, said_once=after.said_once | once, tries=after.tries if is_counted else 0)
