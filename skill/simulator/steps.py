"""The steps of one analysis, laid open as JSON primitives: phrases, clauses and the patterns matched in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from skill.listening.analysis import Analysis
from skill.listening.grammar.cues import Cue
from skill.listening.grammar.interpretation import Judgement, judgements
from skill.listening.grammar.matching import Match
from skill.listening.grammar.tagging import TIMES, Tag, phrases_in
from skill.listening.replies.to_questions import answer_in
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, Pattern, is_literal
from skill.triage.model import Content


class Steps:
    """The steps of one analysis, in a conversation where the question `pending` waits for an answer."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon, content: Content, pending: str) -> None:
        self._analysis = analysis
        self._lexicon = lexicon
        self._content = content
        self._pending = pending

    def phrases(self) -> Iterator[dict[str, Any]]:
        """Yield each phrase with its concept, whether it counts for anything, and the concepts that an idiom hides."""
        counting = {*self._analysis.people, *self._counting()}
        kept = frozenset(self._analysis.tags)
        hidden = phrases_in(self._analysis.words, self._lexicon) - kept
        for tag in self._analysis.tags:
            inside = {
                t.concept for t in hidden if tag.start <= t.start and t.end <= tag.end and not is_literal(t.concept)
            }
            hides = sorted(inside) if tag.concept == Concept.IDIOM else []
            yield {**self._phrase(tag), "at": [tag.start, tag.end], "counts": tag in counting, "hides": hides}

    def clauses(self) -> Iterator[dict[str, Any]]:
        """Yield each clause: when it is true, by which words, whom it names, what "it" may mean, and its patterns."""
        judged = judgements(self._analysis.scenes, self._analysis.people, self._lexicon)
        for number, scene in enumerate(self._analysis.scenes):
            clause = scene.clause
            spans = [span for span in self._analysis.spans if clause.start <= span.start < clause.end]
            yield {
                "words": self._words(clause.start, clause.end),
                "when": scene.time.when,
                "days_ago": scene.time.days,
                "dated_by": [self._words(span.start, span.end) for span in spans] + self._dates(clause.tags),
                "names": [self._phrase(tag) for tag in self._analysis.people if tag in clause.tags],
                "may_mean": sorted(clause.borrowed),
                "patterns": [
                    self._pattern(number, match, next(judged) if match.pattern.kind is Kind.FINDING else None)
                    for match in scene.matches
                    if self._is_of_interest(match)
                ],
            }

    def _pattern(self, number: int, match: Match, judgement: Judgement | None) -> dict[str, Any]:
        """Return a pattern that is met in the clause `number`, and what comes of it."""
        pattern, observation = match.pattern, judgement.observation if judgement else None
        taken_as: str | None = observation.said if observation else None
        cue = judgement.cue if judgement else None
        if pattern.kind is Kind.REPLY:
            taken_as, cue = answer_in(self._analysis.scenes, number, match, self._analysis.people, self._lexicon)
        elif pattern.kind is not Kind.FINDING:
            taken_as = match.said
        return {
            "kind": pattern.kind,
            "id": pattern.id,
            "title": self._content.findings[pattern.id].title if pattern.kind is Kind.FINDING else "",
            "pattern": written(pattern),
            "unless": [
                *(f"-{concept}" for concept in pattern.without),
                *(f"--{concept}" for concept in pattern.without_anywhere),
            ],
            "met_by": [
                *({"concept": concept, "words": ""} for concept in sorted(match.borrowed)),
                *map(self._phrase, match.reading),
            ],
            "says": pattern.said,
            "noes": [{**self._phrase(tag), "before": tag.start <= match.at} for tag in match.negations],
            "with_noes": match.said,
            "because": self._cue(cue),
            "taken_as": taken_as,
            "whose": observation.whose if observation else None,
            "when": observation.when if observation else None,
        }

    def _is_of_interest(self, match: Match) -> bool:
        """Whether a match counts for anything here. A reply counts only for the pending question."""
        return match.pattern.kind is not Kind.REPLY or match.pattern.id == self._pending

    def _counting(self) -> Iterator[Tag]:
        """Yield the tags that take part in something: in a pattern, as a "no", or as a time."""
        for scene in self._analysis.scenes:
            yield from (tag for tag in scene.clause.tags if tag.concept in TIMES)
            for match in filter(self._is_of_interest, scene.matches):
                yield from (*match.reading, *match.negations)

    def _dates(self, tags: Sequence[Tag]) -> list[str]:
        return [self._words(tag.start, tag.end) for tag in tags if tag.concept in TIMES]

    def _phrase(self, tag: Tag) -> dict[str, Any]:
        return {"concept": tag.concept, "words": self._words(tag.start, tag.end)}

    def _cue(self, cue: Cue | None) -> dict[str, str] | None:
        return None if cue is None else {"kind": cue.kind, "words": self._words(cue.start, cue.end)}

    def _words(self, start: int, end: int) -> str:
        """Return these words, without punctuation around them."""
        return " ".join(self._analysis.words[start:end]).strip(" .,")


def written(pattern: Pattern) -> str:
    """Return what a pattern asks for as the vocabulary's files write it, alternatives in alphabetical order."""
    parts = [(" > " if at in pattern.following else " + ", term) for at, term in enumerate(pattern.terms)]
    parts += [(" & ", term) for term in pattern.anywhere]
    return "".join(f"{mark}{'|'.join(term)}" for mark, term in parts).removeprefix(" + ")
