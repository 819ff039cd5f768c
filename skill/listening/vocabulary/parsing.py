"""Merge the vocabulary files of a locale, and note every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from skill.listening.said import Answer, Said
from skill.listening.vocabulary.patterns import Kind, Pattern, Term, is_literal, literal_concept
from skill.listening.vocabulary.schema import CLASSES, TABLES
from skill.listening.vocabulary.spelling import Spelling, spelling_of

_MACRO = re.compile(r"\{(\w+)\}")
_SECTIONS = {
    "said": (Kind.FINDING, {"present": Said.PRESENT, "unsure": Said.UNSURE, "denied": Said.DENIED}),
    "topic": (Kind.TOPIC, {"asked": Said.PRESENT}),
    "aspect": (Kind.ASPECT, {"asked": Said.PRESENT}),
    "act": (Kind.ACT, {"done": Said.PRESENT, "alone": Said.PRESENT}),
    "chat": (Kind.CHAT, {"said": Said.PRESENT, "alone": Said.PRESENT}),
    "measure": (Kind.MEASURE, {"told": Said.PRESENT}),
    "reply": (Kind.REPLY, {"parts": Said.UNSURE, "yes": Said.PRESENT, "no": Said.DENIED}),
    "choice": (Kind.CHOICE, {"made": Said.PRESENT}),
}
_ALONE = "alone"
"""The key of patterns that count only if nothing else is said."""

_CONCEPTS = ("areas", "things", "objects", "bearers", "self_names", "words", "context")


class Draft:
    """Vocabulary tables, merged. `faults` grows while they are taken in, and while phrases and patterns are read."""

    def __init__(self, tables: Iterable[Mapping[str, Any]]) -> None:
        self.faults: list[str] = []
        self.concepts: dict[str, list[str]] = {}
        self.named: dict[str, frozenset[str]] = dict.fromkeys(_CONCEPTS, frozenset())
        self.literals: set[str] = set()
        self.classes: dict[str, frozenset[str]] = {}
        self.tables: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, Answer] = {}
        self.likened: frozenset[str] = frozenset()
        self.aside: frozenset[str] = frozenset()
        self._said: list[tuple[Kind, str, Said, bool, str]] = []
        for table in tables:
            for section, content in table.items():
                self._take(section, content)

    def _take(self, section: str, content: Any) -> None:
        if section in _CONCEPTS:
            self._take_concepts(section, content)
        elif section in _SECTIONS:
            self._take_patterns(section, content)
        elif section == "grammar":
            self.faults += [f"grammar.{name}: unknown" for name in sorted(content.keys() - {*CLASSES})]
            known = {name: words for name, words in content.items() if name in CLASSES}
            self.classes |= {name: frozenset(self._listed(name, words)) for name, words in known.items()}
        elif section in TABLES:
            self.tables.setdefault(section, {}).update(content)
        elif section == "likened":
            self.likened |= frozenset(content["findings"])
        elif section == "aside":
            self.aside |= frozenset(content["findings"])
        elif section == "answers":
            for answer, said in content.items():
                phrases = self._listed(answer, said)
                self.faults += [
                    f"{answer}: {phrase!r} is another answer too" for phrase in phrases if phrase in self.answers
                ]
                self.answers.update(dict.fromkeys(phrases, Answer(answer)))
        else:
            self.faults.append(f"unknown section {section}")

    def _take_concepts(self, section: str, content: Mapping[str, list[str]]) -> None:
        self.faults += [f"{section}.{concept}: defined twice" for concept in content.keys() & self.concepts.keys()]
        self.concepts |= {concept: self._listed(concept, phrases) for concept, phrases in content.items()}
        self.named[section] |= frozenset(content)

    def _take_patterns(self, section: str, content: Mapping[str, Mapping[str, list[str]]]) -> None:
        kind, keys = _SECTIONS[section]
        for name, ways in content.items():
            self.faults += [f"{section}.{name}: unknown key {key}" for key in ways.keys() - keys.keys()]
            for key, said in keys.items():
                self._said += [
                    (kind, name, said, key == _ALONE, text)
                    for text in sorted(self._listed(name, ways.get(key, [])), key=_fullest)
                ]

    def _listed(self, name: str, phrases: Any) -> list[str]:
        if isinstance(phrases, list):
            return phrases
        self.faults.append(f"{name}: {phrases!r} is no list")
        return []

    @cached_property
    def spelling(self) -> Spelling:
        """How the language's words are written."""
        participles = self.tables.get("participles", {})
        return spelling_of(
            self.tables.get("spelling", {}),
            participles.get("words", ()),
            participles.get("endings", ()),
            self.tables.get("misheard", {}),
        )

    def phrases(self, concept: str, inside: tuple[str, ...] = ()) -> Iterator[str]:
        """Yield the phrases of a concept with every {macro} written out. A macro in a circle is a fault."""
        if concept in inside:
            self.faults.append(f"{concept}: defined by itself through {', '.join(inside)}")
            return
        for phrase in self.concepts.get(concept, ()):
            yield from self._written_out(phrase, concept, (*inside, concept))

    def _written_out(self, phrase: str, concept: str, inside: tuple[str, ...]) -> Iterator[str]:
        macro = _MACRO.search(phrase)
        if macro is None:
            yield " ".join(part for word in phrase.split() for part in self.spelling.opened(word))
        elif macro[1] not in self.concepts:
            self.faults.append(f"{concept}: unknown concept {{{macro[1]}}} in {phrase!r}")
        else:
            for inner in list(self.phrases(macro[1], inside)):
                yield from self._written_out(phrase.replace(macro[0], inner, 1), concept, inside)

    def patterns(self) -> Iterator[Pattern]:
        """Yield every pattern of the tables, parsed.

        "saddle > numb|'dead' & since --normal" has two terms: `saddle`, and soon after it `numb` or the word "dead".
        Besides, `since` must be said anywhere, and `normal` nowhere.
        """
        for kind, name, said, is_alone, text in self._said:
            terms: list[Term] = []
            following: list[int] = []
            anywhere: list[Term] = []
            without: dict[str, set[str]] = {"-": set(), "--": set()}
            for sign, word in re.findall(r"(?:^|\s)(\+|>|&|--?)?\s*((?:'[^']*'|[\w|])+)", text):
                concepts = {self._concept(part, f"{name}: {text!r}") for part in re.findall(r"'[^']*'|\w+", word)}
                if sign in without:
                    without[sign] |= concepts
                elif sign == "&":
                    anywhere.append(tuple(sorted(concepts)))
                else:
                    following += [len(terms)] if sign == ">" and terms else []
                    terms.append(tuple(sorted(concepts)))
            if not terms:
                self.faults.append(f"{name}: empty pattern {text!r}")
                continue
            parts = (tuple(terms), tuple(following), tuple(anywhere))
            here, anywhere_else = (tuple(sorted(without[sign])) for sign in ("-", "--"))
            yield Pattern(kind, name, said, *parts, here, anywhere_else, is_alone)

    def _concept(self, part: str, place: str) -> str:
        if is_literal(part):
            literal = part.strip("'")
            self.literals.add(literal)
            return literal_concept(literal)
        if part not in self.concepts:
            self.faults.append(f"{place}: unknown concept {part}")
        return part


def _fullest(text: str) -> tuple[int, str]:
    """Return a sort key that puts the longest way to say one thing first.

    Where two begin with the same words, the fuller one tells whose it is.
    """
    return -len(text), text
