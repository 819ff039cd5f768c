"""Keeps the keys of chains already found trusted, so that a request does not fetch and check its chain again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.verification import Store

from skill.web.certificates import SigningKey, signing_key

SIZE = 16
"""The most keys that are kept; Amazon signs with one or a few certificates at a time."""

MAX_AGE = timedelta(hours=1)
"""How long a chain that Amazon has withdrawn from its address can still be trusted; one fetch an hour costs nothing."""


class KeyCache:
    """The keys of trusted chains, by address. Holds a limited number and drops the least recently used. Thread-safe."""

    def __init__(
        self, roots: Store, fetch: Callable[[str], bytes], size: int = SIZE, max_age: timedelta = MAX_AGE
    ) -> None:
        self._roots = roots
        self._fetch = fetch
        self._size = size
        self._max_age = max_age
        self._entries: OrderedDict[str, tuple[SigningKey, datetime]] = OrderedDict()
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
        found = signing_key(
            self._fetch(url), self._roots, now
        )  # outside the lock: others need not wait for the network
        with self._lock:
            self._entries[url] = (found, now)
            self._entries.move_to_end(url)
            while len(self._entries) > self._size:
                self._entries.popitem(last=False)
        return found.key

    def _is_usable(self, found: SigningKey, since: datetime, now: datetime) -> bool:
        """Whether a key is within its certificates' dates and the allowed age. False if the clock was set back."""
        return found.not_before <= now <= found.not_after and timedelta() <= now - since <= self._max_age
