"""One turn: record what was heard, then warn if there is a red flag, and only otherwise answer the person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from skill.dialogue.answers.chat import chat_lines, says_more
from skill.dialogue.answers.weighing import weighed
from skill.dialogue.answers.why import explain
from skill.dialogue.check import advice, after_warning, check_flow, course, in_question, next_step, warning
from skill.dialogue.check.letting_go import let_go
from skill.dialogue.check.offers import offered_before
from skill.dialogue.check.parting import left_with
from skill.dialogue.default_turn import say
from skill.dialogue.exercises import about_the_move, exercise_flow, gate, steps
from skill.dialogue.in_context import as_meant, without_lent
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.messages import Hearing, Help, Offer, Why
from skill.dialogue.once import varied, with_ledger, with_owed, without_twice
from skill.dialogue.put_again import pending_again
from skill.dialogue.record.absorb import absorb
from skill.dialogue.record.correct import corrected
from skill.dialogue.record.settlement import Outcome
from skill.dialogue.reminders import later, reminder_flow, wishes
from skill.dialogue.saying import closing, offering, read_back, told_so_far
from skill.dialogue.state.conversation import Conversation, Step
from skill.dialogue.state.last_reply import kept_of
from skill.dialogue.state.reply import Line, Lines, Pace, Reply, ReplyKind
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn_context import TurnContext
from skill.listening.acts import Act
from skill.listening.heard import Heard, Mood
from skill.triage.assessment import Assessment, assess

_IN_WORDS = {
    Act.AGAIN: ActKind.REPEAT,
    Act.RECALL: ActKind.RECALL,
    Act.REPEAT: ActKind.REPEAT,
    Act.WHY: ActKind.WHY,
    Act.WHY_SAID: ActKind.WHY,
    Act.SOURCE: ActKind.WHY,
    Act.START_OVER: ActKind.START_OVER,
    Act.STOP: ActKind.STOP,
    Act.HELP: ActKind.HELP,
}
"""The kind of user act for each act that the person may also put in words ("why do you ask?")."""

_IN_ANOTHER_WAY = frozenset({Act.LOUDER, Act.SLOWER})
"""Acts that ask for the same once more, and in another way: more than to repeat it ("pardon, slower please")."""

_EXPLAINING = frozenset({ActKind.REPEAT, ActKind.RECALL, ActKind.WHY})
"""What is owed waits while the person asks for what was said."""

_ASKING = frozenset({Act.REPEAT, Act.WHY, Act.WHY_SAID}) | course.ACTS
"""Acts that stand back where it is asked what to do next: "can it wait till Monday" asks nobody to wait."""

_WORDLESS = frozenset({ActKind.SAY, ActKind.NOT_HEARD})


@dataclass(frozen=True, slots=True)
class Turn:
    """The outcome of one turn."""

    conversation: Conversation
    reply: Reply
    assessment: Assessment


def take_turn(knowledge: Knowledge, conversation: Conversation, act: UserAct) -> Turn:
    """Answer one user act. Never raises, whatever a person says or a session holds."""
    act = replace(act, heard=without_lent(conversation, act.heard))
    kind = _kind(conversation, act)
    after, reply = _answer(knowledge, conversation, kind, act)
    after, reply = later.taken_up(knowledge, conversation, after, reply)
    if kind not in _EXPLAINING:
        reply = with_owed(knowledge, conversation, after, reply)
    if kind is not ActKind.REPEAT or conversation.last.times > 1:
        reply = varied(conversation, reply)
    reply = without_twice(reply)
    after = with_ledger(knowledge, conversation, after, reply)
    last = kept_of(reply, conversation.last)
    if kind is ActKind.REPEAT:
        last = replace(last, reopens=conversation.last.reopens, sources=conversation.last.sources)
    after = replace(after, last=last)
    assessment = after.assessed(knowledge.content)
    about_other = bool(after.speaks_for_other)
    pace = after.routine.pace if after.routine else Pace.USUAL
    spoken = replace(reply, disposition=assessment.disposition, about_other=about_other, pace=pace)
    return Turn(after, replace(spoken, slowly=after.slowly, number=after.number), assessment)


def _kind(before: Conversation, act: UserAct) -> ActKind:
    """Return the kind of the act, also when it was put in words.

    Words that tell of a finding stay `SAY`, and so do those that ask about a move which was just guided.
    """
    if act.heard.replies and Act.HELP in act.heard.acts:
        return act.kind
    if steps.is_under_way(before) and act.heard.acts & about_the_move.ASKED:
        return act.kind
    if wishes.is_of_a_timer(before, act.heard):
        return act.kind
    is_stop = act.kind is ActKind.STOP or (act.kind is ActKind.SAY and _takes_leave(act.heard))
    if is_stop and wishes.takes_it_back(before, act.heard):
        return ActKind.SAY
    is_plain = not act.heard.observations and act.heard.acts.isdisjoint(_IN_ANOTHER_WAY)
    if act.kind is ActKind.SAY and is_plain:
        acts = act.heard.acts - {Act.STOP} | ({Act.STOP} if is_stop else frozenset())
        return next((kind for name, kind in _IN_WORDS.items() if name in acts), act.kind)
    return act.kind


def _takes_leave(heard: Heard) -> bool:
    """Whether the words end the session: a command to, or a goodbye beside which nothing is told or asked.

    "Do I need to go" asks whether it must be, unlike "can we stop".
    """
    if Act.STOP in heard.acts:
        return Mood.POLAR not in heard.moods or Mood.LEAVE in heard.moods
    may_answer = heard.second is not None and heard.second.hears_answer and Act.STOP not in heard.acts
    is_told = may_answer and heard.answer is None  # "I've got to go", asked about the bladder
    return Mood.PARTING in heard.moods and not (heard.suspected or is_told or heard.is_asking or heard.topics)


def _answer(knowledge: Knowledge, before: Conversation, kind: ActKind, act: UserAct) -> Step:
    content = knowledge.content
    before = offered_before(knowledge, before, act.heard)
    heard = as_meant(knowledge, before, act.heard)
    conversation = absorb(content, before, heard)
    if conversation.warned:
        after, reply = after_warning.take(knowledge, before, conversation, kind, heard)
        if after.warned:
            return after, reply
        return check_flow.advance(knowledge, after, (Line(Hearing.CORRECTED), *left_with(content, before, after)))
    notes: Lines = ()
    is_of_what_hurts = bool(before.findings) and not wishes.takes_it_back(before, act.heard)
    correction = corrected(content, before, conversation, heard) if is_of_what_hurts else None
    if correction is not None:
        conversation, notes = correction, (Line(Hearing.CORRECTED),)
    kind, heard, chat, matters = _asked_back(knowledge, before, conversation, kind, heard, act.heard.chat)
    to_the_skill = None if wishes.is_of_a_timer(before, act.heard) else _to_the_skill(kind, heard, before.pending, chat)
    outcome = Outcome.ELSEWHERE
    if to_the_skill is None and not gate.is_passed_by(content, before, heard):
        was_heard = kind not in _WORDLESS or (kind is ActKind.SAY and not heard.is_empty)
        conversation, outcome = check_flow.take_answer(knowledge, before, conversation, heard, was_heard)
        conversation = check_flow.take_further(knowledge, before, conversation, heard)
    if assess(content, conversation.findings, conversation.asked).is_emergency:
        warned, reply = warning.warn(knowledge, conversation)
        return in_question.denied_at_once(knowledge, before, warned, heard) or (warned, reply)
    is_free = not (notes or before.plan or before.routine)
    to_the_talk = to_the_skill(course.Course(knowledge, conversation, heard)) if to_the_skill and is_free else None
    at_once = let_go(knowledge, conversation, act.heard) or to_the_talk
    if at_once is not None:
        return at_once
    notes = (*chat, *notes, *(() if chat else read_back(content, before, conversation, heard)), *matters)
    notes = (*notes, *left_with(content, before, conversation))
    if before.routine is not None:
        heard, not_kept = wishes.without_wish(act, heard)
        notes = (*notes, *not_kept)
    if before.routine is not None or not (before.plan or wishes.is_asked_for(heard)):
        taken = exercise_flow.take(knowledge, before, conversation, kind, heard, notes)
        if taken is not None:
            return taken
    return _ANSWERS.get(kind, say)(TurnContext(knowledge, before, conversation, heard, outcome, notes, act))


def _asked_back(
    knowledge: Knowledge,
    before: Conversation,
    now: Conversation,
    kind: ActKind,
    heard: Heard,
    said: tuple[str, ...],
) -> tuple[ActKind, Heard, Lines, Lines]:
    """Return the kind of act and what was heard, as they count, and what is answered at once.

    The first lines answer what is asked of the advice, or said to the skill. The last say whether it matters what was
    just told; they follow what is read back of it. `said` holds the remarks that have no answer of their own, too.
    """
    is_busy = before.plan is not None or before.routine is not None or kind is ActKind.STOP
    asked = () if is_busy else _asked_of_the_advice(knowledge, now, replace(heard, chat=said))
    if asked:
        return ActKind.SAY, replace(heard, topics=(), acts=heard.acts - _ASKING), asked, ()
    if kind is not ActKind.SAY:
        return kind, heard, (), ()
    matters = weighed(before, now, heard)
    if matters:
        heard = replace(heard, topics=(), asks_the_unknown=False)
    return kind, heard, chat_lines(knowledge, now, heard), matters


def _asked_of_the_advice(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Lines:
    """Return the answer to what to do next or why today, as far as something known needs care; else empty."""
    if next_step.asks_why_today(conversation, heard):
        return next_step.why_today(knowledge, conversation)
    return next_step.answer(knowledge, conversation, heard)


def _to_the_skill(kind: ActKind, heard: Heard, pending: str, chat: Lines) -> Callable[[course.Course], Step] | None:
    """Return how to answer what is said to the skill itself and nothing else; None if it is anything else.

    It answers no question: neither "slower" nor "I'm scared" is a yes or a no.
    """
    act = course.asked_of(heard, pending) if kind is ActKind.SAY else None
    if act is not None:
        return partial(course.take, act)
    if chat and heard.answer is None and not (says_more(heard) or course.replies(heard, pending)):
        return lambda place: place.again(*chat)
    return None


def _launch(_: TurnContext) -> Step:
    return replace(Conversation(), pending=Offer.OPENING), offering(Offer.WELCOME)


def _start_over(turn: TurnContext) -> Step:
    fresh = absorb(turn.knowledge.content, Conversation(), turn.heard)
    if fresh.findings:
        return check_flow.advance(turn.knowledge, fresh, turn.notes)
    return replace(fresh, pending=Offer.OPENING), offering(Offer.START_OVER)


def _stop(turn: TurnContext) -> Step:
    left = next_step.left_unfinished(turn.knowledge, turn.now)
    unfinished = closing(*left, kind=ReplyKind.ADVICE) if left else None
    reply = exercise_flow.farewell(turn.before) or unfinished or advice.farewell(turn.knowledge, turn.now)
    thanked = (Line(Hearing.THANKED),) if Act.THANKS in turn.heard.acts else ()
    return turn.now, replace(reply, statements=(*thanked, *reply.statements))


def _repeat(turn: TurnContext) -> Step:
    last = turn.before.last
    if not last.lines or last.times > 1:  # said twice in these words already
        return turn.now, pending_again(turn, ())
    asked = turn.knowledge.content.questions.get(turn.before.pending)
    reply = pending_again(turn, last.statements)
    return turn.now, replace(reply, question=last.lines[-1], asks=asked, kind=last.kind)


def _on_or_again(turn: TurnContext, lines: Lines) -> Step:
    """Ask again whatever was pending; go on with the check if the same words have answered its question."""
    if turn.outcome is Outcome.SETTLED and not turn.now.pending:
        return check_flow.advance(turn.knowledge, turn.now, lines)
    return turn.now, pending_again(turn, lines)


def _recall(turn: TurnContext) -> Step:
    return _on_or_again(turn, (*turn.notes, *told_so_far(turn.knowledge.content, turn.now)))


def _help(turn: TurnContext) -> Step:
    now = turn.now
    message = Help.CHECK if now.asked or now.findings else Help.OPENING
    message = Help.AFTER if now.concluded else message
    message = Help.EXERCISE if steps.is_under_way(now) else message
    return _on_or_again(turn, (*turn.notes, Line(message)))


def _why(turn: TurnContext) -> Step:
    lines = explain(turn.knowledge, turn.before, turn.now, turn.heard, asks_source=Act.SOURCE in turn.heard.acts)
    if turn.heard.topics and Why.NOTHING in {line.key for line in lines}:
        return say(turn)  # nothing was said yet: "how do you know all this" asks of the skill itself
    return _on_or_again(turn, (*turn.notes, *lines))


def _returned(turn: TurnContext) -> Step:
    """Answer the return from Alexa's permission request. If it was about no plan of this skill, give help."""
    return reminder_flow.returned(turn.knowledge, turn.act) or _help(turn)


_ANSWERS: Mapping[ActKind, Callable[[TurnContext], Step]] = {
    ActKind.LAUNCH: _launch,
    ActKind.START_OVER: _start_over,
    ActKind.STOP: _stop,
    ActKind.RECALL: _recall,
    ActKind.REPEAT: _repeat,
    ActKind.HELP: _help,
    ActKind.WHY: _why,
    ActKind.RETURN: _returned,
}
