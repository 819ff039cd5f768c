"""Puts examples together in batches of like length, as the tensors that the network reads and is judged by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.ear.examples import UNSURE, Example, roughened
from training.ear.labels import Labels
from training.ear.network import LONGEST

LONGEST_QUESTION = 20
"""Word pieces."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some examples as tensors."""

    ids: Tensor
    present: Tensor
    denied: Tensor
    weight: Tensor
    """[batch, findings]: 0 where the label is open."""
    one_of: Tensor
    """[batch, findings]: 1 for the findings of which at least one is told."""
    means: Tensor
    act: Tensor
    topic: Tensor


STEP = 8
"""Batches are this many pieces wide, or twice, and so on: the processor prepares itself anew for each new width."""


def pieces_of(said: str, question: str, tokenizer: Tokenizer) -> list[int]:
    """Return the numbers of the word pieces of an utterance; with a question, of both, the question first."""
    spoken: list[int] = tokenizer.encode(said).ids
    if question:
        asked: list[int] = tokenizer.encode(question).ids
        spoken = [*asked[:-1][:LONGEST_QUESTION], asked[-1], *spoken[1:]]
    return spoken if len(spoken) <= LONGEST else [*spoken[: LONGEST - 1], spoken[-1]]


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Return rows of unlike length as one tensor, filled up with 0."""
    width = -(-max(map(len, rows)) // STEP) * STEP
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def batch_of(examples: Sequence[Example], labels: Labels, tokenizer: Tokenizer) -> Batch:
    """Return a batch of `examples`."""
    shape = (len(examples), len(labels.findings))
    present, denied, weight, one_of = torch.zeros(shape), torch.zeros(shape), torch.ones(shape), torch.zeros(shape)
    for row, example in enumerate(examples):
        present[row, [*example.present]] = 1
        present[row, [*example.unsure]] = UNSURE
        denied[row, [*example.denied]] = 1
        weight[row, [*example.open]] = 0
        if example.one_of:
            weight[row] = 0
            one_of[row, [*example.one_of]] = 1
    return Batch(
        ids=padded([pieces_of(example.said, example.question, tokenizer) for example in examples]),
        present=present,
        denied=denied,
        weight=weight,
        one_of=one_of,
        means=torch.tensor([example.means for example in examples]),
        act=torch.tensor([example.act for example in examples]),
        topic=torch.tensor([example.topic for example in examples]),
    )


def batches_of(
    examples: Sequence[Example], size: int, labels: Labels, tokenizer: Tokenizer, chance: Random | None = None
) -> Iterator[Batch]:
    """Yield all `examples` in batches of `size`. With `chance`, in a new order, and as rough as speech is."""
    rough = [_rough(example, chance) for example in examples] if chance else [*examples]
    tie = chance.random if chance else float
    rough.sort(key=lambda example: (len(example.said.split()) + len(example.question.split()), tie()))
    groups = [rough[start : start + size] for start in range(0, len(rough), size)]
    if chance:
        groups[-1] = rough[-size:]  # all of one size, for the same reason
        chance.shuffle(groups)
    yield from (batch_of(group, labels, tokenizer) for group in groups)


def _rough(example: Example, chance: Random) -> Example:
    fields = {name: getattr(example, name) for name in example.__slots__}
    return Example(**{**fields, "said": roughened(example.said, chance)})
