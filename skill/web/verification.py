"""Verifies that a request comes from Alexa, and was made just now.

The rules: https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html, "Manually verify
that a request was sent by Alexa". The SDK's own verifier is not used: the platform sheet, 6, and `sdk_cure` say why.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509 import Certificate
from werkzeug.datastructures import Headers

from skill.web.certificate_url import canonical_url
from skill.web.certificates import LARGEST_KEY, SMALLEST_KEY, store_of, trusted_roots
from skill.web.fetching import fetch as fetch_chain
from skill.web.key_cache import MAX_AGE, SIZE, KeyCache
from skill.web.refusal import RefusedError

CHAIN_HEADER = "SignatureCertChainUrl"
SIGNATURE_HEADER = "Signature-256"
"""The signature with SHA-256. Alexa still sends `Signature` (SHA-1) beside it, which is never read."""

TOLERANCE = timedelta(seconds=150)
EVENT_TOLERANCE = timedelta(seconds=3600)
"""Skill events (enabled, disabled, permissions, account linking) may be delivered late."""

_EVENT = "AlexaSkillEvent."


class Verifier(Protocol):
    """What the door needs of a verifier. Both methods raise RefusedError."""

    def check_signature(self, headers: Headers, body: bytes) -> None:
        """Check the signature, before the body is read."""

    def check_timestamp(self, event: dict[str, Any]) -> None:
        """Check the time of the request, once the body is read."""


def _now() -> datetime:
    return datetime.now(UTC)


class AlexaVerifier:
    """Verifies requests by all of Amazon's rules.

    For tests, `roots` (certificates to trust; certifi's by default), `fetch` (canonical URL -> file) and `clock` (an
    aware datetime) can be given. Raises ValueError if there is no root to trust.
    """

    def __init__(
        self,
        *,
        roots: Iterable[Certificate] | None = None,
        fetch: Callable[[str], bytes] = fetch_chain,
        clock: Callable[[], datetime] = _now,
        cache_size: int = SIZE,
        max_age: timedelta = MAX_AGE,
    ) -> None:
        self._keys = KeyCache(store_of(trusted_roots() if roots is None else roots), fetch, cache_size, max_age)
        self._clock = clock

    def check_signature(self, headers: Headers, body: bytes) -> None:
        """Check that the raw body bears Alexa's signature. Raises RefusedError."""
        url, encoded = headers.get(CHAIN_HEADER), headers.get(SIGNATURE_HEADER)
        if not url or not encoded:
            raise RefusedError("signature is missing")
        try:
            signature = base64.b64decode(encoded, validate=True)
        except ValueError as error:
            raise RefusedError("signature is malformed") from error
        if not SMALLEST_KEY <= len(signature) * 8 <= LARGEST_KEY:  # no key could match it, so none is fetched
            raise RefusedError("signature does not match")
        key = self._keys.key(canonical_url(url), self._clock())
        try:
            key.verify(signature, body, PKCS1v15(), SHA256())
        except InvalidSignature as error:
            raise RefusedError("signature does not match") from error

    def check_timestamp(self, event: dict[str, Any]) -> None:
        """Check that the request was made just now, so that it is no replay. Raises RefusedError."""
        request = event.get("request")
        if not isinstance(request, dict):
            raise RefusedError("timestamp is missing")
        age = self._clock() - _moment(request.get("timestamp"))
        is_event = str(request.get("type")).startswith(_EVENT)
        if not -TOLERANCE <= age <= (EVENT_TOLERANCE if is_event else TOLERANCE):
            raise RefusedError("timestamp is too far from now")


def _moment(text: object) -> datetime:
    """Read a time in ISO 8601. Raises RefusedError, also if it has no offset from UTC and so names no moment."""
    if not isinstance(text, str):
        raise RefusedError("timestamp is missing")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusedError("timestamp is malformed") from error
    if moment.tzinfo is None:
        raise RefusedError("timestamp has no time zone")
    return moment
