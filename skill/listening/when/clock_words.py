"""Look up the words of an utterance in the clock tables of a locale."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.normalise import BREAKS
from skill.listening.vocabulary.clock_tables import Table
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at


class ClockWords:
    """The words of one utterance, with the clock tables to look them up in. `at` is the place of a word."""

    def __init__(self, words: Sequence[str], lexicon: Lexicon, *, is_time: bool = False) -> None:
        self.words = words
        self.is_time = is_time
        """Whether a time was asked for."""
        self._numbers = lexicon.numbers
        self._pointed = lexicon.activity.pointed
        self._owners = lexicon.grammar.owners
        self._leading = lexicon.grammar.leading
        self.copulas = lexicon.grammar.copulas
        self.tables = lexicon.clock
        self.upon: Table = {**lexicon.activity.upon}
        self.closes: Table = {**lexicon.activity.closes}
        self._longest = lexicon.longest_clock_phrase
        self._beginnings = lexicon.clock_words
        self._phrases: dict[int, list[tuple[str, int]]] = {}

    def begins(self, at: int) -> bool:
        """Whether a time, a day or a length of time can begin at word `at`."""
        return self.words[at] in self._beginnings or self.words[at][0].isdigit()

    def word(self, at: int) -> str:
        """Return word `at`, or an empty text before the first and after the last word."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> tuple[float, int] | None:
        """Return the number that begins at word `at` and where it ends, or None. The "one" of "that one" is none."""
        if self.word(at) in self._pointed and self.word(at - 1) in self._owners:
            return None
        return number_at(self.words, at, self._numbers)

    def named(self, table: Table, at: int) -> tuple[str | int, int] | None:
        """Return what the longest phrase of `table` at word `at` stands for and where it ends, or None."""
        for phrase, end in self._phrases_at(at):
            if phrase in table:
                return table[phrase], end
        return None

    def is_rejected(self, at: int) -> bool:
        """Whether what begins at word `at` is said not to be meant ("not at eight", "rather than eight")."""
        while self.word(at - 1) in self.tables.before_a_time:
            at -= 1
        return any(self.past(self.tables.rejecting, at - length) == at for length in range(1, self._longest + 1))

    def is_small(self, at: int) -> bool:
        """Whether word `at` may stand before a time and be no part of it."""
        word, tables = self.word(at), self.tables
        return word in BREAKS or any(word in table for table in (tables.before_a_time, tables.at, tables.correcting))

    def is_pointed(self, at: int) -> bool:
        """Whether word `at` stands for a reminder ("one", "reminder")."""
        return self.word(at) in self._pointed

    def is_told_apart(self, at: int) -> bool:
        """Whether word `at` stands for a reminder, and a word before says which ("the walk one", "the next one")."""
        before = self.word(at - 1)
        is_next = before in self.tables.before_a_time and self.word(at - 2) in self.tables.articles
        return self.is_pointed(at) and (is_next or not (not before or before in self._leading or self.is_small(at - 1)))

    def occasion(self, at: int) -> tuple[str | int, int] | None:
        """Return the part of the day of what is done at word `at`, which may begin with an owner ("my breakfast")."""
        here = self.named(self.tables.occasions, at)
        is_owned = here is None and self.word(at) in self._owners
        return self.named(self.tables.occasions, at + 1) if is_owned else here

    def past(self, table: Table, at: int) -> int:
        """Return where the longest phrase of `table` at word `at` ends, or `at` if there is none."""
        found = self.named(table, at)
        return found[1] if found else at

    def _phrases_at(self, at: int) -> list[tuple[str, int]]:
        """Return the words from `at` on, longest run first, and where each ends. Kept, as all tables need the same."""
        phrases = self._phrases.get(at)
        if phrases is None:
            ends = range(min(at + self._longest, len(self.words)), at, -1)
            phrases = self._phrases[at] = [(" ".join(self.words[at:end]), end) for end in ends]
        return phrases
