// Copies of unsaved text: one for each opening, found again when its page is gone.
import { describe, expect, it } from "vitest";
import { startKeeping, type CopyKeeper, type CopyPorts } from "./safetyCopy.ts";

function browser(): { readonly open: (opening: string, at?: number) => CopyPorts; readonly storage: Storage } {
  const storage = memoryStorage();
  const locks = memoryLocks();
  return { storage, open: (opening, at = 0) => ({ storage, locks, opening, now: () => at }) };
}

describe("safety copies", () => {
  it("of two open tabs do not write over each other", async () => {
    const { open } = browser();
    const first = startKeeping("bell", open("one", 1));
    const second = startKeeping("bell", open("two", 2));
    first.keep({ text: "first", baseRevision: 3 });
    second.keep({ text: "second", baseRevision: 4 });
    await closed(first);
    await closed(second);
    const left = await startKeeping("bell", open("three")).leftBehind();
    expect(left).toMatchObject([
      { text: "second", baseRevision: 4, keptAt: 2 },
      { text: "first", baseRevision: 3, keptAt: 1 },
    ]);
  });
  it("of a tab that is still open are not taken for left behind", async () => {
    const { open } = browser();
    startKeeping("bell", open("one")).keep({ text: "being written", baseRevision: 1 });
    expect(await startKeeping("bell", open("two")).leftBehind()).toEqual([]);
  });
  it("are answered to one opening only, until that one ends", async () => {
    const { open } = browser();
    const gone = startKeeping("bell", open("one"));
    gone.keep({ text: "left", baseRevision: 1 });
    await closed(gone);
    const second = startKeeping("bell", open("two"));
    expect(await second.leftBehind()).toHaveLength(1);
    const third = startKeeping("bell", open("three"));
    expect(await third.leftBehind()).toEqual([]);
    await closed(second);
    expect(await third.leftBehind()).toHaveLength(1);
  });
  it("go when they are dropped, and only then", async () => {
    const { open, storage } = browser();
    const gone = startKeeping("bell", open("one"));
    gone.keep({ text: "left", baseRevision: 1 });
    await closed(gone);
    const second = startKeeping("bell", open("two"));
    const [left] = await second.leftBehind();
    expect(storage.length).toBe(1);
    left?.drop();
    expect(storage.length).toBe(0);
  });
  it("of another document are left alone, also where its id begins with this one's", async () => {
    const { open } = browser();
    for (const id of ["bell2", "other"]) {
      const gone = startKeeping(id, open("one"));
      gone.keep({ text: id, baseRevision: 1 });
      await closed(gone);
    }
    expect(await startKeeping("bell", open("two")).leftBehind()).toEqual([]);
  });
  it("of an older Laban are found, broken ones are none", async () => {
    const { open, storage } = browser();
    storage.setItem("laban.unsaved.bell", JSON.stringify({ text: "old", baseRevision: 7 }));
    storage.setItem("laban.unsaved.bell.broken", "{");
    expect(await startKeeping("bell", open("two")).leftBehind()).toMatchObject([{ text: "old", keptAt: 0 }]);
  });
  it("say when the browser refuses", () => {
    const storage = memoryStorage();
    storage.setItem = () => {
      throw new Error("full");
    };
    const refusing = { ...browser().open("one"), storage };
    expect(startKeeping("bell", refusing).keep({ text: "x", baseRevision: 1 })).toBe(false);
  });
  it("work without locks: every other copy counts as left behind", async () => {
    const { open } = browser();
    const unlocked = (opening: string): CopyPorts => ({ ...open(opening), locks: undefined });
    startKeeping("bell", unlocked("one")).keep({ text: "left", baseRevision: 1 });
    expect(await startKeeping("bell", unlocked("two")).leftBehind()).toHaveLength(1);
  });
});

/** Ends it, and lets the locks hear of that. */
async function closed(keeper: CopyKeeper): Promise<void> {
  keeper.end();
  await new Promise((done) => setTimeout(done));
}

function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (at) => [...entries.keys()][at] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}

/** Locks as a browser's pages share them, as far as they are used here. */
function memoryLocks(): Pick<LockManager, "request"> {
  const held = new Set<string>();
  const request = async (
    name: string,
    _options: LockOptions,
    run: (lock: Lock | null) => unknown,
  ): Promise<unknown> => {
    if (held.has(name)) return run(null);
    held.add(name);
    try {
      return await run({ name, mode: "exclusive" });
    } finally {
      held.delete(name);
    }
  };
  return { request: request as LockManager["request"] };
}
