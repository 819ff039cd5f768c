"""Measures how well words are understood that nobody here wrote: with the grammar alone, the encoder alone, and both.

A set holds stories and replies (training/unseen/README.md). Each is put to a turn of talk, without any assistant.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, cast

from skill.app import load_resources
from skill.dialogue.messages import Hearing, Offer
from skill.dialogue.state.conversation import Conversation
from skill.listening.encoder.reading import Means
from skill.listening.heard import Heard
from skill.listening.listen import listen
from skill.listening.listener import Listener
from skill.listening.said import Answer, Observation, Said
from skill.resources import Resources
from skill.simulator.evaluate import proportion
from skill.talk import NoDevice, Talk, UserInput
from skill.triage.dangers import dangers_of
from skill.triage.disposition import Disposition
from skill.triage.model import Clarifier, Content, FindingKind
from skill.triage.status import Status

LOCALE = "en-US"
MOST_TURNS = 40


class Ear(Protocol):
    """What listens."""

    def listen(self, text: str, focus: frozenset[str] = ..., **asked: Any) -> Heard:
        """Return what was heard."""


@dataclass(frozen=True, slots=True)
class GrammarAlone:
    """The first ear without the second."""

    listener: Listener

    def listen(self, text: str, focus: frozenset[str] = frozenset(), **asked: Any) -> Heard:
        """Return what the grammar heard."""
        return listen(text, self.listener.lexicon, focus, **_by_grammar(asked))


@dataclass(frozen=True, slots=True)
class EncoderAlone:
    """The second ear without the first: what is more likely than not counts; a bare answer needs no ear at all."""

    listener: Listener

    def listen(self, text: str, focus: frozenset[str] = frozenset(), *, question: str = "", **asked: Any) -> Heard:
        """Return what the encoder heard, as the grammar would report it."""
        heard = listen(text, self.listener.lexicon, focus, **_by_grammar(asked))
        if heard.is_bare or not heard.words:
            return heard
        reading = self.listener.encoder.read(text, question)
        told = [Observation(name, Said.PRESENT) for name, chance in reading.present.items() if chance >= 0.5]
        gone = [Observation(name, Said.DENIED) for name, chance in reading.denied.items() if chance >= 0.5]
        answers = {Means.YES: Answer.YES, Means.PARTLY: Answer.PARTLY, Means.NO: Answer.NO, Means.UNSURE: Answer.UNSURE}
        answer = answers.get(max(reading.means, key=reading.means.__getitem__)) if reading.means else None
        topics = (reading.subject,) if reading.subject else ()
        return Heard(
            observations=(*told, *gone), answer=answer, topics=topics, measures=heard.measures, words=heard.words
        )


def _by_grammar(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what of a listener's arguments the grammar takes."""
    return {name: value for name, value in asked.items() if name in ("is_question", "is_place")}


EARS: dict[str, Callable[[Listener], Any]] = {
    "grammar alone": GrammarAlone,
    "encoder alone": EncoderAlone,
    "both": lambda listener: listener,
}


