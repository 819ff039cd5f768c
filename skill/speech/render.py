"""From a reply to SSML and plain text. Text becomes SSML only here, so it is escaped only here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from skill.dialogue.messages import ALTERNATIVES, Advice
from skill.dialogue.state.reply import Line, Pace, Reply
from skill.speech.catalogue import FOREIGN, LINES, LONGEST_MARK, MARKER, Catalogue
from skill.speech.values import spoken_values

_DIGITS = re.compile(r"\[(\d+)\]")
_STRETCH = {Pace.SLOW: 1.5, Pace.USUAL: 1.0, Pace.QUICK: 0.75}
"""The factor by which each pace lengthens pauses and counts."""

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_TAG = re.compile(r"<[^>]+>")
_APART = re.compile(r'<say-as interpret-as="digits">(\d+)</say-as>')


@dataclass(frozen=True, slots=True)
class Speech:
    """What is spoken, as SSML with its <speak> root."""

    ssml: str

    @property
    def text(self) -> str:
        """The same as plain text."""
        return _TAG.sub("", self.ssml).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    @property
    def aloud(self) -> str:
        """The same as plain text for a voice that reads no SSML: numbers to call have their digits apart ("9 1 1")."""
        return Speech(_APART.sub(lambda number: " ".join(number[1]), self.ssml)).text


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rendered reply. Without a question, there is no reprompt and the session ends."""

    speech: Speech
    reprompt: Speech | None


def render(reply: Reply, catalogue: Catalogue) -> Spoken:
    """Put a reply into words."""
    lines = (*reply.statements, reply.question) if reply.question else reply.statements
    speech = _speech(lines, catalogue, reply)
    return Spoken(speech, _speech(reply.reprompt, catalogue, reply) if reply.question else None)


def plain_text(lines: Iterable[Line], catalogue: Catalogue, reply: Reply) -> str:
    """Return lines of a reply as plain text, as a screen shows them. Its pace is none of theirs."""
    return _speech(lines, catalogue, Reply((), None, about_other=reply.about_other, number=reply.number)).text


def _speech(lines: Iterable[Line], catalogue: Catalogue, reply: Reply) -> Speech:
    paragraphs = [_marked(_sentence(line, catalogue, reply), catalogue, reply.pace) for line in lines]
    if reply.slowly:
        paragraphs = [f'<prosody rate="slow">{paragraph}</prosody>' for paragraph in paragraphs]
    return Speech(f"<speak>{' '.join([f'<p>{paragraph}</p>' for paragraph in paragraphs])}</speak>")


def _sentence(line: Line, catalogue: Catalogue, reply: Reply) -> str:
    """Return one message with its values, escaped, with its numbers marked to be read digit by digit."""
    text = catalogue.messages[line.key]
    if "{" in text or "}" in text:  # most messages have nothing to fill in
        text = _filled(text, line, catalogue, reply)
    text = text.translate(_ESCAPED)
    text = FOREIGN.sub(r'<lang xml:lang="\1">', text) + "</lang>" if FOREIGN.match(text) else text
    return _DIGITS.sub(r'<say-as interpret-as="digits">\1</say-as>', text) if "[" in text else text


def _number(reply: Reply, catalogue: Catalogue) -> str:
    """Return the emergency number, marked to be read digit by digit, or in words where none is known."""
    number = reply.number or catalogue.country.emergency
    return f"[{number}]" if number.isdigit() else catalogue.messages[Advice.UNKNOWN_NUMBER]


def _filled(text: str, line: Line, catalogue: Catalogue, reply: Reply) -> str:
    """Return a message with its values and the country's numbers filled in."""
    country = catalogue.country
    joining = catalogue.joining["or" if line.key in ALTERNATIVES else "and"]
    return text.format(
        number=_number(reply, catalogue),
        country=country.name,
        **{line: getattr(country, line) for line in LINES},
        findings=_listed([catalogue.messages[key] for key in line.findings], joining),
        **spoken_values(dict(line.values), catalogue),
        **catalogue.pronouns["other" if reply.about_other else "self"],
    )


def _marked(text: str, catalogue: Catalogue, pace: Pace) -> str:
    """Replace the markers of a message with breaks and spoken counts ("one, two, three."), one second per number."""
    if "[" not in text:
        return text

    def spoken(mark: re.Match[str]) -> str:
        seconds = int(mark[2])
        if mark[1] == "pause":
            return _break(seconds * _STRETCH[pace])
        numbers = list(catalogue.counting[:seconds])
        numbers[0] = numbers[0].capitalize()
        second = _break(_STRETCH[pace])
        return " " + f",{second} ".join(numbers) + f".{second}"

    return MARKER.sub(spoken, text)


def _break(seconds: float) -> str:
    """Return a silence as SSML, in parts no longer than Alexa accepts."""
    if seconds > LONGEST_MARK:
        return _break(LONGEST_MARK) + _break(seconds - LONGEST_MARK)
    milliseconds = round(seconds * 1000)
    time = f"{milliseconds // 1000}s" if milliseconds % 1000 == 0 else f"{milliseconds}ms"
    return f'<break time="{time}"/>'


def _listed(names: list[str], joining: str) -> str:
    """Join names into a list: "a", "a and b", "a, b and c"."""
    return f" {joining} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
