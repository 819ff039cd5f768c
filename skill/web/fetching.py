"""Fetches a certificate chain: one small file, from one place, in a short time."""

from __future__ import annotations

import time

import requests
from urllib3.exceptions import HTTPError

from skill.web.refusal import RefusedError

SILENCE = 2.5
"""The most seconds without a byte."""

WHOLE = 4.0
"""The most seconds for the whole file, even if bytes still come in; Alexa waits about 8 seconds for the answer."""

LARGEST = 64 * 1024
"""The most bytes of a file; Amazon's chains have about 6 KiB."""

_PIECE = 8 * 1024


def fetch(url: str, *, silence: float = SILENCE, whole: float = WHOLE, largest: int = LARGEST) -> bytes:
    """Return the bytes at an address that `canonical_url` gave. Raises RefusedError.

    Redirects are not followed, since they would get around the rules for the address.
    """
    until = time.monotonic() + whole
    plain = {"Accept-Encoding": "identity"}  # nothing is unpacked, so what is counted is what is kept
    try:
        with requests.get(url, headers=plain, timeout=silence, stream=True, allow_redirects=False) as response:
            if response.status_code != requests.codes.ok:
                raise RefusedError("certificate is not at its URL")
            return _read(response, until, largest)
    except (requests.RequestException, HTTPError, OSError) as error:
        raise RefusedError("certificate could not be fetched") from error


def _read(response: requests.Response, until: float, largest: int) -> bytes:
    """Read piece by piece as it arrives. Iterating over `response` would wait for full pieces, past any deadline."""
    content = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=False):
        content += piece
        if len(content) > largest:
            raise RefusedError("certificate file is too large")
        if time.monotonic() > until:
            raise RefusedError("certificate could not be fetched in time")
    return bytes(content)
