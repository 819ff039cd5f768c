"""Reply -> SSML and plain text. The only place where text becomes SSML, so the only place that escapes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from skill.dialogue.reply import Line, Reply
from skill.speech.catalogue import Catalogue

_DIGITS = re.compile(r"\[(\d+)\]")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Speech:
    """What is spoken, as SSML (with its <speak> root) and as plain text."""

    ssml: str
    text: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rendered reply; without a question the session ends, and there is no reprompt."""

    speech: Speech
    reprompt: Speech | None


def render(reply: Reply, catalogue: Catalogue) -> Spoken:
    """Put a reply into words."""
    lines = (*reply.statements, reply.question) if reply.question else reply.statements
    speech = _speech(lines, catalogue, reply.about_other)
    return Spoken(speech, _speech(reply.reprompt, catalogue, reply.about_other) if reply.question else None)


def _speech(lines: Iterable[Line], catalogue: Catalogue, about_other: bool) -> Speech:
    ssml = " ".join(f"<p>{_sentence(line, catalogue, about_other)}</p>" for line in lines)
    plain = _TAG.sub("", ssml).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return Speech(f"<speak>{ssml}</speak>", plain)


def _sentence(line: Line, catalogue: Catalogue, about_other: bool) -> str:
    """One message with its values, escaped, its numbers marked to be read digit by digit."""
    country = catalogue.country
    is_negative = line.key.removesuffix(".again").endswith(("denied", "unsure", "correction"))
    joining = catalogue.joining["or" if is_negative else "and"]
    text = catalogue.messages[line.key].format(
        number=f"[{country.emergency}]",
        advice_line=country.advice_line,
        crisis_line=country.crisis_line,
        country=country.name,
        findings=_listed([catalogue.messages[key] for key in line.findings], joining),
        **catalogue.pronouns["other" if about_other else "self"],
    )
    return _DIGITS.sub(r'<say-as interpret-as="digits">\1</say-as>', text.translate(_ESCAPED))


def _listed(names: list[str], joining: str) -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {joining} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
