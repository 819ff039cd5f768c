"""The turns after a warning: what people ask then is answered, and the number is said until they say they called."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check.in_question import confirms, put_in_question, taken_back
from skill.dialogue.check.warning import action_of, warn, warning_turn
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Hearing, Listing, Offer
from skill.dialogue.saying import MOST_NAMES, closing, named_so_far, naming, reasons
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, ReplyKind
from skill.dialogue.state.user_act import ActKind
from skill.guidance.chat import in_warning
from skill.listening.acts import Act
from skill.listening.said import Answer, Heard, When
from skill.triage.assessment import Assessment, assess
from skill.triage.disposition import Disposition
from skill.triage.messages import MessageKey, because_key, call_again_key

_TELLS = frozenset({ActKind.RECALL})
_IN_TURN = {
    Advice.CANNOT_CALL: Advice.CANNOT_TELL,
    Advice.CANNOT_TELL: Advice.NOT_WAIT,
    Advice.NOT_WAIT: Advice.CANNOT_CALL,
}
"""What was said last to what was not understood -> what is said next."""
MOST_TO_TELL = 2
"""How many dangers are named to whoever asks what to tell. Beside so many nothing else is, so that it can be kept."""
_WHOLE = frozenset({ActKind.REPEAT, ActKind.LAUNCH, ActKind.START_OVER})


def take(knowledge: Knowledge, before: Conversation, now: Conversation, kind: ActKind, heard: Heard) -> Step:
    """Answer any turn while a warning is in force. Only an explicit correction, once confirmed, takes it back.

    The whole warning is said again if the person asks for it or tells of a new danger.
    """
    assessment = assess(knowledge.content, now.findings, now.asked)
    turn = _Turn(knowledge, now, assessment, heard)
    if now.pending == Listing.CONFIRM and confirms(heard):
        return taken_back(knowledge, now)
    is_another = before.speaks_for_other is not now.speaks_for_other
    if is_another or _warning_rules(knowledge, before) < _warning_rules(knowledge, now):
        return warn(knowledge, now)
    put = put_in_question(knowledge, now, assessment, heard)
    if put is not None:
        return put
    if _is_called(heard):
        return turn.called()
    is_closing = kind is ActKind.STOP and not turn.is_asked  # "do I really have to go" says no goodbye
    if is_closing or (Act.THANKS in heard.acts and not (heard.chat or heard.asks)):
        return turn.close()
    if kind in _WHOLE and not turn.is_asked:
        whole, reply = warn(knowledge, now)
        return replace(whole, called=now.called), reply
    return turn.answered(kind)


def _is_called(heard: Heard) -> bool:
    """Whether the person says that help was called or is being called: no question, no "no", and not long ago."""
    is_now = heard.when not in (When.PAST, When.LONG_STANDING)
    return Act.CALLED in heard.acts and is_now and not heard.asks and heard.answer is not Answer.NO


def _warning_rules(knowledge: Knowledge, conversation: Conversation) -> frozenset[str]:
    """Return the ids of the rules that warn about what is known."""
    reasons_now = assess(knowledge.content, conversation.findings, conversation.asked).reasons
    return frozenset(reason.rule.id for reason in reasons_now if reason.disposition is Disposition.EMERGENCY)


class _Turn:
    """A turn after a warning, and the ways to answer it."""

    def __init__(self, knowledge: Knowledge, now: Conversation, assessment: Assessment, heard: Heard) -> None:
        self._knowledge = knowledge
        self._now = now
        self._assessment = assessment
        self._heard = heard
        self._action = action_of(assessment)

    def close(self) -> Step:
        """End the session: with the number, or if help was called, with when to call again."""
        called, thanked = self._now.called, Act.THANKS in self._heard.acts
        last: Lines = (Line(Hearing.THANKED),) if thanked else ()
        last += (Line(Advice.WORSE),) if called else (Line(call_again_key(self._action)), Line(Goodbye.EMERGENCY))
        return self._now, closing(*last, kind=ReplyKind.WARNING)

    def called(self) -> Step:
        """Answer that help was called, with what was asked in the same breath. After thanks, the session ends."""
        self._now = replace(self._now, called=True)
        asked = self._asked()
        if Act.THANKS in self._heard.acts and not asked:
            return self.close()
        return self._say((Line(asked),) if asked else (Line(Advice.CALLED),), Offer.NEED)

    def answered(self, kind: ActKind) -> Step:
        """Answer what was asked, else a yes or a no, else say in short what to do."""
        asked = self._asked()
        if kind in _TELLS or asked == Advice.TELL_MORE:
            return self._say(self._what_to_tell(), self._next())
        if asked is not None:
            return self._say((Line(asked),), self._next())
        if kind is ActKind.WHY:
            return self._say(self._why(), self._next())
        return self._replied() or self._say(self._in_short(), self._next())

    @property
    def is_asked(self) -> bool:
        """Whether something was asked or said that has an answer of its own."""
        return self._asked() is not None

    def _asked(self) -> MessageKey | None:
        """Return what answers the question or remark; None if there is none."""
        chats, content, findings = self._knowledge.guidance.chats, self._knowledge.content, self._now.findings
        return in_warning(chats, self._heard.chat, self._action, content, findings, called=self._now.called)

    def _replied(self) -> Step | None:
        """Answer a yes or a no to the question at the end of the last turn; None for any other reply.

        A no closes nothing until help was called.
        """
        answer, pending = self._heard.answer, self._now.pending
        if pending == Offer.WITH_YOU and answer is Answer.ASSENT:
            return self._say((), Offer.CAN_CALL)
        says_yes = answer in (Answer.YES, Answer.PARTLY, Answer.ASSENT)
        if not (says_yes or answer in (Answer.NO, Answer.HEDGED_NO)):
            return None
        if pending == Offer.WITH_YOU:
            return self._say((Line(Advice.NOT_ALONE),), Offer.THEY_CALL) if says_yes else self._alone()
        if pending in (Offer.CAN_CALL, Offer.THEY_CALL):
            return self.close() if says_yes else self._say((Line(Advice.NO_PHONE),), Offer.NEED)
        if pending == Offer.NEED and not says_yes:
            return self.close() if self._now.called else self._say((), Offer.CAN_CALL)
        return None

    def _alone(self) -> Step:
        return self._say((Line(Advice.ALONE),), Offer.CAN_CALL)

    def _why(self) -> Lines:
        rules = [r.rule for r in self._assessment.reasons if r.disposition is Disposition.EMERGENCY]
        return tuple(Line(because_key(rule)) for rule in rules[:1])

    def _what_to_tell(self) -> Lines:
        """Return what to say to those who are called: the danger, what else was told, and what they will ask."""
        content, now = self._knowledge.content, self._now
        danger = reasons(content, now, self._assessment)[:MOST_TO_TELL]
        also = [name for name in named_so_far(content, now) if name not in danger][:MOST_NAMES]
        also = also if len(danger) < MOST_TO_TELL else []
        first = (naming(Listing.TELL_FIRST, danger),) if danger else ()
        return (*first, *([naming(Listing.TELL_ALSO, also)] if also else []), Line(Advice.TELL_MORE))

    def _in_short(self) -> Lines:
        """Return what to say to what was not understood: never the same twice in a row.

        A question without an answer of its own is for those who are called.
        """
        last = {line.key for line in self._now.last.lines}
        if self._heard.is_question and Advice.ASK_THEM not in last:
            return (Line(Advice.ASK_THEM),)
        if self._now.called:
            return (Line(Advice.CANNOT_TELL if Advice.WORSE in last else Advice.WORSE),)
        said = next((key for key in _IN_TURN if key in last), Advice.NOT_WAIT)
        return (Line(_IN_TURN[said]),)

    def _next(self) -> Offer:
        """Return the question to end with: who can call, by turns with what else the person needs."""
        chats = self._knowledge.guidance.chats
        if self._now.called or any(chats[name].is_calling for name in self._heard.chat if name in chats):
            return Offer.NEED
        return Offer.NEED if self._now.pending == Offer.CAN_CALL else Offer.CAN_CALL

    def _say(self, statements: Lines, offer: Offer) -> Step:
        """Say whom to call, unless that was done, and then the statements."""
        call = () if self._now.called else (Line(call_again_key(self._action)),)
        after = replace(self._now, pending=offer, doubted=(), tries=0)
        return after, warning_turn(self._action, (*call, *statements), offer)
