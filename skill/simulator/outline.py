"""An explanation in words, as nested lines, for the command line and the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.listening.agreement import Opinion
from skill.listening.grammar.cues import CueKind
from skill.listening.said import Said
from skill.listening.vocabulary.patterns import Kind, is_literal
from skill.simulator.wording import ANSWERED, BECAUSE, GOES_ON, OUTCOME, PART, SAYS, TAKEN, VERDICT, WHEN, WHOSE

_Found = Mapping[str, Any]
"""A part of what `explaining.explain` returns."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A line, and the lines that belong to it."""

    text: str
    under: tuple[Lines, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as JSON primitives."""
        return {"text": self.text, "under": [line.as_json() for line in self.under]}

    def indented(self, depth: int = 0) -> Iterator[str]:
        """Yield the lines as text, each level two spaces further in."""
        yield "  " * depth + self.text
        for line in self.under:
            yield from line.indented(depth + 1)


def outline(explained: _Found) -> Iterator[Lines]:
    """Yield in words what `explaining.explain` returned: what led to a finding, an answer, a subject or an act.

    A choice that the pending question does not offer is left out, and so is a mere mention of what is said in full.
    """
    offered = explained["reply"]["offers"] if explained["reply"] else ()
    clauses = [
        {**clause, "patterns": [met for met in clause["patterns"] if _counts(met, offered)]}
        for clause in explained["clauses"]
    ]
    words = " ".join(explained["words"]).strip(" .,") or "(none reached the skill, only the intent)"
    yield Lines(f"words: {words}", tuple(_words(explained, clauses)))
    yield from map(_clause, clauses)
    yield from _in_all(explained)
    heard = (Lines(f"{found['finding']}: {_stands(found['said'], found)}") for found in explained["observations"])
    yield Lines("heard:" if explained["observations"] else "heard: no finding", tuple(heard))
    if explained["reply"]:
        yield _reply(explained["reply"])
    changes = (Lines(f"{name}: {status or 'taken back'}") for name, status in explained["changes"].items())
    yield Lines("so it is known now:" if explained["changes"] else "so nothing new is known", tuple(changes))


def _counts(met: _Found, offered: Collection[str]) -> bool:
    """Whether a pattern led to something here; `offered` are the choices of the pending question."""
    if met["kind"] == Kind.CHOICE:
        return met["id"] in offered
    is_outdone = met["because"] is not None and met["because"]["kind"] == CueKind.FULLER
    return met["kind"] != Kind.MEASURE and not is_outdone


def _words(explained: _Found, clauses: Iterable[_Found]) -> Iterator[Lines]:
    """Yield what was mended, what an idiom hides, and each concept that took part in something."""
    if explained["is_framed"]:
        yield Lines(f'"{explained["said"]}" alone is put into this sentence')
    for slip in explained["mended"]:
        yield Lines(f'"{slip["written"]}" is taken for "{slip["taken_for"]}"')
    took_part = {(p["concept"], p["words"]) for clause in clauses for p in _taking_part(clause)}
    for phrase in explained["phrases"]:
        if phrase["hides"]:
            yield Lines(f'"{phrase["words"]}" means something else as a whole, and hides {", ".join(phrase["hides"])}')
        elif (phrase["concept"], phrase["words"]) in took_part and not is_literal(phrase["concept"]):
            yield Lines(f'"{phrase["words"]}" is {phrase["concept"]}')


def _taking_part(clause: _Found) -> Iterator[_Found]:
    yield from clause["names"]
    for met in clause["patterns"]:
        yield from (*met["met_by"], *met["noes"])


def _clause(clause: _Found) -> Lines:
    """Return a clause: when it is true, whom it names, and each pattern met in it."""
    about: list[str] = []
    if clause["when"] in WHEN:
        by = ", ".join(f'"{words}"' for words in dict.fromkeys(clause["dated_by"])) or "the clause beside it"
        about.append(f"when: {WHEN[clause['when']]}, by {by}")
    if clause["names"]:
        about.append(f"who: {', '.join(map(_met, clause['names']))}")
    if clause["may_mean"]:
        about.append(f'"it" may mean: {", ".join(clause["may_mean"])}')
    return Lines(f"clause: {clause['words']}", (*map(Lines, about), *map(_pattern, clause["patterns"])))


def _pattern(met: _Found) -> Lines:
    """Return a pattern: by which words it is met, and what denies it or puts it in doubt."""
    by = f"by {', '.join(map(_met, met['met_by']))}"
    if met["kind"] not in (Kind.FINDING, Kind.REPLY):
        return Lines(f"{met['kind']} {met['id']}: {by}")
    is_part = met["kind"] == Kind.REPLY and met["says"] == Said.UNSURE
    how = [f"pattern: {met['pattern']}{PART if is_part else SAYS[met['says']]}", by]
    for no in met["noes"]:
        how.append(f'"{no["words"]}" stands {"before" if no["before"] else "after"} it, and {_turned(met)}')
    if met["because"]:
        how.append(f'but {BECAUSE[met["because"]["kind"]]}: "{met["because"]["words"]}"')
    return Lines(f"{met['kind']} {met['id']}: {_taken(met)}", tuple(map(Lines, how)))


def _turned(met: _Found) -> str:
    """Return what the "no" beside a pattern does to it."""
    if met["with_noes"] != Said.DENIED:
        return "leaves it in doubt"
    return "would deny it" if met["because"] else "denies it"


def _taken(met: _Found) -> str:
    """Return as what a finding or a reply is taken."""
    if met["taken_as"] is None:
        return "not counted"
    return ANSWERED[met["taken_as"]] if met["kind"] == Kind.REPLY else _stands(met["taken_as"], met)


def _stands(said: str, found: _Found) -> str:
    """Return how a finding stands: whether it is there, whose it is, and when."""
    return ", ".join(filter(None, (TAKEN[said], WHOSE.get(found["whose"]), WHEN.get(found["when"]))))


def _met(phrase: _Found) -> str:
    """Return a phrase with its concept, or alone if a pattern asks for these very words."""
    if not phrase["words"]:
        return f"{phrase['concept']}, named before"
    return f'"{phrase["words"]}"' + ("" if is_literal(phrase["concept"]) else f" as {phrase['concept']}")


def _in_all(explained: _Found) -> Iterator[Lines]:
    """Yield what else was heard, in whatever clause."""
    answer = explained["answer"]
    if answer:
        goes_on = (Lines(text) for name, text in GOES_ON.items() if answer[name])
        yield Lines(f"as an answer: {ANSWERED[answer['answer']]}", tuple(goes_on))
    numbers = (f"{measure['name']} {measure['value']:g}" for measure in explained["measures"])
    times = (f"{name} {value}" for name, value in explained["schedule"].items())
    for title, found in (("numbers", ", ".join(numbers)), ("time", ", ".join(times))):
        if found:
            yield Lines(f"{title}: {found}")
    if explained["ears"]:
        yield _ears(explained["ears"])


def _ears(ears: _Found) -> Lines:
    """Return what each ear heard of the dangers, and what came of it."""
    compared = [
        Lines(
            f"{danger['finding']}: the grammar hears {danger['grammar'] or 'nothing'}, "
            f"the encoder {danger['encoder']} (present {danger['present']:.2f}, denied {danger['denied']:.2f}); "
            f"so {VERDICT[danger['verdict']]}"
        )
        for danger in ears["dangers"]
        if danger["grammar"] or danger["encoder"] != Opinion.NEITHER
    ]
    if ears["reply"]:
        chances = ", ".join(f"{means} {chance:.2f}" for means, chance in ears["reply"].items())
        compared.append(
            Lines(f"as a reply, the encoder takes it for {ears['means'] or 'nothing for sure'} ({chances})")
        )
    return Lines("both ears:" if compared else "both ears: nothing heard of a danger", tuple(compared))


def _reply(reply: _Found) -> Lines:
    """Return what the pending question takes from it."""
    establishes = (Lines(f"{name}: {status}") for name, status in reply["establishes"].items())
    return Lines(f"as a reply to {reply['to']}: {OUTCOME[reply['outcome']]}", tuple(establishes))
