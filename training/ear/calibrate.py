"""Chooses the thresholds of the encoder on the development set, whose writers the encoder never learnt from.

Each is chosen by what it must not let through; the figures below are the shares of the development set that may pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from skill.app import load_resources
from skill.listening.encoder.encoder import Encoder
from skill.listening.encoder.files import find_encoder
from skill.listening.encoder.reading import ANSWERING, Means, Reading
from skill.listening.hearable import Thresholds
from skill.listening.heard import Heard
from skill.listening.listen import listen
from skill.listening.listener import Listener
from skill.listening.said import Answer, Said
from skill.listening.vocabulary.loading import load_lexicon
from skill.resources import Resources
from skill.talk import Talk
from skill.triage.assessment import assess
from skill.triage.dangers import complaints_of, dangers_of, lesser_of
from skill.triage.status import Status
from training.corpus import Utterance
from training.ear.material import Material
from training.measure import run_reply

STEPS = tuple(step / 100 for step in range(2, 100))
"""The thresholds that are tried."""

KEPT = 0.97
"""Of the dangers that writer and grammar agree on, the encoder must hear at least this share."""

ALARMED_GATE = 0.04
"""Of the harmless utterances, at most this share may lead to a question that the encoder alone wants asked, about a
danger that everybody is asked about anyway."""

SUREST_EMERGENCY, SUREST = 0.3, 0.5
"""Of any other danger, the encoder alone must be at least so sure: of one that is an emergency by itself, and of one
that is not. It must be surer than it is of all but `MISTAKEN` of the harmless utterances, too."""

MISTAKEN = 2

WRONG_MORE = 0.001
"""Of the replies, at most this share more may be taken wrongly than at the highest threshold."""

LEAST_NO = 0.8
"""However few replies are taken wrongly, the encoder must be at least so sure of a no: a no is earned."""

WRONG_COMPLAINTS = 0.1
"""Of the complaints that the encoder hears, and of the other findings that are no danger, at most this share may be
wrong."""

CERTAIN = 0.985
"""From this chance on it is all but certain what a reply means. Chosen together with all else that must hold then
(`skill/dialogue/record/answers_in_words.py`), with the network before this one: among 1,728 replies of the development
set and two used ones, one was taken wrongly by it."""

LEAST_MENTIONED = 0.98
"""To be told, a danger that the grammar only hears mentioned must be heard by the encoder with at least this chance."""


FURTHER = 0.98
"""From this chance on a danger is told that only the encoder hears, beside one that both ears hear told. Of 76 heard so
in the development set, 65 bear the writer's label; of the eleven others, nine say no less than what is told there
("my right leg just folds", of a leg too weak to stand on), and none leads to a warning that was not due."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One utterance of the development set, as each ear heard it."""

    utterance: Utterance
    heard: Heard
    reading: Reading

    def told(self, name: str) -> bool:
        """Whether the writer tells of a finding, if only in doubt."""
        return name in self.utterance.present or name in self.utterance.unsure


def judged_by(material: Material, language: str) -> list[Judged]:
    """Return the development set as both ears hear it."""
    encoder = Encoder(find_encoder(language), material.questions)
    lexicon = load_lexicon(language)
    return [Judged(u, listen(u.said, lexicon), encoder.read(u.said, u.reply_to)) for u in material.development]


def thresholds_for(material: Material, language: str = "en") -> dict[str, Any]:
    """Choose all thresholds, and print each with what it lets through."""
    judged = judged_by(material, language)
    dangers, complaints = dangers_of(material.content), complaints_of(material.content)
    gate = {
        name for question in material.content.questions.values() if question.group == "gate" for name in question.covers
    } & dangers
    harmless = [item for item in judged if not any(map(item.told, dangers))]
    at_once = {name for name in dangers if assess(material.content, {name: Status.PRESENT}, ()).is_emergency}
    alone = {name: _surer(harmless, name, name in at_once) for name in sorted(dangers - gate)}
    alone |= dict.fromkeys(sorted(gate), _alarm(harmless, gate, ALARMED_GATE))
    chosen = {
        "present": _kept(judged, dangers),
        "alone": alone,
        "denied": _denied(judged, dangers),
        "complaint": _one_ear(judged, complaints, "complaint"),
        "lesser": _one_ear(judged, lesser_of(material.content), "lesser"),
        "mentioned": _mentioned(harmless, dangers),
        "further": FURTHER,
        "certain": CERTAIN,
        "topic": _topic(judged),
    }
    return {**chosen, "means": _means(judged, chosen)}


