"""Counts what of the vocabulary each peer has a form for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skill.listening.vocabulary.lexicon import Lexicon
from tools.bench.feed import Feed, feed_of, forms_lost
from tools.bench.peers.templates import expressible

BY_SPACY, BY_HASSIL = "spaCy, medspaCy", "hassil"

REMARK = """
For spaCy and medspaCy, a hundred lines of our own (`tools/bench/peers/composing.py`) put their concepts together to
patterns; hassil takes an order, but any number of words between. None of them has a form for a small word inside a
phrase, a clause, the nearest part of the body, a doubt, a date or an owner, but for those that ConText knows.
""".strip()


def expressed(lexicon: Lexicon) -> dict[str, Mapping[str, int]]:
    """Return each part of the vocabulary -> how many of it there are ("all"), and how many each peer can be given."""
    feed = feed_of(lexicon)
    patterns, said = feed["patterns"], expressible(feed["patterns"])
    exact, forms = _size(feed, "exact"), sum(len(words) for words in lexicon.lemmas.values())
    kept = forms - forms_lost(lexicon)
    return {
        "phrases": _row(exact + _size(feed, "phrases"), None, None),
        "of these, taken only as they are written": _row(exact, exact, 0),
        "forms of words": _row(forms, kept, kept),
        "patterns": _row(len(patterns), None, len(said)),
        "of these, ruled out by another concept": _row(sum(_excludes(p) for p in patterns), None, 0),
        "of these, with an order and nearness": _row(sum(bool(p["following"]) for p in patterns), None, 0),
    }


def expressed_table(lexicon: Lexicon) -> Iterator[str]:
    """Yield the table of what each peer can be given."""
    yield from ("", "### What of the vocabulary they have a form for", "")
    yield from (f"| | all | {BY_SPACY} | {BY_HASSIL} |", "|---|---|---|---|")
    for part, counts in expressed(lexicon).items():
        yield f"| {part} | {counts['all']} | {counts[BY_SPACY]} | {counts[BY_HASSIL]} |"
    yield from ("", REMARK)


def _row(total: int, by_spacy: int | None, by_hassil: int | None) -> Mapping[str, int]:
    """Return a row; None stands for all."""
    return {
        "all": total,
        BY_SPACY: total if by_spacy is None else by_spacy,
        BY_HASSIL: total if by_hassil is None else by_hassil,
    }


def _size(feed: Feed, part: str) -> int:
    return sum(map(len, feed[part].values()))


def _excludes(pattern: Mapping[str, object]) -> bool:
    return bool(pattern["without"] or pattern["without_anywhere"])
