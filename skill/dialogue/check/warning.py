"""The emergency warning, as it is given: what to do and whom to call first, then why."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing, Offer
from skill.dialogue.saying import answered_notes, naming, reasons
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind
from skill.guidance.chat import About, Situation
from skill.triage.assessment import Assessment, assess, with_derived
from skill.triage.disposition import Disposition
from skill.triage.messages import call_key, meanwhile_key, more_warning_key

_FIRST = ("crisis", "overdose", "ambulance", "emergency_department")
"""Actions, most important first. If several rules warn, the first action that any of them asks for is spoken."""

WITHOUT_A_REASON = frozenset({"crisis"})
"""Actions after which nothing is read back: others in the room may hear it."""

_MOST_REASONS = 2
"""The most findings that a warning names. What to do must not be buried."""


def warn(knowledge: Knowledge, conversation: Conversation, *, is_put_right: bool = False) -> Step:
    """Warn: say the action and the number first, then why and what to do meanwhile, and ask who can call.

    If the person has just said whom they mean (`is_put_right`), it says whose the warning is.
    """
    assessment = assess(knowledge.content, conversation.findings, conversation.asked)
    is_known = conversation.warned and conversation.pending != Offer.WITH_YOU
    reply = warning_reply(knowledge, conversation, assessment, is_known=is_known)
    if is_put_right:
        call, *others = reply.statements
        reply = replace(reply, statements=(call, Line(Advice.MEANT), *others))
    pending = reply.question.key if reply.question else ""
    warned = replace(conversation, warned=True, concluded=True, pending=pending, tries=0)
    fresh = replace(warned, called=False, calling=False, going=False)
    return replace(fresh, doubted=(), routine=None, plan=None, wishes=(), put_off=()), reply


def warning_reply(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, *, is_known: bool = False
) -> Reply:
    """Return the reply that warns about what was told. What a rule adds is said instead of the usual advice.

    It asks whether somebody is there, unless that `is_known`: it was asked once since the first warning.
    """
    action = action_of(assessment)
    because = () if action in WITHOUT_A_REASON else reasons(knowledge.content, conversation, assessment)
    statements = (
        Line(call_key(action)),
        *([naming(Listing.WARNING_BECAUSE, because[:_MOST_REASONS])] if because else []),
        *meanwhile(assessment, action),
        *answered_notes(knowledge.content, {}, conversation),
        *([] if Advice.ELSEWHERE in conversation.said_once else [Line(Advice.ELSEWHERE)]),
    )
    is_known = is_known or bool(conversation.speaks_for_other)
    return warning_turn(action, statements, Offer.CAN_CALL if is_known else Offer.WITH_YOU)


def meanwhile(assessment: Assessment, action: str) -> Lines:
    """Return what to do until help comes: what the rules add, else the usual advice for what the warning asks for."""
    return tuple(map(Line, map(more_warning_key, _added(assessment)))) or (Line(meanwhile_key(action)),)


def _added(assessment: Assessment) -> tuple[str, ...]:
    """Return what the rules that warn add to the warning."""
    rules = [reason.rule for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY]
    return tuple(dict.fromkeys(name for rule in rules for name in rule.add))


def situation_of(knowledge: Knowledge, now: Conversation, assessment: Assessment) -> Situation:
    """Return what the answer to words after the warning depends on besides them."""
    return Situation(
        action=action_of(assessment),
        known=with_derived(knowledge.content, now.findings),
        added=frozenset(_added(assessment)),
        about=About.OTHER if now.speaks_for_other else About.SELF,
        is_helped=now.is_helped or now.calling,
        is_going=now.going,
    )


def warning_turn(action: str, statements: Lines, offer: Offer, *, is_helped: bool = False) -> Reply:
    """Return a turn of a warning.

    After a silence it says whom to call, and what to say to the device; once help is on its way, when to call again.
    """
    first = (Advice.WORSE,) if is_helped else (call_key(action), Advice.CANNOT_CALL)
    reprompt = (*map(Line, first), Line(offer.again))
    return Reply(statements, Line(offer), reprompt, disposition=Disposition.EMERGENCY, kind=ReplyKind.WARNING)


def action_of(assessment: Assessment) -> str:
    """Return what a warning asks for: the most important action of the rules that warn."""
    asked_for = {reason.rule.action for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY}
    return next((action for action in _FIRST if action in asked_for), _FIRST[-1])
