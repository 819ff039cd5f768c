"""Listens with both ears. This is the entry point of `skill.listening` for a turn of talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from skill.listening.acts import Act
from skill.listening.encoder.encoder import Encoder
from skill.listening.listen import listen
from skill.listening.one_ear import lent_errand
from skill.listening.said import Answer, Heard, Said
from skill.listening.two_ears import Hearable, Thresholds, combined
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
        heard = listen(
            text,
            self.lexicon,
            focus,
            is_question=is_question,
            is_place=is_place,
            is_activity=is_activity,
            is_time=is_time,
            errand=Act.CHANGE if is_which else None,
        )
        if is_label or heard.is_bare or not heard.words:
            return heard
        if heard.leans is Answer.NO and question and not self._may_lean(heard, question):
            heard = replace(heard, leans=None)
        reading = self.encoder.read(text, question, parts)
        is_reply = bool(question) or is_activity or is_time or is_which
        errand = None if is_reply else lent_errand(heard, reading, self.thresholds.topic)
        if errand is not None:  # now the grammar can tell which reminder is meant, or what a new one is for
            heard = listen(text, self.lexicon, focus, errand=errand)
        return combined(heard, reading, self.hearable, self.thresholds, question)

    def _may_lean(self, heard: Heard, question: str) -> bool:
        """Whether a no that is not in so many words may be one to this question.

        Who says that all is well must name what the question is about: "my legs are grand" says nothing of the chest,
        and "all right then" of nothing. Who denies must name nothing of it that the grammar does not hear denied: "I
        don't always have palpitations" is no plain no. Nor is "I'm not at home", asked about what was suspected.
        """
        asked = self.hearable.asked.get(question, frozenset())
        denied = {o.finding for o in heard.observations if o.said is Said.DENIED} & asked
        reach = heard.named
        if not reach.isdisjoint(self.lexicon.areas):  # "my legs are grand" speaks of each leg as well
            reach = reach.union(*(self._concepts_of(name) & self.lexicon.areas for name in denied))
        if denied and any(self._is_elsewhere(name, reach) for name in asked - denied):
            return False
        if heard.says_well:
            places = frozenset().union(self._concepts_of(question), *map(self._concepts_of, asked))
            return not heard.named.isdisjoint(places & (self.lexicon.areas | self.lexicon.things))
        return bool(denied) or not (heard.named or asked <= self.hearable.suspected)

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
