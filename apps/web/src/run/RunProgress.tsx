// How the run stands, at the right end of the transport: coming, done (with its hash), or why it is not.
import type { ReactElement } from "react";
import { Button, Icon, Tooltip } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { countText } from "./counts.ts";
import { useRun } from "./runStore.ts";
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
  const events = useRun((run) => (run.version > 0 ? run.trace.eventPositions.length : 0));
  const message = useRun((run) => run.message);
  const wayOut = useRun((run) => run.wayOut);
  if (message !== null)
    return (
      <div className={css.news} data-tone="wait" role="alert">
        <Icon name="triangle" />
        <span className={css.newsText}>
          {message} {wayOut}
        </span>
        <Button size="small" onClick={() => void cancelRun()}>
          Cancel
        </Button>
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
  const isChanged = useDocument((state) => ranText !== null && state.text !== ranText);
  const place = useRun((run) => run.place);
  if (isChanged)
    return (
      <div className={css.news}>
        <span className={css.newsText}>The drawing has changed since this run</span>
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

const WORDS = {
  failed: "The run failed.",
  interrupted: "The run was interrupted.",
  cancelled: "Cancelled; what came so far is shown.",
} as const;

function NotDone({ state }: { readonly state: keyof typeof WORDS }): ReactElement {
  const message = useRun((run) => run.message);
  const wayOut = useRun((run) => run.wayOut);
  const text = [message ?? WORDS[state], wayOut].filter((part) => part !== null).join(" ");
  return (
    <div
      className={css.news}
      data-tone={state === "failed" ? "bad" : state === "interrupted" ? "wait" : "plain"}
      role={state === "cancelled" ? undefined : "alert"}
    >
      {state !== "cancelled" && <Icon name={state === "failed" ? "octagon" : "triangle"} />}
      <span className={css.newsText} title={text}>
        {text}
      </span>
      <Button size="small" icon="restart" onClick={() => void startRun()}>
        Run again
      </Button>
    </div>
  );
}
