"""What the comparator of the two ears goes by: what each finding is to it, and how sure the encoder must be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which chance on the encoder is believed. They are chosen on the development set (training/MODEL.md)."""

    present: float
    """It hears a danger that the grammar heard as well."""
    alone: Mapping[str, float]
    """It hears a danger that the grammar did not hear; by finding."""
    denied: float
    complaint: float
    """It hears a complaint by itself, which only opens the check."""
    lesser: float
    """It hears by itself what is neither a danger nor a complaint."""
    mentioned: float
    """It hears a danger told that the grammar heard mentioned, and nothing against it: then both heard it."""
    further: float
    """It hears a danger told beside another one that both heard told: then that one is told, too."""
    means: Mapping[str, float]
    """It takes a reply for what it most likely means; by that meaning."""
    certain: float
    """It is all but certain of that: enough for a yes or a no in words that the grammar knows no answer by."""
    topic: float

    @classmethod
    def read(cls, description: Mapping[str, Any]) -> Thresholds:
        """Return the thresholds in the encoder's description."""
        return cls(**description["thresholds"])


@dataclass(frozen=True, slots=True)
class Hearable:
    """What the findings are to the comparator. Listening itself knows no medicine."""

    dangers: frozenset[str]
    """Findings that both ears must hear."""
    complaints: frozenset[str]
    """What people come with. Either ear is enough."""
    background: frozenset[str] = frozenset()
    """Dangers that never warn by themselves, for they only weigh others: illnesses, medicines, a pregnancy. Where the
    grammar alone hears one told, it counts; to be denied, it takes both ears too."""
    states: frozenset[str] = frozenset()
    """Those of them that are true for a time: a medicine taken, a pregnancy. An illness may be told by what only the
    grammar knows to weaken the body; of these, the encoder must have a hint."""
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Question id -> the findings that it asks about."""
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A danger -> others that the same question of the gate asks about. Where the grammar hears one of them told and
    the encoder another, both heard what that question is there to find."""
    held_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """A danger -> what reassures about it ("I have since the birth"). Where the encoder alone hears that,
    the danger is in doubt."""
    foreign: frozenset[str] = frozenset()
    """What the grammar hears of another language, which the encoder does not understand."""
    lesser: frozenset[str] = frozenset()
    """What is neither a danger nor a complaint, and no reassurance. Either ear is enough."""
    doubted: frozenset[str] = frozenset()
    """What reassures, or says who somebody is. Where the grammar hears it told, the encoder must have a hint of it."""
    reassuring: frozenset[str] = frozenset()
    """What reassures about a danger. Where it is not asked about, the encoder must hear it as well."""
    suspected: frozenset[str] = frozenset()
    """What is asked about only because the person's words sounded like it. To deny it takes a plain no."""
    wondered: frozenset[str] = frozenset()
    """Dangers that are asked about even where a question only names them: "how many would kill me" is a sign itself."""
    without_question: frozenset[str] = frozenset()
    """Dangers of the moment that no question is about. Where the grammar hears one, the encoder must have a hint of it:
    nobody can be asked, and a doubt alone would send them to a doctor. Of 66 that it heard without, none was told (the
    development set, and three sets that were used)."""
    unasked: frozenset[str] = frozenset()
    """Dangers that lead to no warning and that nobody is asked about: told where the encoder is all but certain."""
