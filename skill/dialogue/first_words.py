"""The first words of a conversation, where nobody opened it by name: they may be all about the pain already."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.messages import Help, Offer
from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.listening.acts import Act

_GREETING = "greeting"
"""The id of a greeting among what is said to the skill itself."""


def as_opening(act: UserAct) -> UserAct:
    """Return the act of first words. If they tell nothing and ask for nothing but help, they open the conversation.

    So does a greeting, and so does an answer: nothing was asked, so it answers nothing.
    """
    chat = tuple(name for name in act.heard.chat if name != _GREETING)
    heard = replace(act.heard, answer=None, acts=act.heard.acts - {Act.HELP}, chat=chat)
    is_opening = act.kind in (ActKind.SAY, ActKind.NOT_HEARD) and heard.is_empty and not heard.suspected
    return replace(act, kind=ActKind.LAUNCH) if is_opening else act


def introduced(reply: Reply) -> Reply:
    """Return the reply to first words with one sentence before it, which says who speaks.

    A warning begins with the action, a welcome says who speaks, and a goodbye need not.
    """
    if reply.kind is ReplyKind.WARNING or reply.question is None or reply.question.key == Offer.WELCOME:
        return reply
    return replace(reply, statements=(Line(Help.WHO), *reply.statements))
