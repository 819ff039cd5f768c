"""What a person may ask of the talk itself: to skip a question, come to it later, go back, hear how many are left.

These answer no question and start nothing: the place in the conversation is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from skill.dialogue.answers.why import meant
from skill.dialogue.check import advice, check_flow
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.record.correct import reopened
from skill.dialogue.saying import asking_again, closing, offering
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.reply import Line, Lines, Reply
from skill.listening.acts import ERRANDS, Act
from skill.listening.heard import Heard, Mood
from skill.listening.said import Answer
from skill.triage.messages import Form, question_key
from skill.triage.model import Content, Question
from skill.triage.questionnaire import next_question
from skill.triage.status import Status

_MOST_COUNTED = 20
"""More questions than this are never left."""


class Course(NamedTuple):
    """The conversation in which something is asked of the talk itself."""

    knowledge: Knowledge
    now: Conversation
    heard: Heard = Heard()

    @property
    def content(self) -> Content:
        """The clinical content."""
        return self.knowledge.content

    def again(self, *statements: Line) -> Step:
        """Return the statements, followed by whatever was pending, in other words than the last time."""
        question = self.content.questions.get(self.now.pending)
        if question is not None:
            return self.now, asking_again(question, self.now, statements)
        return self.now, offering(self.now.offer, statements)


def asked_of(heard: Heard, pending: str) -> Act | None:
    """Return what is asked of the talk itself; None if it is nothing, or if anything else was told or answered."""
    acts = heard.acts | ({Act.MEANING} if _asks_what_it_is(heard, pending) else set())
    is_explained = Act.MEANING in acts and pending in heard.replies  # "what do you mean by numb there"
    is_told = heard.tells or (heard.observations and Act.MEANING not in acts)
    is_asked_besides = (heard.topics or heard.suspected) and not is_explained
    says_more = bool(is_told or is_asked_besides or heard.measures)
    is_errand = bool(acts & ERRANDS)  # "hang on, remind me on Thursday" waits for nothing
    if says_more or is_errand or replies(heard, pending, acts) or heard.answer not in _NO_REAL_ANSWER:
        return None
    if pending in {"", *Offer}:
        acts = acts - {Act.RESUME}  # "go on" accepts what is offered
    return next((act for act in _COURSES if act in acts), None)


def _asks_what_it_is(heard: Heard, pending: str) -> bool:
    """Whether a word of the pending question is asked about, and nothing else ("what is a tearing pain")."""
    is_open = Mood.OPEN in heard.moods and Mood.REASON not in heard.moods
    return is_open and not (heard.topics or heard.tells) and heard.replies.get(pending) is Answer.PARTLY


def replies(heard: Heard, pending: str, acts: Collection[Act] = ()) -> bool:
    """Whether the words may answer the pending question ("fine down there, thanks").

    Who only says the question's words again ("what do you mean by odd feeling"), or asks for it ("okay, go on"),
    answers nothing, if the second ear hears no answer either. `acts` are those of the words, where they are more than
    were heard.
    """
    is_to_the_skill = not _ASKED_FOR.isdisjoint(acts or heard.acts)
    if is_to_the_skill and not (heard.second is not None and heard.second.hears_answer):
        return False
    is_thanked_besides = Act.THANKS in heard.acts and heard.second is not None and heard.second.hears_answer
    return pending in heard.replies or Act.ALL_WELL in heard.acts or is_thanked_besides


def take(act: Act, course: Course) -> Step:
    """Answer what is asked of the talk itself."""
    return _COURSES[act](course)


def _decline(course: Course) -> Step:
    """Leave the pending question open: what it asks about is then unsure, which is no "no"."""
    question = course.content.questions.get(course.now.pending)
    if question is None:
        return _on(course)
    after = check_flow.passed_over(course.content, course.now, question)
    return check_flow.advance(course.knowledge, after, (Line(Hearing.LEFT_OPEN),))


def _later(course: Course) -> Step:
    """Put the pending question off until no other is left. A second time, it is left open."""
    question = course.content.questions.get(course.now.pending)
    if question is None:
        return _on(course)
    if question.id in course.now.put_off:
        return _decline(course)
    put_off = replace(course.now, put_off=(*course.now.put_off, question.id), pending="")
    after, reply = check_flow.advance(course.knowledge, put_off, ())
    is_same = after.pending == question.id
    return after, replace(reply, statements=(Line(Hearing.THE_ONLY_ONE if is_same else Hearing.LATER),))


def _back(course: Course) -> Step:
    """Ask the question before once more. What its answer changed is taken back, as far as it was the last change."""
    before = reopened(course.content, course.now)
    if before is None:
        return course.again(Line(Hearing.NOTHING_BEFORE))
    question = course.content.questions[before.pending]
    return before, asking_again(question, replace(before, last=course.now.last), (Line(Hearing.BACK),))


def _how_many_left(course: Course) -> Step:
    if course.now.concluded:
        return course.again(Line(Hearing.NONE_LEFT))
    count = left(course.content, course.now)
    if count <= 1:
        return course.again(Line(Hearing.LAST_ONE))
    return course.again(Line(Hearing.SOME_LEFT, values=(("count", count),)))


def left(content: Content, conversation: Conversation) -> int:
    """Return how many questions are left, the pending one included, if each is answered with no."""
    findings, asked = dict(conversation.findings), conversation.asked
    for count in range(_MOST_COUNTED):
        question = next_question(content, findings, asked)
        if question is None:
            return count
        denied = (name for name in (question.finding, *question.covers) if findings.get(name) is not Status.PRESENT)
        findings |= dict.fromkeys(denied, Status.DENIED)
        asked = (*asked, question.id)
    return _MOST_COUNTED


def _meaning(course: Course) -> Step:
    question = _meant(course)
    return course.again(*([Line(question_key(question, Form.MEANS))] if question else []))


def _meant(course: Course) -> Question | None:
    """Return the question whose words are not understood: the pending one, or the nearest about what else is named.

    The nearest is about the fewest things. "What counts as a fever" is asked of any question as of that about a fever.
    """
    questions, pending = course.content.questions, course.now.pending
    named = {observation.finding for observation in course.heard.observations} | course.heard.only_named
    about = [question for question in questions.values() if named & question.asks_about]
    if pending in questions and (named & questions[pending].asks_about or not about):
        return meant(course.content, pending, course.heard)
    return min(about, key=lambda question: len(question.asks_about), default=None)


def _louder(course: Course) -> Step:
    return course.now, _said_again(course.now, course.again()[1], (Line(Hearing.LOUDER),))


def _slower(course: Course) -> Step:
    after = replace(course.now, slowly=True)
    return after, _said_again(after, course.again()[1], (Line(Hearing.SLOWER),))


def _said_again(now: Conversation, pending: Reply, statements: Lines) -> Reply:
    """Return the last reply once more, after `statements`. `pending` asks what is pending."""
    last = now.last
    if not last.lines:
        return replace(pending, statements=statements)
    return replace(pending, statements=(*statements, *last.statements), question=last.lines[-1], kind=last.kind)


def _pause(course: Course) -> Step:
    return course.again(Line(Hearing.WAIT))


def _go_on(course: Course) -> Step:
    """Put again what is pending, and say nothing before it: nothing was told ("okay, go on", after "hang on")."""
    return course.again()


def _another_question(course: Course) -> Step:
    return replace(course.now, pending=Offer.OPENING), offering(Offer.WHAT_TO_KNOW, (Line(Hearing.GO_ON),))


def _thanks(course: Course) -> Step:
    """Close after thanks, with what still matters; go on if a question is pending or nothing was asked for yet."""
    now = course.now
    is_begun = bool(now.findings or now.asked or now.topics)
    if now.pending in course.content.questions or (now.pending in ("", Offer.OPENING) and not is_begun):
        return course.again(Line(Hearing.THANKED))
    last_words = advice.farewell(course.knowledge, now)
    return now, replace(closing(Line(Hearing.THANKED), *last_words.statements), kind=last_words.kind)


def _on(course: Course) -> Step:
    """Leave what was offered, and offer to answer questions."""
    if course.now.pending in ("", Offer.OPENING):
        return replace(course.now, pending=Offer.OPENING), offering(Offer.WHAT_TO_KNOW, (Line(Hearing.OKAY),))
    after = replace(course.now, pending=Offer.MORE, plan=None, tries=0)
    return after, offering(Offer.MORE, (Line(Hearing.OKAY),))


_ASKED_FOR = frozenset({Act.MEANING, Act.RESUME})
"""Acts that ask for the pending question, or for what it means."""

_NO_REAL_ANSWER = frozenset({None, Answer.UNSURE, Answer.ASSENT})
"""Answers that may stand beside what is asked of the talk ("I don't know, skip it"). A yes or a no is an answer."""

_COURSES: Mapping[Act, Callable[[Course], Step]] = {
    Act.LOUDER: _louder,
    Act.SLOWER: _slower,
    Act.LATER: _later,
    Act.DECLINE: _decline,
    Act.SKIP: _decline,
    Act.BACK: _back,
    Act.PREVIOUS: _back,
    Act.HOW_MANY_LEFT: _how_many_left,
    Act.MEANING: _meaning,
    Act.PAUSE: _pause,
    Act.ANOTHER_QUESTION: _another_question,
    Act.THANKS: _thanks,
    Act.RESUME: _go_on,
}
"""What can be asked of the talk, by act. If several were heard at once, the first in this order counts."""

ACTS = frozenset(_COURSES)
