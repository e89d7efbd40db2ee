// A copy of unsaved text in this browser: written with every change, dropped once the server has the text, looked for at opening.

const key = (id: string): string => `laban.unsaved.${id}`;

/** An unsaved text and the revision it started from. */
export interface SafetyCopy {
  readonly text: string;
  readonly baseRevision: number;
}

/** Keeps it; false when the browser refuses (storage full or switched off). */
export function keepCopy(id: string, copy: SafetyCopy): boolean {
  try {
    window.localStorage.setItem(key(id), JSON.stringify(copy));
    return true;
  } catch (error) {
    console.warn("This browser keeps no copy of the unsaved text:", error);
    return false;
  }
}

/** Forgets it. */
export function dropCopy(id: string): void {
  window.localStorage.removeItem(key(id));
}

/** The copy that was left behind, or null. A copy that cannot be read is none. */
export function findCopy(id: string): SafetyCopy | null {
  const written = window.localStorage.getItem(key(id));
  if (written === null) return null;
  try {
    const read: unknown = JSON.parse(written);
    if (typeof read === "object" && read !== null && "text" in read && "baseRevision" in read) {
      const { text, baseRevision } = read;
      if (typeof text === "string" && typeof baseRevision === "number") return { text, baseRevision };
    }
  } catch (error) {
    console.warn("The copy of the unsaved text cannot be read:", error);
  }
  return null;
}
