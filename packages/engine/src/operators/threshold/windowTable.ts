// The windows of all keys of one threshold. What has slid out is taken from the front of their common log, so a window costs nothing while
// no event of its key comes, and is forgotten as soon as it is empty.
import type { Measure } from "@laban/bundle";
import type { InstantMs } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import { EntryLog, nowhere } from "../entryLog.ts";
import { EventWindow } from "./eventWindow.ts";
import { gaugeFor, type Measured } from "./gauge.ts";

/** Every operation is O(1), amortised; instants never fall. */
export class WindowTable {
  readonly #measure: Measure;
  readonly #log = new EntryLog<EventWindow>();
  #size = 0;

  constructor(measure: Measure) {
    this.#measure = measure;
  }

  /** How many windows there are. */
  get size(): number {
    return this.#size;
  }

  // What is kept under this owner was put there here, so it is a window.
  get(key: Key): EventWindow | undefined {
    return key.keptBy(this) as EventWindow | undefined;
  }

  /** An empty window of a key that has none; an event is to enter it at once. */
  open(key: Key): EventWindow {
    const window = new EventWindow(key, this, this.#measure === "count" ? undefined : gaugeFor(this.#measure));
    key.keep(window);
    this.#size++;
    return window;
  }

  enter(window: EventWindow, admitted: Admitted, value: Measured): void {
    this.#log.append(window, admitted, value);
    window.gauge?.enter(value);
  }

  /** The oldest event of a window leaves, to make room for one. */
  leave(window: EventWindow): void {
    window.gauge?.leave(this.#log.mark(window.first));
    this.#log.dropFirst(window);
  }

  /** What happened before `instant` leaves, of all windows. */
  leaveBefore(instant: InstantMs): void {
    for (let window = this.#log.frontBefore(instant); window !== undefined; window = this.#log.frontBefore(instant)) {
      this.leave(window);
      if (window.size === 0) this.#forget(window);
    }
  }

  delete(window: EventWindow): void {
    this.#log.dropAll(window);
    this.#forget(window);
  }

  /** The window that has had no event for longest. */
  oldest(): EventWindow | undefined {
    return this.#log.quietest();
  }

  /** When the oldest event that is in a window came. */
  since(window: EventWindow): InstantMs | undefined {
    return window.first === nowhere ? undefined : this.#log.instant(window.first);
  }

  /** The events of a window, oldest first. */
  eventsOf(window: EventWindow): Admitted[] {
    return this.#log.eventsOf(window);
  }

  /** What each of them measured. */
  valuesOf(window: EventWindow): readonly Measured[] {
    const values: Measured[] = [];
    for (let place = window.first; place !== nowhere; place = this.#log.next(place)) values.push(this.#log.mark(place));
    return values;
  }

  /** The one that got an event longest ago first. */
  all(): Iterable<EventWindow> {
    return this.#log.chains();
  }

  #forget(window: EventWindow): void {
    this.#size--;
    window.key.release(window);
  }
}
