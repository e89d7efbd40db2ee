// The host that SCION's browser build asks for, made of Node: realms in place of frames, and the one generator that it was compiled for. Text of a
// script, since it is run in a process of its own. SCION itself is the package as it is published.

/** Puts the host's names into the global object; then `require("scxml/dist/scxml.js")` can be loaded. */
export const scionHost: string = String.raw`
import { createRequire } from "node:module";
import vm from "node:vm";

const delegated = Symbol("delegated");
globalThis.regeneratorRuntime = {
  mark: (generator) => generator,
  wrap(step, _generator, self) {
    let inner;
    let isDone = false;
    const context = {
      prev: 0,
      next: 0,
      stop() {
        isDone = true;
      },
      delegateYield(iterator, _name, next) {
        inner = iterator;
        context.next = next;
        return delegated;
      },
    };
    return {
      [Symbol.iterator]() {
        return this;
      },
      next() {
        for (;;) {
          const below = inner?.next();
          if (below !== undefined && !below.done) return below;
          inner = undefined;
          const value = isDone ? undefined : step.call(self, context);
          if (isDone) return { value: undefined, done: true };
          if (value !== delegated) return { value, done: false };
        }
      },
    };
  },
};
globalThis.document = {
  body: { appendChild() {}, removeChild() {} },
  createElement: () => ({ style: {}, contentWindow: vm.runInContext("globalThis", vm.createContext({})) }),
};
const scion = createRequire(import.meta.url)("scxml/dist/scxml.js");

/** A document, ready to be started. */
function prepared(text) {
  return new Promise((resolve, reject) => {
    const give = (error, found) => (error ? reject(Object.assign(new Error(JSON.stringify(error)), { cause: error })) : resolve(found));
    scion.documentStringToModel(null, text, (error, model) => {
      if (error) give(error);
      else model.prepare(give, { console });
    });
  });
}
`;

/** Sessions on a clock: one per key, or one per start, as the list of machines says. Uses `scionHost`. */
export const scionReplay: string = String.raw`
/** A session. Those of one document share its realm, so each brings its own data. */
class Session {
  constructor(model, clock, onEvent) {
    const timers = new Map();
    this.interpreter = new scion.core.Statechart(model, {
      customSend: (event, { delay } = {}) => {
        if (event.target === "#_parent") return onEvent(event.name, JSON.parse(JSON.stringify(event.data ?? {})));
        timers.set(event.sendid, clock.setTimeout(() => this.send({ name: event.name }), delay ?? 0));
      },
      customCancel: (id) => clock.clearTimeout(timers.get(id)),
      console: { log() {}, error: (...said) => { throw new Error(said.map((one) => one?.message ?? JSON.stringify(one)).join(" ")); } },
    });
    this.interpreter.on("onError", (error) => { throw new Error(JSON.stringify(error)); });
    this.data = { bound: [], gap: false };
    this.within(() => this.interpreter.start());
  }
  within(act) {
    const model = this.interpreter._model;
    model.$deserializeDatamodel(this.data);
    act();
    this.data = model.$serializeDatamodel();
  }
  send(event) {
    this.within(() => this.interpreter.gen(event));
  }
  isAt(id) {
    return this.interpreter.getConfiguration().includes(id);
  }
}

function valueAt(event, [root, ...names]) {
  return names.reduce((at, name) => (at !== null && typeof at === "object" && Object.hasOwn(at, name) ? at[name] : undefined), event[root]);
}

function logClock() {
  // In the order in which they are due; those of one instant in the order in which they were set.
  const timers = [];
  let now = 0;
  return {
    now: () => now,
    setTimeout(fire, delay) {
      const timer = { due: now + delay, fire, isCleared: false };
      let low = 0;
      let high = timers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (timers[middle].due <= timer.due) low = middle + 1;
        else high = middle;
      }
      timers.splice(low, 0, timer);
      return timer;
    },
    clearTimeout(timer) {
      if (timer !== undefined) timer.isCleared = true;
    },
    advanceTo(instant) {
      while (timers.length > 0 && timers[0].due < instant) {
        const { due, fire, isCleared } = timers.shift();
        if (isCleared) continue;
        now = due;
        fire();
      }
      if (instant !== Infinity) now = instant;
    },
  };
}

function replay(list, models, log) {
  const clock = logClock();
  const told = [];
  const keys = new Map(list.keys.map(({ type, key }) => [type, key]));
  const lives = new Map(list.patterns.map(({ pattern }) => [pattern, new Map()]));
  const firedGroups = new Set();
  const firedAt = new Map();
  let isEvent = false;
  const tell = (entry, key, kind, data) => {
    const one = { kind, at: clock.now(), pattern: entry.pattern, key, ...data };
    if (kind !== "told" || one.outcome !== entry.fires) return told.push(one);
    const group = isEvent ? entry.exclusive_group : undefined;
    const place = JSON.stringify([entry.pattern, key]);
    const last = entry.cooldown_ms === undefined ? undefined : firedAt.get(place);
    if ((group !== undefined && firedGroups.has(group)) || (last !== undefined && one.at - last < entry.cooldown_ms)) {
      const { action, capability, timeoutMs, ...rest } = one;
      if (entry.silent !== true) told.push(rest);
      return;
    }
    if (group !== undefined) firedGroups.add(group);
    firedAt.set(place, one.at);
    told.push(one);
  };
  for (const event of log) {
    isEvent = false;
    clock.advanceTo(event.time);
    isEvent = true;
    firedGroups.clear();
    for (const entry of list.patterns) {
      const { pattern, lives: life, first, hears, others, by } = entry;
      const name = hears.find(({ type }) => type === event.type)?.sent ?? others;
      if (name === undefined) continue;
      const key = (by ?? keys.get(event.type) ?? list.default_key).map((path) => valueAt(event, path));
      if (key.includes(undefined)) continue;
      const text = JSON.stringify(key);
      const ofPattern = lives.get(pattern);
      const begin = () =>
        new Session(models.get(pattern), clock, (kind, data) => tell(entry, key, kind, data));
      const live = ofPattern.get(text) ?? [];
      const sessions = life === "each" || live.length === 0 ? [...live, begin()] : live;
      for (const session of sessions) session.send({ name, data: event });
      ofPattern.set(text, sessions.filter((session) => !session.isAt("ended") && (life === "one" || !session.isAt(first))));
    }
  }
  isEvent = false;
  clock.advanceTo(Infinity);
  return told;
}
`;
