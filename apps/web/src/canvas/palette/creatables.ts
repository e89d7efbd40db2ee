// What can be put on the canvas: an event type, each kind of pattern that the catalogue knows, an agent. One list for the
// palette, the picker, the single keys and the menus.
import type { KindCatalog } from "@laban/model";

/** One thing that can be created. */
export interface Creatable {
  /** "event", "agent" or a pattern kind; also the name of its sign. */
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** Single key, upper case. */
  readonly key: string;
}

/** Everything, in palette order. */
export function creatables(catalog: KindCatalog): readonly Creatable[] {
  return [
    { kind: "event", title: "Event type", summary: "something happened", key: "E" },
    ...catalog.kinds.map(({ kind, title, summary, shortcut }) => ({ kind, title, summary, key: shortcut })),
    { kind: "agent", title: "Agent", summary: "a staff that performs", key: "G" },
  ];
}
