"""Listens with both ears. This is the entry point of `skill.listening` for a turn of talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from skill.listening.encoder.encoder import Encoder
from skill.listening.listen import listen
from skill.listening.said import Heard
from skill.listening.two_ears import Hearable, Thresholds, combined
from skill.listening.vocabulary.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Listener:
    """The two ears of one language."""

    lexicon: Lexicon
    encoder: Encoder
    hearable: Hearable
    thresholds: Thresholds

    def listen(
        self,
        text: str,
        focus: frozenset[str] = frozenset(),
        *,
        question: str = "",
        is_question: bool = False,
        is_place: bool = False,
        is_activity: bool = False,
        is_label: bool = False,
        parts: Sequence[str] = (),
    ) -> Heard:
        """Understand one utterance. Never raises, whatever `text` holds.

        `question` is the id of the pending question of the check, or empty. The rest is as for `listen`. A bare answer
        from the vocabulary's list ("yes", "not at all") needs no second ear, and neither does the label of a button.
        `parts` are words that an assistant handed over apart, and that `text` puts together.
        """
        heard = listen(text, self.lexicon, focus, is_question=is_question, is_place=is_place, is_activity=is_activity)
        if is_label or heard.is_bare or not heard.words:
            return heard
        return combined(heard, self.encoder.read(text, question, parts), self.hearable, self.thresholds, question)
