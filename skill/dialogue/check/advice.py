"""The advice that ends a check, and the last words of a session."""

from __future__ import annotations

from skill.dialogue.check.parting import whom_to_talk_to
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Listing, Offer
from skill.dialogue.saying import closing, naming, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind
from skill.guidance.advice import remarks_for
from skill.triage.assessment import Assessment, Reason, conclude
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey, advice_key, more_advice_key, safety_net_key

_PLAIN = {Disposition.URGENT: Advice.TODAY, Disposition.SOON: Advice.APPOINTMENT}
"""The advice if a rule counts lower than its own disposition, because of its clarifier or because it is unsure."""


def advice_lines(knowledge: Knowledge, conversation: Conversation, final: Assessment) -> Lines:
    """Return the advice that ends a check: what to do, why, and when to call for help all the same.

    What can wait for the next turn is left out of the advice to stay at home (`owed_lines`).
    """
    general = () if Offer.WELCOME in conversation.said_once else (Line(Advice.GENERAL),)
    if not final.reasons:
        remarks = remarks_for(knowledge.guidance, knowledge.content, conversation.findings)
        return (Line(Advice.SELF_CARE), *general, *map(Line, remarks), Line(Advice.EMERGENCY_SIGNS))
    top = final.reasons[0]
    because = naming(_opening(top), reasons(knowledge.content, conversation, final))
    return (
        Line(_action(final)),
        because,
        *(Line(more_advice_key(name)) for name in (top.rule.add if _is_full(final) else ())),
        Line(safety_net_key(top.rule)),
    )


def owed_lines(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return what the advice to stay at home left for the next turn: when to see a doctor. Empty once it was said."""
    is_owed = Advice.SELF_CARE in conversation.said_once and Advice.TODAY_OR_LATER not in conversation.said_once
    is_owed = is_owed and conversation.concluded and not conclude(knowledge.content, conversation.findings).reasons
    return (Line(Advice.TODAY_OR_LATER),) if is_owed else ()


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


def whom_to_call(knowledge: Knowledge, conversation: Conversation) -> Lines:
    """Return the part of the advice that says what to do; empty if no rule counts."""
    return action_lines(conclude(knowledge.content, conversation.findings))


def action_lines(known: Assessment) -> Lines:
    """Return what to do by what is known; empty if no rule counts."""
    return (Line(_action(known)),) if known.reasons else ()


def farewell(knowledge: Knowledge, conversation: Conversation) -> Reply:
    """Return the last words. In an unfinished check they say when to call (clinical sheet, 4.5f)."""
    if conversation.concluded:
        final = conclude(knowledge.content, conversation.findings)
        if final.disposition is not Disposition.URGENT:
            return closing(*(owed_lines(knowledge, conversation) or (Line(Goodbye.PLAIN),)))
        action = _action(final)
        if action == Advice.TODAY:
            return closing(Line(Goodbye.URGENT))
        return closing(Line(action), Line(Goodbye.EMERGENCY), kind=ReplyKind.ADVICE)
    is_begun = bool(conversation.asked) or conversation.pending in knowledge.content.questions
    if is_begun or (conversation.findings and Advice.ONE_LINE not in conversation.said_once):
        return closing(Line(Goodbye.UNFINISHED), *whom_to_talk_to(knowledge.content, conversation))
    is_errand = conversation.pending == Offer.MORE and not conversation.topics
    return closing(Line(Goodbye.ERRAND if is_errand else Goodbye.PLAIN))
