"""What a person does with the page, and what they see of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect


class Desk:
    """One open page."""

    def __init__(self, page: Page, address: str, faults: list[str], device: str | None):
        self.page, self.faults = page, faults
        self.sent: list = []
        page.on("request", lambda request: self.sent.append(request))
        page.goto(address)
        expect(page.locator("#examples button")).to_have_count(2)
        if device:
            with self.panel("Settings"):
                page.select_option("#device-kind", device)

    def panel(self, name: str):
        return _Panel(self.page.get_by_role("button", name=name, exact=True))

    def wait_as(self, kind: str) -> None:
        """Set how long an answer is waited for: "slow", "device" or "never"."""
        with self.panel("Settings"):
            self.page.select_option("#patience", kind)

    def say(self, *sentences: str) -> str:
        """Type each sentence and press Enter. Returns the last answer."""
        for sentence in sentences:
            self._answered(lambda text=sentence: self._type(text))
        return self.answer

    def touch(self, label: str) -> str:
        """Touch a button on the device's screen."""
        self._answered(self.page.locator(".screen").get_by_role("button", name=label, exact=True).click)
        return self.answer

    def _type(self, text: str) -> None:
        self.page.fill("#words", text)
        self.page.press("#words", "Enter")

    def _answered(self, do) -> None:
        before = self.page.locator("#talk .skill").count()
        do()
        expect(self.page.locator("#talk .skill")).to_have_count(before + 1)

    @property
    def answer(self) -> str:
        """The skill's last words."""
        return self.page.locator("#talk .skill").last.text_content().removeprefix("Skill: ")

    @property
    def state(self) -> str:
        return self.page.locator("#stage").get_attribute("data-state")

    def wait_for(self, state: str) -> None:
        expect(self.page.locator("#stage")).to_have_attribute("data-state", state)

    def run_until(self, state: str) -> None:
        """Move the clock on until the device is in that state: what it says takes its time."""
        for _ in range(120):
            if self.state == state:
                return
            self.page.clock.run_for(500)
        self.wait_for(state)


class _Panel:
    """A panel, open for as long as the block runs."""

    def __init__(self, tab):
        self.tab = tab

    def __enter__(self):
        if self.tab.get_attribute("aria-expanded") == "false":
            self.tab.click()

    def __exit__(self, *_):
        self.tab.click()
