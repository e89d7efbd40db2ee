// Asks the explaining worker, once per question, and gives what came of it.
import { useEffect, useMemo, useState } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import { eventsBefore } from "./eventsBefore.ts";
import type { FromWhy, Why } from "./whyMessages.ts";
import { type StartWhyWorker, WhyQuestions, type WhyWorker } from "./whyQuestions.ts";

/** How the answer stands. */
export type WhyState =
  | { readonly type: "asking" }
  | { readonly type: "told"; readonly why: Why; readonly isPartial: boolean }
  | { readonly type: "failed"; readonly message: string };

const questions = new WhyQuestions(startWorker);

/** What a pattern made of the event at a position of the trace. */
export function useWhy(trace: RunTrace, of: { readonly pattern: string; readonly position: number }): WhyState {
  const { pattern, position } = of;
  const text = useRun((run) => run.ranText);
  const before = useMemo(() => eventsBefore(trace, position), [trace, position]);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly from: FromWhy }>();
  const asked = `${pattern} ${position}`;
  useEffect(() => {
    if (text === null || before === undefined) return;
    return questions.ask({ text, pattern, events: before.events }, (from) => setAnswer({ to: asked, from }));
  }, [text, pattern, before, asked]);
  if (text === null) return { type: "failed", message: "The text of this run is not here, so its conditions are not." };
  if (before === undefined) return { type: "failed", message: "No pattern saw this event." };
  if (answer?.to !== asked) return { type: "asking" };
  const { from } = answer;
  if (from.type === "failed") return { type: "failed", message: from.message };
  return { type: "told", why: from.why, isPartial: before.isPartial };
}

function startWorker({ answer, failure }: Parameters<StartWhyWorker>[0]): WhyWorker {
  const worker = new Worker(new URL("./why.worker.ts", import.meta.url), { type: "module" });
  worker.addEventListener("message", ({ data }: MessageEvent<FromWhy>) => answer(data));
  worker.addEventListener("error", ({ message }) => failure(message));
  worker.addEventListener("messageerror", () => failure("its answer could not be read."));
  return {
    post: (question) => worker.postMessage(question, []),
    terminate: () => worker.terminate(),
  };
}
