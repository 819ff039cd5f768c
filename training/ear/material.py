"""Reads all that the ear learns from, and what it is judged by while it is made."""

from __future__ import annotations

from dataclasses import dataclass

from skill.guidance.advice_loading import load_guidance
from skill.listening.normalise import unpunctuated
from skill.speech.catalogue import load_catalogues
from skill.triage.loading import load_content
from skill.triage.messages import Form, question_key
from skill.triage.model import Content
from training.compose import others_in
from training.corpus import Utterance, asked_in, read_corpus
from training.ear.examples import Example, as_spoken, examples_of
from training.ear.labels import Labels, labels_of
from training.ear.weak import weak_examples

DEVELOPMENT = "dev_"
"""Batches whose names begin so are never learnt from: what the thresholds are chosen on."""

WEAK = "weak"

SEVERITY = frozenset({"very_severe", "severe_pain"})
UNLABELLED = frozenset({"dangers_a", "dangers_b", "plain", "replies"})
"""Batches that do not say how bad a pain is."""


@dataclass(frozen=True, slots=True)
class Material:
    """The corpus as examples."""

    content: Content
    labels: Labels
    questions: dict[str, str]
    """Question id -> its short wording, as a recogniser would write it."""
    learnt: dict[str, list[Example]]
    """By the batch that they are of; those that are labelled for another purpose are of the batch WEAK."""
    development: list[Utterance]
    joinable: list[Utterance]
    yeses: list[Utterance]
    """Replies that mean a yes, or half a one, and tell something by themselves."""


def read_material() -> Material:
    """Read the corpus and the content. Raises ValueError for a line of the corpus that is none."""
    content = load_content()
    labels = labels_of(content, asked_in(load_guidance(content)))
    questions = question_wordings(content)
    utterances = [as_spoken(utterance) for utterance in read_corpus()]
    teaching = [u for u in utterances if not u.batch.startswith(DEVELOPMENT)]
    says_less = {finding.id: finding.instead_of for finding in content.findings.values()}
    learnt: dict[str, list[Example]] = {WEAK: [*weak_examples(content, labels, questions)]}
    for batch in sorted({u.batch for u in teaching}):
        left_open = SEVERITY if batch in UNLABELLED else frozenset()
        of_batch = [u for u in teaching if u.batch == batch]
        learnt[batch] = examples_of(of_batch, labels, questions, left_open, says_less)
    return Material(
        content=content,
        labels=labels,
        questions=questions,
        learnt=learnt,
        development=[u for u in utterances if u.batch.startswith(DEVELOPMENT)],
        yeses=[u for u in teaching if u.means in ("yes", "partly") and u.present],
        joinable=[u for u in teaching if u.act == "tells" and not u.reply_to and not others_in(u.said)],
    )


def question_wordings(content: Content) -> dict[str, str]:
    """Return the short wording of each question in the first locale, as a recogniser would write it."""
    messages = load_catalogues()["en-US"].messages
    return {
        question.id: unpunctuated(messages[question_key(question, Form.SHORT)].split(":")[0])
        for question in content.questions.values()
    }
