"""The advice that ends a check, and the last words of a session."""

from __future__ import annotations

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Hearing, Listing, Offer
from skill.dialogue.saying import closing, naming, offering, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind
from skill.guidance.advice import remarks_for
from skill.triage.assessment import Assessment, Reason, conclude
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey, advice_key, more_advice_key, safety_net_key

_PLAIN = {Disposition.URGENT: Advice.TODAY, Disposition.SOON: Advice.APPOINTMENT}
"""The advice if a rule counts lower than its own disposition, because of its clarifier or because it is unsure."""


def advice_lines(knowledge: Knowledge, conversation: Conversation, final: Assessment) -> Lines:
    """Return the advice that ends a check, with its safety-netting (when to call for help all the same)."""
    if not final.reasons:
        remarks = remarks_for(knowledge.guidance, knowledge.content, conversation.findings)
        safety_net = (Line(Advice.EMERGENCY_SIGNS), Line(Advice.TODAY_OR_LATER))
        return (Line(Advice.SELF_CARE), *map(Line, remarks), *safety_net)
    top = final.reasons[0]
    because = reasons(knowledge.content, conversation, final)
    return (
        naming(_opening(top), because),
        Line(_action(final)),
        *(Line(more_advice_key(name)) for name in (top.rule.add if _is_full(final) else ())),
        Line(safety_net_key(top.rule)),
    )


def _opening(top: Reason) -> Listing:
    """Return the line that names why; in doubt, it says whom to call if the doubt proves right."""
    if top.is_certain:
        return Listing.ADVICE_BECAUSE
    return Listing.ADVICE_UNSURE if top.rule.disposition is Disposition.EMERGENCY else Listing.ADVICE_UNSURE_TODAY


def _is_full(final: Assessment) -> bool:
    """Whether the first rule counts at its own disposition, not at a lower one."""
    return final.reasons[0].disposition is final.reasons[0].rule.disposition


def _action(final: Assessment) -> MessageKey:
    """Return the key of what to do, by the first rule that counts."""
    top = final.reasons[0]
    if _is_full(final):
        return advice_key(top.rule.action)
    return advice_key(top.action) if top.action else _PLAIN[top.disposition]


def not_caught(knowledge: Knowledge, conversation: Conversation, offer: Offer, statements: Lines) -> Reply:
    """Answer words that were not understood after the advice. If care is needed today, say what to do once more."""
    final = conclude(knowledge.content, conversation.findings)
    if final.disposition is Disposition.URGENT:
        return offering(offer, (*statements, Line(_action(final))), kind=ReplyKind.ADVICE)
    return offering(offer, (*statements, Line(Hearing.NOT_CAUGHT)))


def farewell(knowledge: Knowledge, conversation: Conversation) -> Reply:
    """Return the last words. In an unfinished check they say when to call (clinical sheet, 4.5f)."""
    if conversation.concluded:
        final = conclude(knowledge.content, conversation.findings)
        if final.disposition is not Disposition.URGENT:
            return closing(Line(Goodbye.PLAIN))
        action = _action(final)
        if action == Advice.TODAY:
            return closing(Line(Goodbye.URGENT))
        return closing(Line(action), Line(Goodbye.EMERGENCY), kind=ReplyKind.ADVICE)
    started = bool(conversation.findings or conversation.asked)
    return closing(Line(Goodbye.UNFINISHED if started else Goodbye.PLAIN))
