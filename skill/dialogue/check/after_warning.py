"""The turns after a warning: what people ask then is answered, and the number is said until help is on its way."""

from __future__ import annotations

from dataclasses import replace

from skill.dialogue.check import help_coming, other_number
from skill.dialogue.check.by_turns import counted, why
from skill.dialogue.check.in_question import asked_again, confirms, put_in_question, still_doubted, taken_back
from skill.dialogue.check.in_warning import WarnedWords
from skill.dialogue.check.rests_on import is_more
from skill.dialogue.check.warning import action_of, warn, warning_turn
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Goodbye, Hearing, Offer
from skill.dialogue.saying import closing
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, ReplyKind
from skill.dialogue.state.user_act import ActKind
from skill.listening.acts import Act
from skill.listening.heard import Heard, Mood
from skill.listening.said import Answer
from skill.triage.assessment import Assessment, assess
from skill.triage.messages import call_again_key

_WHOLE = frozenset({ActKind.REPEAT, ActKind.LAUNCH, ActKind.START_OVER})

_HARD_OF_HEARING = frozenset({Act.LOUDER, Act.SLOWER})
"""Acts of whoever could not follow what was said."""


def take(knowledge: Knowledge, before: Conversation, now: Conversation, kind: ActKind, heard: Heard) -> Step:
    """Answer any turn while a warning is in force. Only an explicit correction, once confirmed, takes it back.

    The whole warning is said again if the person asks for it or tells of a new danger.
    """
    assessment = assess(knowledge.content, now.findings, now.asked)
    if confirms(knowledge.content, now, heard):
        return taken_back(knowledge, now)
    is_another = before.speaks_for_other is not now.speaks_for_other
    if is_another or is_more(knowledge.content, before, now):
        return warn(knowledge, now, is_put_right=is_another and before.speaks_for_other is not None)
    put = put_in_question(knowledge, now, assessment, heard) or asked_again(knowledge, now, heard)
    if put is not None:
        return put
    now = replace(now, slowly=now.slowly or Act.SLOWER in heard.acts)
    now = help_coming.noted(knowledge, other_number.noted(now, heard), action_of(assessment), heard)
    turn = _Turn(knowledge, before, now, assessment, heard)
    if now.called and not before.called:
        return turn.called()
    is_parting = now.is_helped and Mood.PARTING in heard.moods
    is_closing = kind is ActKind.STOP and not turn.is_asked  # "do I really have to go" says no goodbye
    if (is_closing or is_parting or turn.is_mere_thanks) and not turn.is_news:
        return turn.close()
    if heard.acts & _HARD_OF_HEARING and not (turn.is_asked or turn.is_news):
        return turn.more_clearly()
    if kind is ActKind.REPEAT and (now.is_helped or now.calling) and not turn.is_asked:
        return turn.repeated()
    if kind in _WHOLE and not turn.is_asked:
        return turn.whole()
    return turn.answered(kind)


