"""Why something was heard: the way from words to concepts, clauses, patterns and what took them back.

Nothing is worked out here that listening has not worked out itself: its own functions are called again, one by one, and
what each returns is laid open as JSON primitives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from difflib import SequenceMatcher
from typing import Any

from skill.dialogue.record.absorb import absorb
from skill.dialogue.record.settle import settle
from skill.dialogue.state.conversation import Conversation
from skill.listening.analysis import Analysis
from skill.listening.grammar.cues import Cue
from skill.listening.grammar.interpretation import Judgement, judgements
from skill.listening.grammar.matching import Match
from skill.listening.grammar.tagging import TIMES, Tag, phrases_in
from skill.listening.listen import understand
from skill.listening.normalise import words_of
from skill.listening.replies.to_questions import answer_in
from skill.listening.said import Heard, Schedule
from skill.listening.vocabulary.concepts import Concept
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.patterns import Kind, Pattern
from skill.simulator.suspecting import evidence_for
from skill.talk import NoDevice, Talk, UserInput
from skill.triage.model import Content

MOST_EVIDENCE = 5
"""Pieces of evidence that are shown for a suspicion, the strongest first."""


def explain(talk: Talk, conversation: Conversation, given: UserInput, locale: str) -> dict[str, Any]:
    """Lay open how one input is heard at this point of a conversation.

    In the order in which it is worked out: `words`, whether what was only named was put into a sentence for them
    (`is_framed`), the slips that were `mended`, `phrases` with their concepts, `clauses` with the patterns met in each;
    then all that listening reports, what the pending question makes of it (`reply`), and the findings that it
    `changes`. Places are counted in `words`.
    """
    content, lexicon = talk.resources.knowledge.content, talk.resources.lexicon(locale)
    analysis, _ = understand(
        given.text,
        lexicon,
        conversation.focus(content),
        is_question=conversation.last.awaits_question,
        is_place=conversation.awaits_place,
    )
    heard = talk.understood(conversation, given, locale).heard
    explainer = _Explainer(analysis, lexicon, content, conversation.pending)
    clauses = list(explainer.clauses())
    return {
        "said": given.text,
        "words": list(analysis.words),
        "is_framed": list(analysis.words) != words_of(given.text, lexicon.spelling),
        "mended": list(_mended(given.text, lexicon)),
        "phrases": list(explainer.phrases()),
        "clauses": clauses,
        "answer": _answer(analysis, heard),
        "asked": {"topics": list(heard.topics), "aspects": sorted(heard.aspects)},
        "acts": sorted(heard.acts),
        "choices": sorted(heard.choices),
        "measures": [asdict(measure) for measure in heard.measures],
        "schedule": _told(heard.schedule),
        "suspected": _suspected(analysis, heard, lexicon, content),
        "observations": [
            {**asdict(observation), "title": content.findings[observation.finding].title}
            for observation in heard.observations
        ],
        "reply": _reply(content, conversation, heard),
        "changes": _changes(talk, conversation, given, locale),
    }


class _Explainer:
    """Lays one analysis open."""

    def __init__(self, analysis: Analysis, lexicon: Lexicon, content: Content, pending: str) -> None:
        self._analysis = analysis
        self._lexicon = lexicon
        self._content = content
        self._pending = pending

    def phrases(self) -> Iterator[dict[str, Any]]:
        """Yield each phrase with its concept; whether it counts for anything; and the concepts that an idiom hides."""
        counting = {*self._analysis.people, *self._counting()}
        kept = frozenset(self._analysis.tags)
        hidden = phrases_in(self._analysis.words, self._lexicon) - kept
        for tag in self._analysis.tags:
            inside = {t.concept for t in hidden if tag.start <= t.start and t.end <= tag.end and not _is_literal(t)}
            hides = sorted(inside) if tag.concept == Concept.IDIOM else []
            yield {**self._phrase(tag), "at": [tag.start, tag.end], "counts": tag in counting, "hides": hides}

    def clauses(self) -> Iterator[dict[str, Any]]:
        """Yield each clause: when it plays and by which words, whom it names, what "it" may mean, and its patterns."""
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
        """A pattern that is met in the clause `number`, and what comes of it."""
        pattern, observation = match.pattern, judgement.observation if judgement else None
        taken_as: str | None = observation.said if observation else None
        cue = judgement.cue if judgement else None
        if pattern.kind is Kind.REPLY:
            taken_as, cue = answer_in(self._analysis.scenes, number, match, self._lexicon)
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
        """Whether a match counts for something here: a reply does only to the question that is pending."""
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
        """The words there, without the breaks around them."""
        return " ".join(self._analysis.words[start:end]).strip(" .,")


def written(pattern: Pattern) -> str:
    """Return what a pattern asks for as the vocabulary's files write it, alternatives in alphabetical order."""
    parts = [(" > " if at in pattern.following else " + ", term) for at, term in enumerate(pattern.terms)]
    parts += [(" & ", term) for term in pattern.anywhere]
    return "".join(f"{mark}{'|'.join(term)}" for mark, term in parts).removeprefix(" + ")


