"""Reads what the interaction models take from the vocabulary of listening, where it is written once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_SKILL = Path(__file__).parents[2] / "skill"
_LANGUAGES = _SKILL / "listening" / "languages"
_CONTRACTED = {
    r"\bi am\b": "i'm",
    r"\b(i|you|they) have\b": r"\1've",
    r"\b(it|that|he|she) is\b": r"\1's",
    r"\bthey are\b": "they're",
    r"\bi would\b": "i'd",
    r"\bcan not\b": "can't",
    r"\b(do|does|did|have|has|had|is|are|was|were|could|would|should) not\b": r"\1n't",
}
_NEVER_LAST = re.compile(r"'(ve|s|re|m|d)$")
_MISSPELT = {"no ma am": "no ma'am"}


def replies(language: str, answer: str) -> list[str]:
    """Return the replies of one kind ("partly") as people say them: "i do not know", and contracted "i don't know".

    Raises KeyError when the vocabulary has no such kind.
    """
    listed: list[str] = _read(_LANGUAGES / language / "replies.toml")["answers"][answer]
    spoken = (_MISSPELT.get(reply, reply.replace(" 's", "'s")) for reply in listed)
    return list(dict.fromkeys(form for reply in spoken for form in (reply, _drawn_together(reply))))


def misheard(language: str) -> dict[str, list[str]]:
    """Return for each phrase what recognisers write instead of it, as far as it is one whole phrase."""
    forms: dict[str, list[str]] = {}
    for written, said in _read(_LANGUAGES / language / "misheard.toml")["misheard"].items():
        forms.setdefault(said, []).append(written)
    return forms


@cache
def heard_by_alexa() -> Mapping[str, list[str]]:
    """Return for each of Alexa's own intents the phrases that it matches without any sample."""
    return _read(_SKILL / "simulator" / "builtins.toml")


def _drawn_together(reply: str) -> str:
    for whole, contracted in _CONTRACTED.items():
        shorter = re.sub(whole, contracted, reply)
        if not _NEVER_LAST.search(shorter):
            reply = shorter
    return reply


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))
