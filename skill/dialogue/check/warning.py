"""The emergency warning: given at once, and repeated until the person corrects it and confirms the correction."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Listing, Offer
from skill.dialogue.record.absorb import MEANT
from skill.dialogue.record.correct import denied, withdrawn
from skill.dialogue.saying import answered_notes, closing, naming, reasons
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.dialogue.state.user_act import ActKind
from skill.listening.acts import Act
from skill.listening.said import Answer, Heard, Said
from skill.triage.assessment import Assessment, assess, with_derived
from skill.triage.disposition import Disposition
from skill.triage.messages import call_key, meanwhile_key, more_warning_key
from skill.triage.model import FindingKind
from skill.triage.status import Status

WRONG = "wrong"
"""The act of saying plainly that a mistake was made. "I said ..." is not enough: it may go on with the danger."""

_FIRST = ("crisis", "overdose", "ambulance", "emergency_department")
"""Actions, most important first. If several rules warn, the first action that any of them asks for is spoken."""


def warn(knowledge: Knowledge, conversation: Conversation) -> Step:
    """Warn: say the action and the number first, then why, what to do meanwhile, and other ways to get help."""
    assessment = assess(knowledge.content, conversation.findings, conversation.asked)
    warned = replace(conversation, warned=True, concluded=True, pending=Offer.WARNING_AGAIN, tries=0)
    warned = replace(warned, doubted=(), routine=None, plan=None)
    return warned, warning_reply(knowledge, conversation, assessment)


def warning_reply(knowledge: Knowledge, conversation: Conversation, assessment: Assessment) -> Reply:
    """Return the reply that warns about what was told."""
    action = _action(assessment)
    rules = [reason.rule for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY]
    added = dict.fromkeys(name for rule in rules for name in rule.add)
    because = reasons(knowledge.content, conversation, assessment)
    return Reply(
        statements=(
            Line(call_key(action)),
            *([naming(Listing.WARNING_BECAUSE, because)] if because else []),
            Line(meanwhile_key(action)),
            *(Line(more_warning_key(name)) for name in added),
            *answered_notes(knowledge.content, {}, conversation.findings),
            Line(Advice.CANNOT_CALL),
        ),
        question=Line(Offer.WARNING_AGAIN),
        reprompt=(Line(call_key(action)), Line(Offer.WARNING_AGAIN.again)),
        disposition=Disposition.EMERGENCY,
        kind=ReplyKind.WARNING,
    )


def _action(assessment: Assessment) -> str:
    asked_for = {reason.rule.action for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY}
    return next((action for action in _FIRST if action in asked_for), _FIRST[-1])


def after_warning(
    knowledge: Knowledge, before: Conversation, conversation: Conversation, kind: ActKind, heard: Heard
) -> Step:
    """Answer any turn while a warning is in force. Only an explicit correction, once confirmed, takes it back.

    The whole warning is said again if the person asks for it or tells something new. Otherwise a short form is said.
    """
    assessment = assess(knowledge.content, conversation.findings, conversation.asked)
    call = Line(call_key(_action(assessment)))
    if conversation.pending == Listing.CONFIRM and _confirms(heard):
        return _taken_back(knowledge, conversation)
    if kind is ActKind.STOP or (
        conversation.pending == Offer.WARNING_AGAIN and heard.answer is Answer.NO and not heard.acts
    ):
        return conversation, closing(call, Line(Goodbye.EMERGENCY), kind=ReplyKind.WARNING)
    names = _in_question(knowledge, conversation, assessment, heard)
    if names and conversation.pending != Listing.CONFIRM:
        reprompt = (naming(Listing.CONFIRM_AGAIN, names), call)
        reply = Reply(
            (), naming(Listing.CONFIRM, names), reprompt, disposition=Disposition.EMERGENCY, kind=ReplyKind.WARNING
        )
        return replace(conversation, pending=Listing.CONFIRM, doubted=names), reply
    warned, whole = warn(knowledge, conversation)
    is_asked_for = kind in (ActKind.RECALL, ActKind.REPEAT, ActKind.WHY) or heard.answer in (Answer.YES, Answer.PARTLY)
    if is_asked_for or conversation.findings != before.findings:
        return warned, whole
    return warned, replace(whole, statements=(whole.statements[0], whole.statements[-1]))


def _confirms(heard: Heard) -> bool:
    """Whether the person confirms that something was wrong, with a yes or with "I got it wrong".

    A reply that tells of a finding confirms nothing: in "yes, my chest hurts" the yes is about the danger.
    """
    is_wrong = WRONG in heard.acts and heard.answer is not Answer.NO
    return (heard.answer is Answer.YES or is_wrong) and all(o.said is Said.DENIED for o in heard.observations)


def _in_question(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, heard: Heard
) -> tuple[str, ...]:
    """Return ids of the findings that a correction puts in question: those it denies; all, if it only says "wrong"."""
    named = denied(heard, conversation) & _triggers(knowledge, conversation, assessment)
    if named:
        return tuple(knowledge.content.findings[name].said_as or name for name in sorted(named))
    is_told_wrong = Act.CORRECT in heard.acts and not heard.acts & MEANT
    return reasons(knowledge.content, conversation, assessment) if is_told_wrong else ()


def _taken_back(knowledge: Knowledge, conversation: Conversation) -> Step:
    """Withdraw the findings that were asked about, as far as the warning rests on them. Warn again if others warn."""
    content = knowledge.content
    assessment = assess(content, conversation.findings, conversation.asked)
    told = {
        name
        for name in _triggers(knowledge, conversation, assessment)
        if (content.findings[name].said_as or name) in conversation.doubted
    }
    after = withdrawn(content, conversation, told)
    if assess(content, after.findings, after.asked).is_emergency:
        return warn(knowledge, after)
    return replace(after, warned=False, concluded=False, doubted=()), closing()


def _triggers(knowledge: Knowledge, conversation: Conversation, assessment: Assessment) -> set[str]:
    """Return the ids of the told findings that the warning rests on."""
    rules = [reason.rule for reason in assessment.reasons if reason.disposition is Disposition.EMERGENCY]
    return _told(knowledge, conversation, {name for rule in rules for name in (rule.any_of or rule.all_of)})


def _told(knowledge: Knowledge, conversation: Conversation, names: set[str]) -> set[str]:
    """Return the ids among `names` that were told. For a derived finding, return what was told behind it."""
    told: set[str] = set()
    known = with_derived(knowledge.content, conversation.findings)
    for name in names:
        shape = knowledge.content.findings[name]
        if known.get(name) is not Status.PRESENT:
            continue
        if name in conversation.findings:
            told.add(name)
        elif shape.kind is not FindingKind.HISTORY:
            told |= _told(knowledge, conversation, {*shape.any_of, *shape.all_of})
    return told