def _is_literal(tag: Tag) -> bool:
    """Whether a tag stands for a word of a pattern ("'temperature'")."""
    return tag.concept.startswith("'")


def _mended(text: str, lexicon: Lexicon) -> Iterator[dict[str, str]]:
    """Yield what a recogniser wrote, with what it was taken for."""
    before = words_of(text, replace(lexicon.spelling, slips={}))
    after = words_of(text, lexicon.spelling)
    for change, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            yield {"written": " ".join(before[start:end]), "taken_for": " ".join(after[first:last])}


def _answer(analysis: Analysis, heard: Heard) -> dict[str, Any] | None:
    """What is heard as an answer, and what its words go on to; None if nothing is."""
    if heard.answer is None:
        return None
    return {
        "answer": heard.answer,
        "words": " ".join(analysis.words[: analysis.told_from]),
        "is_bound": heard.is_bound,
        "is_qualified": heard.is_qualified,
        "says_more": heard.says_more,
        "turns_away": heard.turns_away,
    }


def _told(schedule: Schedule) -> dict[str, Any]:
    """What was said of a time, and nothing that was not."""
    return {name: value for name, value in asdict(schedule).items() if value != _BLANK[name]}


_BLANK: Mapping[str, Any] = {field.name: getattr(Schedule(), field.name) for field in fields(Schedule)}


def _suspected(analysis: Analysis, heard: Heard, lexicon: Lexicon, content: Content) -> dict[str, Any] | None:
    """What is suspected, with the strongest evidence for it: a word, a concept or two ("a + b"), and its log odds."""
    if not heard.suspected:
        return None
    weighed = evidence_for(heard.suspected, analysis.words, frozenset(tag.concept for tag in analysis.tags), lexicon)
    strongest = sorted(weighed.items(), key=lambda piece: -piece[1])[:MOST_EVIDENCE]
    return {
        "finding": heard.suspected,
        "title": content.findings[heard.suspected].title,
        "evidence": [{"of": name, "adds": round(weight, 2)} for name, weight in strongest if weight > 0],
    }


def _reply(content: Content, conversation: Conversation, heard: Heard) -> dict[str, Any] | None:
    """What the pending question takes from it; None if none is pending."""
    question = content.questions.get(conversation.pending)
    if question is None:
        return None
    settlement = settle(content, question, heard, absorb(content, conversation, heard).findings)
    return {
        "to": question.id,
        "offers": sorted({choice for option in question.options for choice in option.choices}),
        "outcome": settlement.outcome,
        "establishes": dict(settlement.establishes),
    }


def _changes(talk: Talk, conversation: Conversation, given: UserInput, locale: str) -> dict[str, str | None]:
    """The findings that the turn changes, with their new status; None for one that is no longer known."""
    before = conversation.findings
    after = talk.take_turn(conversation, given, NoDevice(), locale).conversation.findings
    return {name: after.get(name) for name in {**before, **after} if before.get(name) is not after.get(name)}
