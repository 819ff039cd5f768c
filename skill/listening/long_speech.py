"""Puts together what was heard in the pieces of a long speech."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from skill.listening.heard import Heard
from skill.listening.said import Said, When
from skill.listening.when.said_time import Schedule

_Part = TypeVar("_Part")


def joined(pieces: Sequence[Heard]) -> Heard:
    """Return what all the pieces tell and ask, and the answer that the first one begins with.

    What one piece tells or doubts, no other denies: a cut may have parted a "no" from what it belongs to, or the other
    way round, and nothing that was told may be lost by that.
    """
    first = pieces[0]
    observations = _once(piece.observations for piece in pieces)
    told = {one.finding for one in observations if one.said is not Said.DENIED}
    return replace(
        first,
        observations=tuple(one for one in observations if one.said is not Said.DENIED or one.finding not in told),
        is_bare=False,
        holds_yes=False,
        doubts_no=True,
        limits_no=True,
        denies_all=False,
        ends_in_no=False,
        is_qualified=any(piece.is_qualified for piece in pieces),
        says_more=first.answer is not None,
        asks=any(piece.asks for piece in pieces),
        replies={id_: answer for piece in reversed(pieces) for id_, answer in piece.replies.items()},
        topics=_once(piece.topics for piece in pieces),
        aspects=frozenset().union(*(piece.aspects for piece in pieces)),
        acts=frozenset().union(*(piece.acts for piece in pieces)),
        only=frozenset(),
        chat=_once(piece.chat for piece in pieces),
        choices=frozenset().union(*(piece.choices for piece in pieces)),
        denied_choices=frozenset().union(*(piece.denied_choices for piece in pieces)),
        measures=_once(piece.measures for piece in pieces),
        when=next((piece.when for piece in pieces if piece.when is not When.UNSTATED), When.UNSTATED),
        schedule=next((piece.schedule for piece in pieces if piece.schedule != Schedule()), Schedule()),
        named=frozenset().union(*(piece.named for piece in pieces)),
        tells_of=frozenset().union(*(piece.tells_of for piece in pieces)),
        spoken_of=pieces[-1].spoken_of,
        words=sum(piece.words for piece in pieces),
    )


def _once(parts: Iterable[Iterable[_Part]]) -> tuple[_Part, ...]:
    """Return all of them in their order, none twice."""
    return tuple(dict.fromkeys(one for some in parts for one in some))
