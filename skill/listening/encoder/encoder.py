"""Runs the encoder: words in, chances out. The file is opened when words are first read, and then kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from skill.listening.encoder.examples import Examples, examples_in
from skill.listening.encoder.files import DESCRIPTION, EXAMPLES, HELD, NETWORK, PIECES, EncoderError, EncoderFiles
from skill.listening.encoder.reading import ASKS, LIKELY, OFF_TOPIC, REMARK, REQUEST, WHY, Means, Reading
from skill.listening.normalise import unpunctuated

if TYPE_CHECKING:
    import numpy as np
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LONGEST = 64
"""Word pieces that are read at once. A longer utterance is read in several parts."""

OVERLAP = 16
"""Word pieces that two such parts share, so that nothing is cut in two."""

AT_ONCE = 16
"""Such parts that go through the network together."""

LONGEST_QUESTION = 20

_OF_SOMETHING = frozenset({ASKS, WHY, OFF_TOPIC})
"""What a person does whose words may ask about a subject."""

UNLIKELY = 0.02
"""Chances below this are not reported."""


class Encoder:
    """The learnt ear of one language. Safe to use from several threads."""

    def __init__(self, files: EncoderFiles, questions: Mapping[str, str]) -> None:
        """`questions`: the short wording of each question by its id, in this language."""
        self._files = files
        labels = files.description["labels"]
        self._findings: Sequence[str] = labels["findings"]
        self._acts: Sequence[str] = labels["acts"]
        self._topics: Sequence[str] = ["", *labels["topics"]]
        self._means = [*map(Means, labels["means"])]
        self._widths = [*map(len, (self._findings, self._findings, self._means, self._acts, self._topics))]
        self._wordings = {id_: unpunctuated(wording.split(":")[0]) for id_, wording in questions.items()}
        self._opening = Lock()
        self._session: InferenceSession | None = None
        self._tokenizer: Tokenizer | None = None
        self._examples: Examples | None = None

    def read(self, text: str, question: str = "", parts: Sequence[str] = ()) -> Reading:
        """Return what an utterance most likely tells, and what it means as a reply to `question` (an id, or empty).

        `parts` are read by themselves as well: words that an assistant handed over apart, and that `text` puts
        together. A part of one or two words ("every day", "18:00") tells nothing by itself.
        """
        said = unpunctuated(text)
        if not said or not (question or any(letter.isalpha() for letter in said)):
            return Reading()  # a number that answers nothing, such as a time of day, tells of no trouble
        session, tokenizer = self.open()
        asked = self._wordings.get(question, "")
        apart = [alone for part in parts if (alone := unpunctuated(part)) != said and _is_phrase(alone)]
        rows = _once(row for words in (said, *apart) for row in _parts(tokenizer.encode(words).ids))
        answering = _parts(tokenizer.encode(apart[-1]).ids)[0] if apart else rows[0]
        replies = _after(tokenizer.encode(asked).ids, answering) if asked else None
        present, denied, means, act, topic = _run(session, [*rows, *([replies] if replies else [])])
        told, gone = _chances(present[: len(rows)]).max(0), _chances(denied[: len(rows)]).max(0)
        acts, topics = _shares(act[0]), _shares(topic[0])
        does, is_doing = self._acts[int(acts.argmax())], float(acts.max())
        asked, chance = self._topics[int(topics.argmax())], float(topics.max())
        if (does in _OF_SOMETHING and is_doing >= LIKELY) or asked == f"{REQUEST}meaning":
            asked, chance = self._asked(said, topics) or (asked, chance)
        assert self._examples is not None, "they are opened with the network"
        alike, likeness = self._examples.nearest(said)
        return Reading(
            present=_likely(self._findings, told),
            denied=_likely(self._findings, gone),
            means=dict(zip(self._means, map(float, _shares(means[-1])), strict=True)) if replies else {},
            topic=asked,
            topic_chance=chance,
            alike=alike,
            likeness=likeness,
            act=does,
            act_chance=is_doing,
        )

    def _asked(self, said: str, shares: np.ndarray[Any, Any]) -> tuple[str, float] | None:
        """Return the subject that a question is about, by the network's `shares` and by the examples, and how likely.

        None if that is no subject: whether it is a remark or a request, the network tells by itself.
        """
        assert self._examples is not None, "they are opened with the network"
        likely = self._examples.shares(said, self._topics, shares)
        best = max(likely, key=likely.__getitem__)
        return (best, likely[best]) if best and not best.startswith((REMARK, REQUEST)) else None

    def check(self) -> None:
        """Compare the files with their digests, and open nothing. Raises EncoderError if one is damaged."""
        for name in HELD:
            self._files.read(name)

    def open(self) -> tuple[InferenceSession, Tokenizer]:
        """Open the files, if they are not open yet. Raises EncoderError if that cannot be done."""
        with self._opening:
            if self._session is None or self._tokenizer is None:
                network, pieces, worded = (self._files.read(name) for name in (NETWORK, PIECES, EXAMPLES))
                try:
                    # Imported here, for they take longer than all the rest of the skill, and a launch needs neither.
                    from onnxruntime import InferenceSession, SessionOptions
                    from tokenizers import Tokenizer
                except ImportError as fault:
                    raise EncoderError(f"{fault.name or 'a library'} does not load: see requirements.txt") from fault
                options = SessionOptions()
                options.intra_op_num_threads = options.inter_op_num_threads = 1
                opened = InferenceSession(network, options, providers=["CPUExecutionProvider"])
                if [output.shape[-1] for output in opened.get_outputs()] != self._widths:
                    raise EncoderError(f"{DESCRIPTION} is damaged: its labels are not those that {NETWORK} was taught")
                self._session = opened
                self._tokenizer = Tokenizer.from_buffer(pieces)
                self._examples = examples_in(worded)
            return self._session, self._tokenizer


def _run(session: InferenceSession, rows: Sequence[Sequence[int]]) -> list[np.ndarray[Any, Any]]:
    """Read the rows, a few at a time, so that a long speech needs no more memory than a short one."""
    import numpy as np

    batches = [rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)]
    read = [session.run(None, {"ids": _padded(batch)}) for batch in batches]
    return read[0] if len(read) == 1 else [np.concatenate(outputs) for outputs in zip(*read, strict=True)]


def _is_phrase(text: str) -> bool:
    return text.count(" ") >= 2


def _parts(ids: Sequence[int]) -> list[list[int]]:
    """Return word pieces in parts that are short enough to be read at once; each begins and ends as the whole does."""
    if len(ids) <= LONGEST:
        return [[*ids]]
    first, inner, last = ids[0], ids[1:-1], ids[-1]
    size = LONGEST - 2
    starts = range(0, len(inner) - OVERLAP, size - OVERLAP)
    return [[first, *inner[start : start + size], last] for start in starts]


def _once(rows: Iterable[Sequence[int]]) -> list[Sequence[int]]:
    """Return the rows in their order, none twice."""
    return [*dict.fromkeys(tuple(row) for row in rows)]


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


def _likely(names: Sequence[str], chances: np.ndarray[Any, Any]) -> dict[str, float]:
    (likely,) = (chances >= UNLIKELY).nonzero()
    return {names[at]: float(chances[at]) for at in map(int, likely)}
