// The XState module as a format: accounted for, the same bytes, and read by XState itself whatever things are called.
import { runInThisContext } from "node:vm";
import { assign, createActor, emit, setup } from "xstate";
import { describe, expect, test } from "vitest";
import type { Export, ExportSource } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { chartOf } from "../machine/chartOf.ts";
import { xstateFormat } from "./xstateFormat.ts";

interface ExportedModule {
  readonly choreography: { readonly name: string };
  readonly patterns: readonly {
    readonly id: string;
    readonly priority: number;
    readonly hears: ReadonlyMap<string, string>;
  }[];
  readonly replay: (events: readonly object[], told: { readonly onTold: (one: object) => void }) => void;
}

describe("the XState module", () => {
  holdsForEveryFormat(xstateFormat, { read });

  test("is read when it has no pattern at all", () => {
    const text = 'import { assign, createActor, emit, setup } from "xstate";\nexport const patterns = [];\n';
    expect(loaded(text, ["patterns"])["patterns"]).toEqual([]);
  });
});

/** Every machine is made and started, and is given an event of each type that it hears and some time. */
function read({ files }: Export, { document, bundle }: ExportSource): void {
  const [file] = files;
  const module = loaded(file?.text ?? "", ["choreography", "patterns", "replay"]) as unknown as ExportedModule;
  expect(module.choreography.name).toBe(document.name);
  const charted = bundle.patterns.filter((operator) => chartOf(operator, bundle.events).chart !== undefined);
  const ids = charted.toSorted((a, b) => b.priority - a.priority).map(({ id }) => id);
  expect(module.patterns.map(({ id }) => id)).toEqual(ids);
  const types = [...new Set(module.patterns.flatMap(({ hears }) => [...hears.keys()]))];
  const sent = module.patterns.flatMap(({ hears }) => [...hears]);
  expect(new Set(sent.map(([, as]) => as)).size).toBe(types.length);
  const events = [...types, ...types].map((type, index) => ({
    id: `e${index}`,
    type,
    source: "test",
    time: index,
    correlation_id: "k",
    data: { order_id: "o", count: 1, customer: { tier: "gold" } },
  }));
  const told: object[] = [];
  module.replay(events, { onTold: (one) => told.push(one) });
  for (const one of told) expect(ids).toContain((one as { readonly pattern: string }).pattern);
}

// The module's own text, except that what it imports is handed in and what it exports is given back.
function loaded(text: string, names: readonly string[]): Readonly<Record<string, unknown>> {
  const lines = text.split("\n").filter((line) => !line.startsWith("import "));
  const body = lines.map((line) => line.replace(/^export /, "")).join("\n");
  const make = runInThisContext(
    `((xstate) => {"use strict";\nconst { assign, createActor, emit, setup } = xstate;\n${body}\nreturn { ${names.join(", ")} };})`,
  ) as (xstate: object) => Readonly<Record<string, unknown>>;
  return make({ assign, createActor, emit, setup });
}
