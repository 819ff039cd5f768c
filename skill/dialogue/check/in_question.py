"""A warning is put in question: what the person takes back, asked to confirm it, and what then still holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from skill.dialogue.check.rests_on import grounds, without_complaints
from skill.dialogue.check.warning import warn
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Hearing, Listing
from skill.dialogue.record.correct import withdrawn
from skill.dialogue.saying import closing, naming, reasons, says_less
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply, ReplyKind
from skill.listening.acts import MEANT, Act
from skill.listening.agreement import Opinion, Verdict
from skill.listening.heard import Heard
from skill.listening.said import Answer, Said, When, Whose
from skill.triage.assessment import Assessment, assess
from skill.triage.disposition import Disposition
from skill.triage.model import Content
from skill.triage.status import Status

_TAKES_BACK = frozenset({Act.CORRECT, Act.WRONG, Act.RETRACT})
"""Acts that say that something was wrong. "I said ..." is not one: it may go on with the danger."""


_CHANGED = _TAKES_BACK | {Act.RECONSIDER}


_NOES = (Answer.NO, Answer.HEDGED_NO)
_OLD = (When.PAST, When.LONG_STANDING)


def confirms(content: Content, conversation: Conversation, heard: Heard) -> bool:
    """Whether the person confirms that something was wrong: with a yes, "I got it wrong", or one more denial of it.

    A yes that tells of a finding confirms nothing: in "yes, my chest hurts" the yes is about the danger. Whoever says
    in so many words that it was wrong, or denies it again, may tell of anything but that or another danger, and may
    say so some turns after it was asked.
    """
    if not conversation.doubted:
        return False
    if Act.WRONG in heard.acts and heard.answer is not Answer.NO:
        return not _stands_by(content, conversation, heard)
    if _denies_again(content, conversation, heard):
        return not _stands_by(content, conversation, heard)
    told = any(observation.said is not Said.DENIED for observation in heard.observations)
    return conversation.pending == Listing.CONFIRM and heard.answer is Answer.YES and not told


def still_doubted(content: Content, before: Conversation, heard: Heard) -> tuple[str, ...]:
    """Return what may yet be said to be a mistake: what was asked about, until a no to that, or the danger is told."""
    says_no = before.pending == Listing.CONFIRM and heard.answer in _NOES
    return () if says_no or _stands_by(content, before, heard) else before.doubted


def _stands_by(content: Content, conversation: Conversation, heard: Heard) -> bool:
    """Whether the words tell of what the person was asked to take back, or of another danger, be it in doubt.

    What only the second ear suspects, it must hear rather than not: "yes, it was a mistake" sounds faintly like much.
    """
    told = {o.finding for o in heard.observations if o.said is not Said.DENIED}
    is_suspected = heard.second is not None and bool(heard.second.reads([heard.suspected]))
    names = {content.findings[name].said_as or name for name in told}
    is_danger = is_suspected or any(_warns(content, name) for name in told)
    return is_danger or not names.isdisjoint(conversation.doubted)


def _denies_again(content: Content, conversation: Conversation, heard: Heard) -> bool:
    """Whether both ears hear denied all that was asked about ("my legs are fine", asked about both legs)."""
    verdicts = heard.second.verdicts.items() if heard.second is not None else ()
    denied = {content.findings[name].said_as or name for name, (*_, verdict) in verdicts if verdict is Verdict.DENIED}
    return denied.issuperset(conversation.doubted)


def put_in_question(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, heard: Heard
) -> Step | None:
    """Ask whether what the warning rests on was wrong, if the words say so in any way; else return None.

    Asking costs nothing: the warning stands until the answer is yes.
    """
    put = _in_question(knowledge, conversation, assessment, heard)
    names = tuple(name for name in put if name not in says_less(knowledge.content, put))
    if not names:
        return None
    is_again = conversation.pending == Listing.CONFIRM
    asked = naming(Listing.CONFIRM_AGAIN if is_again else Listing.CONFIRM, names)
    return _asking(conversation, (Line(Advice.IF_RIGHT),), asked, names)


def asked_again(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Step | None:
    """Ask once more whether it was a mistake, if the reply is neither a yes nor a no, and asks and tells nothing."""
    has_answer = any(chat.warned for chat in knowledge.guidance.chats_among(heard.chat))  # "hm" has none
    is_answered = heard.answer is not None or heard.is_asking or has_answer
    is_answered = is_answered or heard.tells or bool(heard.suspected)
    if conversation.pending != Listing.CONFIRM or not conversation.doubted or conversation.tries or is_answered:
        return None
    asked = naming(Listing.CONFIRM_AGAIN, conversation.doubted)
    after, reply = _asking(conversation, (Line(Advice.IF_RIGHT),), asked, conversation.doubted)
    return replace(after, tries=1), reply


def denied_at_once(knowledge: Knowledge, before: Conversation, warned: Conversation, heard: Heard) -> Step | None:
    """Ask whether it was a mistake, if the words that lead to a warning deny all that it rests on; else return None.

    "No, no fits" answers the question whether the fits are usual with a no, which warns, and says that there was none.
    """
    assessment = assess(knowledge.content, warned.findings, warned.asked)
    triggers = grounds(knowledge.content, warned, assessment)
    verdicts = heard.second.verdicts.items() if heard.second is not None else ()
    denied = _denied(warned, heard) | {name for name, (_, opinion, _) in verdicts if opinion is Opinion.DENIED}
    told_before = {name for name in triggers if before.findings.get(name) is Status.PRESENT}
    if not triggers or not triggers <= denied & told_before:
        return None
    names = tuple(dict.fromkeys(knowledge.content.findings[name].said_as or name for name in sorted(triggers)))
    return _asking(warned, (Line(Advice.IF_RIGHT),), naming(Listing.CONFIRM, names), names)


def _asking(conversation: Conversation, statements: Lines, asked: Line, names: tuple[str, ...]) -> Step:
    """Return the question whether `names` were a mistake. A silence is answered with whom to call if they were not."""
    again = (Line(Advice.IF_RIGHT), naming(Listing.CONFIRM_AGAIN, names))
    reply = Reply(statements, asked, again, disposition=Disposition.EMERGENCY, kind=ReplyKind.WARNING)
    return replace(conversation, pending=Listing.CONFIRM, doubted=names), reply


def _in_question(
    knowledge: Knowledge, conversation: Conversation, assessment: Assessment, heard: Heard
) -> tuple[str, ...]:
    """Return ids of the findings that the words put in question.

    These are what either ear heard denied; all that the warning rests on, if the words only say that it is wrong.
    """
    content = knowledge.content
    if _says_it_is_over(knowledge, heard):
        return ()
    taken_back = _denied(conversation, heard)
    told = {o.finding for o in heard.observations if o.said is Said.PRESENT}
    told_as_old = {o.finding for o in heard.observations if o.said is Said.PRESENT and o.when in _OLD}
    triggers = grounds(content, conversation, assessment)
    named = _behind(content, taken_back | told_as_old, triggers)
    if named:
        return tuple(dict.fromkeys(content.findings[name].said_as or name for name in sorted(named)))
    is_change = Act.RECONSIDER in heard.acts and (heard.answer in _NOES or heard.when in _OLD)
    is_told_wrong = (is_change or bool(heard.acts & (_TAKES_BACK | {Act.START_OVER}))) and not heard.acts & MEANT
    is_meant = is_told_wrong and told.isdisjoint(triggers) and not any(_warns(content, name) for name in told)
    return without_complaints(content, reasons(content, conversation, assessment)) if is_meant else ()


def _says_it_is_over(knowledge: Knowledge, heard: Heard) -> bool:
    """Whether the words only say that it has gone: what is gone was there, so nobody is asked for a mistake."""
    is_over = any(chat.is_over for chat in knowledge.guidance.chats_among(heard.chat))
    return is_over and not heard.acts & _TAKES_BACK


def _denied(conversation: Conversation, heard: Heard) -> set[str]:
    """Return the ids of the findings that either ear heard denied of the patient.

    What the first ear heard told stays told, unless the words also say that something was wrong.
    """
    denied = {
        o.finding
        for o in heard.observations
        if o.said is Said.DENIED and (o.whose is Whose.SELF or conversation.speaks_for_other)
    }
    verdicts = heard.second.verdicts.items() if heard.second is not None else ()
    return denied | {
        name
        for name, (said, opinion, _) in verdicts
        if said is Said.DENIED or (opinion is Opinion.DENIED and (said is not Said.PRESENT or heard.acts & _CHANGED))
    }


def _behind(content: Content, names: Iterable[str], triggers: set[str]) -> set[str]:
    """Return the triggers that `names` put in question: these themselves, and a yes to several things that they are of.

    Whoever has no trouble walking puts in question what was understood as trouble in both legs or with walking.
    """
    given = set(names)
    joined = {question.finding for question in content.questions.values() if not given.isdisjoint(question.covers)}
    return (given | joined) & triggers


def _warns(content: Content, name: str) -> bool:
    """Whether a finding warns by itself."""
    return assess(content, {name: Status.PRESENT}, ()).is_emergency


def taken_back(knowledge: Knowledge, conversation: Conversation) -> Step:
    """Withdraw the findings that were asked about, as far as the warning rests on them. Warn again if others warn.

    A lesser form of them goes with them: its name was not said beside theirs, since theirs says it too.
    """
    content = knowledge.content
    warning = grounds(content, conversation, assess(content, conversation.findings, conversation.asked))
    told = {name for name in warning if (content.findings[name].said_as or name) in conversation.doubted}
    told |= says_less(content, told) & warning
    after = withdrawn(content, conversation, told)
    left = assess(content, after.findings, after.asked)
    if left.is_emergency:
        return _ask_of_the_rest(knowledge, after, left)
    ended = replace(after, warned=False, concluded=False, doubted=(), said_since={})
    return replace(ended, called=False, calling=False, going=False), closing()


def _ask_of_the_rest(knowledge: Knowledge, after: Conversation, left: Assessment) -> Step:
    """Ask whether what still warns was a mistake too. Whoever was misheard once may have been misheard in all of it.

    The warning stands meanwhile. Where nothing of it has a name, it is given again.
    """
    names = without_complaints(knowledge.content, reasons(knowledge.content, after, left))
    if not names:
        return warn(knowledge, after)
    return _asking(after, (Line(Hearing.CORRECTED), Line(Advice.IF_RIGHT)), naming(Listing.CONFIRM_TOO, names), names)
