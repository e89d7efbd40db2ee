// The whole document as text beside the canvas, both ways and live: typing reaches the canvas in 150 ms, changes elsewhere arrive here as small edits.
import { useEffect, useRef, useState, type ReactElement } from "react";
import { Button, Icon } from "../controls/index.ts";
import { discardTextChanges } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { usePanels } from "../workspace/panelStore.ts";
import { IconButton } from "../controls/index.ts";
import { loadMonaco } from "./loadMonaco.ts";
import { openText } from "./openText.ts";
import css from "./TextPane.module.css";

/** The pane with its head. */
export function TextPane(): ReactElement {
  const place = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isReadable = useDocument((state) => state.readable);
  const firstProblem = useDocument((state) => state.diagnostics[0]?.message ?? "The text cannot be read.");
  useEffect(() => {
    let isGone = false;
    let close = (): void => {};
    loadMonaco()
      .then(({ monaco, sharedOptions }) => {
        if (!isGone && place.current !== null) close = openText(monaco, sharedOptions, place.current);
        return undefined;
      })
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    return () => {
      isGone = true;
      close();
    };
  }, []);
  return (
    <div className={css.pane}>
      <div className={css.head}>
        <span className={css.title}>Text</span>
        <span className={css.note}>the same document, as YAML</span>
        <IconButton
          size="small"
          icon="close"
          label="Close the text"
          keys="Mod+J"
          onClick={() => usePanels.setState({ isTextOpen: false })}
        />
      </div>
      {problem !== null && (
        <p className={css.broken} role="alert">
          The text editor could not be loaded: {problem} Reload the page.
        </p>
      )}
      <div ref={place} data-text-pane className={css.text} />
      {!isReadable && (
        <div className={css.broken} role="alert">
          <Icon name="octagon" size={14} />
          <span className={css.brokenWords}>
            {firstProblem}
            <span className={css.brokenNote}>Until then the canvas shows the last text that could be read.</span>
          </span>
          <Button size="small" onClick={discardTextChanges}>
            Discard these changes
          </Button>
        </div>
      )}
    </div>
  );
}
