"""What the words of a reply reach, by the places and troubles that they name: the question, a part, or another one."""

from __future__ import annotations

from functools import cached_property

from skill.listening.acts import Act
from skill.listening.hearable import Hearable
from skill.listening.heard import Heard
from skill.listening.said import Answer
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind


class Reach:
    """Judges replies by the concepts in which findings are told and questions answered."""

    def __init__(self, lexicon: Lexicon, hearable: Hearable) -> None:
        self.lexicon, self.hearable = lexicon, hearable

    def own_concepts(self, name: str) -> frozenset[str]:
        """Return the concepts in the patterns of a danger that those of no complaint have."""
        return self._concepts_of(name) - self._common

    def may_lean(self, heard: Heard, question: str) -> bool:
        """Whether a no that is not in so many words may be one to this question.

        Who says that all is well must name what the question is about: "my legs are grand" says nothing of the chest,
        and "all right then" of nothing. Who denies must name nothing of it that the grammar does not hear denied: "I
        don't always have palpitations" is no plain no. Nor is "I'm not at home", asked about what was suspected.
        """
        asked = self.hearable.asked.get(question, frozenset())
        if self._denies_a_part(heard, asked):
            return False
        if heard.says_well and heard.answer is None:
            places = self._concepts_asked(question) & (self.lexicon.areas | self.lexicon.things)
            return not heard.named.isdisjoint(places)
        return bool(heard.denied & asked) or not (heard.named or asked <= self.hearable.suspected)

    def is_of_another_place(self, heard: Heard, question: str) -> bool:
        """Whether a yes goes on about a place that the question does not speak of ("yeah, low down on the left").

        It may answer where the pain is. Which side is a place, too, unless the question is about one of a pair.
        """
        places = self._concepts_asked(question) & self.lexicon.areas
        here = heard.named & self.lexicon.areas
        pairs = {area for narrowed in self.lexicon.narrows.values() for area in narrowed}
        is_side = Act.SIDE in heard.acts and not here and places.isdisjoint(pairs)
        return bool(places) and (is_side or (bool(here) and here.isdisjoint(places)))

    def may_deny(self, heard: Heard, question: str) -> bool:
        """Whether a no in whatever words may be one to this question, if the second ear is all but certain of it.

        A no about a part may not, nor any such no to what is asked about only because the words sounded like it. Who
        says that all is well must name a place that is asked about. Who excepts a place must except another one: "only
        my toe", asked about the legs, leaves it open. The back is what all have come with.
        """
        asked = self.hearable.asked.get(question, frozenset())
        places = self._concepts_asked(question) & (self.lexicon.areas | self.lexicon.things)
        if heard.says_well and heard.answer is not Answer.NO and heard.named.isdisjoint(places):
            return False
        excepted = heard.excepted - {Concept.LOW_BACK}
        if excepted and (not places or not excepted.isdisjoint(places)):
            return False
        return not (asked & self.hearable.suspected or self._denies_a_part(heard, asked))

    def names_asked(self, heard: Heard, question: str) -> bool:
        """Whether the words name a trouble or a place by which the question is answered ("no blood")."""
        return not heard.named.isdisjoint(self._concepts_asked(question))

    def asked_of(self, heard: Heard) -> tuple[str, ...]:
        """Return the questions that words about a question may mean, by the places that they name.

        "Why do you ask about my waterworks" means one about the bladder, whichever is pending. The back is what all
        have come with. Empty where no place is named, or nothing is asked about a question.
        """
        here = heard.named & (self.lexicon.areas | self.lexicon.things) - {Concept.LOW_BACK}
        if not here or heard.acts.isdisjoint({Act.MEANING, Act.WHY}):
            return ()
        return tuple(question for question in self.hearable.asked if here <= self._concepts_asked(question))

    def _denies_a_part(self, heard: Heard, asked: frozenset[str]) -> bool:
        """Whether a no speaks of a part of what is asked, and of no other: "peeing's fine" says nothing of bowels."""
        if heard.denies_all or heard.ends_in_no:
            return False
        denied = heard.denied & asked
        reach = heard.named
        if not reach.isdisjoint(self.lexicon.areas):  # "my legs are grand" speaks of each leg as well
            reach = reach.union(*(self._concepts_of(name) & self.lexicon.areas for name in denied))
        return bool(denied) and any(self._is_elsewhere(name, reach) for name in asked - denied)

    def _is_elsewhere(self, name: str, named: frozenset[str]) -> bool:
        """Whether a finding is of another place than those named: "peeing's fine" says nothing of the bowels."""
        places = self._concepts_of(name) & (self.lexicon.areas | self.lexicon.things)
        return bool(places) and places.isdisjoint(named)

    def _concepts_asked(self, question: str) -> frozenset[str]:
        """Return the concepts by which a question is answered, and by which what it asks about is told."""
        asked = self.hearable.asked.get(question, frozenset())
        return frozenset().union(self._concepts_of(question), *map(self._concepts_of, asked))

    def _concepts_of(self, name: str) -> frozenset[str]:
        """Return the concepts in the patterns that tell of a finding, or that answer a question."""
        return self._concepts.get(name, frozenset())

    @cached_property
    def _common(self) -> frozenset[str]:
        """The concepts that the patterns of complaints have, such as pain and the back."""
        return frozenset().union(*map(self._concepts_of, self.hearable.complaints))

    @cached_property
    def _concepts(self) -> dict[str, frozenset[str]]:
        """Finding or question id -> the concepts of all its patterns."""
        found: dict[str, set[str]] = {}
        for some in self.lexicon.patterns.values():
            for pattern in some:
                if pattern.kind in (Kind.FINDING, Kind.REPLY):
                    terms = (*pattern.terms, *pattern.anywhere)
                    found.setdefault(pattern.id, set()).update(concept for term in terms for concept in term)
        return {id_: frozenset(concepts) for id_, concepts in found.items()}
