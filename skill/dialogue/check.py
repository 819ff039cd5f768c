"""The check: asking what matters, taking answers, giving the advice, and answering questions on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skill.dialogue import warning
from skill.dialogue.answering import Outcome, given_up, settle
from skill.dialogue.conversation import MORE, OPENING, WHAT_TO_KNOW, Conversation
from skill.dialogue.knowledge import Knowledge
from skill.dialogue.reply import Line, Reply
from skill.dialogue.saying import asking, closing, finding_key, offering, reasons
from skill.guidance.advice import plan_for
from skill.guidance.exercises import chosen, held, wished
from skill.listening.heard import Answer, Heard
from skill.triage.assessment import Assessment, conclude
from skill.triage.disposition import Disposition
from skill.triage.model import Question
from skill.triage.questionnaire import left_unasked, next_question
from skill.triage.status import Findings, Status

HOME_CARE, AGAIN, CHECK = "offer.home_care", "offer.repeat", "offer.check"
WHICH = "offer.which"
EXERCISE = "offer.exercise"

UNSURE_TRIES = 2
"""A question answered "I don't know" is asked once more in simpler words, then is unsure (clinical sheet, 4.0)."""

UNHEARD_TRIES = 3
"""A question not understood is asked again in two ways, then counts as unsure."""

_PLAIN_ACTION = {Disposition.URGENT: "today", Disposition.SOON: "appointment"}
"""What is advised when a rule counts lower than its own disposition: held by its clarifier, or unsure."""

_OPENING_TRIES = 2
"""Who says nothing that is understood at the opening is asked this often, then led through the gate."""


def take_answer(
    knowledge: Knowledge, conversation: Conversation, heard: Heard, was_heard: bool
) -> tuple[Conversation, Outcome]:
    """Read a reply as the answer to the pending question, if one is pending."""
    question = knowledge.content.questions.get(conversation.pending)
    if question is None:
        return conversation, Outcome.ELSEWHERE
    settlement = settle(knowledge.content, question, heard, conversation.findings)
    limit = UNSURE_TRIES if settlement.outcome is Outcome.UNCLEAR else UNHEARD_TRIES
    tries = conversation.tries + (settlement.outcome is Outcome.UNCLEAR or not was_heard)
    if settlement.outcome is Outcome.SETTLED:
        return _settled(conversation, question, settlement.establishes), Outcome.SETTLED
    if tries >= limit:
        return _settled(conversation, question, given_up(question)), Outcome.SETTLED
    return replace(conversation, tries=tries), settlement.outcome


def _settled(conversation: Conversation, question: Question, establishes: Findings) -> Conversation:
    fresh = {
        name: status for name, status in establishes.items() if conversation.findings.get(name) is not Status.PRESENT
    }
    return replace(
        conversation,
        findings={**conversation.findings, **fresh},
        last_change={**{name: conversation.findings.get(name) for name in fresh}},
        asked=(*conversation.asked, question.id),
        pending="",
        tries=0,
    )


def advance(
    knowledge: Knowledge, conversation: Conversation, statements: tuple[Line, ...]
) -> tuple[Conversation, Reply]:
    """Ask the next question, or give the advice when there is none."""
    question = next_question(knowledge.content, conversation.findings, conversation.asked)
    if question is None:
        return _advise(knowledge, conversation, statements)
    # A doubt told freely was the first "I don't know", so this is the one time it is asked again (clinical sheet, 4.0).
    tries = int(any(conversation.findings.get(name) is Status.UNSURE for name in question.covers))
    statements = tuple(_unless_asked(statements, question))
    told_in_part = any(conversation.findings.get(name) is Status.PRESENT for name in question.besides)
    asked = replace(conversation, pending=question.id, tries=tries, concluded=False)
    return asked, asking(question, "besides" if told_in_part else "ask", statements)


def _unless_asked(statements: tuple[Line, ...], question: Question) -> Iterator[Line]:
    """The statements, without echoing a no to what the next question asks about."""
    asked = {finding_key(name) for name in (question.finding, *question.covers)}
    for line in statements:
        names = tuple(name for name in line.findings if line.key != "heard.denied" or name not in asked)
        if names or not line.findings:
            yield replace(line, findings=names)


def _advise(
    knowledge: Knowledge, conversation: Conversation, statements: tuple[Line, ...]
) -> tuple[Conversation, Reply]:
    content = knowledge.content
    unasked = {
        question.finding: Status.UNSURE for question in left_unasked(content, conversation.findings, conversation.asked)
    }
    done = replace(conversation, findings={**conversation.findings, **unasked}, concluded=True, pending="", tries=0)
    final = conclude(content, done.findings)
    if final.is_emergency:
        return warning.warn(knowledge, done)
    lines = (*statements, *advice_lines(knowledge, done, final))
    offer = AGAIN if final.disposition is Disposition.URGENT else HOME_CARE
    return replace(done, pending=offer), offering(offer, lines)


def advice_lines(knowledge: Knowledge, conversation: Conversation, final: Assessment) -> tuple[Line, ...]:
    """The advice with which a check ends, and when to call all the same."""
    if not final.reasons:
        return Line("advice.self_care"), Line("safety_net.emergency_signs"), Line("safety_net.today_or_later")
    top = final.reasons[0]
    because = reasons(knowledge.content, conversation, final)
    return (
        Line("advice.because" if top.is_certain else "advice.unsure", because),
        _action(final),
        *(Line(f"advice.add.{key}") for key in (top.rule.add if _is_full(final) else ())),
        Line(f"safety_net.{top.rule.safety_net}"),
    )


def _is_full(final: Assessment) -> bool:
    """Whether the first rule counts at its own disposition, and is not held lower."""
    return final.reasons[0].disposition is final.reasons[0].rule.disposition


def _action(final: Assessment) -> Line:
    """What to do, by the first rule that counts."""
    top = final.reasons[0]
    return Line(f"advice.{top.rule.action if _is_full(final) else _PLAIN_ACTION[top.disposition]}")


def not_caught(knowledge: Knowledge, conversation: Conversation) -> Line:
    """What to say to words that mean nothing here, once the advice is given: where it is to be seen today, that."""
    final = conclude(knowledge.content, conversation.findings)
    return _action(final) if final.disposition is Disposition.URGENT else Line("reask.offer")


def take_offer(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> tuple[Conversation, Reply] | None:
    """Answer a yes or no to an offer; None if none is pending or the reply is neither."""
    says_yes = heard.answer in (Answer.YES, Answer.PARTLY)
    if conversation.pending not in (HOME_CARE, AGAIN, MORE, CHECK, EXERCISE) or heard.answer is None:
        return None
    if not says_yes:
        return conversation, farewell(knowledge, conversation)
    if conversation.pending == HOME_CARE:
        plan = plan_for(knowledge.guidance, knowledge.content, conversation.findings)
        offer = EXERCISE if can_move(knowledge, conversation) else MORE
        return replace(conversation, pending=offer), offering(offer, tuple(Line(key) for key in plan.say))
    if conversation.pending == AGAIN:
        return conversation, Reply(conversation.last_reply[:-1], Line(AGAIN), (Line(f"{AGAIN}.again"),))
    if conversation.pending == CHECK:
        return advance(knowledge, conversation, ())
    return replace(conversation, pending=OPENING), offering(WHAT_TO_KNOW, ())


def is_calm(knowledge: Knowledge, conversation: Conversation) -> bool:
    """Whether nothing known so far needs care today or sooner."""
    return (conversation.assessed(knowledge.content).disposition or Disposition.SELF_CARE) < Disposition.URGENT


def can_move(knowledge: Knowledge, conversation: Conversation) -> bool:
    """Whether guided exercises may be offered: some suit what is known, and no care is needed first."""
    exercises, content, findings = knowledge.exercises, knowledge.content, conversation.findings
    suits = chosen(exercises, wished(exercises, (), content, findings), content, findings) is not None
    return suits and is_calm(knowledge, conversation) and not held(exercises, content, findings)


def way_on(knowledge: Knowledge, conversation: Conversation, topics: tuple[str, ...], otherwise: str) -> str:
    """The offer that follows an answer: exercises, if it was about moving and they may be offered."""
    is_about_moving = not knowledge.exercises.offered_after.isdisjoint(topics)
    return EXERCISE if is_about_moving and can_move(knowledge, conversation) else otherwise


def check_in(knowledge: Knowledge, conversation: Conversation) -> tuple[Conversation, Reply]:
    """Begin a check-in: better, the same or worse; then the check asks for the signs of danger, whatever was before."""
    question = next(question for question in knowledge.content.questions.values() if question.group == "check_in")
    asked = tuple(name for name in conversation.asked if name != question.id)
    begun = replace(conversation, asked=asked, pending=question.id, tries=0, concluded=False, plan=None)
    return begun, asking(question, "ask")


def farewell(knowledge: Knowledge, conversation: Conversation) -> Reply:
    """The last words: in an unfinished check they say when to call (clinical sheet, 4.5f)."""
    if conversation.concluded:
        final = conclude(knowledge.content, conversation.findings)
        if final.disposition is not Disposition.URGENT:
            return closing(Line("goodbye"))
        is_plain = _action(final).key == f"advice.{_PLAIN_ACTION[Disposition.URGENT]}"
        return closing(Line("goodbye.urgent")) if is_plain else closing(_action(final), Line("goodbye.emergency"))
    started = bool(conversation.findings or conversation.asked)
    return closing(Line("goodbye.unfinished")) if started else closing(Line("goodbye"))


def open_up(
    knowledge: Knowledge, conversation: Conversation, statements: tuple[Line, ...]
) -> tuple[Conversation, Reply]:
    """Nothing was understood and nothing is pending: ask again what hurts, then lead through the gate."""
    tries = conversation.tries + 1
    if tries > _OPENING_TRIES or conversation.pending == CHECK:
        return advance(knowledge, conversation, (*statements, Line("opening.step_by_step")))
    return replace(conversation, pending=OPENING, tries=tries), offering("opening.again", statements)
