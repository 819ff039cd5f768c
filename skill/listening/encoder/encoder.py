"""Runs the encoder: words in, chances out. The file is opened when words are first read, and then kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from os import SEEK_END
from threading import Lock
from typing import TYPE_CHECKING, Any

from skill.listening.encoder.reading import Means, Reading
from skill.listening.normalise import unpunctuated

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 64
"""Word pieces that are read at once. A longer utterance is read in several parts."""

OVERLAP = 16
"""Word pieces that two such parts share, so that nothing is cut in two."""

LONGEST_QUESTION = 20

UNLIKELY = 0.02
"""Chances below this are not reported."""


NETWORK, PIECES, DESCRIPTION = "encoder.onnx", "pieces.json", "encoder.json"
"""The encoder's files in a language's folder: the network, its word pieces, and what its outputs stand for."""


class EncoderError(ValueError):
    """A file of the encoder is missing or damaged. The message says which, in one line."""


@dataclass(frozen=True, slots=True)
class EncoderFile:
    """The encoder's files, found and of the right size."""

    network: Traversable
    pieces: Traversable
    description: Mapping[str, Any]

    def read(self, file: Traversable) -> bytes:
        """Return what a file holds. Raises EncoderError if that is not what it should hold."""
        held = file.read_bytes()
        if hashlib.sha256(held).hexdigest() != self.description["files"][file.name]["sha256"]:
            raise EncoderError(f"{file.name} is damaged: it is not the file that {DESCRIPTION} describes")
        return held


def find_encoder(language: str) -> EncoderFile:
    """Return the encoder of a language. Raises EncoderError if a file is missing, or of another size than it should be.

    What the files hold is checked when they are opened: the network has 14 MB, and a launch does not need it.
    """
    folder = files("skill.listening") / "languages" / language
    found = EncoderFile(folder / NETWORK, folder / PIECES, _described(folder / DESCRIPTION))
    for file in (found.network, found.pieces):
        if not file.is_file():
            raise EncoderError(f"{file.name} of language {language!r} is missing: `make ears` makes it")
        with file.open("rb") as opened:
            size = opened.seek(0, SEEK_END)
        if size != found.description["files"][file.name]["bytes"]:
            raise EncoderError(f"{file.name} of language {language!r} is damaged: {size} bytes are not all of it")
    return found


def _described(file: Traversable) -> Mapping[str, Any]:
    try:
        described: Mapping[str, Any] = json.loads(file.read_text("utf-8"))
        _ = (
            [described["files"][name]["bytes"] for name in (NETWORK, PIECES)],
            described["labels"],
            described["thresholds"],
        )
    except FileNotFoundError as fault:
        raise EncoderError(f"{file.name} is missing: `make ears` makes it") from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise EncoderError(f"{file.name} is damaged") from fault
    return described


class Encoder:
    """The learnt ear of one language. Safe to use from several threads."""

    def __init__(self, file: EncoderFile, questions: Mapping[str, str]) -> None:
        """`questions`: the short wording of each question by its id, in this language."""
        self._file = file
        labels = file.description["labels"]
        self._findings: Sequence[str] = labels["findings"]
        self._acts: Sequence[str] = labels["acts"]
        self._topics: Sequence[str] = ["", *labels["topics"]]
        self._means = [*map(Means, labels["means"])]
        self._wordings = {id_: unpunctuated(wording.split(":")[0]) for id_, wording in questions.items()}
        self._opening = Lock()
        self._session: InferenceSession | None = None
        self._tokenizer: Tokenizer | None = None

    def read(self, text: str, question: str = "") -> Reading:
        """Return what an utterance most likely tells, and what it means as a reply to `question` (an id, or empty)."""
        said = unpunctuated(text)
        if not said:
            return Reading()
        session, tokenizer = self.open()
        asked = self._wordings.get(question, "")
        parts = _parts(tokenizer.encode(said).ids)
        replies = _after(tokenizer.encode(asked).ids, parts[0]) if asked else None
        present, denied, means, act, topic = session.run(
            None, {"ids": _padded([*parts, *([replies] if replies else [])])}
        )
        told, gone = _chances(present[: len(parts)]).max(0), _chances(denied[: len(parts)]).max(0)
        acts, topics = _shares(act[0]), _shares(topic[0])
        return Reading(
            present=_likely(self._findings, told),
            denied=_likely(self._findings, gone),
            means=dict(zip(self._means, map(float, _shares(means[-1])), strict=True)) if replies else {},
            topic=self._topics[int(topics.argmax())],
            topic_chance=float(topics.max()),
            act=self._acts[int(acts.argmax())],
            act_chance=float(acts.max()),
        )

    def open(self) -> tuple[InferenceSession, Tokenizer]:
        """Open the files, if they are not open yet. Raises EncoderError if one is damaged."""
        with self._opening:
            if self._session is None or self._tokenizer is None:
                # Imported here, for they take longer than all the rest of the skill, and a launch needs neither.
                from onnxruntime import InferenceSession, SessionOptions
                from tokenizers import Tokenizer

                options = SessionOptions()
                options.intra_op_num_threads = options.inter_op_num_threads = 1
                network = self._file.read(self._file.network)
                self._session = InferenceSession(network, options, providers=["CPUExecutionProvider"])
                self._tokenizer = Tokenizer.from_buffer(self._file.read(self._file.pieces))
            return self._session, self._tokenizer


def _parts(ids: Sequence[int]) -> list[list[int]]:
    """Return word pieces in parts that are short enough to be read at once; each begins and ends as the whole does."""
    if len(ids) <= LONGEST:
        return [[*ids]]
    first, inner, last = ids[0], ids[1:-1], ids[-1]
    size = LONGEST - 2
    starts = range(0, len(inner) - OVERLAP, size - OVERLAP)
    return [[first, *inner[start : start + size], last] for start in starts]


def _after(question: Sequence[int], reply: Sequence[int]) -> list[int]:
    """Return the word pieces of a reply after those of its question."""
    joined = [*question[:-1][:LONGEST_QUESTION], question[-1], *reply[1:]]
    return joined if len(joined) <= LONGEST else [*joined[: LONGEST - 1], joined[-1]]


def _padded(rows: Sequence[Sequence[int]]) -> np.ndarray[Any, Any]:
    import numpy as np

    width = max(map(len, rows))
    return np.array([[*row, *[0] * (width - len(row))] for row in rows], dtype=np.int64)


def _chances(log_odds: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    chances: np.ndarray[Any, Any] = 1 / (1 + np.exp(-log_odds))
    return chances


def _shares(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    raised = np.exp(scores - scores.max())
    shares: np.ndarray[Any, Any] = raised / raised.sum()
    return shares


def _likely(names: Sequence[str], chances: Iterable[float]) -> dict[str, float]:
    return {name: float(chance) for name, chance in zip(names, chances, strict=True) if chance >= UNLIKELY}
