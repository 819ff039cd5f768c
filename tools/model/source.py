"""Reads the hand-written part of the interaction models, `interaction_model/source`, and writes every phrase out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parents[2] / "interaction_model" / "source"
"""One folder of TOML files for each language, and one file for each country beside them."""

_ALTERNATIVES = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"<(\w+)>")
_LEFT_OVER = re.compile(r"[()<>|]")
_SECTIONS = ("invocation_name", "intents", "types", "sayings", "replies", "leave_out")


class SourceError(ValueError):
    """Raised when the source is unfit; the message names the phrase or section."""


@dataclass(slots=True)
class Source:
    """Everything written by hand for one locale."""

    invocation_name: str = ""
    intents: dict[str, dict[str, Any]] = field(default_factory=dict)
    types: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Slot type -> id -> ways to say it, the name first."""
    sayings: dict[str, list[str]] = field(default_factory=dict)
    """Slot type -> values without an id."""
    replies: list[str] = field(default_factory=list)
    """The lists of replies whose phrases are values of the free-text slot."""
    leave_out: list[str] = field(default_factory=list)
    """Replies that are left out of these values."""
    words: Mapping[str, list[str]] = field(default_factory=dict)

    def written_out(self, templates: Iterable[str]) -> list[str]:
        """Return every phrase of some templates, each once, in order."""
        return list(dict.fromkeys(phrase for template in templates for phrase in expand(template, self.words)))


def locales() -> list[str]:
    """Return the locales that have a file of their own."""
    return sorted(file.stem for file in SOURCE.glob("*.toml"))


def load_source(locale: str) -> Source:
    """Read the language's files and the country's words. Raises SourceError for an unknown section."""
    source = Source(words=_read(SOURCE / f"{locale}.toml")["words"])
    for file in sorted((SOURCE / locale.split("-")[0]).glob("*.toml")):
        for section, content in _read(file).items():
            if section not in _SECTIONS:
                raise SourceError(f"{file.name}: unknown section {section}")
            if isinstance(content, dict):
                _merge(getattr(source, section), content)
            else:
                setattr(source, section, content)
    return source


def expand(template: str, words: Mapping[str, list[str]]) -> list[str]:
    """Return every phrase of one template: (a|b) is either of them, <word> any of the country's words of that name.

    Raises SourceError for a word that the country lacks, and for brackets that do not match.
    """
    word = _WORD.search(template)
    if word and word[1] not in words:
        raise SourceError(f"no words for <{word[1]}> in {template!r}")
    place = word or _ALTERNATIVES.search(template)
    if place is None:
        if _LEFT_OVER.search(template):
            raise SourceError(f"brackets do not match in {template!r}")
        return [" ".join(template.split())]
    choices = words[place[1]] if word else place[1].split("|")
    before, after = template[: place.start()], template[place.end() :]
    return [phrase for choice in choices for phrase in expand(before + choice + after, words)]


def _merge(into: dict[str, Any], content: Mapping[str, Any]) -> None:
    for name, inner in content.items():
        if name in into:
            raise SourceError(f"{name}: written twice")
        into[name] = inner


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))
