"""Speaks by several synthesised voices, in a quiet or a noisy room, for `tools.reports.voice`. No sound is kept.

Besides the project's own voice, these are espeak-ng and flite, packages of Debian and others. Both sound less like a
person than a person does.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skill.simulator.voice import HEARD_RATE, Voice, VoiceError

OWN = "the project's own"
ESPEAK = ("en-us+m3", "en-us+f3", "en-gb", "en-gb-scotland+f2", "en-gb-x-rp", "en-029+m2")
FLITE = ("rms", "slt", "awb")
_WORDS_A_MINUTE = 175
_SILENT = 0.01
"""Samples below this are no voice."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One synthesised voice. `speak` takes a text and a pace, 1 for the usual one, and returns a WAV file."""

    kind: str
    name: str
    speak: Callable[[str, float], bytes]


def speakers(own: Voice) -> list[Speaker]:
    """Return all voices. Raises VoiceError where a synthesiser is missing."""
    missing = [name for name in ("espeak-ng", "flite") if shutil.which(name) is None]
    if missing:
        raise VoiceError(f"{' and '.join(missing)} must be installed (packages of that name)")
    return [
        *(Speaker("espeak-ng", name, _espeak(name)) for name in ESPEAK),
        *(Speaker("flite", name, _flite(name)) for name in FLITE),
        Speaker(OWN, "joe", own.say),
    ]


def in_room(file: bytes, below: float | None, seed: int) -> bytes:
    """Return a WAV file's sound at the rate of the recogniser, as the page's microphone sends it.

    `below` is by how many decibels a noise like that of a street or a fan is softer than the voice; None for no noise.
    """
    import numpy

    with wave.open(io.BytesIO(file)) as sound:
        rate, raw = sound.getframerate(), numpy.frombuffer(sound.readframes(sound.getnframes()), dtype="<i2")
    places = numpy.arange(0, len(raw) - 1, rate / HEARD_RATE)
    samples = numpy.interp(places, numpy.arange(len(raw)), raw) / 2**15
    if below is not None:
        voiced = samples[numpy.abs(samples) > _SILENT]
        samples = samples + _noise(len(samples), seed) * numpy.sqrt((voiced**2).mean()) * 10 ** (-below / 20)
    return bytes((numpy.clip(samples, -1, 1) * (2**15 - 1)).astype("<i2").tobytes())


def _noise(length: int, seed: int) -> Any:
    """Return pink noise of power 1."""
    import numpy

    spectrum = numpy.fft.rfft(numpy.random.default_rng(seed).standard_normal(length))
    pink = spectrum / numpy.sqrt(numpy.maximum(numpy.fft.rfftfreq(length, 1 / HEARD_RATE), 50))
    noise = numpy.fft.irfft(pink, length)
    return noise / numpy.sqrt((noise**2).mean())


def _espeak(name: str) -> Callable[[str, float], bytes]:
    def speak(text: str, pace: float) -> bytes:
        command = ["espeak-ng", "-v", name, "-s", str(round(_WORDS_A_MINUTE * pace)), "--stdout", text]
        return subprocess.run(command, capture_output=True, check=True).stdout

    return speak


def _flite(name: str) -> Callable[[str, float], bytes]:
    def speak(text: str, pace: float) -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            stretch = f"duration_stretch={1 / pace:.2f}"
            subprocess.run(["flite", "-voice", name, "--setf", stretch, "-t", text, "-o", str(path)], check=True)
            return path.read_bytes()

    return speak