class _Turn:
    """A turn after a warning, and the ways to answer it."""

    def __init__(
        self, knowledge: Knowledge, before: Conversation, now: Conversation, assessment: Assessment, heard: Heard
    ) -> None:
        self._knowledge = knowledge
        self._before = before
        self._now = now
        self._assessment = assessment
        self._heard = heard
        self._action = action_of(assessment)
        self._words = WarnedWords(knowledge, before, now, assessment, self._action, heard)

    def close(self) -> Step:
        """End the session: with the number, or if help is on its way, with when to call again."""
        now, thanked = self._now, Act.THANKS in self._heard.acts
        last: Lines = (Line(Hearing.THANKED),) if thanked else ()
        if now.going:
            last += (Line(Advice.WORSE_ON_THE_WAY),)
        elif now.called:
            last += (Line(Advice.WORSE),)
        else:
            last += (Line(call_again_key(self._action)), Line(Goodbye.EMERGENCY))
        return now, closing(*last, kind=ReplyKind.WARNING)

    def called(self) -> Step:
        """Answer that help was called, with what was asked in the same breath. After thanks or a goodbye, end."""
        is_asked = self._words.asked is not None or Mood.LEAVE in self._heard.moods
        asked = self._words.answer() if is_asked else self._words.what_is_new()
        if (self.is_mere_thanks or Mood.PARTING in self._heard.moods) and not asked:
            return self.close()
        called = Line(Advice.CALLED_STILL if self._words.is_kept_still else Advice.CALLED)
        return self._say(asked or (called,), Offer.NEED)

    def answered(self, kind: ActKind) -> Step:
        """Answer what was asked, else a yes or a no, else say in short what to do."""
        asked, is_why = self._words.asked, kind is ActKind.WHY or Mood.REASON in self._heard.moods
        is_why = is_why or (Act.MEANING in self._heard.acts and asked is None)  # "what do you mean"
        if kind is ActKind.RECALL or (asked is not None and asked.key == Advice.TELL_MORE):
            return self._say(self._words.what_to_tell(), self._next())
        if is_why and self._words.is_fresh(why(self._assessment)):
            return self._say(why(self._assessment), self._next())
        if self._now.calling and not self._before.calling:
            told = self._words.answer() if self._words.is_asked_beside_calling else ()
            return self._say((Line(Advice.CALLING), *told), Offer.THROUGH)
        answer = self._words.answer()
        if answer:
            return self._say(answer, self._next())
        return self._replied() or self._say(self._words.in_short(), self._next())

    def whole(self) -> Step:
        """Say the whole warning again. What is known of a call is kept."""
        now = self._now
        whole, reply = warn(self._knowledge, now)
        return replace(whole, called=now.called, calling=now.calling, going=now.going), reply

    def more_clearly(self) -> Step:
        """Say once more what was said, to who can't hear it, or not so fast."""
        is_under_way = self._now.is_helped or self._now.calling
        after, reply = self.repeated() if is_under_way else self.whole()
        louder = (Line(Advice.LOUDER),) if Act.LOUDER in self._heard.acts else ()
        return after, replace(reply, statements=(*reply.statements, *louder))

    def repeated(self) -> Step:
        """Say once more what was said last. Who has help on its way is not told to call for it."""
        last = self._now.last.statements
        is_kept = bool(last) and self._before.pending in set(Offer)
        return self._say(last if is_kept else self._words.in_short(), self._next())

    @property
    def is_asked(self) -> bool:
        """Whether something was asked or said that has an answer of its own."""
        return self._words.asked is not None

    @property
    def is_news(self) -> bool:
        """Whether something new of the body is told. Nothing said beside it ends the session."""
        return bool(self._words.what_is_new())

    @property
    def is_mere_thanks(self) -> bool:
        """Whether the words are thanks and little else: the first ear hears no more, or the second is sure of it."""
        heard = self._heard
        if Act.THANKS not in heard.acts or heard.chat or heard.asks or heard.tells or heard.suspected:
            return False
        return Act.THANKS in heard.only or (heard.second is not None and heard.second.reading.surely_thanks)

    def _replied(self) -> Step | None:
        """Answer a yes or a no to the question at the end of the last turn; None for any other reply.

        A no closes nothing until help is on its way.
        """
        answer, pending = self._heard.answer, self._before.pending
        if pending == Offer.WITH_YOU and answer is Answer.ASSENT:
            return self._say((), Offer.CAN_CALL)
        says_yes = answer in (Answer.YES, Answer.PARTLY, Answer.ASSENT)
        if not (says_yes or answer in (Answer.NO, Answer.HEDGED_NO)):
            return None
        if pending == Offer.WITH_YOU:
            return self._say((Line(Advice.NOT_ALONE),), Offer.THEY_CALL) if says_yes else self._alone()
        if pending == Offer.THROUGH:
            return self._say((Line(Advice.KEEP_TRYING),), Offer.CAN_CALL)  # a yes was noted before (`help_coming`)
        if pending in (Offer.CAN_CALL, Offer.THEY_CALL):
            return self.close() if says_yes else self._say((Line(Advice.NO_PHONE),), Offer.NEED)
        if pending == Offer.NEED and not says_yes:
            return self.close() if self._now.is_helped else self._say((), Offer.CAN_CALL)
        return None

    @property
    def _whom_to_call(self) -> Line:
        return Line(Advice.SOMEBODY_CALLS if self._now.has_no_phone else call_again_key(self._action))

    def _alone(self) -> Step:
        return self._say((Line(Advice.ALONE),), Offer.CAN_CALL)

    def _next(self) -> Offer:
        """Return the question to end with: who can call, by turns with what else the person needs.

        While somebody is calling it is whether that was answered, so that the number is in every turn until it was.
        """
        chats, now = self._knowledge.guidance.chats, self._now
        if now.calling:
            return Offer.THROUGH
        if now.is_helped or any(chats[name].is_calling for name in self._heard.chat if name in chats):
            return Offer.NEED
        return Offer.NEED if self._before.pending == Offer.CAN_CALL else Offer.CAN_CALL

    def _say(self, statements: Lines, offer: Offer) -> Step:
        """Say whom to call, unless that is done or being done, and then the statements.

        What is not to be done meanwhile comes first.
        """
        now = self._now
        first = self._words.before_the_call(statements)
        said = tuple(line for line in statements if line not in first)
        call = () if now.is_helped or now.calling else (self._whom_to_call,)
        if now.has_no_phone and offer in (Offer.CAN_CALL, Offer.THEY_CALL):
            offer = Offer.NEED
        doubted = still_doubted(self._knowledge.content, self._before, self._heard)
        after = replace(now, pending=offer, doubted=doubted, tries=0, said_since=counted(now, said))
        reply = warning_turn(self._action, (*first, *call, *said), offer, is_helped=now.is_helped)
        is_same = bool(now.last.lines) and now.last.lines[-1].key == offer
        return after, replace(reply, question=Line(offer.again)) if is_same else reply
