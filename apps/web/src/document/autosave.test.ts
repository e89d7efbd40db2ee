// Saving by itself, with a store and a clock that only move when told to.
import { describe, expect, it } from "vitest";
import type { ShownFailure } from "../api/failureOf.ts";
import { startAutosave, type Autosave, type SavePorts, type SaveState } from "./autosave.ts";

/** A store that answers when told to, and a clock that moves when told to. */
class Desk {
  now = 0;
  readonly timers: { at: number; run: () => void; isOff: boolean }[] = [];
  readonly asked: { baseRevision: number; text: string; confirmed?: boolean }[] = [];
  readonly states: SaveState[] = [];
  readonly copies = new Map<string, string>();
  /** The revisions that the kept copies say they began from, in the order of keeping. */
  readonly bases: number[] = [];
  answer: ((request: { text: string; baseRevision: number }) => { revision: number; updated: number }) | ShownFailure =
    ({ baseRevision }) => ({
      revision: baseRevision + 1,
      updated: this.now,
    });

  readonly ports: SavePorts = {
    save: async (request) => {
      this.asked.push(request);
      if (typeof this.answer !== "function") throw this.answer;
      return this.answer(request);
    },
    failureOf: (error) => error as ShownFailure,
    now: () => this.now,
    after: (delayMs, run) => {
      const timer = { at: this.now + delayMs, run, isOff: false };
      this.timers.push(timer);
      return () => {
        timer.isOff = true;
      };
    },
    keepCopy: (copy) => {
      this.copies.set("d", copy.text);
      this.bases.push(copy.baseRevision);
      return true;
    },
    dropCopy: () => {
      this.copies.delete("d");
    },
  };

  open(): Autosave {
    return startAutosave(this.ports, { id: "d", revision: 3, updated: 0, text: "old" }, (state) =>
      this.states.push(state),
    );
  }

  async pass(ms: number): Promise<void> {
    this.now += ms;
    for (const timer of this.timers.slice()) {
      if (timer.isOff || timer.at > this.now) continue;
      timer.isOff = true;
      timer.run();
    }
    await settle();
  }

