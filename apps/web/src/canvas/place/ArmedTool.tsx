// What is seen of a sign in hand: it follows the pointer with what putting it here would do, and a line below says how to
// put it and how to let go.
import { useEffect, useRef, type ReactElement, type RefObject } from "react";
import { Kbd, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas, type Armed } from "../canvasStore.ts";
import css from "./place.module.css";
import { nowhere, type Place } from "./place.ts";
import { planPlacing } from "./planPlacing.ts";

/** The tool; nothing while no sign is in hand. */
export function ArmedTool({ stage }: { readonly stage: RefObject<HTMLDivElement | null> }): ReactElement | null {
  const armed = useCanvas((state) => state.armed);
  if (armed === null) return null;
  return (
    <>
      <Held armed={armed} stage={stage} />
      <Hint armed={armed} />
    </>
  );
}

/** The sign at the pointer. It is moved without drawing anything again. */
function Held({
  armed,
  stage,
}: {
  readonly armed: Armed;
  readonly stage: RefObject<HTMLDivElement | null>;
}): ReactElement {
  const held = useRef<HTMLDivElement>(null);
  const aim = useCanvas((state) => state.aim);
  const says = useSays(armed.kind, aim);
  useEffect(() => {
    const target = stage.current;
    if (target === null) return;
    function follow(event: PointerEvent): void {
      const box = target?.getBoundingClientRect();
      if (box === undefined || held.current === null) return;
      // Near the right edge it hangs on the pointer's other side.
      const isRight = event.clientX - box.left > box.width - 240;
      held.current.dataset["side"] = isRight ? "left" : "right";
      held.current.style.transform = `translate(${event.clientX - box.left}px, ${event.clientY - box.top}px)`;
      held.current.style.visibility = "visible";
    }
    function hide(): void {
      if (held.current !== null) held.current.style.visibility = "hidden";
    }
    target.addEventListener("pointermove", follow);
    target.addEventListener("pointerleave", hide);
    return () => {
      target.removeEventListener("pointermove", follow);
      target.removeEventListener("pointerleave", hide);
    };
  }, [stage]);
  return (
    <div ref={held} className={css.held} aria-hidden="true">
      <div className={css.heldBox} data-told={says !== null}>
        <Sign kind={armed.kind} size={20} />
        {says !== null && <span>{says}</span>}
      </div>
    </div>
  );
}

/** What to do now. */
function Hint({ armed }: { readonly armed: Armed }): ReactElement {
  const selected = useSelection((state) => state.selected);
  const isScore = useCanvas((state) => state.view === "score");
  const says = useSays(armed.kind, selected.length === 0 ? null : { ...nowhere, on: selected });
  return (
    <div className={css.hint}>
      <Sign kind={armed.kind} size={18} />
      <span className={css.hintWords}>Click where the {armed.title.toLowerCase()} goes</span>
      <span className={css.hintKey}>
        <Kbd keys="Enter" /> {says ?? (isScore ? "lets the score place it" : "puts it in the middle")}
      </span>
      <span className={css.hintKey}>
        <Kbd keys="Escape" /> leaves
      </span>
    </div>
  );
}

function useSays(kind: string, place: Place | null): string | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  return place === null ? null : planPlacing(kind, { document, catalog, place }).says;
}
