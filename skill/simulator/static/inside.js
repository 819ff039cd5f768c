// How a turn was decided, laid open: what was heard, what is known, which rules fired or could, the next question, the JSON.

import { copyButton, make } from "/static/dom.js";

const MOST_RULES = 6;

let showsWhy = false; // who wants to see why sees it for every turn

export function insideOf(turn) {
  const { heard, inside, assessment } = turn;
  return [
    part("Heard", [facts([
      ["said", turn.said || "(silence)"],
      turn.reached !== turn.said && ["misheard as", turn.reached],
      ["request", heard.request || "none; the device asked again by itself"],
      heard.intent && ["intent", heard.intent],
      ...Object.entries(heard.slots).map(([name, value]) => [`slot ${name}`, value]),
      turn.request.request && ["answered in", `${turn.ms} ms`],
    ])]),
    turn.why.length > 0 && why(turn.why),
    part("Level of care", [
      make("p", { children: [level(assessment.disposition), make("span", { text: assessment.final ? " final" : " so far" })] }),
    ]),
    part("Findings", [inside.findings.length ? findings(inside.findings) : none("Nothing is known yet.")]),
    part("Rules that fired", [inside.fired.length ? rules(inside.fired) : none("None.")]),
    inside.held.length > 0 && part("Held lower until asked", [rules(inside.held)]),
    part("Rules that still could", [could(inside)]),
    part("Next", [next(inside)]),
    jsonOf("Request", turn.request),
    jsonOf("Response", turn.response),
  ].filter(Boolean);
}

function part(title, children) {
  return make("section", { children: [make("h3", { text: title }), ...children] });
}

function why(lines) {
  const on = { toggle: (event) => (showsWhy = event.target.open) };
  return make("details", { class: "why", open: showsWhy, on, children: [make("summary", { text: "Why that was heard" }), outline(lines)] });
}

function outline(lines) {
  const row = ({ text, under }) => make("li", { children: [text, ...(under.length ? [outline(under)] : [])] });
  return make("ul", { children: lines.map(row) });
}

function none(text) {
  return make("p", { class: "note", text });
}

function facts(pairs) {
  const children = pairs.filter(Boolean).flatMap(([name, value]) => [make("dt", { text: name }), make("dd", { text: value })]);
  return make("dl", { children });
}

function level(name) {
  return make("span", { class: `level ${name ?? "none"}`, text: name ? name.replace("_", " ").toLowerCase() : "not known yet" });
}

function findings(found) {
  const row = ({ id, title, status }) =>
    make("li", { children: [make("span", { class: `status ${status}`, text: status }), make("span", { text: title, title: id })] });
  return make("ul", { class: "plain", children: found.map(row) });
}

function rules(found) {
  const row = (rule) =>
    make("li", {
      children: [
        level(rule.at ?? rule.disposition),
        make("span", { text: `${rule.id} ${rule.title}${rule.certain === false ? " (in doubt)" : ""}`, title: rule.sources.join(", ") }),
      ],
    });
  return make("ul", { class: "plain", children: found.map(row) });
}

function could({ possible, rules: all }) {
  if (!possible.length) return none("None.");
  const shown = possible.slice(0, MOST_RULES);
  const more = possible.length - shown.length;
  const note = more > 0 ? `and ${more} more of ${all} that nothing has ruled out` : `of ${all}`;
  return make("div", { children: [rules(shown), none(note)] });
}

function next({ next: question, asked, most }) {
  if (!question) return none("Nothing is asked.");
  return facts([
    ["asks", question.id],
    ["because", question.because],
    question.level && ["may reach", question.level.replace("_", " ").toLowerCase()],
    question.why && ["it says why", question.why],
    ["settled so far", `${asked} of at most ${most}`],
  ]);
}

// A value as JSON to be opened and copied; null if there is nothing in it.
export function jsonOf(title, value) {
  if (!Object.keys(value).length) return null;
  const text = JSON.stringify(value, null, 2);
  const code = make("pre", { text, tabindex: "0", "aria-label": title });
  return make("details", { children: [make("summary", { text: `${title} JSON` }), copyButton(() => text), code] });
}