  get last(): SaveState | undefined {
    return this.states.at(-1);
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

const gone: ShownFailure = {
  code: "unreachable",
  message: "The server does not answer.",
  retryable: true,
  wayOut: "Wait.",
};
const opened = { id: "d", revision: 3, updated: 0, text: "old" };

const conflict: ShownFailure = {
  code: "conflict",
  message: "Saved elsewhere.",
  retryable: false,
  wayOut: "Choose.",
  current: { revision: 9, updated: 77 },
};

describe("saving by itself", () => {
  it("saves within two seconds of the first change, however long the typing goes on", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    for (let at = 0; at < 19; at += 1) {
      autosave.changed(`text ${at}`);
      await desk.pass(100);
    }
    expect(desk.asked.length).toBeGreaterThanOrEqual(1);
    await desk.pass(2000);
    expect(desk.asked.at(-1)).toEqual({ id: "d", baseRevision: 4, text: "text 18" });
    expect(desk.last).toEqual({ type: "saved", at: desk.now });
  });
  it("says unsaved, saving, saved in that order", async () => {
    const desk = new Desk();
    desk.open().changed("new");
    await desk.pass(1500);
    expect(desk.states.map((state) => state.type)).toEqual(["unsaved", "saving", "saved"]);
  });
  it("keeps a copy in the browser until it is saved", async () => {
    const desk = new Desk();
    desk.open().changed("new");
    expect(desk.copies.get("d")).toBe("new");
    await desk.pass(1500);
    expect(desk.copies.has("d")).toBe(false);
  });
  it("saves what was typed while a save was under way, on top of that save", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    autosave.changed("one");
    const first = desk.pass(1500);
    autosave.changed("two");
    await first;
    expect(desk.last?.type).toBe("unsaved");
    await desk.pass(1500);
    expect(desk.asked.map((request) => [request.baseRevision, request.text])).toEqual([
      [3, "one"],
      [4, "two"],
    ]);
  });
  it("tries again by itself while the server is gone, and keeps what is typed meanwhile", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    desk.answer = gone;
    autosave.changed("new");
    await desk.pass(1500);
    expect(desk.last).toEqual({ type: "failed", reason: gone.message, wayOut: gone.wayOut, retryAt: desk.now + 2000 });
    autosave.changed("newer");
    expect(desk.last?.type).toBe("failed");
    await desk.pass(2000);
    desk.answer = ({ baseRevision }) => ({ revision: baseRevision + 1, updated: 5 });
    await desk.pass(4000);
    expect(desk.asked.at(-1)?.text).toBe("newer");
    expect(desk.last).toEqual({ type: "saved", at: 5 });
  });
  it("says so when the browser keeps no copy either", async () => {
    const desk = new Desk();
    const autosave = startAutosave({ ...desk.ports, keepCopy: () => false }, opened, (state) =>
      desk.states.push(state),
    );
    desk.answer = gone;
    autosave.changed("new");
    await desk.pass(1500);
    expect(desk.last).toMatchObject({ type: "failed", wayOut: expect.stringContaining("keeps no copy") });
  });
  it("stops at a conflict and waits for a person, whatever is typed", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    desk.answer = conflict;
    autosave.changed("mine");
    await desk.pass(1500);
    autosave.changed("mine still");
    await desk.pass(60_000);
    expect(desk.asked).toHaveLength(1);
    expect(desk.last).toEqual({ type: "conflict", reason: "Saved elsewhere.", revision: 9, updated: 77 });
    expect(desk.copies.get("d")).toBe("mine still");
  });
  it("saves over theirs when told to, from their revision", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    desk.answer = conflict;
    autosave.changed("mine");
    await desk.pass(1500);
    desk.answer = ({ baseRevision }) => ({ revision: baseRevision + 1, updated: 5 });
    autosave.overwrite();
    await settle();
    expect(desk.asked.at(-1)).toEqual({ id: "d", baseRevision: 9, text: "mine", confirmed: true });
    expect(desk.last).toEqual({ type: "saved", at: 5 });
  });
  it("takes theirs as saved when it was loaded", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    desk.answer = conflict;
    autosave.changed("mine");
    await desk.pass(1500);
    autosave.adopt({ id: "d", revision: 9, updated: 77, text: "theirs" });
    expect(autosave.hasUnsaved()).toBe(false);
    expect(desk.last).toEqual({ type: "saved", at: 77 });
  });
  it("asks before half of the document is lost, and asks again after another change", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    desk.answer = { code: "shrink", message: "This would drop 90 %.", retryable: false, wayOut: "Confirm." };
    autosave.changed("");
    await desk.pass(1500);
    expect(desk.last).toEqual({ type: "shrink", reason: "This would drop 90 %." });
    desk.answer = ({ baseRevision }) => ({ revision: baseRevision + 1, updated: 5 });
    autosave.confirmShrink();
    await settle();
    expect(desk.asked.at(-1)?.confirmed).toBe(true);
    expect(desk.last?.type).toBe("saved");
  });
  it("is saved again without asking anybody when the change is undone in time", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    autosave.changed("new");
    autosave.changed("old");
    await desk.pass(5000);
    expect(desk.asked).toHaveLength(0);
    expect(desk.last).toEqual({ type: "saved", at: 0 });
  });
  it("hears of another tab's save: a conflict with unsaved work, an invitation to load it without", () => {
    const desk = new Desk();
    const autosave = desk.open();
    expect(autosave.heardOf(4, 10)).toBe(true);
    autosave.changed("mine");
    expect(autosave.heardOf(5, 11)).toBe(false);
    expect(desk.last?.type).toBe("conflict");
    expect(autosave.heardOf(3, 11)).toBe(false);
  });
  it("says nothing more once it is stopped", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    autosave.changed("new");
    autosave.stop();
    await desk.pass(5000);
    expect(desk.asked).toHaveLength(0);
    expect(desk.states).toHaveLength(1);
  });
});

describe("what must not be lost", () => {
  it("keeps the base of a text that was brought back until somebody has answered", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    autosave.startedFromAnother(2, 3, 0);
    autosave.changed("mine, begun from the second");
    expect(desk.bases).toEqual([2]);
    await desk.pass(60_000);
    expect(desk.asked).toEqual([]);
    autosave.overwrite();
    await settle();
    expect(desk.asked).toMatchObject([{ text: "mine, begun from the second", confirmed: true }]);
  });

  it("sends what was typed during the last save of a document that is closed", async () => {
    const desk = new Desk();
    const autosave = desk.open();
    autosave.changed("ab");
    autosave.saveNow();
    autosave.changed("abc");
    autosave.saveNow();
    autosave.stop();
    await settle();
    expect(desk.asked.map(({ text }) => text)).toEqual(["ab", "abc"]);
    expect(desk.copies.size).toBe(0);
  });
});
