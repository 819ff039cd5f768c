"""The one form of the vocabulary files: sorted, nothing twice, every comment kept."""

from __future__ import annotations

import re

import pytest

from tools.vocabulary.format import LANGUAGES, faults, formatted, main
from tools.vocabulary.layout import LayoutError

UNTIDY = """
# What can be wrong
# with a file.
[areas] # of the body
knee = ["knee", "=knees", "back of knee", "knee"]   # both of them
  # the upper one
arm = [
  "wrist", # where the hand begins
  # also of a shirt
  "sleeve",
  "arm",
  # and no more
]


hip = ["hip",]
[said.hurt_knee]
present = [
  "knee > hurt",
  "'left' + hip",
]
[numbers]
two = 2
"a couple" = 2
one = 1 # or "a"
# The end.
"""

TIDY = """\
# What can be wrong
# with a file.
[areas]  # of the body
# both of them
knee = [
  "back of knee",
  "knee",
  "=knees",
]
# the upper one
arm = [
  "arm",
  # also of a shirt
  "sleeve",
  "wrist",  # where the hand begins
  # and no more
]

hip = ["hip"]

[said.hurt_knee]
present = [
  "knee > hurt",
  "'left' + hip",
]

[numbers]
one = 1  # or "a"
"a couple" = 2
two = 2
# The end.
"""


@pytest.mark.parametrize("file", sorted(LANGUAGES.rglob("*.toml")), ids=lambda file: file.name)
def test_every_file_is_in_form(file):
    assert list(faults(file.read_text("utf-8"))) == [], "run `make vocabulary`"


def test_a_file_is_brought_into_form():
    assert formatted(UNTIDY) == TIDY
    assert formatted(TIDY) == TIDY


@pytest.mark.parametrize("file", sorted(LANGUAGES.rglob("*.toml")), ids=lambda file: file.name)
def test_in_whatever_order_it_comes_the_form_is_one(file):
    text = file.read_text("utf-8")
    upside_down = re.sub(
        r"(?<=\[\n)(?: +\".*\n)+(?=\])", lambda found: "".join(reversed(found[0].splitlines(True))), text
    )
    assert upside_down != text or "[\n" not in text
    assert formatted(upside_down) == text


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[words]\nache = [\n  "sore",\n  "ache",\n]\n', "[words] ache: 'ache' stands after 'sore'"),
        ('[words]\nache = [\n  "ache",\n  "ache",\n]\n', "[words] ache: 'ache' stands twice"),
        ('[words]\nache = ["ache", "sore"]\n', "line 2: should be 'ache = ['"),
        ("[numbers]\ntwo = 2\none = 1\n", "line 2: should be 'one = 1'"),
    ],
)
def test_it_says_what_is_wrong(text, fault):
    assert list(faults(text)) == [fault]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('ache = """\n  ache, sore\n"""\n', "ache: a string over several lines; write a list"),
        ("ache = [1, 2]\n", "ache: a list may hold strings in double quotes alone: '1, 2]'"),
        ("ache = ['ache']\n", "ache: a list may hold strings in double quotes alone: \"'ache']\""),
        ("[words\n", "Expected ']' at the end of a table declaration (at line 1, column 7)"),
        ("a.b = 1\n", "cannot read 'a.b = 1'"),
        ("[[x]]\ny = 1\n", "cannot read '[[x]]'"),
    ],
)
def test_what_it_cannot_keep_whole_it_leaves(text, fault):
    with pytest.raises(LayoutError) as refused:
        formatted(text)
    assert str(refused.value) == fault


def test_a_file_that_it_leaves_is_named_and_the_others_are_written(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("tools.vocabulary.format.LANGUAGES", tmp_path)
    monkeypatch.setattr("sys.argv", ["format"])
    for name, text in (("a", "[[x]]\n"), ("b", 'y = ["b", "a"]\n')):
        (tmp_path / f"{name}.toml").write_text(text, "utf-8")
    assert main() == 1
    assert capsys.readouterr().out == "a.toml: cannot read '[[x]]'\n"
    assert (tmp_path / "b.toml").read_text("utf-8") == 'y = [\n  "a",\n  "b",\n]\n'
