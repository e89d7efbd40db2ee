// Which live key a wire or an element answers to.
import type { ElementRef } from "@laban/model";
import type { PictureWire } from "@laban/notation";
import type { SoundingKey } from "../../run/liveStore.ts";

/** The key under which a wire sounds. */
export function wireKey(wire: PictureWire): SoundingKey {
  switch (wire.form) {
    case "cue":
      return `cue:${wire.from.id}>${wire.to.id}`;
    case "ask":
      return `ask:${wire.from.id}>${wire.to.id}`;
    case "deadline":
      return wire.to.type === "agent"
        ? `ask:${wire.from.id}>${wire.to.id}`
        : `consequence:${wire.from.id}>${wire.to.id}`;
    case "consequence":
      return `consequence:${wire.from.id}>${wire.to.id}`;
    case "emission":
      // In the free view the asked agent emits: what sounds there is the event itself.
      return `event:${wire.to.id}`;
  }
}

/** The key under which an element sounds; scenarios are silent. */
export function elementKey(ref: ElementRef): SoundingKey | null {
  return ref.type === "scenario" ? null : `${ref.type}:${ref.id}`;
}
