// The windows of all keys, by when they were last touched: the ones from which everything has slid are forgotten first, at no cost per window.
import type { InstantMs } from "@laban/trace";
import type { Key } from "../../keys.ts";
import type { EventWindow } from "./eventWindow.ts";

/** A window that is empty for good is not kept. Every operation is O(1), `forgetBefore` amortised. */
export class WindowTable {
  #size = 0;
  #oldest: EventWindow | undefined;
  #newest: EventWindow | undefined;

  get size(): number {
    return this.#size;
  }

  // What is kept under this owner was put there here, so it is a window.
  get(key: Key): EventWindow | undefined {
    return key.keptBy(this) as EventWindow | undefined;
  }

  /** The window got an event: of all windows it is now the last to be forgotten. A new one is made for this table. */
  touch(window: EventWindow): void {
    if (this.#newest === window) return;
    if (this.get(window.key) === window) this.#unlink(window);
    else {
      window.key.keep(window);
      this.#size++;
    }
    window.older = this.#newest;
    if (this.#newest === undefined) this.#oldest = window;
    else this.#newest.newer = window;
    this.#newest = window;
  }

  delete(window: EventWindow): void {
    if (this.get(window.key) !== window) return;
    this.#unlink(window);
    this.#size--;
    window.key.release(window);
  }

  /** The window that has had no event for longest. */
  oldest(): EventWindow | undefined {
    return this.#oldest;
  }

  /** Forgets the windows whose newest event is from before `instant`. */
  forgetBefore(instant: InstantMs): void {
    for (let window = this.#oldest; window !== undefined; window = this.#oldest) {
      const newest = window.newest();
      if (newest !== undefined && newest.admitted.at >= instant) return;
      this.delete(window);
    }
  }

  /** The one that was touched longest ago first. */
  *all(): Generator<EventWindow> {
    for (let window = this.#oldest; window !== undefined; window = window.newer) yield window;
  }

  #unlink(window: EventWindow): void {
    if (window.older === undefined) this.#oldest = window.newer;
    else window.older.newer = window.newer;
    if (window.newer === undefined) this.#newest = window.older;
    else window.newer.older = window.older;
    window.older = undefined;
    window.newer = undefined;
  }
}
