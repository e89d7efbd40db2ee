// Scenes of `absence`: deadlines, fulfilment, cancelling, restarting, repeating.
import { absence, bundleOf } from "./make.scene.ts";
import type { Scene } from "./scene.scene.ts";

const remind = { actions: { timeout: { action: "remind", capability: "any" } } };
const half = 1_800_000;

/** All of them. */
export const absenceScenes: readonly Scene[] = [
  {
    name: "fires once, stamped with the deadline, when nothing expected came",
    bundle: bundleOf([absence("unpaid", "order", "paid", half, remind)]),
    script: `
      0:00  A order
      10:00 B order
      30:00 A other
      30:00.001 A paid
      tick end`,
    effects: `
      30:00 A unpaid timeout e1 -> remind (waits for paid)
      40:00 B unpaid timeout e2 -> remind (waits for paid)`,
    counters: "unpaid.opened=2 unpaid.timeout=2 unpaid.fired=2",
  },
  {
    name: "what comes exactly at the deadline is in time",
    bundle: bundleOf([absence("unpaid", "order", "paid", half, remind)]),
    script: `
      0:00  A order
      tick 30:00
      30:00 A paid`,
    effects: "30:00 A unpaid matched fulfilled e1 e2",
    counters: "unpaid.latencyMsTotal=1800000",
  },
  {
    name: "each start is its own obligation, and one expected event fulfils every open one",
    bundle: bundleOf([absence("unpaid", "order", "paid", half)]),
    script: `
      0:00 A order
      5:00 A order
      6:00 A paid
      7:00 A paid
      tick end`,
    effects: `
      6:00 A unpaid matched fulfilled e1 e3
      6:00 A unpaid matched fulfilled e2 e3`,
    counters: "unpaid.latencyMsTotal=420000",
  },
  {
    name: "an expected event fulfils only the obligations that it fits",
    bundle: bundleOf([
      absence("unpaid", "order", { events: ["paid"], when: "data.order == steps.start.data.order" }, half, remind),
    ]),
    script: `
      0:00 A order {"order": 1}
      5:00 A order {"order": 2}
      6:00 A paid  {"order": 2}
      tick end`,
    effects: `
      6:00 A unpaid matched fulfilled e2 e3
      30:00 A unpaid timeout e1 -> remind (waits for paid)`,
  },
  {
    name: "restart: a new start cancels the open obligation and sets the deadline anew",
    bundle: bundleOf([absence("quiet", "beat", "bye", 60_000, { starts: "restart", ...remind })]),
    script: `
      0:00 A beat
      0:50 A beat
      1:40 A beat
      tick end`,
    effects: `
      0:50 A quiet cancelled restarted e1 (waits for bye)
      1:40 A quiet cancelled restarted e2 (waits for bye)
      2:40 A quiet timeout e3 -> remind (waits for bye)`,
    counters: "quiet.opened=3 quiet.restarted=2 quiet.cancelled=2",
  },
  {
    name: "cancel ends the obligations without the reminder",
    bundle: bundleOf([absence("unpaid", "order", "paid", half, { cancel: { events: ["cancelled"] }, ...remind })]),
    script: `
      0:00 A order
      1:00 A cancelled
      tick end`,
    effects: "1:00 A unpaid cancelled e1 (waits for paid)",
    counters: "unpaid.cancelled=1 unpaid.restarted=0",
  },
  {
    name: "an event that is both expected and start fulfils first and then opens",
    bundle: bundleOf([absence("beat", "beat", "beat", 60_000, remind)]),
    script: `
      0:00 A beat
      1:00 A beat
      tick end`,
    effects: `
      1:00 A beat matched fulfilled e1 e2
      2:00 A beat timeout e2 -> remind (waits for beat)`,
    counters: "beat.opened=2",
  },
  {
    name: "repeat escalates: each missed deadline asks again, the last one ends the run, and it may still be fulfilled in between",
    bundle: bundleOf([absence("unpaid", "order", "paid", 60_000, { repeat: 3, ...remind })]),
    script: `
      0:00 A order
      0:30 B order
      2:00 B paid
      tick end`,
    effects: `
      1:00 A unpaid timeout e1 -> remind (waits for paid)
      1:30 B unpaid timeout e2 -> remind (waits for paid)
      2:00 B unpaid matched fulfilled e2 e3
      2:00 A unpaid timeout e1 -> remind (waits for paid)
      3:00 A unpaid timeout e1 -> remind (waits for paid)`,
    counters: "unpaid.opened=2 unpaid.timeout=1 unpaid.matched=1 unpaid.fired=4",
  },
  {
    name: "timers at one instant fire by priority, declaration, key and opening order",
    bundle: bundleOf([
      absence("low", "a", "z", 60_000),
      absence("high", "a", "z", 60_000, { priority: 1 }),
      absence("also", "a", "z", 60_000),
    ]),
    script: `
      0:00 B a
      0:00 A a
      0:00 A a
      tick end`,
    effects: `
      1:00 A high timeout e2 (waits for z)
      1:00 A high timeout e3 (waits for z)
      1:00 B high timeout e1 (waits for z)
      1:00 A low timeout e2 (waits for z)
      1:00 A low timeout e3 (waits for z)
      1:00 B low timeout e1 (waits for z)
      1:00 A also timeout e2 (waits for z)
      1:00 A also timeout e3 (waits for z)
      1:00 B also timeout e1 (waits for z)`,
  },
  {
    name: "the cap on open obligations evicts the oldest",
    bundle: bundleOf([absence("unpaid", "order", "paid", half, { runsPerKeyMax: 1 })]),
    script: `
      0:00 A order
      1:00 A order
      2:00 A paid`,
    effects: `
      1:00 A unpaid evicted e1 (waits for paid)
      2:00 A unpaid matched fulfilled e2 e3`,
  },
  {
    name: "scope global: one obligation for all keys",
    bundle: bundleOf([absence("silence", "open", "sign", 60_000, { scope: "global" })]),
    script: `
      0:00 - open
      0:30 X sign`,
    effects: "0:30 * silence matched fulfilled e1 e2",
  },
];