def _first(steps: Iterable[float], is_good: Callable[[float], bool], otherwise: float) -> float:
    return next((step for step in steps if is_good(step)), otherwise)


def _kept(judged: Sequence[Judged], dangers: frozenset[str]) -> float:
    """Return the highest threshold at which nearly all dangers told, and heard by the grammar, are heard."""
    chances = [
        item.reading.present.get(o.finding, 0.0)
        for item in judged
        for o in item.heard.observations
        if o.said is Said.PRESENT and o.finding in dangers and o.finding in item.utterance.present
    ]
    chosen = _first(reversed(STEPS), lambda step: sum(c >= step for c in chances) >= KEPT * len(chances), STEPS[0])
    wrong = [
        item.reading.present.get(o.finding, 0.0)
        for item in judged
        for o in item.heard.observations
        if o.said is Said.PRESENT and o.finding in dangers and not item.told(o.finding)
    ]
    passed = sum(chance >= chosen for chance in wrong)
    print(f"present {chosen}: keeps {KEPT:.0%} of {len(chances)}; of {len(wrong)} wrong ones {passed}")
    return chosen


def _alarm(harmless: Sequence[Judged], names: frozenset[str] | set[str], share: float) -> float:
    """Return the lowest threshold at which few harmless utterances raise a suspicion of any of these dangers."""
    worst = [max((item.reading.present.get(name, 0.0) for name in names), default=0.0) for item in harmless]
    chosen = _first(STEPS, lambda step: sum(chance >= step for chance in worst) <= share * len(worst), 0.99)
    print(
        f"alone {chosen}: {sum(c >= chosen for c in worst)} of {len(worst)} harmless utterances, {len(names)} dangers"
    )
    return chosen


def _surer(harmless: Sequence[Judged], name: str, is_emergency: bool) -> float:
    """Return a threshold for one danger that no more than `MISTAKEN` harmless utterances reach."""
    worst = sorted((item.reading.present.get(name, 0.0) for item in harmless), reverse=True)[MISTAKEN]
    return round(max(SUREST_EMERGENCY if is_emergency else SUREST, min(worst + 0.02, 0.995)), 3)


def _denied(judged: Sequence[Judged], dangers: frozenset[str]) -> float:
    """Return the lowest threshold, but no less than a half, at which no danger that is told is denied by both ears."""
    pairs = [
        (item.reading.denied.get(o.finding, 0.0), item.told(o.finding), o.finding in item.utterance.denied)
        for item in judged
        for o in item.heard.observations
        if o.said is Said.DENIED and o.finding in dangers
    ]
    chosen = max(0.5, *(chance + 0.01 for chance, told, _ in pairs if told), 0.0)
    kept = sum(chance >= chosen for chance, _, denied in pairs if denied)
    print(f"denied {chosen:.2f}: both deny {kept} of {sum(d for *_, d in pairs)} that the grammar hears denied")
    return min(round(chosen, 2), 0.99)


def _mentioned(harmless: Sequence[Judged], dangers: frozenset[str]) -> float:
    """Return the lowest threshold at which no danger that a harmless utterance mentions is heard told."""
    chances = [
        item.reading.present.get(o.finding, 0.0)
        for item in harmless
        for o in item.heard.observations
        if o.is_mentioned and o.finding in dangers and not item.reading.surely_asks
    ]
    chosen = max(LEAST_MENTIONED, round(max(chances, default=0.0) + 0.005, 3))
    print(f"mentioned {chosen}: the highest of {len(chances)} harmless ones is {max(chances, default=0.0):.3f}")
    return chosen