def talk_with(resources: Resources, ears: str) -> Talk:
    """Return the skill as it hears with these ears (a key of `EARS`)."""
    made = {name: cast(Listener, EARS[ears](listener)) for name, listener in resources.listeners.items()}
    return Talk(replace(resources, listeners=made))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one story went."""

    story: dict[str, Any]
    heard: str
    """The level right after what was said unasked."""
    is_asked: bool
    """Whether the question that follows is about a danger that the story tells."""
    asked_next: str
    got: str
    """The level at the end."""
    denied: tuple[str, ...]
    """Findings that the story tells, and that were recorded as denied by its first words."""
    questions: int
    tells_danger: bool
    """Whether a danger is told unasked. Of an emergency that comes out by an answer only, nobody can warn before."""

    @property
    def levels(self) -> list[str]:
        """The levels that are right."""
        return [*self.story["level"]]


def run_story(talk: Talk, content: Content, story: dict[str, Any]) -> Outcome:
    """Say a story's words, then answer as it says, until the advice is given."""
    now, level, is_asked, asked_next, denied = Conversation(), "none", False, "", ()
    for said in story["says"]:
        turn = talk.take_turn(now, UserInput(text=said), NoDevice(), LOCALE)
        now = turn.conversation
    level = turn.assessment.disposition.name if turn.assessment.disposition else "none"
    told = {*story.get("present", ())}
    denied = tuple(sorted(name for name in told if now.findings.get(name) is Status.DENIED))
    question = content.questions.get(now.pending)
    is_asked = question is not None and (
        bool(told & {*question.asks_about, *question.covers, *question.settled_by})
        or any(question.id in clarifier.questions for clarifier in _clarifiers(content, told))
    )
    asked_next = now.pending
    answers = {id_: [said] if isinstance(said, str) else [*said] for id_, said in story.get("answers", {}).items()}
    for _ in range(MOST_TURNS):
        if now.pending == Offer.CHECK and "NONE" not in story["level"]:  # who has a complaint takes the offer
            turn = talk.take_turn(now, UserInput(text="yes"), NoDevice(), LOCALE)
            now = turn.conversation
        if now.warned or now.concluded or now.pending not in content.questions:
            break
        question = content.questions[now.pending]
        replies = answers.get(now.pending) or ["yes" if told & question.asks_about and not question.options else "no"]
        said = replies.pop(0) if len(replies) > 1 else replies[0]
        if any(line.key == Hearing.PLAINLY for line in turn.reply.statements):
            said = "yes" if told & question.asks_about else "no"  # as asked for
        turn = talk.take_turn(now, UserInput(text=said), NoDevice(), LOCALE)
        now = turn.conversation
    final = turn.assessment.disposition
    got = final.name if final else "none"
    tells_danger = not told.isdisjoint(dangers_of(content))
    return Outcome(story, level, is_asked, asked_next, got, denied, len(now.asked), tells_danger)


def _clarifiers(content: Content, told: set[str]) -> Iterator[Clarifier]:
    """Yield what may still reassure about a rule that something told triggers: to ask it is to ask about the danger."""
    for rule in content.rules.values():
        if told & {*rule.any_of, *rule.all_of}:
            yield from rule.clarifiers


def run_reply(talk: Talk, content: Content, reply: dict[str, Any]) -> str:
    """Return what becomes of a reply to its question, put first: yes, no, told, open or warned."""
    question = content.questions[reply["reply_to"]]
    before = Conversation(findings={"low_back_pain": Status.PRESENT}, pending=question.id)
    turn = talk.take_turn(before, UserInput(text=reply["said"]), NoDevice(), LOCALE)
    now = turn.conversation
    present = {name for name, status in now.findings.items() if status is Status.PRESENT} - {"low_back_pain"}
    if present & {question.finding, *question.covers}:
        return "yes"
    if question.id not in now.asked:
        return "warned" if now.warned else "open"
    is_reassuring = content.findings[question.finding].kind is FindingKind.REASSURANCE
    denied = now.findings.get(question.finding) is Status.DENIED or any(
        now.findings.get(name) is Status.DENIED for name in question.covers
    )
    if denied or is_reassuring or present & {*question.no_establishes}:
        return "no"
    telling = {n for n in present if content.findings[n].kind not in (FindingKind.COMPLAINT, FindingKind.PROFILE)}
    if telling or present & {*question.settled_by}:
        return "told"
    return "open" if now.findings.get(question.finding) is Status.UNSURE else "no"  # it was passed over


