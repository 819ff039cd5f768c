"""Why something was heard: from the words to concepts, clauses and patterns, and to what turned them.

Nothing is decided here. The functions of listening are called again, one by one, and what each returns is written down
as JSON primitives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from difflib import SequenceMatcher
from typing import Any

from skill.dialogue.record.absorb import absorb
from skill.dialogue.record.settle import settle
from skill.dialogue.state.conversation import Conversation
from skill.listening.analysis import Analysis
from skill.listening.heard import Heard
from skill.listening.listen import understand
from skill.listening.normalise import words_of
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.said_time import Schedule
from skill.simulator.steps import Steps
from skill.talk import NoDevice, Talk, UserInput
from skill.triage.model import Content


def explain(talk: Talk, conversation: Conversation, given: UserInput, locale: str) -> dict[str, Any]:
    """Return how one input is heard at this point of a conversation, step by step, as JSON primitives.

    The steps are `words`, whether something that was only named was put into a sentence (`is_framed`), the slips that
    were `mended`, `phrases` with their concepts, and `clauses` with the patterns matched in each. Then follow all that
    listening reports, what the pending question makes of it (`reply`), and the findings that it `changes`. Places are
    counted in `words`.
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
    steps = Steps(analysis, lexicon, content, conversation.pending)
    return {
        "said": given.text,
        "words": list(analysis.words),
        "is_framed": list(analysis.words) != words_of(given.text, lexicon.spelling),
        "mended": list(_mended(given.text, lexicon)),
        "phrases": list(steps.phrases()),
        "clauses": list(steps.clauses()),
        "answer": _answer(analysis, heard),
        "asked": {"topics": list(heard.topics), "aspects": sorted(heard.aspects)},
        "acts": sorted(heard.acts),
        "choices": sorted(heard.choices),
        "measures": [asdict(measure) for measure in heard.measures],
        "schedule": _told(heard.schedule),
        "ears": _ears(heard, content),
        "observations": [
            {**asdict(observation), "title": content.findings[observation.finding].title}
            for observation in heard.observations
        ],
        "reply": _reply(content, conversation, heard),
        "changes": _changes(talk, conversation, given, locale),
    }


def _mended(text: str, lexicon: Lexicon) -> Iterator[dict[str, str]]:
    """Yield each slip of the recogniser, with the words that it was taken for."""
    before = words_of(text, replace(lexicon.spelling, slips={}))
    after = words_of(text, lexicon.spelling)
    for change, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if change != "equal":
            yield {"written": " ".join(before[start:end]), "taken_for": " ".join(after[first:last])}


def _answer(analysis: Analysis, heard: Heard) -> dict[str, Any] | None:
    """Return what is heard as an answer, and what it goes on to, or None."""
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
    """Return the fields of a schedule that were said."""
    return {name: value for name, value in asdict(schedule).items() if value != _BLANK[name]}


_BLANK: Mapping[str, Any] = {field.name: getattr(Schedule(), field.name) for field in fields(Schedule)}


def _ears(heard: Heard, content: Content) -> dict[str, Any] | None:
    """Return what each ear heard of the dangers and what came of it; None if the second ear was not asked."""
    if heard.second is None:
        return None
    reading = heard.second.reading
    return {
        "dangers": [
            {
                "finding": name,
                "title": content.findings[name].title,
                "grammar": grammar,
                "encoder": encoder,
                "present": round(reading.present.get(name, 0.0), 3),
                "denied": round(reading.denied.get(name, 0.0), 3),
                "verdict": verdict,
            }
            for name, (grammar, encoder, verdict) in heard.second.verdicts.items()
        ],
        "suspected": heard.suspected or None,
        "means": heard.second.means,
        "reply": {means: round(chance, 3) for means, chance in reading.means.items()},
        "act": reading.act,
        "topic": reading.topic,
    }


def _reply(content: Content, conversation: Conversation, heard: Heard) -> dict[str, Any] | None:
    """Return what the pending question takes from it, or None if no question is pending."""
    question = content.questions.get(conversation.pending)
    if question is None:
        return None
    settlement = settle(content, question, heard, conversation.findings, absorb(content, conversation, heard).findings)
    return {
        "to": question.id,
        "offers": sorted({choice for option in question.options for choice in option.choices}),
        "outcome": settlement.outcome,
        "establishes": dict(settlement.establishes),
    }


def _changes(talk: Talk, conversation: Conversation, given: UserInput, locale: str) -> dict[str, str | None]:
    """Return the findings that the turn changes, each with its new status, or None if it is no longer known."""
    before = conversation.findings
    after = talk.take_turn(conversation, given, NoDevice(), locale).conversation.findings
    return {name: after.get(name) for name in {**before, **after} if before.get(name) is not after.get(name)}
