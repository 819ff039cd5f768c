"""Say what follows from the analysis of one utterance: all that the first ear reports of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.listening.acts import Act
from skill.listening.analysis import Analysis
from skill.listening.grammar.asking import asks, asks_the_meaning
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.closing import closes_alone, is_alone, is_whole
from skill.listening.grammar.denied_choices import denied_choices
from skill.listening.grammar.interpretation import observations_in
from skill.listening.grammar.limits import puts_right
from skill.listening.grammar.matching import Match, matches_in
from skill.listening.grammar.mood import moods_of
from skill.listening.grammar.remarks import says_more
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import UNDATED
from skill.listening.grammar.told_measures import AGE, ages_and_scores, durations
from skill.listening.heard import Heard
from skill.listening.normalise import BREAKS
from skill.listening.replies.answers import answer_of
from skill.listening.replies.leaning import (
    denies,
    denies_all,
    doubts_a_no,
    ends_in_no,
    excepted_places,
    holds_yes,
    leaning_of,
    limits_a_no,
    opens_with_no,
    says_well,
)
from skill.listening.replies.qualifying import goes_on, is_qualified, restates, runs_on, turns_away
from skill.listening.replies.to_questions import replies_in
from skill.listening.said import Answer, Measure, Quantity, Said, When
from skill.listening.taken_back import takes_back
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, is_literal
from skill.listening.when.schedule import schedule_of

_CORRECTING = frozenset({Concept.CORRECT_WORD, Concept.MIND_WORD})
"""Concepts that may stand before an answer which replaces an earlier one ("that's wrong, yes")."""

_GENERAL = frozenset(Concept)
"""Concepts that name no trouble and no place of their own ("fine", "not")."""


def reported(text: str, analysis: Analysis, lexicon: Lexicon, focus: frozenset[str]) -> Heard:
    """Return what follows from an analysis."""
    words, tags, answer, told_from, spans, people, scenes = analysis
    if answer is not None and analysis.is_mere_answer:
        acts, choices, replies = _also_says(answer, words, tags, lexicon)
        return Heard(
            is_bare=True, answer=answer, acts=acts, choices=choices, replies=replies, spoken_of=focus, words=len(words)
        )
    named = frozenset(tag.concept for tag in tags)
    large = frozenset(t.concept for t in tags if not lexicon.function_words.issuperset(words[t.start : t.end]))
    clauses = [scene.clause for scene in scenes]
    matches = [
        match
        for scene in scenes
        for match in scene.matches
        if not match.pattern.alone or is_alone(match, words, told_from, lexicon)
    ]
    observations = observations_in(scenes, people, lexicon)
    corrections = [tag.end for tag in tags if tag.concept in _CORRECTING]
    if answer is None and corrections:
        answer, _ = answer_of(words, tags, lexicon, max(corrections))
    acts = _acts(scenes, matches, tags, words, lexicon)
    measures = (*ages_and_scores(words, clauses, people, lexicon, focus), *durations(scenes, spans))
    if answer is Answer.NO and AGE not in focus and restates(words, told_from, lexicon):
        # "no it's three days" corrects a number told before; its "no" answers no question.
        answer, acts = None, acts | {Act.RECONSIDER}
        measures += tuple(
            Measure(Quantity.DURATION, span.days) for span in spans if span.start >= told_from and not span.is_ago
        )
    if puts_right(scenes, lexicon):
        acts |= {Act.RECONSIDER}
    told = any(o.said is Said.PRESENT and o.finding not in lexicon.aside for o in observations)
    if answer is None and Concept.UNSURE_WORD in named and not told:
        answer = Answer.UNSURE
    return Heard(
        observations=observations,
        answer=answer,
        is_qualified=answer in (Answer.NO, Answer.HEDGED_NO) and is_qualified(tags, words, told_from, lexicon),
        says_more=answer is not None and goes_on(words, tags, told_from, lexicon),
        turns_away=answer is not None and turns_away(words, tags, told_from, lexicon),
        leans=leaning_of(words, tags, answer, lexicon),
        holds_yes=holds_yes(words, tags, answer, lexicon),
        doubts_no=doubts_a_no(words, tags, answer, lexicon),
        limits_no=limits_a_no(words, tags, lexicon),
        excepted=excepted_places(tags, lexicon),
        denies=denies(words, tags, lexicon),
        denies_all=denies_all(words, tags, lexicon),
        opens_with_no=opens_with_no(words, lexicon),
        ends_in_no=ends_in_no(words, lexicon),
        says_well=says_well(tags),
        named=_of_the_body(named, lexicon),
        tells_of=_of_the_body(large, lexicon),
        asks=asks(words, lexicon),
        takes_back=takes_back(words, tags, lexicon),
        is_all=answer is not None and any(lexicon.activity.whole.get(word) == "1" for word in words),
        moods=moods_of(words, tags, lexicon),
        is_bound=answer is Answer.NO and runs_on(words, told_from, clauses, lexicon),
        replies=replies_in(scenes, people, lexicon),
        topics=tuple(dict.fromkeys(_ids(matches, Kind.TOPIC))),
        aspects=frozenset(_ids(matches, Kind.ASPECT)),
        acts=acts,
        only=acts & {Act(id_) for id_ in _ids([m for m in matches if is_whole(m, words, lexicon)], Kind.ACT)},
        chat=tuple(dict.fromkeys(_ids(matches, Kind.CHAT))),
        choices=frozenset(_ids(matches, Kind.CHOICE)),
        denied_choices=denied_choices(scenes),
        measures=measures,
        when=_when(scenes),
        schedule=schedule_of(text, words, lexicon),
        spoken_of=_spoken_of(clauses, focus, lexicon),
        words=sum(word not in BREAKS for word in words),
    )


def _of_the_body(concepts: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the symptoms and the areas among concepts."""
    return frozenset(
        c for c in concepts - _GENERAL if (c in lexicon.areas or c in lexicon.symptoms) and not is_literal(c)
    )


