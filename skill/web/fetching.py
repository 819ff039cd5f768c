"""Fetching a certificate chain: one small file, from one place, in a short time."""

from __future__ import annotations

import time

import requests
from urllib3.exceptions import HTTPError

from skill.web.refusal import RefusedError

SILENCE = 2.5
"""Seconds without a byte before giving up."""

WHOLE = 4.0
"""Seconds for the whole file, however it trickles; Alexa waits about 8 seconds for the skill's answer."""

LARGEST = 64 * 1024
"""Bytes; Amazon's chains have about 6 KiB."""

_PIECE = 8 * 1024


def fetch(url: str, *, silence: float = SILENCE, whole: float = WHOLE, largest: int = LARGEST) -> bytes:
    """The bytes at an address that `canonical_url` gave. Raises RefusedError.

    Redirects are not followed: they would lead past the rules for the address.
    """
    until = time.monotonic() + whole
    plain = {"Accept-Encoding": "identity"}  # what is counted is what is kept: nothing is unpacked
    try:
        with requests.get(url, headers=plain, timeout=silence, stream=True, allow_redirects=False) as response:
            if response.status_code != requests.codes.ok:
                raise RefusedError("certificate is not at its URL")
            return _read(response, until, largest)
    except (requests.RequestException, HTTPError, OSError) as error:
        raise RefusedError("certificate could not be fetched") from error


def _read(response: requests.Response, until: float, largest: int) -> bytes:
    """Piece by piece as it arrives; iterating over `response` would wait for full pieces, past any deadline."""
    content = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=False):
        content += piece
        if len(content) > largest:
            raise RefusedError("certificate file is too large")
        if time.monotonic() > until:
            raise RefusedError("certificate could not be fetched in time")
    return bytes(content)
