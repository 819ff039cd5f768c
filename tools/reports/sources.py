"""Shows where clinical statements come from; `make audit` writes docs/sources.md, to which the clinical sheet links."""

from __future__ import annotations

from pathlib import Path

from skill.triage.model import Content, Source
from tools.reports.sheets import linked

PAGE = Path(__file__).parents[2] / "docs" / "sources.md"
INTRODUCTION = Path(__file__).parent / "sources_introduction.md"


def write_page(content: Content) -> None:
    """Write docs/sources.md."""
    PAGE.write_text(page(content), "utf-8")


def page(content: Content) -> str:
    """Return the text of docs/sources.md: each source under an anchor of its id."""
    entries = (f'- <a id="{source.id}"></a>{cited(source)}. {read(source)}' for source in content.sources.values())
    return "\n".join([INTRODUCTION.read_text("utf-8").rstrip(), "", *entries, ""])


def cited(source: Source) -> str:
    """Return how the source is named: its id and title."""
    return f"{source.id}, {linked(source.title.rstrip('.'))}"


def read(source: Source) -> str:
    """Return where the source is, and what of it was read and when."""
    if source.is_own:
        return f"See [{source.address}]({source.address.removeprefix('docs/')})."
    if not source.confirmed:
        return f"Not yet re-read at its source: <{source.address}>"
    if not source.copies:
        unknown = "" if source.own_page_known else " (a page of others; its own is not known)"
        return f"Read on {source.read_on}: <{source.address}>{unknown}"
    own = "Its own page, not opened" if source.own_page_known else "Its own page is not known; the publisher"
    copies = ", ".join(f"<{copy}>" for copy in source.copies)
    return f"{own}: <{source.address}>; read instead on {source.read_on}: {copies}"
