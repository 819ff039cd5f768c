"""Answers to what is said to the skill itself, while no warning is in force: a greeting, fear, anger."""

from __future__ import annotations

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing
from skill.dialogue.saying import named_so_far, told_so_far
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.chat import answered
from skill.listening.heard import Heard
from skill.listening.said import Said


def says_more(heard: Heard) -> bool:
    """Whether anything of the body was told, mentioned or asked about, however doubtful."""
    is_told = any(observation.said is not Said.DENIED for observation in heard.observations)
    return is_told or bool(heard.topics or heard.suspected)


def chat_lines(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Lines:
    """Return the answer to what is said to the skill itself; empty if there is none.

    A question that has no answer is told so, with two things that can be asked instead. "I told you" is answered with
    what was told.
    """
    chat = answered(knowledge.guidance.chats, heard.chat, is_beside=says_more(heard))
    if chat is None:
        return (Line(Hearing.NOT_KNOWN),) if heard.asks_the_unknown else ()
    if chat.recalls and named_so_far(knowledge.content, conversation):
        return told_so_far(knowledge.content, conversation)[:1]
    return tuple(Line(key, sources=chat.sources) for key in chat.say)
