"""The shapes of clinical content: findings, questions, rules, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from skill.triage.disposition import Disposition

BEFORE_EXERCISE, DURING_EXERCISE = "before_exercise", "during_exercise"
EXERCISE_GROUPS = frozenset({BEFORE_EXERCISE, DURING_EXERCISE})
"""Groups of questions that belong to guided exercises and never to the check."""

SET_GROUPS = frozenset({"gate", "low_back"})
"""Groups of the questions that are asked of everybody they apply to."""

CHECK = "check"
"""The group of the questions that are asked where something told is in doubt."""

OWN_PUBLISHERS = frozenset({"judgement", "seeds"})
"""Publishers without a page of their own: what they say is in the project's documents."""


class FindingKind(StrEnum):
    """What sort of fact a finding is."""

    COMPLAINT = "complaint"
    """What the person came with."""
    SYMPTOM = "symptom"
    HISTORY = "history"
    """Stays true: a past illness, a medicine once taken. Said of somebody else, it is not the patient's."""
    STATE = "state"
    """True now: a medicine taken, a pregnancy."""
    EVENT = "event"
    """Something that happened on a day: a fall, an operation."""
    PROFILE = "profile"
    """Age and the like."""
    REASSURANCE = "reassurance"
    """An answer that may hold a rule at a lower level. The only kind that is no danger."""
    UMBRELLA = "umbrella"
    """A plain yes to a question that joins several findings of one level."""
    NOTE = "note"
    """Heard, but no rule names it, and it is never read back."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a clinical statement comes from, and what of it was read."""

    id: str
    title: str
    address: str
    """The web address of the publisher's own page; for an own source, the project's document that says it."""
    confirmed: bool
    """Whether its text was read. If not, it is a published guideline that was not yet read again at its source."""
    publisher: str
    """Whom to name when somebody asks where it comes from; the spoken name is the message "source.<publisher>"."""
    own_page_known: bool = True
    """Whether that page is known. If not, the address is the publisher's first page or, where no publisher is named,
    the page that was read."""
    copies: tuple[str, ...] = ()
    """Where it was read, if not at the address: copies and reports by others, or other addresses of the publisher."""
    read_on: date | None = None
    """The day on which it was read."""

    @property
    def is_own(self) -> bool:
        """Whether no other publisher is known: the makers' own judgement, or a seed article."""
        return self.publisher in OWN_PUBLISHERS


@dataclass(frozen=True, slots=True)
class Finding:
    """One clinical fact that can be present, denied, unsure or unknown."""

    id: str
    title: str
    kind: FindingKind
    any_of: tuple[str, ...] = ()
    """Derived: present when any of these is."""
    all_of: tuple[str, ...] = ()
    """Derived: present when all of these are (and, if `any_of` is given too, one of those)."""
    measure: str = ""
    """The measured number it is read from ("age" in years, "duration" in days, "severity" from 0 to 10)."""
    at_least: float | None = None
    below: float | None = None
    said_as: str = ""
    """The finding from whose words this one is read, if not from its own."""
    within_days: float | None = None
    """An older event, or a symptom past for longer, does not count as this finding."""
    older: str = ""
    """The finding that an older event counts as instead."""
    long_standing: str = ""
    """The finding that a long-standing, unchanged form counts as instead."""
    stays_true: bool = False
    """Whether it counts whenever it was, like a history ("a doctor looked at it last month")."""
    never_with: tuple[str, ...] = ()
    """Findings of a person of whom it can't be true, so that it was misheard (a pregnancy, of a man)."""
    instead_of: tuple[str, ...] = ()
    """Findings that say less of the same: where this one is named aloud, they are not."""
    is_answered: bool = False
    """Whether a line of its own is said when it is told (message "noted.<id>")."""
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether it follows from other findings."""
        return bool(self.any_of or self.all_of)


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to a question that offers a choice: what it establishes, and how it is recognised."""

    establishes: tuple[str, ...]
    heard_as: tuple[str, ...] = ()
    """Findings whose words choose this option."""
    choices: tuple[str, ...] = ()
    """Ids of listening's choices: short replies that choose this option ("the second", "it's new")."""
    when: str = ""
    """A time whose words choose it: "now" or "long_standing"."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question the skill can ask."""

    id: str
    finding: str
    """What a plain yes establishes."""
    covers: tuple[str, ...]
    """What a clean no denies, and what answers the question when said in free speech."""
    level: Disposition
    """The highest disposition a yes can lead to."""
    group: str
    ask_when: tuple[str, ...] = ()
    """Asked only once one of these is present; empty means always."""
    settled_by: tuple[str, ...] = ()
    """Findings that make it needless to ask when one of them is present."""
    apart: tuple[str, ...] = ()
    """What it joins. Once one of these is denied alone, the rest is asked by their names."""
    besides: tuple[str, ...] = ()
    """Findings that answer it in part; with one of them present it is asked as "apart from what you told me"."""
    no_establishes: tuple[str, ...] = ()
    """Findings that a clean no establishes, for a rule that needs them told."""
    doubts: tuple[str, ...] = ()
    """Findings that a yes leaves in doubt; each is then asked with its own question."""
    options: tuple[Option, ...] = ()
    taken_by: tuple[str, ...] = ()
    """Questions whose yes, in words of their own, may be given to this one: it then counts as theirs."""
    comes_first: bool = False
    """Asked instead of answering what was asked in the words that raise it ("how many of these would kill me")."""
    speaks_of: tuple[str, ...] = ()
    """What "it" means in the reply: parts of the body and things, by the vocabulary's names."""
    sources: tuple[str, ...] = ()

    @property
    def asks_about(self) -> frozenset[str]:
        """Its own finding, and those that it covers."""
        return frozenset((self.finding, *self.covers))


