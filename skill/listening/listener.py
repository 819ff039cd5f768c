"""Listens with both ears. This is the entry point of `skill.listening` for a turn of talk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from skill.listening.acts import Act
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.reading import Means, Reading
from skill.listening.grammar.asking import question_within
from skill.listening.grammar.in_part import told_in_part
from skill.listening.hearable import Hearable, Thresholds
from skill.listening.listen import listen
from skill.listening.normalise import words_of
from skill.listening.one_ear import lent_errand
from skill.listening.said import Answer, Heard, Observation, Said
from skill.listening.two_ears import combined
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind


@dataclass(frozen=True, slots=True)
class Listener:
    """The two ears of one language."""

    lexicon: Lexicon
    encoder: Encoder
    hearable: Hearable
    thresholds: Thresholds
    _about: dict[str, frozenset[str]] = field(default_factory=dict)
    """Finding or question id -> the concepts by which it is told or answered, once they were needed."""

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
        is_label: bool = False,
        parts: Sequence[str] = (),
    ) -> Heard:
        """Understand one utterance. Never raises, whatever `text` holds.

        `question` is the id of the pending question of the check, or empty. The rest is as for `listen`. A bare answer
        from the vocabulary's list ("yes", "not at all") needs no second ear, and neither does the label of a button.
        Set `is_which` if they were asked which reminder they mean: then the words point at one ("the walk one").
        `parts` are words that an assistant handed over apart, and that `text` puts together.
        """
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
        if heard.leans is Answer.NO and question and not self._may_lean(heard, question):
            heard = replace(heard, leans=None)
        if heard.holds is Answer.NO and question and not self._may_deny(heard, question):
            heard = replace(heard, holds=None)
        if heard.answer is Answer.YES and question and self._is_of_another_place(heard, question):
            heard = replace(heard, turns_away=True)
        reading = self.encoder.read(text, question, parts)
        is_reply = bool(question) or is_activity or is_time or is_which
        errand = None if is_reply else lent_errand(heard, reading, self.thresholds.topic)
        if errand is not None:  # now the grammar can tell which reminder is meant, or what a new one is for
            heard = listen(text, self.lexicon, focus, errand=errand)
        heard = replace(heard, observations=(*heard.observations, *self._in_part(text, focus, heard, reading)))
        heard, means = self._no_before_a_question(heard, text, question, focus)
        if means:
            reading = replace(reading, means=means, answers_first=True)
        return combined(heard, reading, self.hearable, self.thresholds, question)

    def _no_before_a_question(
        self, heard: Heard, text: str, question: str, focus: frozenset[str]
    ) -> tuple[Heard, Mapping[Means, float]]:
        """Return `heard` with the no that stands before a question of the person's, and what that no means.

        "No dear, can I take an aspirin" is a no and a question. The mapping is empty if nothing of the kind was said.
        """
        words = words_of(text, self.lexicon.spelling) if question and heard.answer is Answer.NO else []
        at = question_within(words, self.lexicon)
        if at is None:
            return heard, {}
        said = " ".join(words[:at])
        answering = listen(said, self.lexicon, focus)
        if answering.answer is not Answer.NO:
            return heard, {}
        alone = {Means.NO: 1.0} if answering.is_bare else {}
        heard = replace(
            heard,
            asks=False,
            is_bound=answering.is_bound,
            is_qualified=answering.is_qualified,
            says_more=answering.says_more,
            turns_away=answering.turns_away,
            leans=answering.leans,
            holds=answering.holds,
        )
        return heard, alone or self.encoder.read(said, question).means

    def _in_part(self, text: str, focus: frozenset[str], heard: Heard, reading: Reading) -> Iterator[Observation]:
        """Yield the dangers that the encoder is all but certain of, and of which the grammar hears a part told."""
        if reading.surely_names:
            return
        known = {observation.finding for observation in heard.observations}
        certain = [n for n, chance in reading.present.items() if chance >= self.thresholds.mentioned and n not in known]
        words_of = {n: self._own_concepts(n) & heard.named for n in certain if n in self.hearable.dangers}
        if any(words_of.values()):
            told = told_in_part(text, self.lexicon, focus, words_of)
            yield from (o for o in told if o.said is Said.PRESENT)

    def _own_concepts(self, name: str) -> frozenset[str]:
        """Return the concepts in the patterns of a danger that those of no complaint have."""
        return self._concepts_of(name) - self._common

    @property
    def _common(self) -> frozenset[str]:
        """The concepts that the patterns of complaints have, such as pain and the back."""
        return frozenset().union(*map(self._concepts_of, self.hearable.complaints))

    def _may_lean(self, heard: Heard, question: str) -> bool:
        """Whether a no that is not in so many words may be one to this question.

        Who says that all is well must name what the question is about: "my legs are grand" says nothing of the chest,
        and "all right then" of nothing. Who denies must name nothing of it that the grammar does not hear denied: "I
        don't always have palpitations" is no plain no. Nor is "I'm not at home", asked about what was suspected.
        """
        asked = self.hearable.asked.get(question, frozenset())
        if self._denies_a_part(heard, asked):
            return False
        if heard.says_well:
            places = frozenset().union(self._concepts_of(question), *map(self._concepts_of, asked))
            return not heard.named.isdisjoint(places & (self.lexicon.areas | self.lexicon.things))
        return bool(_denied(heard) & asked) or not (heard.named or asked <= self.hearable.suspected)

    def _is_of_another_place(self, heard: Heard, question: str) -> bool:
        """Whether a yes goes on about a place that the question does not speak of ("yeah, low down on the left").

        It may answer where the pain is. Which side is a place, too, unless the question is about one of a pair.
        """
        places = self._places_of(question)
        here = heard.named & self.lexicon.areas
        pairs = {area for narrowed in self.lexicon.narrows.values() for area in narrowed}
        is_side = Act.SIDE in heard.acts and not here and places.isdisjoint(pairs)
        return bool(places) and (is_side or (bool(here) and here.isdisjoint(places)))

    def _places_of(self, question: str) -> frozenset[str]:
        """Return the areas of the body that a question, and the findings that it asks about, speak of."""
        asked = self.hearable.asked.get(question, frozenset())
        return frozenset().union(self._concepts_of(question), *map(self._concepts_of, asked)) & self.lexicon.areas

    def _may_deny(self, heard: Heard, question: str) -> bool:
        """Whether a no amid other words may be one to this question, if the second ear is all but certain of it.

        A no about a part may not, nor one amid words that name another danger's trouble or place, nor any such no to
        what is asked about only because the words sounded like it. Who says that all is well must name what is asked.
        """
        asked = self.hearable.asked.get(question, frozenset())
        own = frozenset().union(self._concepts_of(question), *map(self._concepts_of, asked))
        is_first = heard.answer is Answer.NO
        if heard.says_well and not is_first and heard.tells_of.isdisjoint(own - self._common):
            return False
        dangers = {o.finding for o in heard.observations if not o.is_mentioned} & self.hearable.dangers
        is_of_another = not (dangers <= asked and (is_first or heard.tells_of <= own | self._common))
        return not (is_of_another or asked & self.hearable.suspected or self._denies_a_part(heard, asked))

    def _denies_a_part(self, heard: Heard, asked: frozenset[str]) -> bool:
        """Whether a no speaks of a part of what is asked, and of no other: "peeing's fine" says nothing of bowels."""
        denied = _denied(heard) & asked
        reach = heard.named
        if not reach.isdisjoint(self.lexicon.areas):  # "my legs are grand" speaks of each leg as well
            reach = reach.union(*(self._concepts_of(name) & self.lexicon.areas for name in denied))
        return bool(denied) and any(self._is_elsewhere(name, reach) for name in asked - denied)

    def _is_elsewhere(self, name: str, named: frozenset[str]) -> bool:
        """Whether a finding is of another place than those named: "peeing's fine" says nothing of the bowels."""
        places = self._concepts_of(name) & (self.lexicon.areas | self.lexicon.things)
        return bool(places) and places.isdisjoint(named)

    def _concepts_of(self, name: str) -> frozenset[str]:
        """Return the concepts in the patterns that tell of a finding, or that answer a question."""
        if name not in self._about:
            patterns = {id(pattern): pattern for some in self.lexicon.patterns.values() for pattern in some}
            self._about[name] = frozenset(
                concept
                for pattern in patterns.values()
                if pattern.id == name and pattern.kind in (Kind.FINDING, Kind.REPLY)
                for term in (*pattern.terms, *pattern.anywhere)
                for concept in term
            )
        return self._about[name]


def _denied(heard: Heard) -> frozenset[str]:
    return frozenset(o.finding for o in heard.observations if o.said is Said.DENIED)
