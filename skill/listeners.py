"""Joins the two ears of each language: its vocabulary, its encoder, and what the content says of the findings."""

from __future__ import annotations

from collections.abc import Mapping

from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.files import find_encoder
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.listener import Listener
from skill.listening.reach import Reach
from skill.resources import Resources
from skill.speech.catalogue import language_of
from skill.triage.dangers import (
    asked_at_once,
    asked_if_suspected,
    background_of,
    complaints_of,
    dangers_of,
    kin_of,
    lesser_of,
    never_asked,
    reassurances_of,
    reassured_by,
    reassuring_of,
    states_of,
    without_question,
)
from skill.triage.messages import Form, question_key


def build_listeners(resources: Resources) -> Mapping[str, Listener]:
    """Return what listens to each language. Raises EncoderError if the encoder of one cannot run."""
    content = resources.knowledge.content
    asked = {id_: question.asks_about for id_, question in content.questions.items()}
    foreign = frozenset(chat.id for chat in resources.knowledge.guidance.chats.values() if chat.is_foreign)
    hearable = Hearable(
        dangers=dangers_of(content),
        complaints=complaints_of(content),
        background=background_of(content),
        asked=asked,
        kin=kin_of(content),
        held_by=reassured_by(content),
        foreign=foreign,
        lesser=lesser_of(content),
        states=states_of(content),
        doubted=reassurances_of(content),
        reassuring=reassuring_of(content),
        suspected=asked_if_suspected(content),
        wondered=asked_at_once(content),
        unasked=never_asked(content),
        without_question=without_question(content),
    )
    listeners = {}
    for language, lexicon in resources.lexicons.items():
        files = find_encoder(language)
        locale = min(locale for locale in resources.catalogues if language_of(locale) == language)
        messages = resources.catalogues[locale].messages
        wordings = {id_: messages[question_key(q, Form.SHORT)] for id_, q in content.questions.items()}
        thresholds = Thresholds.read(files.description)
        listeners[language] = Listener(
            lexicon, Encoder(files, wordings), hearable, thresholds, Reach(lexicon, hearable)
        )
    return listeners
