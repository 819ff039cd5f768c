"""What answers words that are said after a warning: a question, a remark, something new, or the skill itself."""

from __future__ import annotations

from dataclasses import dataclass

from skill.dialogue.check import other_number
from skill.dialogue.check.by_turns import MOST_TO_TELL, OFTEN_ENOUGH, in_short, what_to_tell_first, without_a_phone
from skill.dialogue.check.help_coming import says_no_phone, without_denied_lift
from skill.dialogue.check.warning import WITHOUT_A_REASON, situation_of
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Advice, Listing
from skill.dialogue.saying import MOST_NAMES, named_so_far, naming, reasons
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.reply import Line, Lines
from skill.guidance.advice import TopicKind
from skill.guidance.chat import Warned, in_warning
from skill.listening.acts import ERRANDS, Act
from skill.listening.agreement import Opinion
from skill.listening.heard import Heard, Mood
from skill.listening.said import Said
from skill.triage.assessment import Assessment, assess
from skill.triage.messages import because_key
from skill.triage.model import FindingKind
from skill.triage.status import Status

MOST_FIRSTS = 2
"""How many things are said at most before whom to call."""

_UNTOLD = frozenset({FindingKind.PROFILE, FindingKind.NOTE, FindingKind.REASSURANCE})
"""Kinds of finding that nobody needs to hear of in an emergency."""


