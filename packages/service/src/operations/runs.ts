// Runs: a document meets events, in another thread; their traces are kept and can be followed while they grow.
import type { ChoreographyDocument } from "@laban/model";
import { readScenario } from "@laban/simulator";
import { z } from "zod";
import { done, failed, notFound, type Result } from "../failure.ts";
import { inspectText } from "../inspectText.ts";
import { runsKept } from "../limits.ts";
import type { Call, Mutation, Query, Subscription } from "../operation.ts";
import type { RunDetail, RunFrames, RunNews } from "../records.ts";
import { followRun } from "./followRun.ts";
import { byId, id, text } from "./inputs.ts";

/** What to run (a stored document, or a text as it stands in the editor) on which events (a scenario's, or those of an imported log). */
export interface StartInput {
  readonly documentId?: string | undefined;
  /** Wins over the stored text of `documentId`: what is on screen may be newer than what is saved. */
  readonly text?: string | undefined;
  readonly scenario?: string | undefined;
  readonly log?: string | undefined;
  /** Replaces the scenario's own seed. */
  readonly seed?: number | undefined;
}

/** The operations on runs. */
export interface RunOperations {
  readonly start: Mutation<StartInput, RunDetail>;
  readonly list: Query<{ documentId?: string | undefined }, readonly RunDetail[]>;
  readonly get: Query<{ id: string }, RunDetail & { readonly text: string }>;
  readonly cancel: Mutation<{ id: string }, RunDetail>;
  readonly frames: Query<{ id: string; from: number; limit: number }, RunFrames>;
  readonly follow: Subscription<{ id: string; lastEventId?: string | null | undefined }, RunNews>;
}

const listAgain = "Choose one that `runs.list` names; the newest 20 of a document are kept.";

export const runOperations: RunOperations = {
  start: {
    kind: "mutation",
    name: "runs.start",
    says: "Starts a run and answers at once; follow it to see what happens.",
    input: z.strictObject({
      documentId: id.optional(),
      text: text.optional(),
      scenario: z.string().min(1).max(200).optional(),
      log: id.optional(),
      seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    }),
    scope: "runs:write",
    failures: ["not-found", "not-runnable", "queue-full", "stopping"],
    handle: startRun,
  },
  list: {
    kind: "query",
    name: "runs.list",
    says: "The kept runs of a document (or all), the newest first.",
    input: z.strictObject({ documentId: id.optional() }),
    scope: "runs:read",
    failures: [],
    handle: async ({ ports, principal }, input) =>
      done(await ports.runs.list(principal.organisation, input.documentId)),
  },
  get: {
    kind: "query",
    name: "runs.get",
    says: "A run, with the text that was run.",
    input: byId,
    scope: "runs:read",
    failures: ["not-found"],
    handle: async (call, input) => {
      const run = await findRun(call, input.id);
      if (!run.ok) return run;
      const ranText = await call.ports.runs.text(call.principal.organisation, input.id);
      return done({ ...run.value, text: ranText ?? "" });
    },
  },
  cancel: {
    kind: "mutation",
    name: "runs.cancel",
    says: "Stops a run; what it did so far is kept.",
    input: byId,
    scope: "runs:write",
    failures: ["not-found"],
    handle: async (call, input) => {
      const run = await findRun(call, input.id);
      // A run that has ended meanwhile is no error: it does not run any more, which is what was asked for.
      if (run.ok) call.ports.host.cancel(input.id);
      return run.ok ? findRun(call, input.id) : run;
    },
  },
  frames: {
    kind: "query",
    name: "runs.frames",
    says: "Frames of a run's trace, from any index on.",
    input: z.strictObject({ id, from: z.int().min(0), limit: z.int().min(1).max(200) }),
    scope: "runs:read",
    failures: ["not-found"],
    handle: async (call, input) => {
      const run = await findRun(call, input.id);
      if (!run.ok) return run;
      const frames = await call.ports.runs.frames(call.principal.organisation, input.id, input.from, input.limit);
      const next = input.from + frames.length;
      return done({ frames, next: next < run.value.frames ? next : null });
    },
  },
  follow: {
    kind: "subscription",
    name: "runs.follow",
    says: "A run's frames as they come, from the first (or the one after `lastEventId`) to its end.",
    input: z.strictObject({
      id,
      lastEventId: z
        .string()
        .regex(/^-1$|^\d{1,9}$/, "is the index of the last frame that was seen")
        .nullish(),
    }),
    scope: "runs:read",
    failures: ["not-found"],
    handle: async (call, input) => {
      const run = await findRun(call, input.id);
      return run.ok ? done(followRun(call, input.id, Number(input.lastEventId ?? "-1") + 1)) : run;
    },
  },
};

