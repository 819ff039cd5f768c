"""`make suspicion`: trains the second ear on suspicion_en.jsonl, and writes suspicion.json into the language's folder.

One logistic regression for each finding, by plain gradient descent. The threshold of each finding is set on phrases the
model has not seen (threefold), so that at most a share `FALSE` of the harmless phrases pass it.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

from skill.listening.grammar.tagging import tags_of
from skill.listening.normalise import words_of
from skill.listening.suspicion import Suspicions, evidence, share_of
from skill.listening.vocabulary.lexicon import Lexicon
from skill.listening.vocabulary.loading import build_lexicon, read_tables

LANGUAGE = "en"
ROOT = Path(__file__).parents[1]
PHRASES = ROOT / "training" / f"suspicion_{LANGUAGE}.jsonl"
MODEL = ROOT / "skill" / "listening" / "languages" / LANGUAGE / "suspicion.json"

FALSE = 0.005
"""The share of harmless phrases that may be suspected of any one finding."""

FOLDS, EPOCHS, RATE, DECAY, SHRINK = 3, 15, 0.3, 0.3, 1e-4
UPWEIGHT = 3
"""How much more a phrase that tells of a finding weighs than one that does not, as there are far fewer of them."""

SMALLEST = 0.4
"""A weight below this is left out of the file."""

Row = tuple[frozenset[str], float, str]
"""The evidence in a phrase ("numb", "saddle+lost_feeling"), how much each piece counts, and the finding it tells of."""

Weights = dict[str, dict[str, float]]


def rows(lexicon: Lexicon) -> list[Row]:
    """Return each phrase as evidence, with the finding to suspect ("" for none)."""
    found = []
    for line in PHRASES.read_text("utf-8").splitlines():
        phrase = json.loads(line)
        words = words_of(phrase["said"], lexicon.spelling)
        said = frozenset(tag.concept for tag in tags_of(words, lexicon))
        singles, concepts = evidence(words, said, lexicon.linking)
        pairs = {f"{first}+{second}" for first, second in combinations(sorted(concepts), 2)}
        found.append((singles | pairs, share_of(singles, concepts), phrase["suspect"]))
    return found


def train(examples: Iterable[Row], findings: list[str]) -> tuple[Weights, dict[str, float]]:
    """Return the weights by finding and feature, and a bias for each finding."""
    chance = random.Random(0)  # the same model each time
    weights: Weights = {finding: defaultdict(float) for finding in findings}
    biases = dict.fromkeys(findings, -2.0)
    order = list(examples)
    for epoch in range(EPOCHS):
        chance.shuffle(order)
        rate = RATE / (1 + DECAY * epoch)
        for found, share, told in order:
            for finding in findings:
                row = weights[finding]
                error = (finding == told) - _sigmoid(biases[finding] + share * sum(row.get(f, 0.0) for f in found))
                error *= UPWEIGHT if finding == told else 1
                if abs(error) < 0.02:
                    continue  # learnt
                biases[finding] += 0.1 * rate * error
                for feature in found:
                    row[feature] += rate * (error * share - SHRINK * row[feature])
    kept = {finding: {f: round(w, 2) for f, w in row.items() if abs(w) >= SMALLEST} for finding, row in weights.items()}
    return kept, biases


def score(row: Row, weights: Weights, biases: Mapping[str, float]) -> dict[str, float]:
    """Return the log odds of each finding."""
    found, share, _ = row
    return {f: biases[f] + share * sum(known.get(name, 0.0) for name in found) for f, known in weights.items()}


def unseen_scores(examples: list[Row], findings: list[str]) -> list[tuple[str, dict[str, float]]]:
    """Return for every phrase what it tells of and its scores, by a model that has not seen it."""
    chance = random.Random(1)
    order = list(examples)
    chance.shuffle(order)
    scored = []
    for fold in range(FOLDS):
        model = train([row for at, row in enumerate(order) if at % FOLDS != fold], findings)
        scored += [(row[-1], score(row, *model)) for at, row in enumerate(order) if at % FOLDS == fold]
    return scored


def main() -> None:
    """Train, choose the threshold, write the model, and print how it does on phrases it has not seen."""
    examples = rows(build_lexicon(read_tables(LANGUAGE), Suspicions({}, {}, {})))
    findings = sorted({told for *_, told in examples} - {""})
    scored = unseen_scores(examples, findings)
    harmless = [scores for told, scores in scored if not told]
    allowed = int(FALSE * len(harmless))
    thresholds = {name: sorted((row[name] for row in harmless), reverse=True)[allowed] for name in findings}
    told = [(name, _suspects(scores, thresholds)) for name, scores in scored if name]
    hits, alarms = sum(name == found for name, found in told), sum(_suspects(row, thresholds) != "" for row in harmless)
    print(f"of phrases not seen, {hits / len(told):.1%} of {len(told)} are suspected of what they tell,")
    print(f"and {alarms / len(harmless):.1%} of {len(harmless)} harmless ones of anything")
    weights, biases = train(examples, findings)
    _write(weights, {finding: bias - thresholds[finding] for finding, bias in biases.items()})


def _suspects(scores: Mapping[str, float], thresholds: Mapping[str, float]) -> str:
    worst = max(scores, key=lambda name: scores[name] - thresholds[name])
    return worst if scores[worst] > thresholds[worst] else ""


def _write(weights: Weights, biases: dict[str, float]) -> None:
    words: dict[str, dict[str, int]] = defaultdict(dict)
    pairs: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for finding, row in sorted(weights.items()):
        for name, weight in sorted(row.items()):
            first, _, second = name.partition("+")
            (pairs[first][second] if second else words[first])[finding] = round(weight * 100)
    model = {"biases": {finding: round(bias, 3) for finding, bias in biases.items()}, "words": words, "pairs": pairs}
    MODEL.write_text(json.dumps(model, separators=(",", ":")) + "\n", "utf-8")
    print(f"{len(words)} words and concepts, {sum(map(len, pairs.values()))} pairs, {MODEL.stat().st_size // 1024} kB")


def _sigmoid(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


if __name__ == "__main__":
    main()
