"""Says composed sentences and replies in their places, and judges what was made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from skill.dialogue.state.conversation import Conversation
from skill.triage.disposition import Disposition
from skill.triage.model import Question
from skill.triage.status import Status
from testkit.places import COMPLAINT, OPENING, Places, forgetting
from tests.denial.composing import Sentence, denials, sentences
from tests.denial.words import dangers, replies

OWN = "its own question"

MOST_BEFORE = 3
"""So many questions may be put before one that got no answer is put again."""

NON_ANSWERED = (
    *("heart_and_lungs", "saddle", "bladder_and_bowel", "legs_and_walking", "crash_or_fall", "needs_help"),
    *("fever_or_weight", "weak_or_constant", "infection_risk", "history", "general_signs", "pregnancy_signs"),
    *(
        "sudden_pain",
        "bad_tummy",
        "side_and_urine",
        "leg_cold",
        "leg_swollen",
        "check_sex",
        "check_leg_weak",
        "check_joint",
    ),
    *("check_stroke", "check_sepsis", "check_severe", "check_self_harm", "check_overdose", "check_urine"),
    *("check_testicle", "check_seizure", "check_withdrawal", "check_jaundice", "check_dark_urine"),
)
"""The questions to which everything that is no answer is said: those of the gate, and others about danger."""


@dataclass(frozen=True)
class Verdict:
    """What was made of something said once."""

    group: str
    way: str
    danger: str
    place: str
    text: str
    faults: tuple[str, ...]
    """What is wrong: "denied: ...", "present: ...", "not asked again", "ended"; empty where nothing is."""
    status: str
    """What is on record of the danger afterwards: present, unsure, denied or unknown."""

    def __str__(self) -> str:
        return f"[{self.way}] {self.danger}, {self.place}: {self.text!r}: {'; '.join(self.faults)}"


@dataclass(frozen=True)
class Judge:
    """Judges everything that is composed, in conversations of one vocabulary and content."""

    places: Places
    everywhere: bool = False
    """Whether each sentence is said in both of its places, and not in one of them by turns."""

    def composed(self, group: str = "") -> Iterator[Verdict]:
        """Each sentence in each of its places. With `group`, only those of the groups whose names begin so."""
        for sentence, name, place in self.said:
            if sentence.way.group.startswith(group):
                yield self._judged(sentence, name, forgetting(place, sentence.danger.findings))

    @cached_property
    def said(self) -> list[tuple[Sentence, str, Conversation]]:
        """Each sentence at the danger's own question, at the opening or somewhere else, by turns; or `everywhere`.

        With the name of the place. Each danger is named in each way by two sentences: one is said at its own question.
        """
        own = {danger.name: self.places.at_question(danger.question) for danger in dangers()}
        others = [(name, place) for name, place in self.places.named.items() if name != OPENING]
        said: list[tuple[Sentence, str, Conversation]] = []
        for number, sentence in enumerate(sentences()):
            elsewhere = others[number // 2 % len(others)] if number % 2 else (OPENING, self.places.named[OPENING])
            both = [elsewhere, (OWN, own[sentence.danger.name])]
            turn = (number + number // 2) % 2
            said += ((sentence, name, place) for name, place in (both if self.everywhere else both[turn : turn + 1]))
        return said

    def _judged(self, sentence: Sentence, name: str, place: Conversation) -> Verdict:
        turn = self.places.say(place, sentence.text)
        after = turn.conversation.findings
        wrong = [f for f in sorted(self._not_denied(sentence, place)) if _is_newly(place, after, f, Status.DENIED)]
        ended = ["ended"] if sentence.way.closes and turn.reply.question is None else []
        faults = ([f"denied: {', '.join(wrong)}"] if wrong else []) + ended
        way = sentence.way
        status = _worst(after, sentence.danger.findings)
        return Verdict(way.group, way.template, sentence.danger.name, name, sentence.text, tuple(faults), status)

    def _not_denied(self, sentence: Sentence, place: Conversation) -> set[str]:
        """What a sentence must not deny: its danger, and what is asked, as far as it denies nothing of that."""
        own, question = {*sentence.danger.findings}, self._asked(place)
        if question is None:
            return own
        if sentence.way.settles:
            return own | ({question.finding} if question.id == sentence.danger.question else set())
        return own | (question.asks_about - sentence.else_denied)

    def _asked(self, place: Conversation) -> Question | None:
        return self.places.knowledge.content.questions.get(place.pending)

    def half(self) -> Iterator[Verdict]:
        """Each reply that only begins as a no, at every question about an emergency that a danger has."""
        for id_ in dict.fromkeys(danger.question for danger in dangers()):
            question = self.places.knowledge.content.questions[id_]
            if question.level is Disposition.EMERGENCY:
                asked = question.asks_about
                yield from self._replied("half a no", replies().half, question, asked, is_no_answer=False)

    def non_answers(self) -> Iterator[Verdict]:
        """Each thing that is no answer, at each question."""
        for id_ in NON_ANSWERED:
            question = self.places.knowledge.content.questions[id_]
            for group, texts in replies().non_answers.items():
                asked = question.asks_about
                yield from self._replied(f"no answer: {group}", texts, question, asked, is_no_answer=True)

    def _replied(
        self, group: str, texts: Iterable[str], question: Question, told: Iterable[str], *, is_no_answer: bool
    ) -> Iterator[Verdict]:
        covered = sorted(question.asks_about)
        place = self.places.at_question(question.id)
        for text in texts:
            turn = self.places.say(place, text)
            now = turn.conversation
            denied = [name for name in covered if _is_newly(place, now.findings, name, Status.DENIED)]
            faults = [f"denied: {', '.join(denied)}"] if denied else []
            if is_no_answer:
                present = [name for name in covered if _is_newly(place, now.findings, name, Status.PRESENT)]
                faults += [f"present: {', '.join(present)}"] if present else []
                faults += ["ended"] if turn.reply.question is None else []
                is_left = group.endswith("declining") and now.findings.get(question.finding) is not Status.DENIED
                faults += (
                    [] if is_left or self._comes_again(now, question.id) else [f"not asked again, but {now.pending}"]
                )
            yield Verdict(group, text, question.id, OWN, text, tuple(faults), _worst(now.findings, told))

    def _comes_again(self, now: Conversation, id_: str) -> bool:
        """Whether a question waits, or is put again as soon as the few that are put before it are answered."""
        if now.pending not in self.places.knowledge.content.questions:
            now = self.places.say(now, COMPLAINT).conversation
        for _ in range(MOST_BEFORE):
            if now.pending == id_:
                return True
            now = self.places.say(now, "no").conversation
        return now.pending == id_

    def denials(self) -> Iterator[Verdict]:
        """Each plain denial at the opening and at its own question, and each bare no there; denied is right."""
        for sentence in denials():
            own = self.places.at_question(sentence.danger.question)
            for name, place in ((OPENING, self.places.named[OPENING]), (OWN, own)):
                yield self._judged(sentence, name, forgetting(place, sentence.danger.findings))
        for danger in dangers():
            question = self.places.knowledge.content.questions[danger.question]
            yield from self._replied("bare no", replies().bare, question, danger.findings, is_no_answer=False)


def _is_newly(before: Conversation, after: dict[str, Status], name: str, status: Status) -> bool:
    return after.get(name) is status and before.findings.get(name) is not status


def _worst(known: dict[str, Status], names: Iterable[str]) -> str:
    """The strongest that is on record of some findings; unknown where nothing is."""
    statuses = {known[name] for name in names if name in known}
    return next((s.value for s in (Status.PRESENT, Status.UNSURE, Status.DENIED) if s in statuses), "unknown")
