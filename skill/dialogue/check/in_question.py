"""A warning is put in question: what the person takes back, asked to confirm it, and what then still holds."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.warning import warn
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing
from skill.dialogue.record.absorb import MEANT
from skill.dialogue.record.correct import withdrawn
from skill.dialogue.saying import closing, naming, reasons
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Reply, ReplyKind
from skill.listening.acts import Act
from skill.listening.agreement import Opinion
from skill.listening.said import Answer, Heard, Said, When, Whose
from skill.triage.assessment import Assessment, assess, with_derived
from skill.triage.disposition import Disposition
from skill.triage.model import FindingKind
from skill.triage.status import Status

_TAKES_BACK = frozenset({Act.CORRECT, Act.WRONG, Act.RETRACT})
"""Acts that say that something was wrong. "I said ..." is not one: it may go on with the danger."""


_CHANGED = _TAKES_BACK | {Act.RECONSIDER}


_NOES = (Answer.NO, Answer.HEDGED_NO)
_OLD = (When.PAST, When.LONG_STANDING)


def confirms(heard: Heard) -> bool:
    """Whether the person confirms that something was wrong, with a yes or with "I got it wrong".

    A reply that tells of a finding confirms nothing: in "yes, my chest hurts" the yes is about the danger.
    """
    is_wrong = Act.WRONG in heard.acts and heard.answer is not Answer.NO
    return (heard.answer is Answer.YES or is_wrong) and all(o.said is Said.DENIED for o in heard.observations)


def put_in_question(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, heard: Heard
) -> Step | None:
    """Ask whether what the warning rests on was wrong, if the words say so in any way; else return None.

    Asking costs nothing: the warning stands until the answer is yes.
    """
    names = _in_question(knowledge, conversation, assessment, heard)
    if not names:
        return None
    if_right = (Line(Advice.IF_RIGHT),)
    is_again = conversation.pending == Listing.CONFIRM
    asked = naming(Listing.CONFIRM_AGAIN if is_again else Listing.CONFIRM, names)
    again = (*if_right, naming(Listing.CONFIRM_AGAIN, names))
    reply = Reply(if_right, asked, again, disposition=Disposition.EMERGENCY, kind=ReplyKind.WARNING)
    return replace(conversation, pending=Listing.CONFIRM, doubted=names), reply


def _in_question(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, heard: Heard
) -> tuple[str, ...]:
    """Return ids of the findings that the words put in question.

    These are what either ear heard denied; all that the warning rests on, if the words only say that it is wrong.
    """
    content = knowledge.content
    taken_back = {
        o.finding
        for o in heard.observations
        if o.said is Said.DENIED and (o.whose is Whose.SELF or conversation.speaks_for_other)
    }
    if heard.second is not None:
        taken_back |= {
            name
            for name, (said, opinion, _) in heard.second.verdicts.items()
            if said is Said.DENIED or (opinion is Opinion.DENIED and heard.acts & _CHANGED)
        }
    named = taken_back & _triggers(knowledge, conversation, assessment)
    if named:
        return tuple(content.findings[name].said_as or name for name in sorted(named))
    is_change = Act.RECONSIDER in heard.acts and (heard.answer in _NOES or heard.when in _OLD)
    is_told_wrong = (is_change or bool(heard.acts & _TAKES_BACK)) and not heard.acts & MEANT
    return reasons(content, conversation, assessment) if is_told_wrong and not heard.tells else ()


def taken_back(knowledge: Knowledge, conversation: Conversation) -> Step:
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