async function findRun({ ports, principal }: Call, runId: string): Promise<Result<RunDetail>> {
  const run = await ports.runs.get(principal.organisation, runId);
  return run === undefined ? notFound("run", runId, listAgain) : done(run);
}

async function startRun(call: Call, input: StartInput): Promise<Result<RunDetail>> {
  const { ports, principal } = call;
  const source = await sourceOf(call, input);
  if (!source.ok) return source;
  const seen = inspectText(source.value.text);
  if (seen.compiled.hash === null)
    return failed({
      code: "not-runnable",
      message: `"${source.value.name}" has ${seen.counts.problems} problem${seen.counts.problems === 1 ? "" : "s"} and cannot be run yet${firstError(seen.compiled.diagnostics)}`,
      wayOut: "Mend what the problems list shows, then run it again.",
    });
  const events = await eventsOf(call, input, seen.document);
  if (!events.ok) return events;
  const run: RunDetail = {
    id: ports.ids.next(),
    documentId: input.documentId ?? null,
    documentName: source.value.name,
    bundle: seen.compiled.hash,
    scenario: events.value.scenario,
    log: events.value.log,
    seed: events.value.log === null ? (input.seed ?? events.value.seed) : null,
    status: "queued",
    created: ports.clock.now(),
    started: null,
    ended: null,
    frames: 0,
    records: 0,
    events: 0,
    reached: null,
    progress: 0,
    message: null,
    wayOut: null,
    summary: null,
  };
  const room = ports.host.room();
  if (!room.ok) return room;
  await ports.runs.create(principal.organisation, run, source.value.text);
  const submitted = ports.host.submit({
    organisation: principal.organisation,
    run: run.id,
    text: source.value.text,
    scenario: run.scenario,
    log: run.log?.id ?? null,
    seed: run.seed,
  });
  if (!submitted.ok) return submitted;
  // Only now: a run that was refused must not cost one that was kept. This one is queued or running, so it is not among them.
  await ports.runs.prune(principal.organisation, run.documentId, runsKept - 1);
  return done(run);
}

function firstError(diagnostics: readonly { readonly severity: string; readonly message: string }[]): string {
  const first = diagnostics.find((one) => one.severity === "error");
  return first === undefined ? "." : `: ${first.message}`;
}

async function sourceOf(
  { ports, principal }: Call,
  input: StartInput,
): Promise<Result<{ readonly name: string; readonly text: string }>> {
  const document =
    input.documentId === undefined ? undefined : await ports.documents.get(principal.organisation, input.documentId);
  if (input.documentId !== undefined && document === undefined)
    return notFound("document", input.documentId, "Save the document first, or run its text.");
  const runText = input.text ?? document?.text;
  if (runText === undefined)
    return failed({
      code: "bad-input",
      message: "Nothing to run: neither a document nor a text was named.",
      wayOut: 'Give "documentId" or "text".',
    });
  return done({ name: inspectText(runText).name ?? document?.name ?? "Untitled", text: runText });
}

interface RunEvents {
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly log: { readonly id: string; readonly name: string } | null;
}

async function eventsOf(
  call: Call,
  input: StartInput,
  document: ChoreographyDocument | undefined,
): Promise<Result<RunEvents>> {
  if (input.log !== undefined) return recordedEvents(call, input.log, null);
  const known = Object.keys(document?.scenarios ?? {});
  const wanted = input.scenario ?? known[0];
  if (document === undefined || wanted === undefined)
    return failed({
      code: "not-runnable",
      message: "The document has no scenario, so there are no events to run it on.",
      wayOut: "Add a scenario to the document, or choose an imported log.",
    });
  if (!known.includes(wanted)) return notFound("scenario", wanted, `Choose one of: ${known.slice(0, 10).join(", ")}.`);
  const recorded = document.scenarios[wanted]?.["log"];
  if (typeof recorded === "string") return recordedEvents(call, recorded, wanted);
  const { scenario, diagnostics } = readScenario(document, wanted);
  if (scenario === undefined)
    return failed({
      code: "not-runnable",
      message: `The scenario "${wanted}" cannot be played${firstError(diagnostics)}`,
      wayOut: "Mend the scenario, then run it again.",
    });
  return done({ scenario: wanted, seed: scenario.seed, log: null });
}

/** A kept log, by its id or (as scenarios name it) by its file's name; of several with one name the newest. */
async function recordedEvents(
  { ports, principal }: Call,
  wanted: string,
  scenario: string | null,
): Promise<Result<RunEvents>> {
  const log =
    (await ports.logs.get(principal.organisation, wanted)) ??
    (await ports.logs.list(principal.organisation)).find(({ name }) => name === wanted);
  if (log === undefined) return notFound("log", wanted, "Import the file again: its events are no longer here.");
  return done({ scenario, seed: null, log: { id: log.id, name: log.name } });
}
