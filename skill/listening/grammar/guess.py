"""Tell whether what is told is only a guess: "my leg may be weak", "perhaps I leaked", "it's numb there I suppose".

A guess still tells that something is amiss. It is marked, so that a danger that is only guessed is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.tagging import Tag
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon

_NEAR = 4
"""Words that may stand between a guess and what is guessed."""


def guessed(clause: Clause, after: Clause | None, reading: Sequence[Tag], lexicon: Lexicon) -> Cue | None:
    """Return a cue which shows that `reading`, heard as told in `clause`, is only guessed, or None.

    A guess stands a few words before what it is about, or by itself behind it, if need be as the clause `after` it. A
    guess about a number is none ("maybe two weeks"), nor is one that a new subject ends ("it might be bad my leg is
    numb").
    """
    behind = after.first(Concept.GUESS) if after else None
    if after and behind and (behind.start, behind.end) == (after.start, after.end):
        return Cue(CueKind.GUESSED, *behind[1:])
    if not (reading and clause.has(Concept.GUESS)):
        return None
    last = max(tag.end for tag in reading)
    for tag in clause.tags:
        if tag.concept != Concept.GUESS:
            continue
        is_said_after = last <= tag.start and _ends(clause, tag)
        following = [told for told in reading if tag.end <= told.start <= tag.end + _NEAR]
        if is_said_after or (following and _reaches(clause, tag, min(following, key=_start), lexicon)):
            return Cue(CueKind.GUESSED, tag.start, tag.end)
    return None


def _ends(clause: Clause, tag: Tag) -> bool:
    return tag.end == len(clause.words) or clause.words[tag.end] in BREAKS


def _reaches(clause: Clause, tag: Tag, told: Tag, lexicon: Lexicon) -> bool:
    """Whether nothing between a guess and the next word that is told takes the guess for itself."""
    grammar = lexicon.grammar
    if any(lexicon.numbers.get(word, 1) != 1 for word in clause.words[tag.end : told.start]):
        return False
    is_verb = clause.words[tag.start] in grammar.modals
    subjects = (grammar.subjects | grammar.owners) - grammar.determiners
    return not (is_verb and any(word in subjects for word in clause.words[tag.end : told.end]))


def _start(tag: Tag) -> int:
    return tag.start
