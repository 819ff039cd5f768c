"""Let go who is about to call whom they need: with when to call the emergency number, and no further question."""

from __future__ import annotations

from skill.dialogue.check.advice import action_lines
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice
from skill.dialogue.saying import closing
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, ReplyKind
from skill.listening.heard import Heard, Mood
from skill.triage.disposition import Disposition
from skill.triage.messages import safety_net_key


def let_go(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Step | None:
    """Return the last words for who says that they call now ("right, I'll ring them"); None for anybody else.

    Only where something known for certain needs care today: else the check goes on. It goes on, too, for who calls not
    now, or not at all ("I'll call if it gets worse"). Who calls somebody else hears once more whom to call.
    """
    said = knowledge.guidance.chats_among(heard.chat)
    is_told = bool(said) and all(chat.is_calling or chat.is_other_call for chat in said) and not heard.is_asking
    is_put_off = Mood.DENYING in heard.moods or heard.schedule.in_days is not None
    known = conversation.assessed(knowledge.content)
    is_certain = known.disposition is Disposition.URGENT and known.reasons[0].is_certain
    is_busy = conversation.plan is not None or conversation.routine is not None
    if not (is_told and is_certain) or is_put_off or heard.suspected or is_busy:
        return None
    is_another = any(chat.is_other_call for chat in said)
    first = action_lines(known) if is_another else (Line(Advice.LET_GO),)
    net = Line(safety_net_key(known.reasons[0].rule))
    return conversation, closing(*first, net, kind=ReplyKind.ADVICE)
