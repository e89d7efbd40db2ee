// The table as a whole: names, rights, inputs. Generated from the entries, so that a new one cannot be forgotten here.
import { describe, expect, it } from "vitest";
import { invoke } from "./invoke.ts";
import type { AnyOperation, Call } from "./operation.ts";
import type { Ports } from "./ports.ts";
import { localOwner, may, type Principal, type Scope } from "./principal.ts";
import { createRouter } from "./router.ts";
import { operations } from "./table.ts";

const entries = Object.entries(operations).flatMap(([area, verbs]) =>
  Object.entries<AnyOperation>(verbs).map(([verb, operation]) => ({ place: `${area}.${verb}`, operation })),
);

/** Ports that must not be reached. */
const closedPorts = new Proxy({} as Ports, {
  get: (_ports, name) => {
    throw new Error(`the port "${String(name)}" was touched`);
  },
});

const callAs = (principal: Principal): Call => ({
  ports: closedPorts,
  principal,
  signal: new AbortController().signal,
});

const viewer: Principal = { ...localOwner, user: "viewer", roles: ["viewer"] };
const nobody: Principal = { ...localOwner, user: "nobody", roles: [] };
const readingKey: Principal = { ...localOwner, scopes: ["documents:read", "logs:read", "runs:read"] };

it("names every entry by its place", () => {
  expect(entries.length).toBeGreaterThan(20);
  for (const { place, operation } of entries) expect(operation.name).toBe(place);
});

it("has a procedure of the router for every entry", () => {
  const definition = "_def";
  interface Defined<T> {
    readonly [definition]: T;
  }
  const router = createRouter() as unknown as Defined<{ procedures: Record<string, Defined<{ type: string }>> }>;
  const { procedures } = router[definition];
  expect(Object.keys(procedures).toSorted()).toEqual(entries.map(({ place }) => place).toSorted());
  for (const { place, operation } of entries) expect(procedures[place]?.[definition].type).toBe(operation.kind);
});

it("asks for a right to write exactly where something is changed", () => {
  // Compiling changes nothing; it is a mutation because a text does not fit into an address.
  const changing = entries.filter(
    ({ operation }) => operation.kind === "mutation" && operation.name !== "compile.text",
  );
  for (const { operation } of entries)
    expect(operation.scope.endsWith(":write")).toBe(changing.some((one) => one.operation === operation));
});

describe.each(entries)("$place", ({ operation }) => {
  it("is refused to whoever lacks the right, before its input is read and before anything is touched", async () => {
    for (const principal of [nobody, viewer, readingKey, { ...localOwner, scopes: [] }]) {
      if (may(principal, operation.scope)) continue;
      const result = await invoke(operation, callAs(principal), { nonsense: true });
      expect(result).toMatchObject({ ok: false, failure: { code: "forbidden" } });
    }
    expect(may(nobody, operation.scope)).toBe(false);
  });

  it("refuses an input that it does not take, naming the field, before anything is touched", async () => {
    const hostile: readonly unknown[] = [
      { surprise: 1 },
      "text",
      [],
      { id: { $ne: null } },
      { id: "../../etc/passwd" },
      JSON.parse('{"__proto__":{"id":"x"}}'),
    ];
    for (const input of hostile) {
      const result = await invoke(operation, callAs(localOwner), input);
      expect(result).toMatchObject({ ok: false, failure: { code: "bad-input", wayOut: expect.any(String) } });
    }
  });
});

it("grants no role more than the scopes of the session", () => {
  const scopes: readonly Scope[] = ["documents:write", "logs:write", "runs:write"];
  for (const scope of scopes) {
    expect(may(localOwner, scope)).toBe(true);
    expect(may(viewer, scope)).toBe(false);
    expect(may(readingKey, scope)).toBe(false);
  }
});
