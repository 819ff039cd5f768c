"""The words of the composed sentences: dangers, ways of naming them without denying them, and replies."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent

ARTICLE = re.compile(r"^an? ")
BLANK = re.compile(r"\{(\w+)\}")
_NOW = re.compile(r"\bhave (?:no |any )?\{|\bthere(?: is|'s) (?:no )?\{")
"""What is said of a thing that is there, and not of one that happened."""


@dataclass(frozen=True)
class Danger:
    """One danger, and the words for it. What each field holds is written in dangers.toml."""

    name: str
    findings: tuple[str, ...]
    question: str
    traits: frozenset[str]
    nouns: tuple[str, ...]
    says: tuple[str, ...]
    denies: tuple[str, ...] = ()
    plural: frozenset[str] = frozenset()
    base: tuple[str, ...] = ()
    hers: tuple[str, ...] = ()

    @property
    def told(self) -> list[str]:
        """Sentences that tell of it and do nothing else."""
        whole = [clause.split(" | ")[0] for clause in self.says]
        nouns = [f"I have {noun}" for noun in self.nouns]
        return [*nouns, *whole, *(f"I {verb}" for verb in self.base), *(f"my mum has {verb}" for verb in self.hers)]

    def forms(self, blank: str) -> list[str]:
        """What may stand in a blank of a template."""
        pairs = [clause.split(" | ") for clause in self.says]
        bare = [ARTICLE.sub("", noun) for noun in self.nouns]
        these = [
            f"{'these' if noun in self.plural else 'this'} {word}" for noun, word in zip(self.nouns, bare, strict=True)
        ]
        return {
            "np": bare,
            "a": [*self.nouns],
            "the": [f"the {word}" for word in bare],
            "this": these,
            "one": [f"the {ARTICLE.sub('', noun)}" for noun in self.nouns if noun not in self.plural],
            "said": [pair[0] for pair in pairs],
            "denial": [pair[1] for pair in pairs if len(pair) > 1],
            "base": [*self.base],
            "hers": [*self.hers],
        }[blank]


@dataclass(frozen=True)
class Way:
    """One way of naming a danger, a template with blanks, and the habits of its group."""

    template: str
    group: str
    suits: frozenset[str] = frozenset()
    starts: str = "none"
    asks: bool = False
    settles: bool = False
    closes: bool = False

    @property
    def has_decoy(self) -> bool:
        """Whether something else is denied in it."""
        return "{decoy}" in self.template

    def fits(self, danger: Danger) -> bool:
        """Whether it can be said of a danger in good English."""
        is_past = "event" in danger.traits and _NOW.search(self.template)
        return not is_past and (not self.suits or bool(self.suits & danger.traits))

    def filled(self, danger: Danger) -> list[str]:
        """The template with each form of a danger in its blank; what else is denied is left blank."""
        blanks = [blank for blank in BLANK.findall(self.template) if blank != "decoy"]
        assert len(blanks) == 1, self.template
        return [self.template.replace(f"{{{blanks[0]}}}", form) for form in danger.forms(blanks[0])]


@dataclass(frozen=True)
class Replies:
    """Replies to a question about danger. What each field holds is written in replies.toml."""

    plain: tuple[Way, ...]
    bare: tuple[str, ...]
    half: tuple[str, ...]
    non_answers: Mapping[str, list[str]] = field(default_factory=dict)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def dangers() -> list[Danger]:
    """Every danger of dangers.toml."""
    sets = {"traits", "plural"}
    return [
        Danger(name, **{k: v if k == "question" else (frozenset if k in sets else tuple)(v) for k, v in row.items()})
        for name, row in _read("dangers.toml").items()
    ]


def ways() -> list[Way]:
    """Every way, of both files."""
    return [way for name in ("ways_that_turn.toml", "ways_about_it.toml") for way in _ways(_read(name))]


def decoys() -> dict[str, list[str]]:
    """What else may be denied in a sentence, with the findings that this may well deny."""
    return _read("ways_that_turn.toml")["decoys"]


def replies() -> Replies:
    """Every reply of replies.toml."""
    row = _read("replies.toml")
    plain = tuple(
        Way(text, "plain", starts="none" if text.startswith(("no,", "my")) else "plain") for text in row["plain"]
    )
    return Replies(plain, tuple(row["bare"]), tuple(row["half"]), row["non_answers"])


def _ways(groups: dict[str, Any]) -> Iterator[Way]:
    for name, group in groups.items():
        if name == "decoys":
            continue
        habits = {key: group.get(key, False) for key in ("asks", "settles", "closes")}
        for template in group["ways"]:
            yield Way(template, name, frozenset(group.get("for", ())), group["starts"], **habits)