def story_figures(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of stories, by name."""
    emergencies = [o for o in outcomes if o.levels == ["EMERGENCY"] and o.tells_danger]
    warned = [o for o in emergencies if o.heard == "EMERGENCY"]
    either = [o for o in emergencies if o.heard == "EMERGENCY" or o.is_asked]
    yield "emergencies warned at once", proportion(len(warned), len(emergencies))
    yield "emergencies warned or asked next", proportion(len(either), len(emergencies))
    for kind in ("plain", "near_miss", "daily", "talk", "question", "danger"):
        harmless = [o for o in outcomes if o.story.get("kind") == kind and "EMERGENCY" not in o.levels]
        false = [o for o in harmless if o.heard == "EMERGENCY"]
        if harmless:
            yield f"false warnings, {kind}", proportion(len(false), len(harmless))
    yield "wrong denials", proportion(sum(bool(o.denied) for o in outcomes), len(outcomes))
    levelled = [o for o in outcomes if "NONE" not in o.levels]
    yield "right level", proportion(sum(o.got in o.levels for o in levelled), len(levelled))
    mild = [o for o in levelled if o.levels == ["SELF_CARE"]]
    yield "right level, self-care", proportion(sum(o.got == "SELF_CARE" for o in mild), len(mild))
    low = [o for o in levelled if _rank(o.got) < min(map(_rank, o.levels))]
    yield "too low", proportion(len(low), len(levelled))
    high = [o for o in levelled if _rank(o.got) > max(map(_rank, o.levels))]
    yield "too high", proportion(len(high), len(levelled))


def _rank(level: str) -> int:
    return Disposition[level].value if level in Disposition.__members__ else 0


def reply_figures(pairs: Iterable[tuple[dict[str, Any], str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the figures of replies, by name."""
    counts = Counter((reply["means"], outcome) for reply, outcome in pairs)
    total = Counter[str]()
    for (means, _), number in counts.items():
        total[means] += number
    yes = counts["yes", "yes"] + counts["yes", "told"] + counts["yes", "warned"]
    yield "yes taken at once", proportion(yes, total["yes"])
    no = counts["no", "no"] + counts["no", "told"]  # "I just bent down", asked about a fall, ends the question too
    yield "no taken at once", proportion(no, total["no"])
    yield "yes taken as a no", proportion(counts["yes", "no"] + counts["partly", "no"], total["yes"] + total["partly"])
    yield "no taken as a yes", proportion(counts["no", "yes"] + counts["no", "warned"], total["no"])
    for means in ("unsure", "no_answer"):
        taken = sum(counts[means, outcome] for outcome in ("yes", "no"))
        yield f"{means} taken as an answer", proportion(taken, total[means])
    yield (
        "no_answer warned of",
        proportion(counts["no_answer", "warned"] + counts["no_answer", "yes"], total["no_answer"]),
    )


def read_set(file: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the stories and the replies of a set."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [line for line in lines if "says" in line], [line for line in lines if "reply_to" in line]


def measure(resources: Resources, file: Path, ears: str) -> dict[str, Any]:
    """Return the figures of a set with these ears, and under "items" what became of each of its items."""
    talk, content = talk_with(resources, ears), resources.knowledge.content
    stories, replies = read_set(file)
    outcomes = [run_story(talk, content, story) for story in stories]
    pairs = [(reply, run_reply(talk, content, reply)) for reply in replies]
    figures = dict(story_figures(outcomes) if stories else ())
    figures |= dict(reply_figures(pairs) if replies else ())
    items = {
        **{o.story["id"]: [o.heard, o.asked_next, o.got, *o.denied] for o in outcomes},
        **{reply["id"]: [became] for reply, became in pairs},
    }
    return {"set": file.stem, "ears": ears, "figures": figures, "items": items}


def table(measured: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the lines of a Markdown table: a figure a row, a column for each way of hearing."""
    yield "| | " + " | ".join(one["ears"] for one in measured) + " |"
    yield "|---|" + "---|" * len(measured)
    for name, first in measured[0]["figures"].items():
        if first["of"]:
            shown = (one["figures"][name] for one in measured)
            cells = (
                f"{f['share']:.1%} ({f['hits']} of {f['of']}; {f['low']:.1%} to {f['high']:.1%})".replace("%", " %")
                for f in shown
            )
            yield f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the figures of each set named on the command line, with each way of hearing."""
    parser = argparse.ArgumentParser(prog="training.measure", description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+", metavar="SET")
    parser.add_argument("--json", type=Path, help="write all figures, and what became of each item, to this file")
    given = parser.parse_args()
    resources = load_resources()
    everything = []
    for file in given.sets:
        measured = [measure(resources, file, ears) for ears in EARS]
        everything += measured
        print(f"\n### {file.stem}\n", *table(measured), sep="\n")
    if given.json:
        given.json.write_text(json.dumps(everything, indent=1), "utf-8")


if __name__ == "__main__":
    main()
