"""Words beside the clock tables of a locale: what stands at a place, and where it ends."""

from __future__ import annotations

from collections.abc import Sequence

from skill.listening.vocabulary.clock_tables import Table
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.when.numbers import number_at


class ClockWords:
    """The words of one utterance, and what they mean of a time."""

    def __init__(self, words: Sequence[str], lexicon: Lexicon) -> None:
        self.words = words
        self._numbers = lexicon.numbers
        self.tables = lexicon.clock
        self._longest = lexicon.longest_clock_phrase
        self._beginnings = lexicon.clock_words
        self._phrases: dict[int, list[tuple[str, int]]] = {}

    def begins(self, at: int) -> bool:
        """Whether anything of a time can begin at a place."""
        return self.words[at] in self._beginnings or self.words[at][0].isdigit()

    def word(self, at: int) -> str:
        """The word at a place; empty beyond either end."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def number(self, at: int) -> tuple[float, int] | None:
        """The number that begins at a place."""
        return number_at(self.words, at, self._numbers)

    def named(self, table: Table, at: int) -> tuple[str | int, int] | None:
        """The longest entry of a clock table at a place, and where it ends."""
        for phrase, end in self._phrases_at(at):
            if phrase in table:
                return table[phrase], end
        return None

    def past(self, table: Table, at: int) -> int:
        """The place after an entry of a clock table, or the same place where there is none."""
        found = self.named(table, at)
        return found[1] if found else at

    def _phrases_at(self, at: int) -> list[tuple[str, int]]:
        """The words from a place on, the longest first, and where each ends; every table is asked for the same."""
        phrases = self._phrases.get(at)
        if phrases is None:
            ends = range(min(at + self._longest, len(self.words)), at, -1)
            phrases = self._phrases[at] = [(" ".join(self.words[at:end]), end) for end in ends]
        return phrases
