// One conversation at the device. Turns are taken one after the other, spoken, and can be gone back to.

import { ask, asSsml } from "/static/dom.js";

const PASSING = /^\(.+ later\)$/; // a stage direction: time passes
const ENDED = {
  EXCEEDED_MAX_REPROMPTS: "Nobody answered, so the conversation has ended.",
  USER_INITIATED: "You left the conversation.",
};
const KEPT = "It is kept nowhere. To talk again, press Start again.";

export class Session {
  // `parts`: {talk, stage, mouth, patience, home, quick}, `setting()`, `mishear()`, `shape()` and `locale()` as they are
  // set now, and `changed(number)`, called with the turn to be laid open, or -1.
  constructor(parts) {
    Object.assign(this, parts);
    this.tab = crypto.randomUUID();
    this.busy = Promise.resolve();
    this.isPlayed = false; // an example speaks for the person
    this.#forget();
  }

  // `sure`: whether a recogniser was, if it was heard.
  say(text, sure) {
    return this.turn({ do: "say", text, sure, mishear: this.mishear() });
  }

  // One turn; resolves to whether its answer was spoken to the end. Turns never overtake each other.
  turn(asked) {
    this.#hush();
    return this.#next(() => this.#take(asked)).then((answer) => answer && this.#speak(answer));
  }

  // Leaves whatever is open, and begins with nothing said.
  restart() {
    this.#hush();
    return this.#next(async () => {
      await this.#post({ do: "restart" }).catch(() => null);
      this.renew();
      this.talk.clear();
    });
  }

  // Forgets what was said; what stands in the talk stays to be read.
  renew() {
    this.#forget();
    this.draw();
    this.rest();
    this.changed(-1);
  }

  // Goes back to before a turn. Resolves to what was said in it.
  rewind(number) {
    this.#hush();
    return this.#next(async () => {
      const { open, asking } = await this.#post({ do: "rewind", turn: number });
      const { said } = this.turns[number];
      this.turns.length = number;
      const last = this.turns.at(-1);
      Object.assign(this, { open, asking, answers: last?.answers ?? [], shown: last?.shown ?? null });
      this.doubting = this.isOver = false;
      this.talk.cut(number);
      this.draw();
      this.rest();
      this.changed(number - 1);
      return said;
    });
  }

  // What comes due by itself is spoken when nothing else is; the session goes on.
  look() {
    return this.#next(async () => {
      const answer = await this.#post({ do: "look" }).catch(() => null);
      if (!answer?.alexa.length) return;
      this.patience.stop();
      answer.alexa.forEach((said) => this.talk.alexa(said));
      this.#speak(answer);
    });
  }

  draw() {
    const { shown, open } = this;
    const touch = (text, token) => this.turn({ do: "touch", text, token });
    this.stage.show({ shape: this.shape(), shown, isOpen: open, touch });
  }

  // What the device does when it has nothing to say.
  rest() {
    this.stage.caption("");
    this.#state(this.open || this.asking ? "listening" : "idle");
    this.patience.stop();
    if ((this.open || this.asking) && !this.isPlayed) this.patience.start(this.turns.at(-1)?.spoken ?? "");
  }

  async #take(asked) {
    const number = this.turns.length;
    this.talk.begin(number);
    if (PASSING.test(asked.text)) this.talk.note(asked.text.slice(1, -1));
    else if (asked.do !== "leave") this.talk.you(asked.do === "silence" ? "" : asked.text, number);
    this.#state("thinking");
    try {
      const answer = await this.#post(asked);
      this.#taken(answer, number);
      return answer;
    } catch (fault) {
      this.#state("fault");
      this.talk.note(`The skill could not be reached (${fault.message}). Is it still running?`, "fault");
      return null;
    }
  }

  #taken(answer, number) {
    const { open, asking, answers, spoken, screen } = answer;
    const inDoubt = answer.alexa.some(({ kind }) => kind === "doubt");
    this.doubting = asking && inDoubt;
    if (inDoubt) return this.#doubted(answer);
    const isIdle = !open && !asking;
    const ends = isIdle && (this.open || answer.ends);
    this.isOver = ends || (isIdle && this.isOver);
    if (screen || !open) this.shown = screen;
    Object.assign(this, { open, asking, answers });
    this.turns.push({ ...answer, shown: this.shown });
    if (spoken) this.talk.skill(spoken, { number, isWarning: answer.assessment.disposition === "EMERGENCY" });
    if (ends) this.talk.note(`${ENDED[answer.request.request?.reason] ?? "The conversation has ended."} ${KEPT}`);
    answer.alexa.forEach((said) => this.talk.alexa(said));
    this.draw();
    this.changed(number);
  }

  // The skill has not heard it: nothing has changed but that the recogniser asks.
  #doubted({ open, asking, alexa }) {
    Object.assign(this, { open, asking });
    alexa.forEach((said) => this.talk.alexa(said));
  }

  async #speak(answer) {
    this.#state("speaking");
    for (const ssml of [answer.ssml, ...answer.alexa.map(({ text }) => asSsml(text))]) {
      const finished = await this.mouth.speak(ssml, this.locale(), (text) => this.stage.caption(text));
      if (!finished) return false;
    }
    this.rest();
    return true;
  }

  async #post(asked) {
    const sent = this.setting();
    const answer = await ask("/simulator/turn", { tab: this.tab, setting: sent, ...asked });
    this.home.show(answer.home, sent);
    return answer;
  }

  #next(act) {
    const done = this.busy.then(act);
    this.busy = done.then(() => undefined, () => undefined);
    return done;
  }

  #hush() {
    this.mouth.stop();
    this.patience.stop();
  }

  #state(name) {
    this.stage.state = name;
    const { answers, shown, open: isOpen, asking: isAsking, doubting: isDoubting, isOver, isPlayed } = this;
    const onScreen = Boolean(this.shape() && shown?.view.buttons.length); // there they are touched
    this.quick.show({ answers: onScreen ? [] : answers, isOpen, isAsking, isDoubting, isOver, isPlayed });
  }

  #forget() {
    Object.assign(this, { turns: [], open: false, asking: false, doubting: false, isOver: false, shown: null, answers: [] });
  }
}
