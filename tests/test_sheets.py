"""The clinical and the platform sheet: every citation of them leads to a part that is there, and so does every link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.triage.loading import load_content
from tools.reports.sheets import CITATION, linked, parts

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SHEETS = ("clinical", "platform")
KINDS = {".py", ".toml", ".md", ".json", ".html", ".js", ".css"}
NOT_OURS = {"build", "node_modules", "__pycache__"}


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Path -> text of every file that can cite; not of what was installed or built."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from texts(path)
        elif path.suffix in KINDS:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")


TEXTS = dict(texts(ROOT))
PAGES = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in [*ROOT.glob("*.md"), *DOCS.glob("*.md")]}


def anchors(page: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)"></a>', (DOCS / page).read_text("utf-8"))


def cited(text: str) -> list[tuple[str, str]]:
    return [(found[1], part) for found in CITATION.finditer(text) for part in parts(found)]


@pytest.mark.parametrize("page", ["clinical.md", "platform.md", "sources.md"])
def test_no_part_is_there_twice(page):
    there = Counter(anchors(page))
    assert there
    assert [name for name, times in there.items() if times > 1] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_citation_names_a_part_that_is_there(sheet):
    there = {*anchors(f"{sheet}.md")}
    found = {(path, part) for path, text in TEXTS.items() for of, part in cited(text) if of == sheet}
    assert len(found) > 20
    assert {(path, part) for path, part in found if part not in there} == set()


def test_a_citation_has_one_form():
    """Not "section 5 of the clinical sheet", nor "sheet, 3.2" of which one cannot tell which sheet is meant."""
    odd = re.compile(
        r"(?<!clinical )(?<!platform )(?<!clinical # )(?<!platform # )\bsheet, (?:section |finding )?[A-Z]?\d"
        r"|\bsections? [\d., and]+ of the (?:clinical|platform) sheet"
        r"|\b(?:clinical|platform) sheet, (?:sections?|rules?|findings?) \d"
    )
    flat = {path: re.sub(r"\s+", " ", text) for path, text in TEXTS.items() if path != "tests/test_sheets.py"}
    assert [(path, found[0]) for path, text in flat.items() for found in odd.finditer(text)] == []


def test_a_document_links_what_it_cites():
    for path, text in PAGES.items():
        for found in CITATION.finditer(text):
            assert text[found.start() - 1] == "[", f"{path}: {found[0]}"
            assert re.match(rf"\]\([\w/]*(?:{found[1]}\.md)?#{re.escape(parts(found)[0])}\)", text[found.end() :]), path


def test_every_link_to_a_part_of_a_document_leads_to_it():
    seen = 0
    for path, text in PAGES.items():
        for page, part in re.findall(r"\]:? ?\(?([\w/.-]*\.md)?#([\w.-]+)\)?", text):
            target = (ROOT / path).parent / page if page else ROOT / path
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            slugs = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert part in {*re.findall(r'<a id="([^"]+)"></a>', target.read_text("utf-8"))} | slugs, (
                f"{path}: {page}#{part}"
            )
            seen += 1
    assert seen > 100


def test_every_source_that_the_clinical_sheet_names_is_in_the_register():
    """A mark such as [C12] is a link only while the sheet's end says where it leads."""
    text = (DOCS / "clinical.md").read_text("utf-8")
    marks = {*re.findall(r"\[((?:C\d|[KRS]-)[\w-]*)\](?!: sources)", text)}
    led = dict(re.findall(r"^\[([\w-]+)\]: sources\.md#([\w-]+)$", text, re.MULTILINE))
    assert marks == led.keys() == {*led.values()}
    assert marks <= load_content().sources.keys()
    assert not re.search(r"\]\[", text), "two marks side by side would read as one link"


def test_the_project_s_own_word_is_in_its_documents():
    for source in load_content().sources.values():
        if source.is_own:
            page, _, part = source.address.partition("#")
            assert (ROOT / page).exists()
            assert not part or part in anchors(Path(page).name)


def test_a_citation_is_read_and_linked_over_the_end_of_a_line():
    text = "# after the clinical\n# sheet, 5.9, 5.10 and\n# 6.2 to 6.4. Then"
    assert cited(text) == [("clinical", part) for part in ("5.9", "5.10", "6.2", "6.4")]
    assert linked("it is so (platform sheet, 5.1 and 5.4).") == (
        "it is so ([platform sheet, 5.1 and 5.4](platform.md#5.1))."
    )
