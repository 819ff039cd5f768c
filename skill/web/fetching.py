"""Fetches a certificate chain: one small file, from one place, in a short time."""

from __future__ import annotations

import ssl

import certifi

from skill.handlers.https import exchange
from skill.web.refusal import RefusedError

WHOLE = 4.0
"""The most seconds for the whole exchange, even if bytes still come in; Alexa waits about 8 seconds for the answer."""

LARGEST = 64 * 1024
"""The most bytes of a file; Amazon's chains have about 6 KiB."""


def fetch(url: str, *, whole: float = WHOLE, largest: int = LARGEST) -> bytes:
    """Return the bytes at an address that `canonical_url` gave. Raises RefusedError.

    Redirects are not followed, since they would get around the rules for the address.
    """
    try:
        answer = exchange("GET", url, seconds=whole, most_bytes=largest + 1, trusting=_trusting_certifi)
    except TimeoutError as error:
        raise RefusedError("certificate could not be fetched in time") from error
    except OSError as error:
        raise RefusedError("certificate could not be fetched") from error
    if answer.status != 200:
        raise RefusedError("certificate is not at its URL")
    if len(answer.content) > largest:
        raise RefusedError("certificate file is too large")
    return answer.content


def _trusting_certifi() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())
