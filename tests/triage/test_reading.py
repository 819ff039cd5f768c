"""What is parsed becomes the dataclasses it is meant for, unconverted, or every fault is told with its place."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from skill.triage.disposition import Disposition
from skill.triage.model import Finding, FindingKind
from skill.triage.reading import read


@dataclass(frozen=True, slots=True)
class Dose:
    unit: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Advice:
    id: str
    level: Disposition
    says: tuple[str, ...]
    share: float | None = None
    is_new: bool = False
    day: date | None = None
    doses: tuple[Dose, ...] = ()
    first: Dose | None = None


@dataclass(frozen=True, slots=True)
class Leaflet:
    advice: tuple[Advice, ...]
    kind: dict[str, Advice]


class LeafletError(ValueError):
    pass


REST = {"level": "SOON", "says": ["rest"]}


def faults_of(*advice, **tables):
    with pytest.raises(LeafletError) as refused:
        read(Leaflet, {"advice": list(advice), "kind": {}, **tables}, LeafletError)
    return str(refused.value).splitlines()


def test_each_field_is_read_from_what_stands_under_its_name():
    day = date(2027, 5, 21)
    dose = {"unit": "pack", "times": 2}
    full = {**REST, "id": "a", "share": 1, "is_new": True, "day": day, "doses": [dose], "first": {"unit": "walk"}}
    leaflet = read(Leaflet, {"advice": [full], "kind": {"b": REST}}, LeafletError)
    assert leaflet.advice == (Advice("a", Disposition.SOON, ("rest",), 1, True, day, (Dose("pack", 2),), Dose("walk")),)
    assert leaflet.kind == {"b": Advice("b", Disposition.SOON, ("rest",))}


FAULTS = {
    "a number for text": ({"says": [5]}, "says 1: 5 is not text"),
    "text for a list": ({"says": "rest"}, 'says: "rest" is not a list'),
    "a table for a list": ({"doses": {"unit": "pack"}}, 'doses: {"unit": "pack"} is not a list'),
    "a list for a table": ({"first": []}, "first: [] is not a table"),
    "text for a number": ({"share": "5"}, 'share: "5" is not a number'),
    "a fraction for a whole number": (
        {"first": {"unit": "x", "times": 1.5}},
        "first: times: 1.5 is not a whole number",
    ),
    "true for a whole number": ({"first": {"unit": "x", "times": True}}, "first: times: true is not a whole number"),
    "a number for true": ({"is_new": 1}, "is_new: 1 is not true or false"),
    "text for a date": ({"day": "soon"}, 'day: "soon" is not a date'),
    "a moment for a date": ({"day": datetime(2027, 5, 21)}, 'day: "2027-05-21 00:00:00" is not a date'),
    "no member": ({"level": "soon"}, 'level: "soon" is none of SELF_CARE, SOON, URGENT, EMERGENCY'),
    "a number for a member": ({"level": 2}, "level: 2 is none of SELF_CARE, SOON, URGENT, EMERGENCY"),
    "a list for a member": ({"level": ["SOON"]}, 'level: ["SOON"] is none of SELF_CARE, SOON, URGENT, EMERGENCY'),
    "a misspelt key deep down": ({"doses": [{"unit": "x"}, {"unit": "x", "time": 1}]}, "doses 2: unknown key time"),
    "a key missing deep down": ({"doses": [{}]}, "doses 1: unit is missing"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_told_with_its_place(name):
    changes, fault = FAULTS[name]
    assert faults_of({**REST, "id": "a", **changes}) == [f"advice a: {fault}"]
    assert faults_of(kind={"b": {**REST, **changes}}) == [f"kind b: {fault}"]


def test_a_word_is_read_by_its_value_where_that_is_text():
    given = {"id": "c", "title": "Cough", "kind": "history"}
    assert read(Finding, given, LeafletError) == Finding("c", "Cough", FindingKind.HISTORY)


def test_what_has_no_id_is_counted():
    assert faults_of({**REST, "id": "a"}, REST, 5) == ["advice 2: id is missing", "advice 3: 5 is not a table"]


def test_all_faults_are_told_at_once():
    assert sorted(faults_of({"id": "a", "leve": "SOON"}, kind={"b": 5}, more=1)) == [
        "advice a: level is missing",
        "advice a: says is missing",
        "advice a: unknown key leve",
        "kind b: 5 is not a table",
        "unknown key more",
    ]


def test_a_table_that_is_not_there_is_missing():
    with pytest.raises(LeafletError, match=r"^advice is missing\nkind is missing$"):
        read(Leaflet, {}, LeafletError)
