"""The emergency warning, as it is given: what to do and whom to call first, then why."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing, Offer
from skill.dialogue.saying import answered_notes, naming, reasons
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.triage.assessment import Assessment, assess
from skill.triage.disposition import Disposition
from skill.triage.messages import call_key, meanwhile_key, more_warning_key

_FIRST = ("crisis", "overdose", "ambulance", "emergency_department")
"""Actions, most important first. If several rules warn, the first action that any of them asks for is spoken."""

_WITHOUT_A_REASON = frozenset({"crisis"})
"""Actions after which nothing is read back: others in the room may hear it."""

_MOST_REASONS = 2
"""The most findings that a warning names. What to do must not be buried."""


def warn(knowledge: Knowledge, conversation: Conversation) -> Step:
    """Warn: say the action and the number first, then why and what to do meanwhile, and ask who can call."""
    assessment = assess(knowledge.content, conversation.findings, conversation.asked)
    reply = warning_reply(knowledge, conversation, assessment)
    pending = reply.question.key if reply.question else ""
    warned = replace(conversation, warned=True, called=False, concluded=True, pending=pending, tries=0)
    return replace(warned, doubted=(), routine=None, plan=None, wish=None, put_off=()), reply


def warning_reply(knowledge: Knowledge, conversation: Conversation, assessment: Assessment) -> Reply:
    """Return the reply that warns about what was told. What a rule adds is said instead of the usual advice."""
    action = action_of(assessment)
    rules = [reason.rule for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY]
    added = dict.fromkeys(name for rule in rules for name in rule.add)
    because = () if action in _WITHOUT_A_REASON else reasons(knowledge.content, conversation, assessment)
    statements = (
        Line(call_key(action)),
        *([naming(Listing.WARNING_BECAUSE, because[:_MOST_REASONS])] if because else []),
        *(map(Line, map(more_warning_key, added)) if added else [Line(meanwhile_key(action))]),
        *answered_notes(knowledge.content, {}, conversation),
        *([] if Advice.ELSEWHERE in conversation.said_once else [Line(Advice.ELSEWHERE)]),
    )
    return warning_turn(action, statements, Offer.CAN_CALL if conversation.speaks_for_other else Offer.WITH_YOU)


def warning_turn(action: str, statements: tuple[Line, ...], offer: Offer) -> Reply:
    """Return a turn of a warning. After a silence it says whom to call, and what to say to the device."""
    reprompt = (Line(call_key(action)), Line(Advice.CANNOT_CALL), Line(offer.again))
    return Reply(statements, Line(offer), reprompt, disposition=Disposition.EMERGENCY, kind=ReplyKind.WARNING)


def action_of(assessment: Assessment) -> str:
    """Return what a warning asks for: the most important action of the rules that warn."""
    asked_for = {reason.rule.action for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY}
    return next((action for action in _FIRST if action in asked_for), _FIRST[-1])
