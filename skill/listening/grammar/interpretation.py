"""Turn matches into observations: what was said of each finding, its experiencer and its temporality."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from skill.listening.grammar.asking import asks
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.cues import Cue, CueKind
from skill.listening.grammar.denial import places_of
from skill.listening.grammar.guess import guessed
from skill.listening.grammar.matching import Match
from skill.listening.grammar.meaning import meant_by
from skill.listening.grammar.over import is_over
from skill.listening.grammar.owner import bearer, lender, thing_of
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.stance import disowned_before, unmeant
from skill.listening.grammar.supposed import supposed
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import doubt_of
from skill.listening.said import Observation, Said, When, Whose
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind

_WORST_FIRST = (Said.PRESENT, Said.UNSURE, Said.DENIED)
_NEAREST_FIRST = (When.NOW, When.UNSTATED, When.LONG_STANDING, When.PAST, When.RULED_OUT)


class Judgement(NamedTuple):
    """What one match of a finding means: an observation, or None if nothing is told; and the cue for that, if any."""

    match: Match
    observation: Observation | None
    cue: Cue | None


def observations_in(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> tuple[Observation, ...]:
    """Return one observation for each finding and experiencer.

    `people` are the tags of the people and animals named, without those that are only compared with.
    """
    return _merged(o for _, o, _ in judgements(scenes, people, lexicon) if o is not None)


def judgements(scenes: Sequence[Scene], people: Sequence[Tag], lexicon: Lexicon) -> Iterator[Judgement]:
    """Yield a judgement of each match of a finding, in the order of the matches in `scenes`."""
    person = Whose.SELF
    disowned = disowned_before(scenes, lexicon)
    finding = Kind.FINDING
    for number, scene in enumerate(scenes):
        for match in scene.matches:
            if match.pattern.kind is not finding:
                continue
            cue = _fuller(match, scene.matches)
            if cue is not None:
                yield Judgement(match, None, cue)
                continue
            named = bearer(scene.clause, match, people, lexicon)
            of_whom = lender(scene.clause, match, people, lexicon) or named or person
            if match.pattern.id not in lexicon.aside:  # "my husband" alone does not make what follows his
                person = of_whom
            said: Said | None = match.said
            if said is Said.DENIED:
                said, cue = meant_by(scenes, number, match, lexicon)
            if said is None:
                yield Judgement(match, None, cue)
                continue
            if said is Said.PRESENT:
                disowning = scenes[disowned].clause if number < disowned else None
                doubt = unmeant(scene, match, named, disowning, lexicon) or _in_question(scene, match, lexicon)
                said, cue = (said, cue) if doubt is None else (Said.UNSURE, doubt)
            after = scenes[number + 1].clause if number + 1 < len(scenes) else None
            guess = guessed(scene.clause, after, match.reading, lexicon) if said is Said.PRESENT else None
            when = _when(scene, match, of_whom, lexicon)
            told = Observation(
                match.pattern.id,
                said,
                of_whom,
                when,
                scene.time.days,
                is_guessed=guess is not None,
                is_mentioned=match.pattern.said is Said.UNSURE,
            )
            yield Judgement(match, told, cue or guess)


def _when(scene: Scene, match: Match, of_whom: Whose, lexicon: Lexicon) -> When:
    """Return when what a match tells is there: as its clause is dated, unless the words beside it say it is over."""
    when = scene.time.when
    is_told = of_whom is not Whose.SELF and when is When.UNSTATED and _is_a_story(scene.clause, match.at, lexicon)
    return When.PAST if is_told or is_over(scene.clause, match.reading, lexicon) else when


def _is_a_story(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of the past stands before word `at`, with no other verb in between ("my friend was numb")."""
    told = [tag for tag in clause.tags if tag.concept == Concept.TOLD_AS_PAST and tag.end <= at]
    return bool(told) and not any(word in lexicon.verbs for word in clause.words[told[-1].end : at])


def _fuller(match: Match, matches: Sequence[Match]) -> Cue | None:
    """Return a cue for another match that tells in full what this one only mentions, or None.

    In "I breathe fine" the word "breathe" alone is a mere mention.
    """
    if match.pattern.said is not Said.UNSURE:
        return None
    for other in matches:
        is_full = other.pattern.id == match.pattern.id and other.pattern.said is not Said.UNSURE
        if is_full and {*match.reading, *match.borrowed} < {*other.reading, *other.borrowed}:
            return _cue_of(CueKind.FULLER, other)
    return None


def _in_question(scene: Scene, match: Match, lexicon: Lexicon) -> Cue | None:
    """Return a cue for why a finding may not be told of a person at all, or None.

    It may be asked about, wondered about, or said of a thing.
    """
    words = {(tag.start, tag.end) for tag in match.reading}
    topics = [other for other in scene.matches if other.pattern.kind is Kind.TOPIC]
    for topic in topics:
        # A match that borrows a concept named before is asked about only if the topic borrows one too. A topic of the
        # very same words asks nothing of them: it answers what was told ("the heat pad burnt me").
        hangs_alike = topic.borrowed or not match.borrowed
        if hangs_alike and words < {(tag.start, tag.end) for tag in topic.reading}:
            return _cue_of(CueKind.ASKED_ABOUT, topic)
    doubt = doubt_of(scene.clause, match.reading, lexicon)
    if doubt is None and _is_for_the_speaker(scene, lexicon):
        doubt = Cue(CueKind.TO_THE_SKILL, scene.clause.start, scene.clause.end)
    return doubt or supposed(scene.clause, match.reading, lexicon) or thing_of(scene.clause, match.at, lexicon)


def _cue_of(kind: CueKind, match: Match) -> Cue:
    """Return a cue that covers all words from the first to the last of a match."""
    places = places_of(match.reading)
    return Cue(kind, min(places), max(places) + 1)


def _is_for_the_speaker(scene: Scene, lexicon: Lexicon) -> bool:
    """Whether the skill is asked or told to do something ("what do you call a bad fall", "define very ill")."""
    grammar, words = lexicon.grammar, scene.words
    is_command = words[0] in grammar.commands and grammar.speaker.isdisjoint(words)
    return is_command or (asks(words, lexicon) and not grammar.second.isdisjoint(words))


def _merged(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return one observation for each finding and experiencer: the most worrying one, then the nearest in time."""
    merged: dict[tuple[str, Whose], Observation] = {}
    for new in observations:
        known = merged.get((new.finding, new.whose))
        if known is not None and _rank(new) >= _rank(known):
            continue
        is_undated = new.days_ago is None and known is not None and known.days_ago is not None
        merged[new.finding, new.whose] = replace(new, days_ago=known.days_ago) if known and is_undated else new
    return tuple(merged.values())


def _rank(observation: Observation) -> tuple[int, int]:
    return _WORST_FIRST.index(observation.said), _NEAREST_FIRST.index(observation.when)
