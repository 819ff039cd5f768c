"""The comparator: what counts when two ears have listened to the same words.

The first ear is the grammar, exact and explainable; the second is the encoder, learnt. They err in different places. So
a danger counts as told only if both heard it, as denied only if both heard that, and is asked about if either heard it:

| grammar \\ encoder | present | denied  | neither |
|--------------------|---------|---------|---------|
| present            | present | ask     | ask     |
| in doubt           | ask     | ask     | ask     |
| denied             | ask     | denied  | unknown |
| nothing            | ask     | unknown | unknown |

`tests/listening/test_agreement.py` holds this table against `VERDICTS`. This module is pure: it knows no finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from skill.listening.encoder.reading import Means, Reading
from skill.listening.said import Said


class Opinion(StrEnum):
    """What the second ear thinks of one finding."""

    PRESENT = "present"
    DENIED = "denied"
    NEITHER = "neither"


class Verdict(StrEnum):
    """What counts of one danger."""

    PRESENT = "present"
    DENIED = "denied"
    ASK = "ask"
    """Its question comes next."""
    UNKNOWN = "unknown"
    """As if nothing had been said of it: it is asked about in its turn."""


VERDICTS: Mapping[tuple[Said | None, Opinion], Verdict] = {
    (Said.PRESENT, Opinion.PRESENT): Verdict.PRESENT,
    (Said.PRESENT, Opinion.DENIED): Verdict.ASK,
    (Said.PRESENT, Opinion.NEITHER): Verdict.ASK,
    (Said.UNSURE, Opinion.PRESENT): Verdict.ASK,
    (Said.UNSURE, Opinion.DENIED): Verdict.ASK,
    (Said.UNSURE, Opinion.NEITHER): Verdict.ASK,
    (Said.DENIED, Opinion.PRESENT): Verdict.ASK,
    (Said.DENIED, Opinion.DENIED): Verdict.DENIED,
    (Said.DENIED, Opinion.NEITHER): Verdict.UNKNOWN,
    (None, Opinion.PRESENT): Verdict.ASK,
    (None, Opinion.DENIED): Verdict.UNKNOWN,
    (None, Opinion.NEITHER): Verdict.UNKNOWN,
}
"""What the grammar heard (None: nothing) and what the encoder heard -> what counts."""


def verdict_on(grammar: Said | None, encoder: Opinion) -> Verdict:
    """Return what counts of a danger."""
    return VERDICTS[grammar, encoder]


class Taken(StrEnum):
    """What the grammar takes a reply to a yes-or-no question for."""

    YES = "yes"
    NO = "no"
    OTHER = "other"
    """Neither: a doubt, a question, another subject."""


def settles(grammar: Taken, encoder: Means | None) -> bool:
    """Return whether a reply that is more than a bare yes or no settles its question: only if both ears agree.

    `encoder` is None where it is not sure. A half yes ("a little") agrees with a yes.
    """
    return encoder in _AGREEING[grammar]


_AGREEING: Mapping[Taken, frozenset[Means]] = {
    Taken.YES: frozenset({Means.YES, Means.PARTLY}),
    Taken.NO: frozenset({Means.NO}),
    Taken.OTHER: frozenset(),
}


PLAINLY, _NOT_AT_ALL = 0.9, 0.1
"""The chance from which a finding is plainly denied, and below which nothing is said of it."""

RATHER = 0.5
"""The chance from which a finding is rather told, or denied, than not."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What the second ear heard of an utterance, and what came of it."""

    reading: Reading
    verdicts: Mapping[str, tuple[Said | None, Opinion, Verdict]]
    """Danger id -> what the grammar heard of it (None: nothing), what the encoder heard, and what counts."""
    means: Means | None = None
    """What the words mean as a reply to the pending question; None if that is not sure, or none is pending."""
    question: str = ""
    """Id of that question; empty if none is pending."""
    is_certain: bool = False
    """Whether what the words mean is all but certain."""

    @property
    def hears_danger(self) -> bool:
        """Whether any danger counts as told, or is to be asked about."""
        return any(verdict in (Verdict.PRESENT, Verdict.ASK) for *_, verdict in self.verdicts.values())

    @property
    def tells_danger(self) -> bool:
        """Whether either ear hears any danger told."""
        return self.tells_any_of(self.verdicts)

    def hears_danger_besides(self, findings: Collection[str]) -> bool:
        """Return whether any danger but these counts as told, or is to be asked about."""
        return any(
            verdict in (Verdict.PRESENT, Verdict.ASK)
            for name, (*_, verdict) in self.verdicts.items()
            if name not in findings
        )

    def hears_none_of(self, findings: Iterable[str]) -> bool:
        """Return whether none of these dangers counts as told, or is to be asked about."""
        verdicts = (self.verdicts[name][2] for name in findings if name in self.verdicts)
        return not any(verdict in (Verdict.PRESENT, Verdict.ASK) for verdict in verdicts)

    def tells_any_of(self, findings: Iterable[str]) -> bool:
        """Return whether either ear hears any of these dangers told."""
        verdicts = (self.verdicts[name] for name in findings if name in self.verdicts)
        return any(said is Said.PRESENT or opinion is Opinion.PRESENT for said, opinion, _ in verdicts)

    def denies_a_part(self, findings: Collection[str]) -> bool:
        """Return whether the second ear hears some of these findings plainly denied, and nothing of some others.

        "Chest's okay" says nothing of the breath. The two chances were chosen on the development set.
        """
        denied = [self.reading.denied.get(name, 0.0) for name in findings]
        return len(denied) > 1 and max(denied) >= PLAINLY and min(denied) < _NOT_AT_ALL

    def counts_denied(self, findings: Collection[str]) -> bool:
        """Return whether both ears hear each of these dangers denied; False if there are none."""
        verdicts = [self.verdicts[name][2] for name in findings if name in self.verdicts]
        return bool(verdicts) and len(verdicts) == len(findings) and set(verdicts) == {Verdict.DENIED}

    def denies_each(self, findings: Collection[str], least: float) -> bool:
        """Return whether the second ear hears each of these findings denied, by at least this chance; False if none."""
        return bool(findings) and all(self.reading.denied.get(name, 0.0) >= least for name in findings)

    def reads(self, findings: Iterable[str]) -> tuple[str, ...]:
        """Return those of these findings, dangers or none, that the second ear hears rather told than not."""
        return tuple(name for name in findings if self.reading.present.get(name, 0.0) >= RATHER)

    def hears_any_of(self, findings: Iterable[str]) -> bool:
        """Return whether the second ear hears any of these dangers told."""
        return any(self.verdicts[name][1] is Opinion.PRESENT for name in findings if name in self.verdicts)

    def hears_denied(self, findings: Iterable[str]) -> bool:
        """Return whether the second ear hears denied any of these dangers that the first hears told."""
        verdicts = (self.verdicts[name] for name in findings if name in self.verdicts)
        return any(said is Said.PRESENT and opinion is Opinion.DENIED for said, opinion, _ in verdicts)

    @property
    def hears_answer(self) -> bool:
        """Whether the second ear takes the words for a yes, a half yes or a no."""
        return self.means in (Means.YES, Means.PARTLY, Means.NO)

    @property
    def alone(self) -> tuple[str, ...]:
        """Return the dangers that only the second ear hears told, the surest first.

        The first ear heard nothing of them, or a mere mention.
        """
        heard = [
            name
            for name, (grammar, opinion, _) in self.verdicts.items()
            if opinion is Opinion.PRESENT and grammar in (None, Said.UNSURE)
        ]
        return tuple(sorted(heard, key=lambda name: -self.reading.present.get(name, 0.0)))

    def grammar(self, finding: str) -> Said | None:
        """Return what the grammar heard of a danger; None if it heard nothing, or if it is no danger."""
        return self.verdicts[finding][0] if finding in self.verdicts else None
