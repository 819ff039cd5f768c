"""Hear a finding in part: no pattern of it is met in full, but words of its own are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from skill.listening.analysis import analyse
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.interpretation import observations_in
from skill.listening.grammar.matching import Match, matches_in
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import affirmed
from skill.listening.normalise import pieces_of
from skill.listening.said import Observation, Said
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, Pattern


def told_in_part(
    text: str, lexicon: Lexicon, focus: frozenset[str], words_of: Mapping[str, frozenset[str]]
) -> tuple[Observation, ...]:
    """Return what is told of findings by a symptom or a place of their own alone. Never raises.

    `words_of` has for each finding looked for the concepts that are its own. They are judged as a full pattern would
    be: whose they are, when, and whether they are asked, feared or imagined. In "the left leg packed up on me", where
    "packed up" is known of legs, a weak leg is told in part; in "if my leg packs up" it is not.
    """
    patterns: dict[str, list[Pattern]] = {}
    for name, concepts in words_of.items():
        pattern = Pattern(Kind.FINDING, name, Said.PRESENT, (tuple(sorted(concepts)),), (), (), (), ())
        for concept in concepts:
            patterns.setdefault(concept, []).append(pattern)
    narrow = replace(lexicon, patterns={concept: tuple(some) for concept, some in patterns.items()})
    return tuple(told for piece in pieces_of(text) for told in _told_in(piece, lexicon, narrow, focus))


def _told_in(piece: str, lexicon: Lexicon, narrow: Lexicon, focus: frozenset[str]) -> tuple[Observation, ...]:
    """Return what the patterns of `narrow` find in one piece of speech."""
    analysis = analyse(piece, lexicon, focus)
    about = affirmed(analysis.words, analysis.tags)
    scenes = [
        Scene(s.clause, [m for m in matches_in(s.clause, narrow, about) if not _counts(m, s.clause, lexicon)], s.time)
        for s in analysis.scenes
    ]
    return observations_in(scenes, analysis.people, lexicon)


def _counts(match: Match, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the words of a match are numbers alone: "thirty nine" may be a fever, and is an age as well."""
    words = [word for tag in match.reading for word in clause.words[tag.start : tag.end]]
    return all(word in lexicon.numbers or word.isdigit() for word in words)
