"""Listens with both ears. This is the entry point of `skill.listening` for a turn of talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from skill.listening.activity import calls_to_mind
from skill.listening.acts import ERRANDS, Act
from skill.listening.apart import Apart
from skill.listening.bare_wishes import is_bare_timer, is_bare_wish
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.reading import Means, Reading
from skill.listening.grammar.in_part import told_in_part
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.heard import Heard
from skill.listening.keeping import dropped_in, kept_in
from skill.listening.listen import listen
from skill.listening.normalise import words_of
from skill.listening.one_ear import ASKED_BACK, lent_errand
from skill.listening.reach import Reach
from skill.listening.said import Answer, Observation, Said
from skill.listening.timers import named_as_timer, with_other_minutes
from skill.listening.two_ears import combined
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.wish_parts import likeness_in
from skill.listening.yes_alone import only_agrees


@dataclass(frozen=True, slots=True)
class Listener:
    """The two ears of one language."""

    lexicon: Lexicon
    encoder: Encoder
    hearable: Hearable
    thresholds: Thresholds
    reach: Reach
    """What the words of a reply reach, by this vocabulary."""

    def listen(
        self,
        text: str,
        focus: frozenset[str] = frozenset(),
        *,
        question: str = "",
        is_question: bool = False,
        is_place: bool = False,
        is_activity: bool = False,
        is_time: bool = False,
        is_which: bool = False,
        making: Act | None = None,
        is_label: bool = False,
        parts: Sequence[str] = (),
    ) -> Heard:
        """Understand one utterance. Never raises, whatever `text` holds.

        `question` is the id of the pending question of the check, or empty. The rest is as for `listen`. A bare answer
        from the vocabulary's list ("yes", "not at all") needs no second ear, and neither does the label of a button.
        Set `is_which` if they were asked which reminder they mean: then the words point at one ("the walk one").
        `making` is TIMER or REMIND while one is made: then what follows a yes is heard by itself, and so is which of
        several are kept.
        `parts` are words that an assistant handed over apart, and that `text` puts together.
        """
        apart = Apart(self.lexicon, self.encoder, self.thresholds)
        if question:
            text = apart.answer_in(text, is_joint=len(self.hearable.asked.get(question, ())) > 1)
        hear = partial(
            listen,
            text,
            self.lexicon,
            is_question=is_question,
            is_place=is_place,
            is_activity=is_activity,
            is_time=is_time,
            errand=Act.CHANGE if is_which else None,
        )
        heard = hear(focus)
        if focus and Act.RECONSIDER in heard.acts:  # "actually, about that numbness" goes back to another matter
            before, focus = focus, frozenset()
            heard = hear(focus)
            heard = replace(heard, spoken_of=heard.spoken_of or before)
        if is_label or heard.is_bare or not heard.words:
            return heard
        means: Mapping[Means, float] = {}
        if question:
            heard, means = apart.no_before_a_question(heard, text, question, focus)
            heard = apart.no_before_a_story(heard, text, question, self.hearable.asked.get(question, frozenset()))
            heard = self._as_reached(heard, question)
        reading = self.encoder.read(text, question, parts)
        reading = apart.question_apart(heard, text, reading)
        is_of_a_plan = is_activity or is_time or is_which
        errand = None if question else self._errand(heard, text, reading)
        if is_of_a_plan and errand not in ASKED_BACK | {Act.CANCEL}:
            errand = None  # who makes one may ask what is set, or want none of it any more
        if errand is not None:  # now the grammar can tell which reminder is meant, or what a new one is for
            heard = listen(text, self.lexicon, focus, errand=errand)
        heard = self._of_a_plan(heard, text, apart.after_a_yes(text)) if making else heard
        if making is Act.TIMER:
            heard = with_other_minutes(heard, words_of(text, self.lexicon.spelling), self.lexicon)
            heard = named_as_timer(heard, self.lexicon) if Act.RENAME in heard.acts else heard
        heard = replace(heard, observations=(*heard.observations, *self._in_part(text, focus, heard, reading)))
        if means:
            reading = replace(reading, means=means, answers_first=True)
        heard = combined(heard, reading, self.hearable, self.thresholds, question)
        heard = replace(heard, asked_of=self.reach.asked_of(heard))
        heard = replace(heard, asks_the_unknown=False) if is_of_a_plan else heard  # what is not understood asks nothing
        return apart.beside_a_remark(heard, text, reading)

    def _as_reached(self, heard: Heard, question: str) -> Heard:
        """Return `heard` as far as its yes or no reaches the question."""
        if heard.leans is Answer.NO and not self.reach.may_lean(heard, question):
            heard = replace(heard, leans=None)
        if not self.reach.may_deny(heard, question):
            heard = replace(heard, doubts_no=True)
        if heard.answer is Answer.YES and self.reach.is_of_another_place(heard, question):
            heard = replace(heard, turns_away=True)
        return replace(heard, names_asked=self.reach.names_asked(heard, question))

    def _of_a_plan(self, heard: Heard, text: str, rest: str) -> Heard:
        """Return `heard` with what it means for reminders being made: which are kept, and what follows a yes."""
        words = words_of(text, self.lexicon.spelling)
        hear = partial(listen, lexicon=self.lexicon)
        keeps, drops = kept_in(words, self.lexicon, hear), dropped_in(words, self.lexicon, hear)
        heard = replace(heard, keeps=keeps, drops=drops, only_agrees=only_agrees(words, self.lexicon))
        return replace(heard, after_yes=self.listen(rest) if rest else None)

    def _errand(self, heard: Heard, text: str, reading: Reading) -> Act | None:
        """Return the errand that the words ask for, where only both ears together tell it; else None."""
        words = words_of(text, self.lexicon.spelling)
        errand = lent_errand(heard, reading, self.thresholds.topic)
        if errand is Act.CHANGE and Act.REMIND in heard.acts:  # "add another reminder" changes none
            errand = errand if likeness_in(words, self.lexicon) is None else None
        if errand is Act.CANCEL and Act.REMIND in heard.acts and not heard.denies:  # "I keep forgetting it, so nag me"
            errand = None if calls_to_mind(words, self.lexicon) else errand
        if errand is None and not heard.acts & ERRANDS:
            errand = Act.REMIND if is_bare_wish(heard, words, reading, self.lexicon) else None
            errand = Act.TIMER if is_bare_timer(heard, words, self.lexicon) else errand
        if errand is Act.TIMER and heard.schedule.every:
            return Act.REMIND  # "ice every two hours for ten minutes"
        return errand

    def _in_part(self, text: str, focus: frozenset[str], heard: Heard, reading: Reading) -> Iterator[Observation]:
        """Yield the dangers that the encoder is all but certain of, and of which the grammar hears a part told."""
        if reading.surely_names:
            return
        known = {observation.finding for observation in heard.observations}
        certain = [n for n, chance in reading.present.items() if chance >= self.thresholds.mentioned and n not in known]
        own = {n: self.reach.own_concepts(n) & heard.named for n in certain if n in self.hearable.dangers}
        if any(own.values()):
            told = told_in_part(text, self.lexicon, focus, own)
            yield from (o for o in told if o.said is Said.PRESENT)
