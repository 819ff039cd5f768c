// The home around the device: its zone, permissions and clock, and what stands to be said.

import { $, make } from "/static/dom.js";

const MAY = { reminders: "set and change reminders", timers: "start and stop timers" };

export class Home {
  // `pass(time)` lets time pass, as in "1 hour".
  constructor(pass) {
    this.waits = false; // whether something stands to come due
    for (const button of document.querySelectorAll("[data-pass]")) {
      button.addEventListener("click", () => pass(button.dataset.pass));
    }
  }

  // Shows what can be set.
  furnish(options) {
    this.options = options;
    const zones = options.zones.map((id) => [id, `${id.split("/")[1].replace("_", " ")} (${id})`]);
    for (const [value, text] of [...zones, ["", "not set"]]) $("zone").append(make("option", { value, text }));
    for (const name of options.permissions) {
      const box = make("input", { type: "checkbox", value: name });
      $("permissions").append(make("label", { class: "check", children: [box, ` ${MAY[name]}`] }));
    }
  }

  // The device is moved to where its language is spoken.
  move(locale) {
    const { zone, country, emergency, numbers } = this.options.locales.find(({ id }) => id === locale);
    $("zone").value = zone;
    $("emergency").textContent = emergency;
    $("numbers").textContent = `${country}: ${numbers}`;
  }

  get setting() {
    const boxes = document.querySelectorAll("#permissions input:checked");
    return { zone: $("zone").value, permissions: [...boxes].map((box) => box.value) };
  }

  // `sent`: the setting that this answers. A box that was pressed since then stays as it was pressed.
  show({ clock, permissions, alerts }, sent) {
    $("clock").textContent = clock;
    for (const box of document.querySelectorAll("#permissions input")) {
      if (box.checked === sent.permissions.includes(box.value)) box.checked = permissions.includes(box.value);
    }
    const lines = alerts.map(({ kind, text, due, repeats }) => make("li", { text: `${due}${repeats ? ", and again" : ""}: ${text} (${kind})` }));
    $("alerts").replaceChildren(...(lines.length ? lines : [make("li", { class: "note", text: "None stand." })]));
    this.waits = alerts.length > 0;
  }
}
