"""Measures how often words are lost by voice, and what the triage does then: `python -m tools.reports.voice`.

Cases are spoken by several synthesised voices in a quiet and a noisy room, heard by the offline recogniser, said back
where it is in doubt, and told to the skill; beside them the same cases as typed. Takes a quarter of an hour. Needs the
extra of requirements-voice.txt, espeak-ng and flite. No sound is kept.
"""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from skill.app import load_opened_resources
from skill.dialogue.messages import Offer
from skill.listening.said import Answer
from skill.resources import Resources
from skill.simulator.device import Device
from skill.simulator.doubt import Doubt
from skill.simulator.evaluate import proportion, read_cases
from skill.simulator.hearing import Ear
from skill.simulator.local_skill import running_skill
from skill.simulator.voice import Hearing, Voice, VoiceError, load_voice
from skill.triage.messages import Form, question_key
from tools.of_commit import of_commit
from tools.reports.voice_speakers import OWN, Speaker, in_room, speakers
from tools.reports.voice_telling import Scene, Told, tell

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
PAGE = ROOT / "docs" / "voice.md"
INTRODUCTION = Path(__file__).parent / "voice_introduction.md"
LOCALE = "en-US"
MOST = {"emergency": 60, "self_care": 10}
"""How many cases of each file are told in each room."""

ROOMS = {"quiet": None, "noise 10 dB below the voice": 10.0}
PATIENCE = 120
"""Seconds to wait for the skill: recognisers keep every core busy."""

PACES = (1.0, 0.85)
"""How fast something is said for the first time, and for the second."""

ASKED = "saddle"
"""The question to which short replies are given."""

OUTCOMES = ("warned", "asked", "asked to type", "neither")

REPLIES = {"no": Answer.NO, "no I don't": Answer.NO, "yes": Answer.YES, "not sure": Answer.UNSURE}


@dataclass(frozen=True, slots=True)
class Telling:
    """A case, told by a voice of some kind in a room."""

    room: str
    kind: str
    name: str
    told: Told


@dataclass(frozen=True, slots=True)
class Reply:
    """A short reply in a room, and what was heard."""

    room: str
    said: str
    is_asked_again: bool
    answer: Answer | None

    @property
    def outcome(self) -> str:
        """Whether it was heard right, put in doubt, or taken for something else without doubt."""
        if self.is_asked_again:
            return "asked again"
        if self.answer is REPLIES[self.said]:
            return "right"
        return "a no" if self.answer in (Answer.NO, Answer.HEDGED_NO) else "something else"


def main() -> int:
    """Speak, hear and tell, and write the page. Returns the exit status."""
    try:
        speakers(load_voice())
    except VoiceError as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    with ProcessPoolExecutor(len(ROOMS), get_context("spawn")) as pool:  # a fork would share the models' threads
        parts = list(pool.map(_in_room, ROOMS))
    tellings = [telling for part, _ in parts for telling in part]
    PAGE.write_text(page(tellings, [reply for _, part in parts for reply in part]), "utf-8")
    return 0


