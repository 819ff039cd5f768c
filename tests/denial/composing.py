"""Composes sentences that name a danger and do not deny it, and says each in several places of a conversation.

`python -m tests.denial.composing` prints what was wrongly taken as a denial, by way and danger; with the name of a
group, of that group alone; with --sentences, each sentence too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.denial.words import ARTICLE, Danger, Way, dangers, decoys, replies, ways

FORMS = 2
"""In each way a danger is named by at most so many of its words, by turns."""

BEGINNINGS = {
    "any": ("", "", "", "well, ", "my back hurts and ", "um, ", "to be honest, "),
    "light": ("", "", "well, ", "um, "),
    "plain": ("", "my back hurts but ", "my back hurts and "),
    "none": ("",),
}
PAINS = frozenset({"pain", "back pain"})
"""What nobody denies who has begun with a pain."""


@dataclass(frozen=True)
class Sentence:
    """One composed sentence."""

    text: str
    danger: Danger
    way: Way
    else_denied: frozenset[str]
    """Findings that it may well deny, because it denies something else."""


@cache
def sentences() -> tuple[Sentence, ...]:
    """Every sentence that names a danger without denying it, each once and always in the same order."""
    every = dangers()
    made = (sentence for danger in every for way in ways() for sentence in _composed(way, danger, every, FORMS))
    return (*{sentence.text: sentence for sentence in made}.values(),)


def denials() -> list[Sentence]:
    """Every sentence that plainly denies a danger."""
    every = dangers()
    plain = replies().plain
    made = (sentence for danger in every for way in plain for sentence in _composed(way, danger, every, 1))
    return [*{sentence.text: sentence for sentence in made}.values()]


def _composed(way: Way, danger: Danger, every: list[Danger], most: int) -> Iterator[Sentence]:
    if not way.fits(danger):
        return
    seed = zlib.crc32(f"{way.template} {danger.name}".encode())
    forms = way.filled(danger)
    for turn in range(min(most, len(forms))):
        at = seed + turn
        text, denied = forms[at % len(forms)], frozenset()
        starts = BEGINNINGS[way.starts]
        beginning = starts[at // 7 % len(starts)]
        if way.has_decoy:
            others = _decoys(danger, every)
            if "back" in beginning or way.group == "plain":
                others = [other for other in others if other[0] not in PAINS]
            decoy, denied = others[at // 3 % len(others)]
            bare = ARTICLE.sub("", decoy)
            text = re.sub(r"\b(no|any) \{decoy\}", rf"\1 {bare}", text).replace("{decoy}", decoy)
        yield Sentence(_uttered(beginning + text, way, is_written=at % 3 == 0), danger, way, denied)


def _decoys(danger: Danger, every: list[Danger]) -> list[tuple[str, frozenset[str]]]:
    """What else may be denied along with a danger: nothing of its own; what the same question asks about, too."""
    same = [other for other in every if other.question == danger.question and other is not danger and other.nouns]
    near = [(other.nouns[0], frozenset((*other.findings, *other.denies))) for other in same]
    far = [(name, frozenset(findings)) for name, findings in decoys().items()]
    return [(name, findings) for name, findings in (*far, *near) if findings.isdisjoint(danger.findings)]


def _uttered(text: str, way: Way, *, is_written: bool) -> str:
    """As somebody types it, with capitals and marks, or as it is heard: without."""
    if is_written:
        return text[0].upper() + text[1:] + ("?" if way.asks else ".")
    return text.replace(",", "").lower()


if __name__ == "__main__":
    from tests.denial.reporting import main

    main()
