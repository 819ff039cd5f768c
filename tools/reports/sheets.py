"""Finds where code, content and documents cite the two fact sheets, as in "clinical sheet, 4.5e"."""

from __future__ import annotations

import re

_PART = r"[A-Z]?\d+(?:\.\d+)*[a-z]?\b"
CITATION = re.compile(rf"\b(clinical|platform)[\s#]+sheet,[\s#]+({_PART}(?:(?:,|,? and| to)[\s#]+{_PART})*)")
"""A citation: which sheet, and its parts. It may run over the end of a line of text or of comments."""


def parts(citation: re.Match[str]) -> list[str]:
    """Return the parts of the sheet that are cited; for a range, its two ends."""
    return re.findall(_PART, citation[2])


def linked(text: str) -> str:
    """Return the text with each citation as a link to the first part that it names, for a page in docs/."""
    return CITATION.sub(lambda found: f"[{found[0]}]({found[1]}.md#{parts(found)[0]})", text)
