// SSML -> what is said, piece by piece: [{text, rate, pitch, volume, pause}], the pause in milliseconds after it.

const BREAKS = { none: 0, "x-weak": 100, weak: 200, medium: 400, strong: 700, "x-strong": 1100 };
const RATES = { "x-slow": 0.5, slow: 0.8, medium: 1, fast: 1.25, "x-fast": 1.6 };
const PITCHES = { "x-low": 0.6, low: 0.8, medium: 1, high: 1.2, "x-high": 1.5 };
const VOLUMES = { silent: 0, "x-soft": 0.4, soft: 0.6, medium: 0.8, loud: 1, "x-loud": 1 };
const EMPHASIS = { strong: { rate: 0.85, volume: 1 }, moderate: { rate: 0.92 }, reduced: { rate: 1.1, volume: 0.7 } };
const ONE_BY_ONE = new Set(["digits", "characters", "spell-out", "telephone"]);
const PARAGRAPH = 450;
const SENTENCE = 250;
const PLAIN = { rate: 1, pitch: 1, volume: 1 };

export function pieces(ssml) {
  const said = [];
  const root = parse(ssml);
  if (root) walk(root, PLAIN, said);
  return said.filter((piece) => piece.text || piece.pause).map((piece) => ({ ...piece, text: tidy(piece.text) }));
}

export function plain(ssml) {
  return pieces(ssml).map((piece) => piece.written ?? piece.text).join(" ").replace(/\s+([.,:;?!])/g, "$1").trim();
}

function parse(ssml) {
  // Amazon's own tags have prefixes that SSML never declares.
  const text = (ssml || "<speak/>").replace(/^<speak\b/, '<speak xmlns:amazon="a" xmlns:alexa="b"');
  const root = new DOMParser().parseFromString(text, "application/xml").documentElement;
  return root.querySelector("parsererror") || root.nodeName === "parsererror" ? null : root;
}

function walk(node, how, said) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) say(child.textContent, child.textContent, how, said);
    else if (child.nodeType === Node.ELEMENT_NODE) enter(child, how, said);
  }
}

function enter(tag, how, said) {
  const kind = tag.nodeName;
  if (kind === "break") pause(said, length(tag.getAttribute("time")) ?? BREAKS[tag.getAttribute("strength") ?? "medium"]);
  else if (kind === "sub") say(tag.getAttribute("alias") ?? tag.textContent, tag.textContent, how, said);
  else if (kind === "say-as" && ONE_BY_ONE.has(tag.getAttribute("interpret-as"))) {
    say([...tag.textContent.trim()].join(" "), tag.textContent, how, said);
  } else if (kind === "emphasis") walk(tag, { ...how, ...EMPHASIS[tag.getAttribute("level") ?? "moderate"] }, said);
  else if (kind === "prosody") walk(tag, { ...how, ...prosody(tag) }, said);
  else if (kind !== "audio") {
    walk(tag, how, said);
    if (kind === "p") pause(said, PARAGRAPH);
    if (kind === "s") pause(said, SENTENCE);
  }
}

function prosody(tag) {
  const found = {};
  for (const [name, named] of [["rate", RATES], ["pitch", PITCHES], ["volume", VOLUMES]]) {
    const value = tag.getAttribute(name);
    if (value === null) continue;
    const percent = /^([+-]?)(\d+(?:\.\d+)?)%$/.exec(value);
    if (percent) found[name] = (percent[1] ? 100 + Number(percent[1] + percent[2]) : Number(percent[2])) / 100;
    else if (value in named) found[name] = named[value];
  }
  return found;
}

function length(time) {
  const match = /^([\d.]+)(ms|s)$/.exec(time ?? "");
  return match ? Number(match[1]) * (match[2] === "s" ? 1000 : 1) : null;
}

function say(text, written, how, said) {
  if (!text.trim()) return;
  const last = said.at(-1);
  const goesOn = last && !last.pause && last.rate === how.rate && last.pitch === how.pitch && last.volume === how.volume;
  if (goesOn) {
    last.text += text;
    last.written += written;
  } else said.push({ text, written, ...how, pause: 0 });
}

function pause(said, milliseconds) {
  if (said.length === 0) said.push({ text: "", written: "", ...PLAIN, pause: 0 });
  said.at(-1).pause = Math.max(said.at(-1).pause, milliseconds ?? 0);
}

function tidy(text) {
  return text.replace(/\s+/g, " ").trim();
}
