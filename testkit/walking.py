"""Walks every way a check can go: each question answered in every way it can be, until the check is over."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.state.conversation import Conversation
from skill.dialogue.state.user_act import ActKind, UserAct
from skill.dialogue.turn import Turn, take_turn
from skill.listening.heard import Heard
from skill.listening.said import Answer, Observation, Said
from skill.triage.model import Question

PLAIN = [Heard(answer=answer, words=1) for answer in Answer]


def replies_to(question: Question) -> list[Heard]:
    """Every answer, and where the question offers a choice, every choice."""
    chosen = [Heard(choices=frozenset(option.choices[:1]), words=2) for option in question.options if option.choices]
    named = [
        Heard(observations=(Observation(option.heard_as[0], Said.PRESENT),), words=2)
        for option in question.options
        if option.heard_as
    ]
    return [*PLAIN, *chosen, *named]


def say(knowledge: Knowledge, conversation: Conversation, heard: Heard) -> Turn:
    return take_turn(knowledge, conversation, UserAct(ActKind.SAY, heard))


MOST_NOT_NO = 4
"""How many replies of one path may be other than "no". The paths with more of them number millions, and meet no rule
that those with fewer do not: a rule and its clarifiers name at most three things that are asked."""


def walk(knowledge: Knowledge, start: Turn) -> Iterator[tuple[Turn, list[str]]]:
    """Every turn that can follow `start`, with the questions put on the way to it, as far as MOST_NOT_NO goes.

    Each state is gone on from once, when it is reached by the fewest replies other than "no": so whatever can follow
    it on a path with more of them follows it there too.
    """
    seen = set()
    todo: deque[tuple[Turn, list[str], int]] = deque([(start, [start.conversation.pending], 0)])
    while todo:
        turn, put, others = todo.popleft()
        yield turn, put
        now = turn.conversation
        state = (tuple(sorted(now.findings.items())), now.asked, now.pending, now.tries)
        question = knowledge.content.questions.get(now.pending)
        if now.concluded or question is None or state in seen:
            continue
        seen.add(state)
        for heard in replies_to(question):
            is_no = heard.answer is Answer.NO
            if not is_no and others == MOST_NOT_NO:
                continue
            after = say(knowledge, now, heard)
            is_same = after.conversation.pending == now.pending
            path = put if is_same else [*put, after.conversation.pending]
            if is_no:
                todo.appendleft((after, path, others))
            else:
                todo.append((after, path, others + 1))
