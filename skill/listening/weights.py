"""What the second ear has learnt: how much each word, concept and pair of concepts speaks for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LANE = 32
"""Bits for one finding's weight; a turn's weights, in hundredths, add up to far less than two billion."""


def lanes(weights: Mapping[int, int]) -> str:
    """Place of a finding among the biases -> weight in hundredths; one number that holds them all, in hexadecimal."""
    return f"{sum(weight << LANE * place for place, weight in weights.items()):x}"


class Weights(dict[str, int]):
    """What stands with a word or concept -> its weights side by side, added up when it first does."""

    __slots__ = ("_written", "besides")

    def __init__(self, row: str) -> None:
        lines = row.split("\n")
        self._written = dict(zip(lines[::2], lines[1::2], strict=True))
        self.besides = frozenset(self._written)

    def __missing__(self, beside: str) -> int:
        self[beside] = int(self._written[beside], 16)
        return self[beside]


@dataclass(frozen=True, slots=True)
class Suspicions:
    """A linear model for each finding that can be suspected; made by `training/train_suspicion.py`.

    The weights of one piece of evidence for all findings stand side by side in one number, a lane for each, so that
    one addition adds them all. Laid out only for what is said.
    """

    biases: Mapping[str, float]
    """Finding -> what its weights must outweigh, the threshold included: above nought it is suspected."""
    rows: Mapping[str, str]
    """Word or concept -> by turns a line that names what stands with it, a later concept of the alphabet or nothing,
    and a line with what `lanes` makes of its weights."""
    laid_out: dict[str, Weights] = field(default_factory=dict, compare=False)

    def of(self, name: str, besides: frozenset[str]) -> Iterable[int]:
        """The weights of a word or concept together with each of `besides`; "" stands for itself alone."""
        weights = self.laid_out.get(name)
        if weights is None:
            weights = self.laid_out[name] = Weights(self.rows[name])
        return map(weights.__getitem__, weights.besides & besides)

    def totals(self, weights: Iterable[int]) -> list[float]:
        """The sum of such numbers, for each finding by itself."""
        size, mask, middle = len(self.biases), (1 << LANE) - 1, 1 << LANE - 1
        ones = ((1 << LANE * size) - 1) // mask
        total = sum(weights, ones * middle)  # no lane falls below nought, so none borrows of the next
        return [((total >> LANE * place & mask) - middle) / 100 for place in range(size)]
