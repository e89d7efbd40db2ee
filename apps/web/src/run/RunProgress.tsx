// How the run stands, at the right end of the transport: coming, done (with its hash), or why it is not.
import type { ReactElement } from "react";
import { Button, Icon, Tooltip } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { countText } from "./counts.ts";
import { useDock } from "./dockStore.ts";
import { useRefusal } from "./refusal.ts";
import { type RunState, useRun } from "./runStore.ts";
import { isSameMeaning } from "./sameMeaning.ts";
import { cancelRun, startRun } from "./startRun.ts";
import css from "./Transport.module.css";

/** The state of the run. */
export function RunProgress(): ReactElement | null {
  const state = useRun((run) => run.state);
  switch (state) {
    case "idle":
      return null;
    case "starting":
    case "streaming":
      return <Coming />;
    case "done":
      return <Done />;
    case "failed":
    case "interrupted":
    case "cancelled":
      return <NotDone state={state} />;
  }
}

function Coming(): ReactElement {
  const progress = useRun((run) => run.progress);
  const isKept = useRun((run) => run.isKept);
  const events = useRun((run) => (run.version > 0 ? run.trace.eventPositions.length : 0));
  if (isKept)
    return (
      <div className={css.progress}>
        <span className="tempo">opening</span>
        {events > 0 && <span>{countText(events)} events</span>}
      </div>
    );
  return (
    <div className={css.progress}>
      <span
        className={css.track}
        role="progressbar"
        aria-label="Progress of the run"
        aria-valuenow={progress === null ? undefined : Math.round(progress * 100)}
      >
        <span className={css.fill} style={{ width: `${Math.round((progress ?? 0) * 100)}%` }} />
      </span>
      <span>{events === 0 ? "starting" : `${countText(events)} events`}</span>
      <Button size="small" onClick={() => void cancelRun()}>
        Cancel
      </Button>
    </div>
  );
}

function Done(): ReactElement | null {
  const hash = useRun((run) => run.traceHash);
  const ranText = useRun((run) => run.ranText);
  const isChanged = useDocument((state) => ranText !== null && !isSameMeaning(ranText, state.text, state.document));
  const place = useRun((run) => run.place);
  if (isChanged)
    return (
      <div className={css.news}>
        <span className={css.newsText} title="The drawing has changed since this run">
          The drawing has changed since this run
        </span>
        <Button size="small" icon="restart" onClick={() => void startRun()}>
          Run again
        </Button>
      </div>
    );
  if (hash === null) return null;
  const short = hash.slice(hash.indexOf(":") + 1).slice(0, 8);
  return (
    <Tooltip
      text={`Trace hash ${hash}. The same bundle and the same input give the same hash, ${place === "server" ? "in the page" : "on the server"} as well.`}
    >
      <span className={css.hash} tabIndex={0} aria-label={`Trace hash, beginning ${short}`}>
        # {short}
      </span>
    </Tooltip>
  );
}

const WORDS = { failed: "failed", interrupted: "interrupted", cancelled: "cancelled" } as const;

function NotDone({ state }: { readonly state: keyof typeof WORDS }): ReactElement {
  return (
    <div className={css.news} data-tone={toneOf(state)}>
      {state !== "cancelled" && <Icon name={state === "failed" ? "octagon" : "triangle"} />}
      <span className="tempo">{WORDS[state]}</span>
      <Button size="small" icon="restart" onClick={() => void startRun()}>
        Run again
      </Button>
    </div>
  );
}

function toneOf(state: RunState): "bad" | "wait" | "plain" {
  if (state === "failed") return "bad";
  return state === "cancelled" ? "plain" : "wait";
}

/** What happened to a run that is not as hoped, in full, with the way out; nothing otherwise. Stands at the top of the dock. */
export function RunNews(): ReactElement | null {
  const state = useRun((run) => run.state);
  const refusal = useRefusal((start) => start.refusal);
  const runMessage = useRun((run) => run.message);
  const runWayOut = useRun((run) => run.wayOut);
  const message = refusal?.message ?? runMessage;
  const wayOut = refusal === null ? runWayOut : refusal.wayOut;
  if (message === null) return null;
  const tone = refusal === null ? toneOf(state) : "bad";
  return (
    <div className={css.banner} data-tone={tone} role={tone === "plain" ? "status" : "alert"}>
      <Icon name={tone === "bad" ? "octagon" : tone === "wait" ? "triangle" : "info"} />
      <p>
        {message} {wayOut !== null && <span>{wayOut}</span>}
      </p>
      {refusal?.isByProblems === true && (
        <Button size="small" onClick={() => useDock.setState({ tab: "problems" })}>
          Open Problems
        </Button>
      )}
    </div>
  );
}
