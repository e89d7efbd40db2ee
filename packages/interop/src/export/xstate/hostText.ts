// The part of an exported XState module that is the same for every choreography: what machines do, and who gives them their events.

/** What the actions of all machines mean. */
export const actionsText: string = String.raw`// bound: the events of the run, each with the name of its step. gap: an event was passed over since the last of them.
const actions = {
  bind: assign(({ context, event }, { how, step }) => {
    const bound = how === "open" ? [] : how === "add" ? context.bound : context.bound.slice(0, 1);
    return { bound: [...bound, { step, event: event.event }], gap: false };
  }),
  gap: assign({ gap: true }),
  tell: emit(({ context }, told) => ({ type: "told", ...told, events: context.bound.map(({ event }) => event.id) })),
  unexpected: emit(({ event }) => ({ type: "unexpected", event: event.event.id })),
};
`;

/** Routing, and the clock of a log. */
export const hostText: string = String.raw`
function keyOf(event, paths) {
  const parts = paths.map((names) => path(event, ...names));
  return parts.every((part) => ["string", "number", "boolean"].includes(typeof part)) ? parts : undefined;
}

/**
 * Gives events to the machines: one actor per pattern and key, or one per start. Events are { id, type, source, time, correlation_id, data }
 * with time in milliseconds, and come in the order of their time. onTold is given { at, pattern, key, outcome, events, action, ... }.
 * Without a clock, deadlines are those of the host; a log is replayed with logClock.
 */
export function follow({ clock, onTold, onUnexpected }) {
  const lives = new Map(patterns.map((pattern) => [pattern.id, new Map()]));
  const firedAt = new Map(patterns.map((pattern) => [pattern.id, new Map()]));
  const firedGroups = new Set();
  let now;
  // Whether a cool-down, or another pattern of its group on the same event, keeps an outcome from firing. Deadlines know no groups.
  function isHeldBack({ id, fires, cooldownMs, exclusiveGroup }, name, { at, outcome }) {
    if (outcome !== fires) return false;
    const group = now === undefined ? undefined : exclusiveGroup;
    if (group !== undefined && firedGroups.has(group)) return true;
    const last = cooldownMs === undefined ? undefined : firedAt.get(id).get(name);
    if (last !== undefined && at - last < cooldownMs) return true;
    if (group !== undefined) firedGroups.add(group);
    if (cooldownMs !== undefined) {
      // In the order in which they fired: what is older than the cool-down holds nothing back any more.
      const fired = firedAt.get(id);
      fired.delete(name);
      fired.set(name, at);
      for (const [key, before] of fired) {
        if (at - before < cooldownMs) break;
        fired.delete(key);
      }
    }
    return false;
  }
  function tell(pattern, key, { action, capability, timeoutMs, ...told }) {
    if (!isHeldBack(pattern, JSON.stringify(key), told)) onTold({ ...told, ...(action === undefined ? {} : { action, capability, timeoutMs }) });
    else if (!pattern.isSilent) onTold(told);
  }
  function begin(pattern, key) {
    const actor = createActor(pattern.machine, clock === undefined ? {} : { clock });
    actor.on("told", ({ type, ...told }) => tell(pattern, key, { at: now ?? clock?.now() ?? Date.now(), pattern: pattern.id, key, ...told }));
    actor.on("unexpected", ({ event }) => onUnexpected?.({ pattern: pattern.id, key, event }));
    return actor.start();
  }
  function offer(event) {
    now = event.time;
    firedGroups.clear();
    for (const pattern of patterns) {
      const type = pattern.hears.get(event.type) ?? (pattern.hearsOthers ? OTHER : undefined);
      const key = type === undefined ? undefined : keyOf(event, pattern.by ?? keys.get(event.type) ?? defaultKey);
      if (key === undefined) continue;
      const ofPattern = lives.get(pattern.id);
      const name = JSON.stringify(key);
      const live = (ofPattern.get(name) ?? []).filter((actor) => actor.getSnapshot().status === "active");
      const actors = pattern.lives === "each" || live.length === 0 ? [...live, begin(pattern, key)] : live;
      for (const actor of actors) actor.send({ type, event });
      const kept = actors.filter((actor) => {
        const snapshot = actor.getSnapshot();
        if (snapshot.status === "active" && !snapshot.hasTag("idle")) return true;
        actor.stop();
        return false;
      });
      if (kept.length > 0) ofPattern.set(name, kept);
      else ofPattern.delete(name);
    }
    now = undefined;
  }
  return { offer };
}

/** A clock that is moved by the events of a log. At one instant events go before deadlines: advanceTo(t) fires what was due before t. */
export function logClock() {
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

/** Replays a log in the order of time, then lets every deadline pass. */
export function replay(events, { onTold, onUnexpected }) {
  const clock = logClock();
  const { offer } = follow({ clock, onTold, onUnexpected });
  for (const event of events) {
    clock.advanceTo(event.time);
    offer(event);
  }
  clock.advanceTo(Infinity);
}
`;
