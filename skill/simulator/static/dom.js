// Small helpers to build the page.

export const $ = (id) => document.getElementById(id);

export function make(tag, { text, children = [], on = {}, ...attributes } = {}) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  if (text !== undefined) element.textContent = text;
  for (const [kind, listener] of Object.entries(on)) element.addEventListener(kind, listener);
  element.append(...children);
  return element;
}

export function draw(viewBox, paths, attributes = {}) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox, "aria-hidden": "true", ...attributes })) svg.setAttribute(name, value);
  for (const path of paths) {
    const { tag = "path", ...given } = path;
    const part = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(given)) part.setAttribute(name, value);
    svg.append(part);
  }
  return svg;
}

// Plain text as SSML.
export function asSsml(text) {
  const speak = document.implementation.createDocument(null, "speak");
  speak.documentElement.textContent = text;
  return new XMLSerializer().serializeToString(speak);
}

export async function ask(path, body) {
  const answer = await fetch(path, body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error ?? `status ${answer.status}`);
  return found;
}

// Copies a text. Resolves to what to tell: where the browser forbids it, the person is told so.
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "This browser does not let the page copy. Select the text, and copy it yourself.";
  }
}

// A button that copies what `text()` returns, and says so in its own place.
export function copyButton(text) {
  const button = make("button", { type: "button", class: "copy", text: "Copy" });
  button.addEventListener("click", async () => (button.textContent = await copied(text())));
  return button;
}
