"""The first ear: turns one utterance into what was heard, by the grammar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from skill.listening.acts import Act
from skill.listening.analysis import Analysis, analyse
from skill.listening.errands import as_errand, asking_in, in_reply, with_errand
from skill.listening.grammar.asking import asks, asks_the_meaning
from skill.listening.grammar.clauses import Clause
from skill.listening.grammar.closing import closes_alone, is_alone, is_whole
from skill.listening.grammar.interpretation import observations_in
from skill.listening.grammar.limits import puts_right
from skill.listening.grammar.matching import Match, matches_in
from skill.listening.grammar.mood import moods_of
from skill.listening.grammar.naming import is_name, place_in
from skill.listening.grammar.remarks import says_more
from skill.listening.grammar.scenes import Scene
from skill.listening.grammar.tagging import Tag
from skill.listening.grammar.timing import UNDATED
from skill.listening.grammar.told_measures import AGE, ages_and_scores, durations
from skill.listening.heard import Heard
from skill.listening.long_speech import joined
from skill.listening.normalise import BREAKS, pieces_of
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
    says_well,
)
from skill.listening.replies.qualifying import goes_on, is_qualified, restates, runs_on, turns_away
from skill.listening.replies.to_questions import replies_in
from skill.listening.said import Answer, Measure, Quantity, Said, When
from skill.listening.taken_back import takes_back
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.frames import ASKED_FRAME, NAMED_FRAME, PLACE, PLACE_FRAME, TOPIC
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, is_literal
from skill.listening.when.said_time import THE_LAST, Beyond
from skill.listening.when.schedule import schedule_of, timed_words
from skill.listening.wish_parts import likeness_in, second_wish_at

_NAMING = (NAMED_FRAME, ASKED_FRAME)
"""The frames to try, in order, when a person only names what they would like to know about."""

_CORRECTING = frozenset({Concept.CORRECT_WORD, Concept.MIND_WORD})
"""Concepts that may stand before an answer which replaces an earlier one ("that's wrong, yes")."""


_GENERAL = frozenset(Concept)
"""Concepts that name no trouble and no place of their own ("fine", "not")."""


def listen(
    text: str,
    lexicon: Lexicon,
    focus: frozenset[str] = frozenset(),
    *,
    is_question: bool = False,
    is_place: bool = False,
    is_activity: bool = False,
    is_time: bool = False,
    errand: Act | None = None,
) -> Heard:
    """Understand one utterance. Never raises, whatever `text` holds.

    `focus` names what was spoken of last, which "it" may mean: areas of the body and other things (`Heard.spoken_of`).
    Set `is_question` if the person was asked what they would like to know: then a name alone asks about its subject
    ("ibuprofen" is heard as "what about ibuprofen"). Set `is_place` if they were asked where it hurts: then a place
    alone is a pain there ("my lower back" is heard as "pain in my lower back"). Set `is_activity` if they were asked
    what to be reminded of, and `is_time` if they were asked when. `errand` is one that the words are known to ask for,
    though the grammar may not hear it.
    """
    analysis, heard = understand(text, lexicon, focus, is_question=is_question, is_place=is_place, errand=errand)
    if is_time:
        heard = replace(heard, schedule=schedule_of(text, analysis.words, lexicon, is_time=True))
        heard = _told_by_the_time(heard, analysis.words, lexicon, focus)
        alike = likeness_in(analysis.words, lexicon) if heard.like is None else None
        heard = replace(heard, like=frozenset({THE_LAST})) if alike is not None and alike.is_last else heard
    if is_activity:
        return in_reply(heard, analysis.words, lexicon)
    return heard


def _told_by_the_time(heard: Heard, words: Sequence[str], lexicon: Lexicon, focus: frozenset[str]) -> Heard:
    """Return what was heard, with what only the words that say when tell noted in `amid` ("morning and night")."""
    timed = timed_words(words, lexicon) if heard.observations else frozenset()
    if not timed:
        return heard
    outside = listen(" ".join(word for at, word in enumerate(words) if at not in timed), lexicon, focus)
    told = {observation.finding for observation in outside.observations}
    amid = frozenset(o.finding for o in heard.observations if o.finding not in told)
    return replace(heard, amid=heard.amid | amid)


def understand(
    text: str,
    lexicon: Lexicon,
    focus: frozenset[str],
    *,
    is_question: bool,
    is_place: bool,
    errand: Act | None = None,
) -> tuple[Analysis, Heard]:
    """Return what `listen` returns, with the analysis that it rests on.

    If something is only named, that is the analysis of the sentence it was put into ("what is ibuprofen").
    """
    analysis, heard = _understood(text, lexicon, focus, errand)
    if is_place and heard.answer is None and not _tells(heard):
        place = place_in(analysis.words, lexicon)
        sentence = lexicon.framed(PLACE_FRAME, {PLACE: place})
        return _understood(sentence, lexicon, focus) if place else (analysis, heard)
    if not is_question or heard.topics or heard.answer is not None or not is_name(text, lexicon):
        return analysis, heard
    framed = (_understood(lexicon.framed(intent, {TOPIC: text.strip(" .,?")}), lexicon, focus) for intent in _NAMING)
    named = ((analysis, replace(asked, is_name=True)) for analysis, asked in framed if asked.topics)
    return next(named, (analysis, heard))


def _tells(heard: Heard) -> bool:
    """Whether anything was told or asked, apart from a side of the body ("my left leg")."""
    return bool(heard.observations or heard.topics or heard.chat or heard.acts - {Act.SIDE})


def _understood(
    text: str, lexicon: Lexicon, focus: frozenset[str], errand: Act | None = None
) -> tuple[Analysis, Heard]:
    """Return what was heard, with its analysis; of a long speech, with the analysis of its start."""
    pieces = pieces_of(text) or [""]
    if len(pieces) > 1:
        understood = [_understood(piece, lexicon, focus, errand) for piece in pieces]
        return understood[0][0], joined([heard for _, heard in understood])
    text = pieces[0]
    analysis = analyse(text, lexicon, focus)
    heard = _reported(text, analysis, lexicon, focus)
    if errand is not None:
        heard = as_errand(heard, errand)
    if Act.REMIND in heard.acts:
        apart = _taken_apart(heard, analysis, lexicon, focus, errand)
        if apart is not None:
            return analysis, apart

    def outside(rest: str) -> Heard:
        return _reported(rest, analyse(rest, lexicon, focus), lexicon, focus)

    return analysis, with_errand(heard, analysis, text, lexicon, outside)


def _taken_apart(
    heard: Heard, analysis: Analysis, lexicon: Lexicon, focus: frozenset[str], errand: Act | None
) -> Heard | None:
    """Return a wish without the second one beside it, or without what it should be like; None for any other wish.

    What the words tell that are left out is kept, and noted in `amid`.
    """

    words = analysis.words

    def without(start: int, end: int, errand: Act | None) -> Heard:
        rest = " ".join([*words[:start], *words[end:]])
        found = _understood(rest, lexicon, focus, errand)[1]
        known = {observation.finding for observation in found.observations}
        further = tuple(o for o in heard.observations if o.finding not in known)
        amid = found.amid | {observation.finding for observation in further}
        takes_back = found.takes_back or heard.takes_back
        return replace(found, observations=(*found.observations, *further), amid=amid, takes_back=takes_back)

    second = second_wish_at(words, lexicon, asking_in(analysis.tags))
    if second is not None:
        first = without(second, len(words), errand)
        return replace(first, wishes_more=True) if Act.REMIND in first.acts else None
    like = likeness_in(words, lexicon)
    if like is None:
        return None
    named = _reported(" ".join(like.name), analyse(" ".join(like.name), lexicon, focus), lexicon, focus)
    found = without(like.start, like.end, Act.REMIND)
    named_by = frozenset({THE_LAST}) if like.is_last else named.choices
    return replace(found, like=named_by, beyond=found.beyond - {Beyond.CALL})


def _reported(text: str, analysis: Analysis, lexicon: Lexicon, focus: frozenset[str]) -> Heard:
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
        limits_no=limits_a_no(tags),
        excepted=excepted_places(tags, lexicon),
        denies=denies(words, tags, lexicon),
        denies_all=denies_all(words, tags, lexicon),
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
