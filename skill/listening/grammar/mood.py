"""Tell by the form of words how they are meant: what kind of question they ask, and whether they speak of what is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skill.listening.grammar.asking import asks, question_within
from skill.listening.grammar.tagging import DENYING, Tag
from skill.listening.heard import Mood
from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.lexicon import Lexicon

_NEAR = 3
"""Words before an "I must" among which its subject stands, or that only lead to it ("sorry, got to run")."""


def moods_of(words: Sequence[str], tags: Sequence[Tag], lexicon: Lexicon) -> frozenset[Mood]:
    """Return the moods of an utterance. One that tells something as it is, and asks nothing, has none."""
    denying = {Mood.DENYING} if any(tag.concept in DENYING for tag in tags) else frozenset[Mood]()
    return frozenset(_moods(words, lexicon)) | denying


def _moods(words: Sequence[str], lexicon: Lexicon) -> Iterator[Mood]:
    grammar = lexicon.grammar
    at = _question_at(words, lexicon)
    if at is not None:
        opens_with = words[at - 1] if at else ""  # "when should I go" is open, too
        is_open = words[at] in grammar.wh_words or opens_with in grammar.settings
        yield Mood.OPEN if is_open else Mood.POLAR
        if words[at] in grammar.permitting and words[at + 1] not in grammar.anaphors | grammar.articles:
            yield Mood.LEAVE
        if not is_open and words[at + 1] in grammar.speaker - grammar.owners:
            yield Mood.OWN
        if not is_open and _asks_whether_it_matters(words[at:], lexicon):
            yield Mood.WEIGHING
    if _asks_why(words, lexicon):
        yield Mood.REASON
    if not grammar.ahead.isdisjoint(words):
        yield Mood.AHEAD
    begin = _opening_ends(words, lexicon)  # "okay bye we're going"
    if not grammar.parting.isdisjoint((*words[begin : begin + 1], *words[-1:])) or _must_leave(words, lexicon):
        yield Mood.PARTING


def _must_leave(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the speaker must leave, and the words say no more of that ("I've got to dash, my lift's here").

    "I have to go all the time", "I have to run to the loo" and "she has to go" take leave of nobody.
    """
    grammar = lexicon.grammar
    others = (grammar.subjects | grammar.owners) - grammar.speaker
    small = lexicon.fillers - grammar.prepositions
    for at, word in enumerate(words):
        must = at - 2 if words[at - 1] in grammar.prepositions else at - 1
        if word not in grammar.leaving or must < 0 or words[must] not in grammar.obliging:
            continue
        before, after = words[max(must - _NEAR, 0) : must], words[at + 1 :]
        is_own = not grammar.speaker.isdisjoint(before) or (must < _NEAR and others.isdisjoint(before))
        is_all = not after or after[0] in BREAKS | grammar.subjects | grammar.speaker
        if is_own and (is_all or (len(after) == 1 and after[0] in small)):
            return True
    return False


def _question_at(words: Sequence[str], lexicon: Lexicon) -> int | None:
    """Return the word with which the question begins; None if nothing is asked."""
    if asks(words, lexicon):
        return _opening_ends(words, lexicon)
    return question_within(words, lexicon)


def _asks_whether_it_matters(question: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a question for a yes or a no only points at what was told, and asks whether it matters.

    "Does that count" does, and "should I mention it". "Does the weather affect it" asks about the weather, and "does it
    count as a yes" names an answer.
    """
    grammar = lexicon.grammar
    light = lexicon.fillers | grammar.anaphors | grammar.speaker | grammar.weighing | grammar.opening
    light |= grammar.inverting | grammar.inverting_subjects | grammar.copulas | grammar.indefinite | grammar.articles
    points = not grammar.anaphors.isdisjoint(question)
    return points and not grammar.weighing.isdisjoint(question) and light.issuperset(question)


def _asks_why(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words open or close with a word for the reason, or one stands where they pause or turn.

    "Why today", "today why", "it hurts, why" and "but why do I" do; "that's why I called" does not.
    """
    grammar = lexicon.grammar
    at = _opening_ends(words, lexicon)
    last = len(words) - 1
    told = grammar.knowing | grammar.copulas
    places = [number for number, word in enumerate(words) if word in grammar.reasons]
    return any(
        number == at or (words[number - 1] not in told and (number == last or asks(words[number:], lexicon)))
        for number in places
    )


def _opening_ends(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return the place of the first word that is more than a word to begin with ("um", "and")."""
    grammar = lexicon.grammar

    def only_opens(word: str) -> bool:
        opens = word in grammar.opening or word in grammar.joiners or word in BREAKS
        return opens and word not in grammar.subjects

    return next((number for number, word in enumerate(words) if not only_opens(word)), 0)