@dataclass(frozen=True, slots=True)
class WarnedWords:
    """Words said after a warning, and all that their answer depends on."""

    knowledge: Knowledge
    before: Conversation
    now: Conversation
    assessment: Assessment
    action: str
    """What the warning asks for."""
    heard: Heard

    @property
    def asked(self) -> Warned | None:
        """Return what answers the question or remark; None if there is none."""
        return next(iter(self._all_asked), None)

    @property
    def _all_asked(self) -> tuple[Warned, ...]:
        situation = situation_of(self.knowledge, self.now, self.assessment)
        heard = without_denied_lift(self.knowledge, self.now, self.heard)
        return in_warning(self.knowledge.guidance.chats, heard, situation)

    def before_the_call(self, lines: Lines) -> Lines:
        """Return those of the lines that are said even before whom to call: what to do, or not to do, at once."""
        firsts = {reply.first for chat in self.knowledge.guidance.chats.values() for reply in chat.warned}
        return tuple(line for line in lines if line.key in firsts or line.key == Advice.NOT_YET)

    def answer(self) -> Lines:
        """Return what answers the words, unless it was said often enough; empty if nothing does.

        What is new, and may be a danger, is answered before anything that is asked. Of a second question, only the few
        words are said that come before the call ("he'll take me now, can I eat in the car").
        """
        asked, moods = self.asked, self.heard.moods
        new = self.what_is_new()
        if says_no_phone(self.knowledge, self.heard):
            return (*new, *without_a_phone(self.now, situation_of(self.knowledge, self.now, self.assessment)))
        if Mood.WEIGHING in moods:  # "she had a water infection, does that matter"
            return self._good or new or (Line(Advice.TELL_THAT),)
        if other_number.is_named(self.heard) and (asked is None or not asked.first):
            return (Line(Advice.NOT_WAIT if self.now.number else Advice.NUMBER_THERE),)
        if asked is not None:
            firsts = tuple(dict.fromkeys(Line(reply.first) for reply in self._all_asked if reply.first))[:MOST_FIRSTS]
            told = (Line(asked.key),) if self.is_fresh((Line(asked.key),)) else () if firsts else self.in_short()
            told = (self._reason if asked.with_reason else ()) or told
            at_once = () if firsts or self._is_of_help or new == (Line(Advice.TELL_THAT),) else new
            return (*firsts, *at_once, *told)
        if (self.heard.acts - self.heard.lent) & (ERRANDS | {Act.EXERCISE}):  # "I'll see how I am" asks for no check-in
            return (Line(Advice.NOT_NOW),)
        about_the_skill = self._about_the_skill()
        if about_the_skill and self.is_fresh(about_the_skill):
            return about_the_skill
        if Mood.LEAVE in moods:
            return (Line(Advice.NOT_YET), *self.in_short())
        if self.is_fresh(new):
            return (*self._still, *new)
        return self._good if self.is_fresh(self._good) else ()

    @property
    def _good(self) -> Lines:
        """Return that it should be checked all the same, to who tells only of what is well ("I can breathe fine")."""
        heard = self.heard
        is_told = heard.suspected or any(observation.said is Said.PRESENT for observation in heard.observations)
        verdicts = heard.second.verdicts.values() if heard.second else ()
        is_well = bool(heard.denied) or heard.says_well or any(opinion is Opinion.DENIED for _, opinion, _ in verdicts)
        is_answer = heard.answer is not None or self.now.is_helped or self.now.calling
        is_answer = is_answer or self.now.has_no_phone  # "I'll go next door then" tells of nothing that is well
        return (Line(Advice.GOOD_EVEN_SO),) if is_well and not (is_told or is_answer) else ()

    @property
    def _reason(self) -> Lines:
        """Return what the signs can mean, which is a reason to go now."""
        if not self.assessment.reasons:
            return ()  # a warning without its findings, in attributes that we did not write
        rule = self.assessment.reasons[0].rule
        because = Line(because_key(rule))
        return (because,) if rule.action not in WITHOUT_A_REASON and self.is_fresh((because,)) else ()

    @property
    def is_kept_still(self) -> bool:
        """Whether the patient is to stay as they are ("she wants to prop me up", after a fall)."""
        return situation_of(self.knowledge, self.now, self.assessment).is_kept_still

    @property
    def _still(self) -> Lines:
        if not self.is_kept_still:
            return ()
        return (Line(Advice.STILL_OTHER if self.now.speaks_for_other else Advice.STILL),)

    @property
    def is_asked_beside_calling(self) -> bool:
        """Whether more is asked than that somebody calls ("it's ringing, what do I say")."""
        chats = self.knowledge.guidance.chats
        return self.asked is not None and any(not chats[name].is_remark for name in self.heard.chat if name in chats)

    @property
    def _is_of_help(self) -> bool:
        """Whether the words say that somebody calls, or goes there with the patient."""
        chats = self.knowledge.guidance.chats
        return any(chats[name].is_calling or chats[name].is_going for name in self.heard.chat)

    def is_fresh(self, lines: Lines) -> bool:
        """Whether there are lines, and each may be said once more."""
        said = self.now.said_since
        return bool(lines) and all(said.get(line.key, 0) < OFTEN_ENOUGH for line in lines)

    def what_is_new(self) -> Lines:
        """Return what to do with something new of the body: to tell it, and where it may be a danger, at once."""
        heard, content, known = self.heard, self.knowledge.content, self.before.findings
        told = [o.finding for o in heard.observations if o.said is not Said.DENIED]
        is_wondered = bool(told) and heard.is_question and not heard.asks  # "she's gone sleepy, is that good"
        new = [name for name in told if is_wondered or known.get(name) is None]
        is_heard = Act.CALLED not in heard.acts  # "they're coming" is understood, and sounds like nothing else
        is_open = known.get(heard.suspected) in (None, Status.UNSURE)  # in doubt by the words before the warning, too
        new += [heard.suspected] if heard.suspected and is_heard and is_open else []
        new = [name for name in new if content.findings[name].kind not in _UNTOLD]
        if heard.is_question and not (heard.suspected or is_wondered):
            return ()
        others = (name for name in new if not self._is_of_the_same(name))
        if any(assess(content, {name: Status.PRESENT}, ()).is_emergency for name in others):
            return (Line(Advice.TELL_AGAIN if self.before.called else Advice.TELL_NOW),)
        return (Line(Advice.TELL_THAT),) if new else ()

    def _is_of_the_same(self, name: str) -> bool:
        """Whether a danger in doubt is asked about with one that was told before."""
        known = self.before.findings
        is_certain = self.now.findings.get(name) is Status.PRESENT
        asked_with = {n for q in self.knowledge.content.questions.values() if name in q.covers for n in q.covers}
        return not is_certain and any(known.get(other) is Status.PRESENT for other in asked_with)

    def _about_the_skill(self) -> Lines:
        """Return the first line about the skill itself, where that is asked about."""
        topics = self.knowledge.guidance.topics
        asked = [topics[name] for name in self.heard.topics if name in topics]
        return tuple(
            Line(topic.say[0].key, sources=topic.sources) for topic in asked[:1] if topic.kind is TopicKind.SKILL
        )

    def what_to_tell(self) -> Lines:
        """Return what to say to those who are called: the danger, what else was told, and what they will ask."""
        content, now = self.knowledge.content, self.now
        danger = reasons(content, now, self.assessment)[:MOST_TO_TELL]
        also = [name for name in named_so_far(content, now) if name not in danger][:MOST_NAMES]
        also = also if len(danger) < MOST_TO_TELL else []
        first = what_to_tell_first(self.knowledge, now, self.assessment)
        return (*first, *([naming(Listing.TELL_ALSO, also)] if also else []), Line(Advice.TELL_MORE))

    def in_short(self) -> Lines:
        """Return one statement for what has no answer of its own."""
        return in_short(self.knowledge, self.now, self.assessment, self.action, is_question=self.heard.is_question)
