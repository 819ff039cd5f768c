"""The advice with which a check ends, and the last words of a session."""

from __future__ import annotations

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.saying import closing, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.triage.assessment import Assessment, conclude
from skill.triage.disposition import Disposition

_PLAIN_ACTION = {Disposition.URGENT: "today", Disposition.SOON: "appointment"}
"""What is advised when a rule counts lower than its own disposition: held by its clarifier, or unsure."""


def advice_lines(knowledge: Knowledge, conversation: Conversation, final: Assessment) -> Lines:
    """The advice with which a check ends, and when to call all the same."""
    if not final.reasons:
        return Line("advice.self_care"), Line("safety_net.emergency_signs"), Line("safety_net.today_or_later")
    top = final.reasons[0]
    because = reasons(knowledge.content, conversation, final)
    return (
        Line("advice.because" if top.is_certain else "advice.unsure", because),
        _action(final),
        *(Line(f"advice.add.{key}") for key in (top.rule.add if _is_full(final) else ())),
        Line(f"safety_net.{top.rule.safety_net}"),
    )


def _is_full(final: Assessment) -> bool:
    """Whether the first rule counts at its own disposition, and is not held lower."""
    return final.reasons[0].disposition is final.reasons[0].rule.disposition


def _action(final: Assessment) -> Line:
    """What to do, by the first rule that counts."""
    top = final.reasons[0]
    return Line(f"advice.{top.rule.action if _is_full(final) else _PLAIN_ACTION[top.disposition]}")


def not_caught(knowledge: Knowledge, conversation: Conversation) -> Line:
    """What to say to words that mean nothing here, once the advice is given: where it is to be seen today, that."""
    final = conclude(knowledge.content, conversation.findings)
    return _action(final) if final.disposition is Disposition.URGENT else Line("reask.offer")


def farewell(knowledge: Knowledge, conversation: Conversation) -> Reply:
    """The last words: in an unfinished check they say when to call (clinical sheet, 4.5f)."""
    if conversation.concluded:
        final = conclude(knowledge.content, conversation.findings)
        if final.disposition is not Disposition.URGENT:
            return closing(Line("goodbye"))
        is_plain = _action(final).key == f"advice.{_PLAIN_ACTION[Disposition.URGENT]}"
        return closing(Line("goodbye.urgent")) if is_plain else closing(_action(final), Line("goodbye.emergency"))
    started = bool(conversation.findings or conversation.asked)
    return closing(Line("goodbye.unfinished")) if started else closing(Line("goodbye"))
