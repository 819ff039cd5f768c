"""The vocabulary with one thing taken out of it, to see what is then heard otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from skill.listening.normalise import words_of
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.morphology import Morphology
from skill.listening.vocabulary.patterns import Kind, Pattern, PatternIndex


class _Changed(Mapping[str, tuple[Pattern, ...]]):
    """A vocabulary's patterns, some of them changed."""

    def __init__(self, patterns: PatternIndex, changed: Mapping[int, Pattern]) -> None:
        self._patterns, self._changed = patterns, changed

    def __getitem__(self, concept):
        return tuple(self._changed.get(id(pattern), pattern) for pattern in self._patterns[concept])

    def __iter__(self):
        return iter(self._patterns)

    def __len__(self):
        return len(self._patterns)


def patterns_of(lexicon: Lexicon) -> list[Pattern]:
    """Every pattern, once."""
    return [*{id(pattern): pattern for patterns in lexicon.patterns.values() for pattern in patterns}.values()]


def exclusions(pattern: Pattern) -> frozenset[str]:
    """What rules a pattern out, in the clause or anywhere."""
    return frozenset(pattern.without) | frozenset(pattern.without_anywhere)


def without_exclusion(lexicon: Lexicon, patterns: Iterable[Pattern], concept: str) -> Lexicon:
    """The lexicon with some patterns that the concept no longer rules out."""
    freed = {
        id(pattern): replace(
            pattern,
            without=tuple(other for other in pattern.without if other != concept),
            without_anywhere=tuple(other for other in pattern.without_anywhere if other != concept),
        )
        for pattern in patterns
    }
    return replace(lexicon, patterns=_Changed(lexicon.patterns, freed))


@dataclass(frozen=True)
class Entry:
    """A word or phrase of a list or table of the vocabulary, and what would be heard otherwise without it."""

    path: tuple[str, ...]
    """The list or table: ("words", "idiom")."""
    phrase: str
    """One marked "=" is not taken out, but loses its marks."""
    examples: Sequence[str]


@dataclass(frozen=True)
class _Sought:
    """An entry as words: in which forms each of its phrase may be heard, and which are said in its examples.

    Worked out once for each entry, since every entry is compared with every other.
    """

    entry: Entry
    forms: list[frozenset[str]]
    said: list[frozenset[str]]

    @classmethod
    def of(cls, entry: Entry, lexicon: Lexicon, morphology: Morphology) -> _Sought:
        opened = lexicon.spelling.opened
        words = [part for word in entry.phrase.split() if "{" not in word for part in opened(word.lstrip("="))]
        return cls(
            entry,
            [frozenset(morphology.forms(word)) for word in words],
            [frozenset(words_of(example, lexicon.spelling)) for example in entry.examples],
        )

    def may_be_heard_in_an_example_of(self, other: _Sought) -> bool:
        """Whether each word of the phrase is there in some form."""
        return any(all(not said.isdisjoint(forms) for forms in self.forms) for said in other.said)


def groups(entries: Iterable[Entry], lexicon: Lexicon, morphology: Morphology) -> Iterator[list[Entry]]:
    """Entries that may be taken out together: none could be heard in an example of another, and no list is emptied."""
    left = [_Sought.of(entry, lexicon, morphology) for entry in entries]
    while left:
        group: list[_Sought] = []
        rest: list[_Sought] = []
        for one in left:
            is_alone = one.entry.path[0] == "grammar" and any(known.entry.path == one.entry.path for known in group)
            is_apart = not is_alone and not any(
                known.may_be_heard_in_an_example_of(one) or one.may_be_heard_in_an_example_of(known) for known in group
            )
            (group if is_apart else rest).append(one)
        yield [one.entry for one in group]
        left = rest


def without_entries(tables: Iterable[Mapping[str, Any]], entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The tables without some entries."""
    lifted = {(*entry.path, entry.phrase) for entry in entries}

    def kept(value, path):
        if isinstance(value, Mapping):
            return {key: kept(part, (*path, key)) for key, part in value.items() if (*path, key) not in lifted}
        if isinstance(value, list):
            free = (phrase.replace("=", "") if (*path, phrase) in lifted else phrase for phrase in value)
            return [new for new, old in zip(free, value, strict=True) if "=" in old or (*path, old) not in lifted]
        return value

    return [kept(table, ()) for table in tables]


MEASURED = {"onset": "duration"}
"""What a pattern of a measure tells -> the measure that it is reported as."""


def told(heard, kind: Kind, name: str):
    """What was heard of one thing that patterns can tell."""
    match kind:
        case Kind.FINDING:
            return {observation for observation in heard.observations if observation.finding == name}
        case Kind.MEASURE:
            return {measure for measure in heard.measures if measure.name == MEASURED.get(name, name)}
        case Kind.REPLY:
            return heard.replies.get(name)
    heard_of = {Kind.TOPIC: heard.topics, Kind.ASPECT: heard.aspects, Kind.ACT: heard.acts, Kind.CHAT: heard.chat}
    return name in heard_of.get(kind, heard.choices)
