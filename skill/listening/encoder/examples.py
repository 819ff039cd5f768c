"""Tells which subject's example questions an utterance is worded like.

The network learnt the subjects that there were when it was taught, and is least sure where a question is put in words
that it saw seldom. The examples need no teaching: how alike two wordings are is counted, word by word. So they help the
network where it wavers, and a subject that came later is heard by them alone. `training.examples` writes their file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import exp, log
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np

WEIGHT = 10.0
"""What full likeness to the examples of a subject adds to the logarithm of the network's share for it."""

NEW_WEIGHT, NEW_FROM = 24.0, -5.0
"""The same for a subject that the network does not know, and what stands there for its share. So a new subject counts
for little where few words speak for it, and at a likeness of 0.36 as if the network were certain of it."""

LIKE_NOTHING = 0.1
"""How alike any words are to what asks about no subject: likeness below this speaks for none."""


def marks_of(text: str) -> set[int]:
    """Return the words of `text` and the pairs of neighbours, as numbers of 32 bits. `text` has no punctuation."""
    words = text.split()
    pairs = zip(["<", *words], [*words, ">"], strict=True)
    return {crc32(mark.encode()) for mark in (*words, *(f"{first} {second}" for first, second in pairs))}


@dataclass(frozen=True, slots=True)
class Examples:
    """The example questions of one language: for each mark of their wording, the subjects that it speaks for."""

    subjects: Sequence[str]
    marks: np.ndarray[Any, Any]
    """In rising order."""
    rarity: np.ndarray[Any, Any]
    """By mark: how much it tells, since few examples have it."""
    starts: np.ndarray[Any, Any]
    """By mark: where its entries begin in the two below; one more for the end."""
    places: np.ndarray[Any, Any]
    """By entry: the place of a subject in `subjects`."""
    weights: np.ndarray[Any, Any]
    """By entry: how much the mark weighs among all that the examples of that subject are worded in."""

    def likeness(self, text: str) -> np.ndarray[Any, Any]:
        """Return for each subject how alike `text` and its examples are worded, from 0 to 1."""
        import numpy as np

        alike = np.zeros(len(self.subjects))
        known = self._known(marks_of(text))
        length = float(np.sqrt((self.rarity[known] ** 2).sum())) or 1.0
        for mark in known:
            entries = slice(self.starts[mark], self.starts[mark + 1])
            alike[self.places[entries]] += self.weights[entries] * (self.rarity[mark] / length)
        return alike

    def _known(self, marks: set[int]) -> np.ndarray[Any, Any]:
        """Return the places of those of the marks that the examples have."""
        import numpy as np

        wanted = np.array(sorted(marks), dtype=np.uint32)
        at = np.searchsorted(self.marks, wanted).clip(max=len(self.marks) - 1)
        places: np.ndarray[Any, Any] = at[self.marks[at] == wanted]
        return places

    def nearest(self, text: str) -> tuple[str, float]:
        """Return the subject, remark or request whose examples `text` is worded most alike, and how alike.

        It is less so by each word that no example has: "my buttock's numb" is not much like "my hand's numb".
        """
        alike, words = self.likeness(text), {crc32(word.encode()) for word in text.split()}
        best = int(alike.argmax())
        return self.subjects[best], float(alike[best]) * len(self._known(words)) / len(words)

    def shares(self, text: str, topics: Sequence[str], shares: np.ndarray[Any, Any]) -> dict[str, float]:
        """Return how likely each subject is asked about, by the network and by the examples together.

        `shares` are the network's, by the `topics` that it knows, of which the empty one stands for none.
        """
        alike = dict(zip(self.subjects, map(float, self.likeness(text)), strict=True))
        scores = {
            topic: log(float(share) + 1e-9) + WEIGHT * (alike.get(topic, 0.0) if topic else LIKE_NOTHING)
            for topic, share in zip(topics, shares, strict=True)
        }
        # Below that likeness a new subject has no share at all: many of them together would take it from the likeliest.
        near = {topic: like for topic, like in alike.items() if like > LIKE_NOTHING and topic not in scores}
        scores |= {topic: NEW_FROM + NEW_WEIGHT * like for topic, like in near.items()}
        highest = max(scores.values())
        raised = {topic: exp(score - highest) for topic, score in scores.items()}
        whole = sum(raised.values())
        return {topic: share / whole for topic, share in raised.items()}


def examples_in(held: bytes) -> Examples:
    """Return the examples that a file holds. Raises ValueError or KeyError if it is none of theirs."""
    import numpy as np

    with np.load(BytesIO(held), allow_pickle=False) as arrays:
        weights = arrays["weights"].astype(np.float32) * arrays["scales"][arrays["places"]] / 255
        return Examples(
            subjects=bytes(arrays["subjects"]).decode().split("\n"),
            marks=arrays["marks"],
            rarity=arrays["rarity"].astype(np.float32),
            starts=arrays["starts"],
            places=arrays["places"],
            weights=weights,
        )