def _in_room(room: str) -> tuple[list[Telling], list[Reply]]:
    """Return all that is told and replied in one room. Runs in a process of its own."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    voice = load_voice()
    people, resources = speakers(voice), load_opened_resources()
    return list(_tellings(room, voice, people, resources)), list(_replies(room, voice, people, resources))


def _hear(voice: Voice, room: str, speaker: Speaker, sentence: str, time: int, asked: str) -> Hearing:
    """Speak a sentence into a room, and return what the recogniser makes of it."""
    return voice.hear(in_room(speaker.speak(sentence, PACES[time]), ROOMS[room], time), asked)


def _tellings(room: str, voice: Voice, people: Sequence[Speaker], resources: Resources) -> Iterator[Telling]:
    """Yield every case as it is told in a room, the speakers taking turns."""
    ear, catalogue = Ear(LOCALE), resources.catalogue(LOCALE)
    listen, number = resources.listener(LOCALE).listen, catalogue.country.emergency
    sample = [case for name, most in MOST.items() for case in _chosen(name, most)]
    with running_skill() as (host, port):
        scene = Scene(
            new_device=lambda: Device(host, port, ear, patience=PATIENCE),
            new_doubt=lambda device: Doubt(device, listen, number),
            opening=catalogue.messages[Offer.OPENING],
            questions=resources.knowledge.content.questions,
        )
        for case, speaker in zip(sample, cycle(people), strict=False):
            told = tell(case, scene, partial(_hear, voice, room, speaker))
            print(
                f"{room}, {speaker.name}, {case['id']}: {told.outcome}, {'sent home' if told.is_sent_home else ''}",
                flush=True,
            )
            yield Telling(room, speaker.kind, speaker.name, told)


def _chosen(name: str, most: int) -> list[dict[str, Any]]:
    """Return some of the cases of a file, the same ones each time. Of emergencies, those that are nothing less."""
    cases = [case for case in read_cases(CASES / f"{name}.jsonl") if case["level"] == [name.upper()]]
    return random.Random(f"by voice: {name}").sample(cases, most)


def _replies(room: str, voice: Voice, people: Sequence[Speaker], resources: Resources) -> Iterator[Reply]:
    """Yield every short reply by every speaker in a room, to a question about a danger."""
    asked = question_key(resources.knowledge.content.questions[ASKED], Form.SHORT)
    question = f"{resources.catalogue(LOCALE).messages[asked]} Yes or no?"
    for speaker in people:
        for said in REPLIES:
            hearing = _hear(voice, room, speaker, said, 0, question)
            answer = resources.listener(LOCALE).listen(hearing.text).answer
            yield Reply(room, said, not (hearing.text and hearing.is_sure), answer)


def page(tellings: Sequence[Telling], replies: Sequence[Reply]) -> str:
    """Return the figures as a page."""
    lines = [INTRODUCTION.read_text("utf-8").rstrip("\n"), "", f"Measured on {of_commit()}.", ""]
    lines += [*_words_lost(tellings), *_outcomes(tellings)]
    lines += [*_mild(tellings), *_short_replies(replies), *_sent_home(tellings)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _words_lost(tellings: Sequence[Telling]) -> Iterator[str]:
    yield from ("## Words lost at the first hearing", "", "| room | voices | cases | words lost |", "|---|---|---|---|")
    for room in ROOMS:
        for kind in dict.fromkeys(t.kind for t in tellings):
            some = [t.told for t in tellings if (t.room, t.kind) == (room, kind)]
            words = sum(told.words for told in some)
            yield f"| {room} | {kind} | {len(some)} | {_share(sum(told.errors for told in some), words)} |"
    yield ""


def _outcomes(tellings: Sequence[Telling]) -> Iterator[str]:
    yield from ("## Emergencies that are understood when typed", "")
    yield f"| room | voices | cases | {' | '.join(OUTCOMES)} | sent home after “no” to all | said back |"
    yield "|---|---|---|---|---|---|---|---|---|"
    understood = _understood(tellings)
    for room in ROOMS:
        for name, is_own in (("the project's own", True), ("the nine others", False)):
            yield _outcome_row(room, name, [t for t in understood if t.room == room and (t.kind == OWN) is is_own])
    yield from (_outcome_row("both", "all ten", understood), "")


def _outcome_row(room: str, voices: str, tellings: Sequence[Telling]) -> str:
    some = [t.told for t in tellings]
    counts = " | ".join(str(sum(told.outcome == kind for told in some)) for kind in OUTCOMES)
    home = _share(sum(told.is_sent_home for told in some), len(some))
    return f"| {room} | {voices} | {len(some)} | {counts} | {home} | {sum(told.doubts > 0 for told in some)} |"


def _understood(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the emergencies that are recognised as such when they are typed."""
    return [t for t in tellings if t.told.case["level"] == ["EMERGENCY"] and t.told.typed.got == "EMERGENCY"]


def _mild(tellings: Sequence[Telling]) -> Iterator[str]:
    yield from (
        "## What needs no care",
        "",
        "| room | cases | warned | asked to type | said back |",
        "|---|---|---|---|---|",
    )
    for room in ROOMS:
        some = [t.told for t in tellings if t.room == room and t.told.case["level"] == ["SELF_CARE"]]
        warned, typing = (sum(told.outcome == kind for told in some) for kind in ("warned", "asked to type"))
        yield f"| {room} | {len(some)} | {warned} | {typing} | {sum(told.doubts > 0 for told in some)} |"
    yield ""


def _short_replies(replies: Sequence[Reply]) -> Iterator[str]:
    kinds = ("right", "asked again", "a no", "something else")
    yield from ("## Short replies", "", "“A no” counts what was heard as a no without doubt, though it was none.", "")
    yield from (f"| room | said | {' | '.join(kinds)} |", "|---|---|---|---|---|---|")
    for room in ROOMS:
        for said in REPLIES:
            some = [reply for reply in replies if (reply.room, reply.said) == (room, said)]
            yield f"| {room} | {said} | {' | '.join(str(sum(r.outcome == kind for r in some)) for kind in kinds)} |"
    yield ""


def _sent_home(tellings: Sequence[Telling]) -> Iterator[str]:
    yield from ("## Emergencies sent home", "")
    for t in _understood(tellings):
        if t.told.is_sent_home:
            yield f"- {t.told.case['id']}, {t.name}, {t.room}; right after it: {t.told.outcome}."
            yield f"  Said: {' '.join(t.told.case['says'])}"
            yield f"  Heard: {' '.join(t.told.heard)}"


def _share(hits: int, total: int) -> str:
    return f"{proportion(hits, total)['share']:.1%} ({hits} of {total})" if total else "none"


if __name__ == "__main__":
    sys.exit(main())
