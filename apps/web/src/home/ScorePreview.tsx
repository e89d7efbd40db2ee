// The score of a document, drawn small and without words by the notation itself; computed when the page has a quiet moment, so that a list of cards is there at once.
import { useEffect, useRef, type ReactElement } from "react";
import { useTheme } from "../app/theme.ts";
import css from "./ScorePreview.module.css";

/** A preview that fills its place. A text that is missing or has no score leaves an empty staff. */
export function ScorePreview({ text, name }: { readonly text: string | null; readonly name: string }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  const shown = useTheme((theme) => theme.shown);
  useEffect(() => {
    if (text === null) return;
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { drawScore } = await import("./drawScore.ts");
      if (!isGone) place.current?.replaceChildren(drawScore(text, shown, `Score of ${name}`));
    };
    const quiet = requestIdleCallback(
      () => void draw().catch((error: unknown) => console.error(`The preview of ${name} cannot be drawn:`, error)),
      { timeout: 400 },
    );
    return () => {
      isGone = true;
      cancelIdleCallback(quiet);
    };
  }, [text, name, shown]);
  return <span ref={place} className={css.preview} />;
}