@dataclass(frozen=True, slots=True)
class Clarifier:
    """The only thing that may hold a rule at a lower level: the rule's own questions, answered cleanly."""

    only: tuple[str, ...]
    """It applies only while no other finding than these triggers the rule."""
    reassured_by: tuple[str, ...]
    """It holds the rule lower while one of these is present."""
    holds_at: Disposition
    questions: tuple[str, ...] = ()
    """Asked in this order, as far as they are not answered by what was told. Empty if only what was told counts."""
    action: str = ""
    """Which advice is spoken while it holds the rule lower; empty for the usual advice of that level."""
    clean: tuple[str, ...] = ()
    """Findings that must all be denied as well."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One clinical statement: when these findings are there, care is needed this soon."""

    id: str
    title: str
    disposition: Disposition
    if_unsure: Disposition
    action: str
    """Which warning or advice is spoken; a message key."""
    safety_net: str
    """Safety-netting, said after its advice: when to call all the same. A message key; not said after a warning."""
    sources: tuple[str, ...]
    rationale: str
    reviewed_by: str
    review_again: date
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    """What is added to its action ("keep still"); message keys."""
    at_once: bool = False
    """Whether its action is said as soon as it is certain, before the questions that are left."""
    judged: bool = False
    """Whether a threshold in it was set by judgement, not by a guideline."""
    reviewed_on: date | None = None
    clarifiers: tuple[Clarifier, ...] = ()
    """If several hold it lower, the lowest level counts."""


@dataclass(frozen=True, slots=True)
class Content:
    """All clinical content, checked and cross-linked, with a version that names exactly this text."""

    version: str
    findings: dict[str, Finding]
    heard_as: dict[str, tuple[Finding, ...]]
    """A finding that people speak of -> the findings read from what they say of it, itself among them."""
    derived: tuple[Finding, ...]
    """The findings that follow from others, each after those it follows from."""
    questions: dict[str, Question]
    asked_about: frozenset[str]
    """The findings that some question covers."""
    narrower: dict[str, tuple[Question, ...]]
    """Question id -> those of the questions asked of everybody that join less of the same."""
    rules: dict[str, Rule]
    rules_on: dict[str, tuple[Rule, ...]]
    """Finding id -> the rules whose conditions name it, so that a turn looks only at rules that something touches."""
    sources: dict[str, Source]

    def can_be_told(self, name: str) -> bool:
        """Whether `name` is a finding that a person can tell of, not one that only follows from others."""
        return name in self.findings and not self.findings[name].is_derived
