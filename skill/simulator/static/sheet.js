// What a doctor would want to read of the talk, written from the turns when it is looked at, and kept nowhere.

import { make } from "/static/dom.js";

// The sheet of these turns, as elements.
export function sheetOf(turns) {
  const last = turns.findLast(({ known }) => known.told.length || known.unsure.length || known.questions.length);
  if (!last) return [make("p", { class: "note", text: "Nothing was said about the pain yet." })];
  const { told, unsure, questions } = last.known;
  const dated = [...new Set(turns.flatMap((turn) => turn.dated))];
  return [
    make("p", { class: "note", text: `Said to the Back Pain Guide, a computer program, on ${turns[0].home.clock}. It is no diagnosis.` }),
    part("In my own words", list(ownWords(turns).map((text) => `“${text}”`))),
    part("Since when", make("p", { text: dated.length ? dated.map((text) => `“${text}”`).join(", ") : "Not said." })),
    told.length && part("What I have", list(told)),
    unsure.length && part("What I am not sure of", list(unsure)),
    questions.length && part("What was asked, and my answers", answered(questions)),
    part("What I was advised", advice(turns, last)),
    part("My medicines and other illnesses", make("p", { class: "blank", text: "Write them here:" })),
  ].filter(Boolean);
}

// What brought news, unless it was a bare answer: that stands beside its question.
function ownWords(turns) {
  const news = ({ known }) => JSON.stringify([known.told, known.unsure]);
  return turns
    .filter((turn, at) => {
      const before = turns[at - 1];
      const isLabel = before?.answers.some((label) => label.toLowerCase() === turn.said.toLowerCase());
      const isNews = turn.dated.length > 0 || news(turn) !== (before ? news(before) : "[[],[]]");
      return isNews && !isLabel && turn.said.trim().includes(" ") && turn.heard.request;
    })
    .map(({ said }) => said);
}

// The level, and what was said when it was first given.
function advice(turns, last) {
  const { disposition, final } = last.assessment;
  if (!last.known.level || !(final || disposition === "EMERGENCY")) {
    return make("p", { text: "The questions were not finished, so nothing was advised yet." });
  }
  const isSame = ({ assessment }) => assessment.disposition === disposition && (assessment.final || disposition === "EMERGENCY");
  let first = turns.indexOf(last);
  while (first > 0 && isSame(turns[first - 1])) first -= 1;
  const children = [make("strong", { text: last.known.level }), ": ", turns[first].spoken];
  return make("p", { children });
}

function answered(questions) {
  const children = questions.flatMap(({ asked, answer }) => [make("dt", { text: asked }), make("dd", { text: answer })]);
  return make("dl", { children });
}

function list(texts) {
  return make("ul", { children: texts.map((text) => make("li", { text })) });
}

function part(title, content) {
  return make("section", { children: [make("h3", { text: title }), content] });
}
