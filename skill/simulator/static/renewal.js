// Notices that the skill was loaded anew: a new run knows nothing of this page.

import { ask } from "/static/dom.js";

const OFTEN = 2000; // milliseconds, while the skill is loaded anew at every change

// `options` are those that the page was loaded with; `renewed()` is called once for each new run. If the page's own
// files are others by then, it is loaded anew instead.
export function watchSkill({ started, assets, reloads }, renewed) {
  let known = started;
  const look = async () => {
    const now = await ask("/simulator/started").catch(() => null);
    if (!now || now.started === known) return;
    if (now.assets !== assets) return location.reload();
    known = now.started;
    renewed();
  };
  window.addEventListener("focus", look);
  if (reloads) setInterval(look, OFTEN);
}
