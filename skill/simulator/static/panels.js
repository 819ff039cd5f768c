// The panels beside the talk: one is open at a time, and whoever opens it is taken there.

import { $ } from "/static/dom.js";

const tabs = () => [...document.querySelectorAll(".tab")];

// `moved()` is called after a panel was opened or closed.
export function wirePanels(moved) {
  for (const tab of tabs()) {
    const panel = $(tab.getAttribute("aria-controls"));
    tab.addEventListener("click", () => show(tab.getAttribute("aria-expanded") === "false" ? tab : null, moved));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      show(null, moved);
      tab.focus();
    });
  }
}

export function closePanels(moved) {
  show(null, moved);
}

function show(opened, moved) {
  for (const tab of tabs()) {
    tab.setAttribute("aria-expanded", String(tab === opened));
    $(tab.getAttribute("aria-controls")).hidden = tab !== opened;
  }
  if (opened) $(opened.getAttribute("aria-controls")).querySelector("h2").focus({ preventScroll: true });
  moved();
}