def _also_says(
    answer: Answer, words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon
) -> tuple[frozenset[Act], frozenset[str], Mapping[str, Answer]]:
    """Return the acts and choices that a bare answer says as well ("not yet" is also PAUSE), and its replies.

    All are empty unless one phrase covers all of `words` ("barely" is a yes where help with walking is asked about).
    The acts and choices are empty for any single word that is not an assent.
    """
    if not any(tag.end - tag.start == len(words) for tag in tags):
        return frozenset(), frozenset(), {}
    clause = Clause(words, 0, len(words), tuple(tags), frozenset(tag.concept for tag in tags))
    matches = [*matches_in(clause, lexicon, clause.named)]
    whole = [match for match in matches if any(tag.end - tag.start == len(words) for tag in match.reading)]
    replies = replies_in([Scene(clause, whole, UNDATED)], (), lexicon)
    if len(words) == 1 and answer is not Answer.ASSENT:
        return frozenset(), frozenset(), replies
    return frozenset(map(Act, _ids(matches, Kind.ACT))), frozenset(_ids(matches, Kind.CHOICE)), replies


def _ids(matches: Sequence[Match], kind: Kind) -> list[str]:
    """Return the ids told by the matches of one kind. Only for kinds that a "no" never takes back."""
    return [match.pattern.id for match in matches if match.pattern.kind is kind]


def _acts(
    scenes: Sequence[Scene], matches: Sequence[Match], tags: Sequence[Tag], words: Sequence[str], lexicon: Lexicon
) -> frozenset[Act]:
    """Return the acts said by the `matches` that count. A closing word ("goodbye") is STOP only if it stands alone."""
    acts = {
        Act(match.pattern.id)
        for scene in scenes
        for match in scene.matches
        if match.pattern.kind is Kind.ACT
        and match in matches
        and not (match.pattern.id == Act.ALL_WELL and says_more(scene.clause, match.reading, lexicon))
    }
    if asks_the_meaning(words, lexicon):
        acts.add(Act.MEANING)
    return frozenset(acts if closes_alone(words, tags, lexicon) else acts - {Act.STOP})


def _when(scenes: Sequence[Scene]) -> When:
    """Return the first temporality that a clause states, or UNSTATED if none does."""
    unstated = When.UNSTATED
    return next((scene.time.when for scene in scenes if scene.time.when is not unstated), unstated)


def _spoken_of(clauses: Sequence[Clause], focus: frozenset[str], lexicon: Lexicon) -> frozenset[str]:
    """Return what "it" may mean in the next utterance: the areas and the things named last, else those of `focus`."""
    for kind in (lexicon.areas, lexicon.things):
        last = next((here for c in reversed(clauses) if (here := frozenset(t.concept for t in c.tags) & kind)), None)
        focus = focus if last is None else (focus - kind) | last
    return focus
