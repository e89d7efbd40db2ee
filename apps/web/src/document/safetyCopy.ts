// Copies of unsaved text in this browser: one for every opening of a document, so that two tabs never write over each other's. Each is written with every
// change, dropped once the server has the text, and found by the next opening when its own page went away before that.

/** An unsaved text and the revision it started from. */
export interface SafetyCopy {
  readonly text: string;
  readonly baseRevision: number;
}

/** A copy whose page is gone. It stays until `drop`. */
export interface LeftCopy extends SafetyCopy {
  /** When it was last written, in milliseconds since 1970; 0 where that is not known. */
  readonly keptAt: number;
  /** Forgets it. */
  readonly drop: () => void;
}

/** The copy of one opening of one document, and those that earlier ones left. */
export interface CopyKeeper {
  /** Keeps it; false when the browser refuses (storage full or switched off). */
  keep(copy: SafetyCopy): boolean;
  /** Forgets the copy of this opening. */
  drop(): void;
  /**
   * The copies that other openings left behind, the newest first; those of pages that are still open are not among them, and one that is answered here is
   * answered to nobody else until `end`. A copy that cannot be read is none.
   */
  leftBehind(): Promise<readonly LeftCopy[]>;
  /** The document is closed here: what is still kept is left behind from now on. */
  end(): void;
}

/** What keeping needs of the browser. */
export interface CopyPorts {
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;
  /** Tells open pages from gone ones; undefined where the browser has none (then every other copy counts as left behind). */
  readonly locks: Pick<LockManager, "request"> | undefined;
  readonly now: () => number;
  /** A name for this opening that no other has. */
  readonly opening: string;
}

/** Begins keeping copies of document `id`. */
export function startKeeping(id: string, ports: CopyPorts): CopyKeeper {
  const { storage } = ports;
  // Copies of older versions of Laban had no opening in their key.
  const root = `laban.unsaved.${id}`;
  const mine = `${root}.${ports.opening}`;
  const held: (() => void)[] = [];
  let isEnded = false;

  /** Holds the lock of a copy until the end; false when another page has it. */
  async function claim(key: string): Promise<boolean> {
    const { locks } = ports;
    if (locks === undefined) return true;
    return new Promise((answer, fail) => {
      locks
        .request(key, { ifAvailable: true }, (lock) => {
          if (lock === null || isEnded) return answer(false);
          const gone = new Promise<void>((letGo) => held.push(letGo));
          answer(true);
          return gone;
        })
        .catch(fail);
    });
  }

  // Nobody else knows this key yet, so it is free.
  claim(mine).catch((error: unknown) => console.warn("Other tabs cannot see that this one is open:", error));

  return {
    keep(copy) {
      try {
        storage.setItem(mine, JSON.stringify({ ...copy, keptAt: ports.now() }));
        return true;
      } catch (error) {
        console.warn("This browser keeps no copy of the unsaved text:", error);
        return false;
      }
    },
    drop: () => storage.removeItem(mine),
    async leftBehind() {
      const left: LeftCopy[] = [];
      for (const key of keysOf(storage)) {
        if (key === mine || (key !== root && !key.startsWith(`${root}.`))) continue;
        // oxlint-disable-next-line no-await-in-loop -- a handful, and their order is that of the storage
        if (!(await claim(key))) continue;
        const copy = readCopy(storage.getItem(key));
        if (copy !== null) left.push({ ...copy, drop: () => storage.removeItem(key) });
      }
      return left.toSorted((one, other) => other.keptAt - one.keptAt);
    },
    end() {
      isEnded = true;
      for (const letGo of held.splice(0)) letGo();
    },
  };
}

function keysOf(storage: CopyPorts["storage"]): readonly string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key !== null);
}

function readCopy(written: string | null): Omit<LeftCopy, "drop"> | null {
  if (written === null) return null;
  try {
    const read: unknown = JSON.parse(written);
    if (typeof read === "object" && read !== null && "text" in read && "baseRevision" in read) {
      const { text, baseRevision } = read;
      const keptAt = "keptAt" in read && typeof read.keptAt === "number" ? read.keptAt : 0;
      if (typeof text === "string" && typeof baseRevision === "number") return { text, baseRevision, keptAt };
    }
  } catch (error) {
    console.warn("The copy of the unsaved text cannot be read:", error);
  }
  return null;
}
