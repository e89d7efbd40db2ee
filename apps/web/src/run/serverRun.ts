// A run on the server: started there, followed as server-sent events. The connection comes back by itself after an interruption, from the last frame it saw.
import type { RunDetail, RunNews, RunStatus } from "@laban/service";
import { api } from "../api/client.ts";
import { failureOf } from "../api/failureOf.ts";
import { createFrameQueue } from "./frameQueue.ts";
import { type RunInput, type RunState, useRun } from "./runStore.ts";
import type { RunTrace } from "./runTrace.ts";

/** A run that is being followed. */
export interface FollowedRun {
  /** Stops following; the run itself goes on. */
  stop(): void;
}

/** Starts a run and gives its details. Rejects with what the server said. */
export function startServerRun(what: {
  readonly documentId: string | null;
  readonly text: string;
  readonly input: RunInput | null;
  readonly seed: number | null;
}): Promise<RunDetail> {
  const { documentId, text, input, seed } = what;
  return api.runs.start.mutate({
    text,
    ...(documentId === null ? {} : { documentId }),
    ...(input?.type === "scenario" ? { scenario: input.name } : {}),
    ...(input?.type === "log" ? { log: input.id } : {}),
    ...(seed === null ? {} : { seed }),
  });
}

/** Follows a run from its first frame into a trace, and writes into the store how it stands. */
export function followServerRun(run: RunDetail, trace: RunTrace): FollowedRun {
  const isMine = (): boolean => useRun.getState().trace === trace;
  const queue = createFrameQueue(trace, (failure) => {
    subscription.unsubscribe();
    if (isMine())
      useRun.setState({ state: "failed", message: failure.message, wayOut: "Open the run again, or start it anew." });
  });
  const subscription = api.runs.follow.subscribe(
    { id: run.id },
    {
      onData: (news: unknown) => take(newsIn(news)),
      onConnectionStateChange: (connection) => {
        if (!isMine()) return;
        // The link tries again by itself, from the last frame it saw: nothing is lost and nothing comes twice.
        const isLost = connection.state === "connecting" && connection.error !== null;
        const lost = { message: "The server does not answer.", wayOut: "It is tried again by itself." };
        useRun.setState(isLost ? lost : { message: null, wayOut: null });
      },
      onError: (error: unknown) => {
        const failure = failureOf(error);
        queue.stop();
        if (isMine()) useRun.setState({ state: "interrupted", message: failure.message, wayOut: failure.wayOut });
      },
    },
  );
  const take = (news: RunNews): void => {
    if (!isMine()) return;
    switch (news.type) {
      case "frame":
        queue.push(news.frame);
        break;
      case "progress":
        useRun.setState({ state: "streaming", progress: news.run.progress });
        break;
      case "ended":
        subscription.unsubscribe();
        queue.whenEmpty(() => {
          if (isMine()) useRun.setState(endOf(news.run));
        });
        break;
    }
  };
  return {
    stop() {
      queue.stop();
      subscription.unsubscribe();
    },
  };
}

/** A tracked item is wrapped with its id; depending on the link it comes with or without. */
function newsIn(item: unknown): RunNews {
  const isWrapped = typeof item === "object" && item !== null && "data" in item && "id" in item && !("type" in item);
  return (isWrapped ? item.data : item) as RunNews;
}

const STATES = {
  queued: "starting",
  running: "streaming",
  finished: "done",
  cancelled: "cancelled",
  interrupted: "interrupted",
  failed: "failed",
} as const satisfies Record<RunStatus, RunState>;

/** What the store says of a run that the server describes. */
export function endOf(run: RunDetail): {
  readonly state: RunState;
  readonly progress: number | null;
  readonly message: string | null;
  readonly wayOut: string | null;
  readonly traceHash: string | null;
} {
  return {
    state: STATES[run.status],
    progress: run.progress,
    message: run.message,
    wayOut: run.wayOut,
    traceHash: run.summary?.traceHash ?? null,
  };
}
