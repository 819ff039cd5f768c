"""Picks the words that a recogniser is told to expect, from the skill's own vocabulary.

They are those in which people tell of what leads to an emergency: a word that is lost there costs most.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from skill.simulator.hearing import Ear
from skill.simulator.slot_filling import words_of
from skill.triage.disposition import Disposition
from skill.triage.model import Content


def hot_words(content: Content, ear: Ear, known: Collection[str]) -> tuple[str, ...]:
    """Return each such word once, in the order of the rules.

    `ear` has a plain way to tell of each finding, the first of its slot value. `known` are words that any recogniser
    expects: the function words of the language. So are contractions.
    """
    spoken = {value.id: value.name for values in ear.filler.types.values() for value in values.values()}
    told = (spoken[name] for name in _of_emergencies(content) if name in spoken)
    return tuple(dict.fromkeys(word for way in told for word in words_of(way) if word not in known and word.isalpha()))


def _of_emergencies(content: Content) -> Iterator[str]:
    for rule in content.rules.values():
        if rule.disposition is Disposition.EMERGENCY:
            yield from (*rule.any_of, *rule.all_of)
