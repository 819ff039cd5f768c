"""How a language's words are written: contractions, lost apostrophes, and the slips of speech recognition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Spelling:
    """Opens contractions, and mends the slips of speech recognition."""

    whole: Mapping[str, str]
    """A contraction -> its words ("can't" -> "can not")."""
    endings: Mapping[str, str]
    """The end of a contraction -> its word ("'ll" -> "will"), the longest first."""
    before_participle: Mapping[str, str]
    """The end of a contraction -> its word before a participle ("'d" -> "had")."""
    participles: frozenset[str]
    participle_endings: tuple[str, ...]
    """Any word that ends with one of these counts as a participle too."""
    slips: Mapping[str, Mapping[str, str]]
    """What a recogniser writes -> what was said ("side attica" -> "sciatica"), by the first word that it writes."""
    longest_slip: int
    """How many words the longest slip has."""

    def opened(self, word: str, following: str = "") -> list[str]:
        """Return the words of one contraction, or any other word alone.

        "doesn't" -> does, not; "back's" -> back, 's. `following` is the next word: it decides what some endings mean.
        """
        if word in self.whole:
            return self.whole[word].split()
        if "'" not in word:
            return [word]
        for ending, meaning in self.endings.items():
            if word.endswith(ending):
                stem = word.removesuffix(ending)
                said = self.before_participle.get(ending, meaning) if self._is_participle(following) else meaning
                return [*filter(None, [stem]), said]
        return [word.replace("'", "")]

    def _is_participle(self, word: str) -> bool:
        return word in self.participles or word.endswith(self.participle_endings)

    def mended(self, words: list[str]) -> list[str]:
        """Return `words` with what was said in place of each slip, the longest slip first."""
        mended: list[str] = []
        at = 0
        while at < len(words):
            slips = self.slips.get(words[at])
            if slips is None:  # true of nearly every word
                mended.append(words[at])
                at += 1
                continue
            runs = (" ".join(words[at:end]) for end in range(min(at + self.longest_slip, len(words)), at, -1))
            run = next((run for run in runs if run in slips), None)
            mended += slips[run].split() if run else [words[at]]
            at += len(run.split()) if run else 1
        return mended


def spelling_of(
    table: Mapping[str, Any], participles: Iterable[str], participle_endings: Iterable[str], misheard: Mapping[str, str]
) -> Spelling:
    """Return the spelling that a language's `[spelling]`, `[participles]` and `[misheard]` describe."""
    slips: dict[str, dict[str, str]] = {}
    for written, said in misheard.items():
        slips.setdefault(written.split()[0], {})[written] = said
    return Spelling(
        whole=table.get("whole", {}),
        endings=dict(sorted(table.get("endings", {}).items(), key=lambda ending: -len(ending[0]))),
        before_participle=table.get("before_participle", {}),
        participles=frozenset(participles),
        participle_endings=tuple(participle_endings),
        slips=slips,
        longest_slip=max((len(written.split()) for written in misheard), default=0),
    )
