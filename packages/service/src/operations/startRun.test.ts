// Starting a run: what is stored and what is given up, and in which order.
import { expect, it } from "vitest";
import { done, failed, type Result } from "../failure.ts";
import type { Call } from "../operation.ts";
import type { Ports, RunHost } from "../ports.ts";
import { localOwner } from "../principal.ts";
import { runOperations } from "./runs.ts";

const text = `laban: 1
name: Orders
events: { ordered: {} }
patterns: { each: { kind: pattern, on: ordered } }
scenarios: { day: { seed: 7, horizon: 1m, arrivals: [{ event: ordered, every: 1s, count: 2 }] } }
`;

const full: Result<void> = failed({ code: "queue-full", message: "Full.", wayOut: "Wait.", retryable: true });

/** Ports that note what is asked of them. */
function scene(host: Partial<RunHost>): { readonly call: Call; readonly asked: string[] } {
  const asked: string[] = [];
  const ports = {
    documents: { get: async () => ({ name: "Orders", text }) },
    runs: {
      create: async () => void asked.push("create"),
      prune: async (_organisation: string, document: string | null, keep: number) =>
        void asked.push(`prune ${document} to ${keep}`),
    },
    host: { room: () => done(undefined), submit: () => (asked.push("submit"), done(undefined)), ...host },
    clock: { now: () => 0 },
    ids: { next: () => "run" },
  } as unknown as Ports;
  return { call: { ports, principal: localOwner, signal: new AbortController().signal }, asked };
}

it("gives up the oldest kept run only when the new one was taken", async () => {
  const { call, asked } = scene({});
  expect(await runOperations.start.handle(call, { documentId: "d" })).toMatchObject({ ok: true });
  expect(asked).toEqual(["create", "submit", "prune d to 19"]);
});

it("stores and gives up nothing when the queue is full", async () => {
  const { call, asked } = scene({ room: () => full });
  expect(await runOperations.start.handle(call, { documentId: "d" })).toEqual(full);
  expect(asked).toEqual([]);
});

it("gives up nothing when the queue filled up in the middle of the start", async () => {
  const { call, asked } = scene({ submit: () => full });
  expect(await runOperations.start.handle(call, { documentId: "d" })).toEqual(full);
  expect(asked).toEqual(["create"]);
});

it("plays the log that its scenario names, and refuses with the way out when that is not here", async () => {
  const replaying = text.replace(/scenarios: .*/, "scenarios: { past: { log: orders.csv } }");
  const { call } = scene({});
  const logs = { get: async () => undefined, list: async () => [{ id: "l1", name: "orders.csv" }] };
  const withLog = { ...call, ports: { ...call.ports, logs } as unknown as Ports };
  expect(await runOperations.start.handle(withLog, { text: replaying })).toMatchObject({
    ok: true,
    value: { scenario: "past", log: { id: "l1", name: "orders.csv" }, seed: null },
  });
  const other = replaying.replace("orders.csv", "gone.csv");
  expect(await runOperations.start.handle(withLog, { text: other })).toMatchObject({
    ok: false,
    failure: {
      code: "not-found",
      message: expect.stringContaining("gone.csv"),
      wayOut: expect.stringContaining("Import"),
    },
  });
});

it.each([
  ["a text with errors", { text: "laban: 1\nname: x\npatterns: { a: { kind: pattern, on: nothing } }\n" }],
  ["a scenario that is not there", { documentId: "d", scenario: "night" }],
  ["nothing at all", {}],
])("stores and gives up nothing for %s", async (_what, input) => {
  const { call, asked } = scene({});
  expect(await runOperations.start.handle(call, input)).toMatchObject({ ok: false });
  expect(asked).toEqual([]);
});
