"""Keeps the keys of chains already found trusted, so that a request does not fetch and check its chain again."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime, timedelta
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from skill.web.certificates import SigningKey, signing_key
from skill.web.refusal import RefusedError

SIZE = 16
"""The most keys that are kept; Amazon signs with one or a few certificates at a time."""

MAX_AGE = timedelta(hours=1)
"""How long a chain that Amazon has withdrawn from its address can still be trusted; one fetch an hour costs nothing."""


MOST_FETCHES = 20
"""How many chains that were never found trusted are fetched within `WINDOW`. Anybody may name an address of a chain;
those whose chain was trusted once are fetched again whatever the others do."""

WINDOW = timedelta(minutes=1)

FAILED_FOR = timedelta(seconds=10)
"""How long a chain that could not be used is refused without another look."""


class KeyCache:
    """The keys of trusted chains, by address. Holds a limited number and drops the least recently used. Thread-safe.

    However many ask, a chain is fetched by one of them while the others wait; a failure is remembered shortly; and in a
    time only so many unknown chains are fetched.
    """

    def __init__(
        self, roots: Store, fetch: Callable[[str], bytes], size: int = SIZE, max_age: timedelta = MAX_AGE
    ) -> None:
        self._roots = roots
        self._fetch = fetch
        self._size = size
        self._max_age = max_age
        self._entries: OrderedDict[str, tuple[SigningKey, datetime]] = OrderedDict()
        self._failures: dict[str, tuple[str, datetime]] = {}
        """Why a chain was refused, and when; no more than there were fetches."""
        self._fetches: deque[datetime] = deque(maxlen=MOST_FETCHES)
        """When unknown chains were fetched."""
        self._flights: dict[str, Future[SigningKey]] = {}
        """The chains that are being fetched."""
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def key(self, url: str, now: datetime) -> RSAPublicKey:
        """Return the key behind a canonical URL; fetch and check it if it is new or too old. Raises RefusedError."""
        with self._lock:
            known = self._entries.get(url)
            if known and self._is_usable(*known, now):
                self._entries.move_to_end(url)
                return known[0].key
            flight = self._flights.get(url)
            is_ours = flight is None
            if flight is None:
                self._allow(url, now)
                flight = self._flights[url] = Future()
        if is_ours:
            self._fly(flight, url, now)  # outside the lock: others need not wait for the network
        return flight.result().key

    def _allow(self, url: str, now: datetime) -> None:
        """Count one more fetch. Raises RefusedError if it failed just now, or if there were too many."""
        self._failures = {one: what for one, what in self._failures.items() if _is_within(FAILED_FOR, what[1], now)}
        if url in self._failures:
            raise RefusedError(self._failures[url][0])
        if url in self._entries:
            return
        if len(self._fetches) == MOST_FETCHES and _is_within(WINDOW, self._fetches[0], now):
            raise RefusedError("too many certificates were asked for")
        self._fetches.append(now)

    def _fly(self, flight: Future[SigningKey], url: str, now: datetime) -> None:
        """Fetch and check a chain, keep what came of it, and tell all who wait for it."""
        found, reason = None, "certificate could not be used"
        try:
            found = signing_key(self._fetch(url), self._roots, now)
        except RefusedError as refused:
            reason = refused.reason
        finally:
            with self._lock:
                del self._flights[url]
                self._keep(url, found or reason, now)
            if found:
                flight.set_result(found)
            else:
                flight.set_exception(RefusedError(reason))

    def _keep(self, url: str, what: SigningKey | str, now: datetime) -> None:
        """Keep a key, or the reason why there is none."""
        if isinstance(what, str):
            self._failures[url] = (what, now)
            return
        self._entries[url] = (what, now)
        self._entries.move_to_end(url)
        while len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def _is_usable(self, found: SigningKey, since: datetime, now: datetime) -> bool:
        """Whether a key is within its certificates' dates and the allowed age. False if the clock was set back."""
        return found.not_before <= now <= found.not_after and timedelta() <= now - since <= self._max_age


def _is_within(span: timedelta, since: datetime, now: datetime) -> bool:
    """Whether so much time has not yet passed. False if the clock was set back."""
    return timedelta() <= now - since < span
