"""Checks the address that Alexa's certificate comes from.

Rules and examples: https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-a-web-service.html,
"Verify the signature certificate URL".
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from skill.web.refusal import RefusedError

_HOST = "s3.amazonaws.com"
_FOLDER = "/echo.api/"
_PORTS = (None, 443)
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]+")
_LONGEST = 500


def canonical_url(url: str) -> str:
    """Return the address to fetch for a value of the SignatureCertChainUrl header. Raises RefusedError.

    The address that is checked must be the one that is fetched. HTTP clients decode and shorten paths in different
    ways, so the address is built again from the decoded and normalised path, and holds nothing a client could change.
    """
    if len(url) > _LONGEST or not url.isascii() or not url.isprintable() or re.search(r"[\s\\?#@]", url):
        raise RefusedError("certificate URL is malformed")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise RefusedError("certificate URL is malformed") from error
    if parts.scheme.lower() != "https":
        raise RefusedError("certificate URL is not https")
    if (parts.hostname or "").lower() != _HOST:
        raise RefusedError("certificate URL has another host")
    if port not in _PORTS:
        raise RefusedError("certificate URL has another port")
    path = posixpath.normpath(unquote(parts.path))
    # A percent sign that is left was encoded twice. It is no plain character, so the address is refused.
    if not path.startswith(_FOLDER) or not _PLAIN.fullmatch(path):
        raise RefusedError("certificate URL has another path")
    return f"https://{_HOST}{path}"
