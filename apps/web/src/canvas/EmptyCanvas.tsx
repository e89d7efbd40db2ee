// What stands on a canvas with nothing on it: how to begin.
import type { ReactElement } from "react";
import { Button, Kbd } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { putElement } from "./edit/putElement.ts";
import css from "./Canvas.module.css";

/** The first step; nothing once there is anything. */
export function EmptyCanvas(): ReactElement | null {
  const isEmpty = useDocument(
    ({ document: { events, patterns, agents } }) =>
      Object.keys(events).length + Object.keys(patterns).length + Object.keys(agents).length === 0,
  );
  if (!isEmpty) return null;
  return (
    <div className={css.empty}>
      <h2>Begin with something that happens</h2>
      <p>Put an event type here, then a pattern that reacts to it, then the agent that it asks.</p>
      <div className={css.emptyKeys}>
        <Button onClick={() => void putElement("event")}>
          Event type <Kbd keys="E" />
        </Button>
        <Button onClick={() => void putElement("pattern")}>
          Pattern <Kbd keys="P" />
        </Button>
        <Button onClick={() => void putElement("agent")}>
          Agent <Kbd keys="G" />
        </Button>
      </div>
    </div>
  );
}
