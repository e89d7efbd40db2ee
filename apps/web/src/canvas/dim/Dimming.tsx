// Dims what a search did not find, or what lies outside of a focus: one style rule names what stays lit. No node is drawn again.
import type { ElementRef } from "@laban/model";
import type { Picture } from "@laban/notation";
import { useEffect, useMemo, useState, type ReactElement } from "react";
import { Button, Kbd } from "../../controls/index.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import css from "./dim.module.css";
import { nextFocus, useDimming } from "../../selection/dimming.ts";
import { focused, litRule } from "./lit.ts";

/** What stays lit; null while nothing is dimmed. */
export function useLit(picture: Picture): readonly ElementRef[] | null {
  const { found, focus } = useDimming();
  const selected = useSelection((state) => state.selected);
  // Letting go of the selection keeps the focus where it was.
  const [last, setLast] = useState(selected);
  if (selected.length > 0 && last !== selected) setLast(selected);
  useEffect(() => () => useDimming.setState({ focus: null }), []);
  return useMemo(() => {
    if (focus !== null && last.length > 0) return focused(picture, last, focus);
    // A search that found nothing says so in its list; the drawing stays as it is.
    return found !== null && found.length > 0 ? found : null;
  }, [picture, found, focus, last]);
}

/** The rule, and the line that says what is lit and how to leave. */
export function Dimming({
  picture,
  lit,
}: {
  readonly picture: Picture;
  readonly lit: readonly ElementRef[] | null;
}): ReactElement | null {
  const focus = useDimming((state) => state.focus);
  const rule = useMemo(() => (lit === null ? "" : litRule(picture, lit)), [picture, lit]);
  if (lit === null) return null;
  return (
    <>
      <style>{rule}</style>
      {focus !== null && (
        <div className={css.chip}>
          <span>{focus === "near" ? "The nearest causes and effects" : "All causes and effects"}</span>
          <Button size="small" onClick={() => useDimming.setState({ focus: nextFocus(focus) })}>
            {focus === "near" ? "All of them" : "Show everything"} <Kbd keys="Shift+F" />
          </Button>
          <span className={css.leave}>
            <Kbd keys="Escape" /> leaves
          </span>
        </div>
      )}
    </>
  );
}
