"""What is asked about: subjects named, or those that "it" means; and the answers, chosen for this person."""

from __future__ import annotations

from collections.abc import Iterator

from skill.dialogue.check import offers
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.advice import HELPS, Topic, TopicKind, about
from skill.listening.acts import Act
from skill.listening.said import Heard, Said
from skill.triage.status import Status

MOST_TOPICS = 4
"""So many topics are kept in mind, the last one first."""


def with_safety_net(knowledge: Knowledge, lines: Lines) -> Lines:
    """An answer given before any check, and when to call all the same, said once."""
    says_so = any(line.key in knowledge.guidance.safety_nets for line in lines)
    return lines if says_so else (*lines, Line(Advice.ONE_LINE))


def asked_about(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> tuple[str, ...]:
    """Ids of the topics this turn asks about, the general answer left out where a special one tells the same.

    Where only the aspect was named, it is asked of what was spoken of last; if that tells nothing of it, or nothing was
    spoken of, it is asked of the person's own trouble.
    """
    topics = knowledge.guidance.topics
    if heard.topics:
        special = [topics[name] for name in heard.topics if not topics[name].aspect]
        told = {saying.aspect for topic in special for saying in topic.say} - {""}
        return tuple(name for name in heard.topics if topics[name].aspect not in told)
    if Act.FOLLOW_UP not in heard.acts or any(o.said is not Said.DENIED for o in heard.observations):
        return ()
    last = [name for name in conversation.topics if name in topics]
    telling = [name for name in last if not heard.aspects or topics[name].tells_of(heard.aspects)]
    return tuple(telling[:1]) or _own(knowledge, conversation)


def in_mind(now: Conversation, asked_about: tuple[str, ...], heard: Heard) -> tuple[str, ...]:
    """Ids of the topics that a later "it" may mean, once these were asked about."""
    return tuple(dict.fromkeys((*asked_about, *heard.topics, *now.topics)))[:MOST_TOPICS]


def answered_anew(knowledge: Knowledge, before: Conversation, now: Conversation) -> tuple[str, ...]:
    """Ids of the topics answered last of which something else is to be said now that more was told."""
    topics, content = knowledge.guidance.topics, knowledge.content

    def says_otherwise(topic: Topic) -> bool:
        known = about(topic, frozenset(), content, before.findings)
        return known != about(topic, frozenset(), content, now.findings)

    return tuple(name for name in before.topics if name in topics and says_otherwise(topics[name]))


def _own(knowledge: Knowledge, conversation: Conversation) -> tuple[str, ...]:
    """The topic that tells of such trouble as the person has; never a name for it."""
    told = {name for name, status in conversation.findings.items() if status is Status.PRESENT}
    return tuple(topic.id for topic in knowledge.guidance.topics.values() if told & set(topic.own))[:1]


def answers(knowledge: Knowledge, conversation: Conversation, names: tuple[str, ...], heard: Heard) -> Lines:
    """What is said of the topics `names`. Home care is held back while care is needed today."""
    topics = [knowledge.guidance.topics[name] for name in names]
    lines = [line for topic in topics for line in _answer(knowledge, conversation, topic, heard)]
    return tuple(dict.fromkeys(lines))


def _answer(knowledge: Knowledge, conversation: Conversation, topic: Topic, heard: Heard) -> Iterator[Line]:
    is_held = not offers.is_calm(knowledge, conversation)
    has_aspects = any(saying.aspect for saying in topic.say)
    if is_held and (topic.kind is TopicKind.REMEDY or HELPS in heard.aspects):
        yield Line(Advice.HELD_BACK)
        return
    if heard.aspects and has_aspects and not topic.tells_of(heard.aspects):
        yield Line(Advice.NOT_KNOWN)
    said = about(topic, heard.aspects, knowledge.content, conversation.findings)
    yield from (Line(key, sources=topic.sources) for key in said)
