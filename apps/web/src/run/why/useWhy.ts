// Asks the explaining worker, once per question, and gives what came of it.
import { useEffect, useMemo, useState } from "react";
import { useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import { eventsBefore } from "./eventsBefore.ts";
import type { FromWhy, ToWhy, Why } from "./whyMessages.ts";

/** How the answer stands. */
export type WhyState =
  | { readonly type: "asking" }
  | { readonly type: "told"; readonly why: Why; readonly isPartial: boolean }
  | { readonly type: "failed"; readonly message: string };

let worker: Worker | undefined;
let questions = 0;

/** What a pattern made of the event at a position of the trace. */
export function useWhy(trace: RunTrace, of: { readonly pattern: string; readonly position: number }): WhyState {
  const { pattern, position } = of;
  const text = useRun((run) => run.ranText);
  const before = useMemo(() => eventsBefore(trace, position), [trace, position]);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly from: FromWhy }>();
  const asked = `${pattern} ${position}`;
  useEffect(() => {
    if (text === null || before === undefined) return;
    return ask({ text, pattern, events: before.events }, (from) => setAnswer({ to: asked, from }));
  }, [text, pattern, before, asked]);
  if (text === null) return { type: "failed", message: "The text of this run is not here, so its conditions are not." };
  if (before === undefined) return { type: "failed", message: "No pattern saw this event." };
  if (answer?.to !== asked) return { type: "asking" };
  const { from } = answer;
  if (from.type === "failed") return { type: "failed", message: from.message };
  return { type: "told", why: from.why, isPartial: before.isPartial };
}

/** Puts a question; what is returned forgets it. */
function ask(what: Omit<ToWhy, "question">, onAnswer: (answer: FromWhy) => void): () => void {
  questions += 1;
  const question = questions;
  worker ??= new Worker(new URL("./why.worker.ts", import.meta.url), { type: "module" });
  const asked = worker;
  const take = ({ data }: MessageEvent<FromWhy>): void => {
    if (data.question === question) onAnswer(data);
  };
  const fail = (event: ErrorEvent): void => {
    worker = undefined;
    onAnswer({ question, type: "failed", message: `It could not be explained: ${event.message}` });
  };
  asked.addEventListener("message", take);
  asked.addEventListener("error", fail);
  asked.postMessage({ question, ...what } satisfies ToWhy, []);
  return () => {
    asked.removeEventListener("message", take);
    asked.removeEventListener("error", fail);
  };
}
