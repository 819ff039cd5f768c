// The conversation as a test: copied as a case or a conversation, and played again.

import { $, ask, copied } from "/static/dom.js";

// `session` and `player` as they are; `moveTo(locale)` sets the language that a transcript was held in.
export function wireTranscripts({ session, player, moveTo }) {
  const said = () => session.turns.map((turn) => turn.said);
  const something = (act) => () => (session.turns.length ? act() : tell("Nothing was said yet."));
  $("copy-case").addEventListener("click", something(() => write("case")));
  $("copy-conversation").addEventListener("click", something(() => write("conversation")));
  $("replay").addEventListener("click", something(() => player.play(said())));
  $("play-text").addEventListener("click", trying(async () => {
    const { says, locale } = await ask("/simulator/read", { text: $("text").value });
    moveTo(locale);
    tell("");
    await player.play(says);
  }));

  const write = trying(async (kind) => {
    $("text").value = (await ask("/simulator/transcript", { setting: session.setting(), says: said() }))[kind];
    tell(await copied($("text").value));
  });
}

// The act, with whatever goes wrong in it told.
function trying(act) {
  return (...given) => act(...given).catch((fault) => tell(fault.message));
}

function tell(text) {
  $("told").textContent = text;
}