def _one_ear(judged: Sequence[Judged], complaints: frozenset[str], what: str) -> float:
    """Return the lowest threshold at which few of these findings that the encoder hears are wrong."""
    pairs = [
        (chance, name in item.utterance.present)
        for item in judged
        for name, chance in item.reading.present.items()
        if name in complaints
    ]

    def wrong(step: float) -> float:
        taken = [right for chance, right in pairs if chance >= step]
        return taken.count(False) / max(1, len(taken))

    chosen = _first(STEPS, lambda step: wrong(step) <= WRONG_COMPLAINTS, 0.99)
    print(f"{what} {chosen}: {wrong(chosen):.1%} wrong")
    return chosen


def _means(judged: Sequence[Judged], before: Mapping[str, Any]) -> dict[str, float]:
    """Return for each meaning the lowest threshold, but no less than a half, at which few replies are taken wrongly.

    What becomes of a reply is found by putting it to a turn of talk, once believed and once not.
    """
    resources = load_resources()
    content = resources.knowledge.content
    believing, doubting = (
        Talk(replace(resources, listeners=_with_means(resources, before, dict.fromkeys(Means, needed))))
        for needed in (0.0, 2.0)
    )
    taken: dict[Means, list[tuple[float, str, Means]]] = {means: [] for means in Means}
    for item in judged:
        if item.reading.means and not item.heard.is_bare:
            reply = {"reply_to": item.utterance.reply_to, "said": item.utterance.said}
            likeliest, chance = item.reading.likeliest
            becomes = run_reply(believing, content, reply)
            if becomes != run_reply(doubting, content, reply):
                taken[likeliest].append((chance, becomes, Means(item.utterance.means)))
    replies = sum(bool(item.reading.means) for item in judged)
    chosen = {means: _surest(means, taken[means], WRONG_MORE * replies) for means in Means}
    chosen[Means.NO] = max(chosen[Means.NO], LEAST_NO)
    chosen[Means.PARTLY] = chosen[Means.YES]
    return {str(means): threshold for means, threshold in chosen.items()}


def _with_means(resources: Resources, before: Mapping[str, Any], means: Mapping[str, float]) -> dict[str, Listener]:
    thresholds = Thresholds(**{**before, "means": means})
    return {name: replace(listener, thresholds=thresholds) for name, listener in resources.listeners.items()}


_RIGHT = {
    "yes": {Means.YES, Means.PARTLY},
    "told": {Means.YES, Means.PARTLY},
    "warned": {Means.YES, Means.PARTLY},
    "no": {Means.NO},
}
"""What becomes of a reply -> what it must have meant."""


def _surest(means: Means, taken: Sequence[tuple[float, str, Means]], may_be_more: float) -> float:
    """Return the lowest threshold of one meaning that lets hardly more wrong replies through than the highest does."""

    def wrong(step: float) -> int:
        at_all = [(becomes, meant) for chance, becomes, meant in taken if chance >= step]
        return sum(becomes in _RIGHT and meant not in _RIGHT[becomes] for becomes, meant in at_all)

    chosen = _first(STEPS[48:], lambda step: wrong(step) <= wrong(STEPS[-1]) + may_be_more, STEPS[-1])
    print(f"means {means} {chosen}: {sum(c >= chosen for c, *_ in taken)} of {len(taken)} taken, {wrong(chosen)} wrong")
    return chosen


def _topic(judged: Sequence[Judged]) -> float:
    """Return the lowest threshold at which few utterances that tell or answer are taken for a question or a remark."""
    chances = [
        item.reading.topic_chance
        for item in judged
        if item.reading.topic and item.utterance.act in ANSWERING and item.heard.answer is not Answer.YES
    ]
    chosen = _first(STEPS, lambda step: sum(chance >= step for chance in chances) <= 0.005 * len(judged), 0.99)
    print(f"topic {chosen}")
    return max(0.5, chosen)
