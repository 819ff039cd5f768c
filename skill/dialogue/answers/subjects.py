"""What the person asks about (topics that are named, or that "it" means), and the answers for this person."""

from __future__ import annotations

from collections.abc import Iterator

from skill.dialogue.check import offers
from skill.dialogue.check.next_step import held_back
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.advice import HELPS, Topic, TopicKind, about, told_even_so
from skill.listening.acts import Act
from skill.listening.heard import Heard, Mood
from skill.listening.said import Said
from skill.triage.messages import MessageKey
from skill.triage.status import Status

MOST_TOPICS = 4
"""How many topics are kept in mind, latest first."""


def with_safety_net(knowledge: Knowledge, conversation: Conversation, names: tuple[str, ...], lines: Lines) -> Lines:
    """Return an answer given before any check, with safety-netting (when to call) added, once in a conversation.

    `names` are the topics it is about. An answer about the skill itself needs none.
    """
    says_so = Advice.ONE_LINE in conversation.said_once or any(
        line.key in knowledge.guidance.safety_nets for line in lines
    )
    is_of_the_body = any(knowledge.guidance.topics[name].kind is not TopicKind.SKILL for name in names)
    return (*lines, Line(Advice.ONE_LINE)) if is_of_the_body and not says_so else lines


def asked_about(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> tuple[str, ...]:
    """Return the ids of the topics this turn asks about. A general topic is left out if a special one tells the same.

    If only an aspect was named ("how is it treated"), the topic answered last that tells of it is meant. If there is
    none, the person's own trouble is meant.
    """
    topics = knowledge.guidance.topics
    if heard.topics:
        special = [topics[name] for name in heard.topics if not topics[name].aspect]
        told = {saying.aspect for topic in special for saying in topic.say} - {""}
        return tuple(
            name
            for name in heard.topics
            if topics[name].aspect not in told and not (topics[name].unless_told and heard.tells)
        )
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    if heard.told_about:  # "the heat pad burnt me" asks nothing, and is answered by what to do about a burn
        return tuple(name for name in heard.told_about if told & set(topics[name].own))
    if Act.FOLLOW_UP not in heard.acts or any(o.said is not Said.DENIED for o in heard.observations):
        return ()
    last = [name for name in conversation.topics if name in topics]
    telling = [name for name in last if not heard.aspects or topics[name].tells_of(heard.aspects)]
    return tuple(telling[:1]) or _own(knowledge, conversation) or ((heard.or_about,) if heard.or_about else ())


def in_mind(now: Conversation, asked_about: tuple[str, ...], heard: Heard) -> tuple[str, ...]:
    """Return the ids of the topics that a later "it" may mean, after `asked_about` were answered."""
    return tuple(dict.fromkeys((*asked_about, *heard.topics, *now.topics)))[:MOST_TOPICS]


def answered_anew(knowledge: Knowledge, before: Conversation, now: Conversation) -> tuple[str, ...]:
    """Return the ids of the topics answered before that get a different answer now, because more was told."""
    topics, content = knowledge.guidance.topics, knowledge.content

    def says_otherwise(topic: Topic) -> bool:
        known = about(topic, frozenset(), content, before.findings)
        return known != about(topic, frozenset(), content, now.findings)

    return tuple(name for name in before.topics if name in topics and says_otherwise(topics[name]))


def _own(knowledge: Knowledge, conversation: Conversation) -> tuple[str, ...]:
    """Return the id of the topic about trouble like the person's, without naming a condition; empty if none fits."""
    told = {name for name, status in conversation.findings.items() if status is Status.PRESENT}
    return tuple(topic.id for topic in knowledge.guidance.topics.values() if told & set(topic.own))[:1]


def answers(knowledge: Knowledge, conversation: Conversation, names: tuple[str, ...], heard: Heard) -> Lines:
    """Return what is said about the topics `names`. Home care is held back while care is needed today."""
    topics = [knowledge.guidance.topics[name] for name in names]
    lines = [line for topic in topics for line in _answer(knowledge, conversation, topic, heard)]
    return tuple(dict.fromkeys(lines))


def _answer(knowledge: Knowledge, conversation: Conversation, topic: Topic, heard: Heard) -> Iterator[Line]:
    is_held = not offers.is_calm(knowledge, conversation)
    has_aspects = any(saying.aspect for saying in topic.say)
    if is_held and (topic.kind is TopicKind.REMEDY or HELPS in heard.aspects):
        yield from _held(knowledge, conversation, topic, heard)
        return
    if heard.aspects and has_aspects and not topic.tells_of(heard.aspects):
        yield Line(Advice.NOT_KNOWN)
    said = about(topic, heard.aspects, knowledge.content, conversation.findings)
    yield from _no_before(topic, said, heard)
    yield from (Line(key, sources=topic.sources) for key in said)


def _held(knowledge: Knowledge, conversation: Conversation, topic: Topic, heard: Heard) -> Iterator[Line]:
    """Yield why home care waits, and the one sentence about it that may be said all the same.

    A no needs no more reason than its own. To words that only name a thing while they tell or answer, nothing is said.
    """
    if not (heard.is_asking or heard.is_name) and (heard.answer is not None or heard.observations):
        return
    said = told_even_so(topic, knowledge.content, conversation.findings)
    no = (*_no_before(topic, said, heard),)
    asks_to_do = Mood.POLAR not in heard.moods or bool(heard.moods & {Mood.LEAVE, Mood.OWN}) or HELPS in heard.aspects
    yield from no or (held_back(knowledge, conversation, asks_to_do=asks_to_do),)
    yield from (Line(key, sources=topic.sources) for key in said)


def _no_before(topic: Topic, said: tuple[MessageKey, ...], heard: Heard) -> Iterator[Line]:
    """Yield the no that answers a question for a yes or a no, if what is said first forbids it."""
    forbids = {saying.key for saying in topic.say if saying.forbids}
    if Mood.POLAR in heard.moods and forbids.intersection(said[:1]):
        yield Line(Advice.NO)
