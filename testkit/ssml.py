"""What Alexa takes for SSML (platform sheet, 4), as far as this skill may use it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

LONGEST = 8000
"""Characters in one outputSpeech, its tags among them; fewer than this."""

_SAY_AS = set(
    "characters spell-out cardinal number ordinal digits fraction unit date time telephone address interjection".split()
)
_BREAK = re.compile(r"(?:10|\d)s|(?:10000|\d{1,4})ms")
"""A time of a break: at most ten seconds."""

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_ATTRIBUTES = {
    "speak": {},
    "p": {},
    "s": {},
    "break": {"strength": set("none x-weak weak medium strong x-strong".split()), "time": _BREAK},
    "prosody": {"rate": {"slow"}},
    "lang": {_LANGUAGE: {"de-DE", "es-ES", "fr-FR", "hi-IN", "it-IT", "pt-BR"}},
    "emphasis": {"level": {"strong", "moderate", "reduced"}},
    "say-as": {"interpret-as": _SAY_AS},
}
"""Every tag that may be used, its attributes and their values."""


def parsed(ssml):
    """The paragraphs of a speech, as elements; AssertionError if Alexa would refuse it."""
    assert len(ssml) < LONGEST
    root = ElementTree.fromstring(ssml)
    assert root.tag == "speak"
    for element in root.iter():
        assert element.tag in _ATTRIBUTES, element.tag
        assert element is root or element.tag != "speak"
        for name, value in element.attrib.items():
            lawful = _ATTRIBUTES[element.tag].get(name, ())
            fits = lawful.fullmatch(value) if isinstance(lawful, re.Pattern) else value in lawful
            assert fits, f"{element.tag} {name}={value}"
    assert "".join(root.itertext()).strip(), "nothing is said"
    return list(root)


def heard(element):
    """The words of an element."""
    return "".join(element.itertext())
