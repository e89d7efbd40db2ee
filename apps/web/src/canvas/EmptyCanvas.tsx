// What stands on a canvas with nothing on it: how to begin.
import type { ReactElement } from "react";
import { Button, Kbd } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { useCanvas } from "./canvasStore.ts";
import { arm } from "./place/arm.ts";
import css from "./Canvas.module.css";

/** The first step; nothing once there is anything. */
export function EmptyCanvas(): ReactElement | null {
  const isEmpty = useDocument(
    ({ document: { events, patterns, agents } }) =>
      Object.keys(events).length + Object.keys(patterns).length + Object.keys(agents).length === 0,
  );
  // With a sign in hand the ground is free for it.
  const isArmed = useCanvas((state) => state.armed !== null);
  const isReadable = useDocument((state) => state.readable);
  if (!isEmpty || isArmed) return null;
  if (!isReadable) {
    return (
      <div className={css.empty}>
        <h2>The text cannot be read yet</h2>
        <p>Mend it in the text beside the canvas; the problems below say where.</p>
      </div>
    );
  }
  return (
    <div className={css.empty}>
      <h2>Begin with something that happens</h2>
      <p>Put an event type here, then a pattern that reacts to it, then the agent that it asks.</p>
      <div className={css.emptyKeys}>
        <Button onClick={() => arm("event")}>
          Event type <Kbd keys="E" />
        </Button>
        <Button onClick={() => arm("pattern")}>
          Pattern <Kbd keys="P" />
        </Button>
        <Button onClick={() => arm("agent")}>
          Agent <Kbd keys="G" />
        </Button>
      </div>
    </div>
  );
}
