"""What may be answered at this point of a conversation, and what a doctor would want to read of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from skill.dialogue.knowledge import Knowledge
from skill.dialogue.saying import named_so_far
from skill.dialogue.state.conversation import Conversation, from_session
from skill.dialogue.state.reply import Line, Reply
from skill.handlers.session import CONVERSATION
from skill.speech.catalogue import Catalogue
from skill.speech.labels import Label, answer_labels, level_key, question_labels
from skill.speech.render import plain_text
from skill.triage.messages import Form, MessageKey, finding_key, is_read_back, question_key
from skill.triage.model import Question
from skill.triage.status import Status


class Answering:
    """A conversation, read from the session attributes of a response, in the words of a locale."""

    def __init__(self, knowledge: Knowledge, catalogue: Catalogue, attributes: Mapping[str, Any]) -> None:
        self._content, self._catalogue = knowledge.content, catalogue
        stored = attributes.get(CONVERSATION)
        self._now: Conversation = from_session(
            stored, knowledge.content, catalogue.messages.keys(), knowledge.exercises
        )

    def answers(self) -> list[str]:
        """Return the short answers to what is pending, as a screen labels them; empty if nothing is."""
        pending = self._now.pending
        if not pending:
            return []
        labels = answer_labels(self._content.questions.get(pending), MessageKey(pending))
        return [self._catalogue.messages[key] for key in labels]

    def known(self) -> dict[str, Any]:
        """Return what is known, as JSON primitives in plain words.

        "told" and "unsure" are names of findings; "questions" are those put so far, each as "asked" and "answer";
        "level" names how soon care is needed, empty until that is known, and "final" says whether all was asked.
        """
        now, content = self._now, self._content
        assessment = now.assessed(content)
        unsure = [name for name, status in now.findings.items() if status is Status.UNSURE]
        return {
            "told": self._named(named_so_far(content, now)),
            "unsure": self._named(name for name in unsure if is_read_back(content.findings[name])),
            "questions": [
                {"asked": self._said(question_key(question, Form.ASK)), "answer": self._answer_to(question)}
                for question in map(content.questions.__getitem__, now.asked)
            ],
            "level": self._catalogue.messages[level_key(assessment.disposition)] if assessment.disposition else "",
            "final": now.concluded,
        }

    def _answer_to(self, question: Question) -> str:
        """Return the answer that a question got, by what is known now: a later correction counts."""
        known = self._now.findings
        if question.options:
            return self._choice(question)
        statuses = [known.get(name) for name in (question.finding, *question.covers)]
        if Status.PRESENT in statuses:
            named = [name for name in question.covers if known.get(name) is Status.PRESENT]
            yes = self._catalogue.messages[Label.YES]
            return ": ".join(filter(None, [yes, ", ".join(self._named(named))]))
        is_denied = known.get(question.finding) is Status.DENIED
        return self._catalogue.messages[Label.NO if is_denied else Label.UNSURE]

    def _choice(self, question: Question) -> str:
        """Return the labels of the options that were chosen; the one that establishes nothing stands for the rest."""
        known = self._now.findings
        chosen: list[str] = []
        rest: MessageKey = Label.NO
        for option, label in zip(question.options, question_labels(question), strict=True):
            if not option.establishes:
                rest = label
            elif all(known.get(name) is Status.PRESENT for name in option.establishes):
                chosen.append(self._catalogue.messages[label])
        if chosen:
            return ", ".join(chosen)
        is_unsure = any(known.get(name) is Status.UNSURE for name in question.asks_about)
        return self._catalogue.messages[Label.UNSURE if is_unsure else rest]

    def _named(self, names: Iterable[str]) -> list[str]:
        keys = map(finding_key, names)
        return [self._catalogue.messages[key] for key in keys if key in self._catalogue.messages]

    def _said(self, key: MessageKey) -> str:
        return plain_text([Line(key)], self._catalogue, Reply((), None, about_other=bool(self._now.speaks_for_other)))
