// Exported rules match exactly the events for which the engine fires: on the real logs, on random ones, and sub-expression by sub-expression.
import { createEngine } from "@laban/engine";
import { isJsonObject } from "@laban/model";
import type { ChoreographyDocument, Json, JsonObject, PatternRecord } from "@laban/model";
import type { ChoreographyEvent } from "@laban/trace";
import { describe, expect, test } from "vitest";
import { documentFromLog } from "../../document/documentFromLog.ts";
import { importLog } from "../../importLog.ts";
import { realLog } from "../../realLogs.scene.ts";
import type { Export, ExportSource } from "../exportFormat.ts";
import { holdsForEveryFormat } from "../holdsForEveryFormat.scene.ts";
import { hostileNames } from "../hostileNames.scene.ts";
import { conditionOf } from "../random/conditions.scene.ts";
import { sourceOf } from "../random/documents.scene.ts";
import { schemaOf } from "../random/schemas.scene.ts";
import { tapeOf, type Tape } from "../random/tape.scene.ts";
import { textOf } from "../random/texts.scene.ts";
import { eventbridgeFormat } from "./eventbridgeFormat.ts";
import { matchesRule } from "./matchesRule.ts";

interface Rule {
  readonly Type: string;
  readonly Properties: { readonly EventPattern: JsonObject };
  readonly Metadata: { readonly "laban:pattern": string };
}

function rulesOf({ files }: Export): ReadonlyMap<string, JsonObject> {
  const template = JSON.parse(files[0]?.text ?? "") as { readonly Resources: Readonly<Record<string, Rule>> };
  const rules = Object.values(template.Resources).filter(({ Type }) => Type === "AWS::Events::Rule");
  return new Map(rules.map(({ Metadata, Properties }) => [Metadata["laban:pattern"], Properties.EventPattern]));
}

/** Which patterns fire for which events, by the engine; of those that have a rule. */
function firedByEngine(
  { bundle }: ExportSource,
  log: readonly ChoreographyEvent[],
  ruled: ReadonlySet<string>,
): readonly string[] {
  const engine = createEngine(bundle, { dedupHorizonMs: 0 });
  return log
    .flatMap((event) =>
      engine
        .offer(event)
        .filter(({ pattern }) => ruled.has(pattern))
        .map(({ pattern }) => `${event.id} ${pattern}`),
    )
    .toSorted();
}

function matchedByRules(rules: ReadonlyMap<string, JsonObject>, log: readonly ChoreographyEvent[]): readonly string[] {
  return log
    .flatMap(({ id, type, source, data }) =>
      [...rules]
        .filter(([, rule]) => matchesRule(rule, { "detail-type": type, source, detail: data }))
        .map(([pattern]) => `${id} ${pattern}`),
    )
    .toSorted();
}

holdsForEveryFormat(eventbridgeFormat, {
  read: (result, { document }) => {
    const template = JSON.parse(result.files[0]?.text ?? "") as {
      readonly Resources: Readonly<Record<string, Rule>>;
      readonly Parameters: object;
      readonly Metadata?: { readonly "laban:left-out": readonly { readonly pattern: string; readonly why: string }[] };
    };
    for (const name of Object.keys({ ...template.Resources, ...template.Parameters }))
      expect(name).toMatch(/^[A-Za-z0-9]{1,255}$/);
    for (const [pattern, rule] of rulesOf(result)) {
      expect(document.patterns[pattern]?.kind).toBe("pattern");
      // A pattern that AWS would refuse, our matcher refuses as well.
      expect(() => matchesRule(rule, { "detail-type": "x", detail: {} })).not.toThrow();
    }
    const lost = result.report.losses.filter(({ what, fate }) => what === "pattern" && fate === "lost");
    expect(rulesOf(result).size + lost.length).toBe(Object.keys(document.patterns).length);
    // What is left out is said in the template itself.
    const leftOut = template.Metadata?.["laban:left-out"] ?? [];
    expect(leftOut.map(({ pattern, why }) => [pattern, why])).toEqual(lost.map(({ path, why }) => [path[1], why]));
  },
});

/** A payload that fits a random schema: required fields are there, others come and go; other values now and then are of the constants that conditions use. */
function payloadOf(tape: Tape, schema: JsonObject): JsonObject {
  const required = Array.isArray(schema["required"]);
  const values: Readonly<Record<string, () => Json>> = {
    order_id: () => "o1",
    amount: () => tape.pick([0, 1, 2, 2.5, 0.1, 100, 1e6, 1.5, 3]),
    count: () => tape.pick([0, 1, 2, -3, 100, 7]),
    status: () =>
      (tape.chance(60) ? textOf(tape) : tape.pick(["", "x", `${textOf(tape)}y`])).replaceAll(/\p{Cs}/gu, ""),
    flag: () => tape.chance(50),
    list: () => [1, 2],
    note: () => tape.pick([null, "n"]),
    customer: () => ({ tier: textOf(tape).replaceAll(/\p{Cs}/gu, "") }),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, make]): readonly (readonly [string, Json])[] =>
      (required && name !== "note") || tape.chance(70) ? [[name, make()]] : [],
    ),
  );
}

function randomCase(seed: number): {
  readonly document: ChoreographyDocument;
  readonly log: readonly ChoreographyEvent[];
} {
  const tape = tapeOf(seed);
  const schemas = new Map(["a", "b"].map((type) => [type, schemaOf(tape)]));
  const patterns = Array.from({ length: 5 }, (_, index): [string, PatternRecord] => [
    `p${index}`,
    { kind: "pattern", on: tape.pick<Json>(["a", "b", ["a", "b"]]), when: conditionOf(tape, 2) },
  ]);
  const document: ChoreographyDocument = {
    laban: 1,
    name: "Random",
    events: Object.fromEntries(Array.from(schemas, ([type, schema]) => [type, { schema }])),
    correlation: { default: tape.pick([["correlation_id"], ["data.order_id"], ["data.count", "source"]]), keys: {} },
    agents: {},
    patterns: Object.fromEntries(patterns),
    scenarios: {},
    layout: {},
  };
  const log = Array.from({ length: 12 }, (_, index): ChoreographyEvent => {
    const type = tape.pick(["a", "b"]);
    return {
      id: `e${index}`,
      type,
      source: tape.chance(50) ? "shop" : textOf(tape).replaceAll(/\p{Cs}/gu, "") || "s",
      time: index,
      correlation_id: "k",
      data: payloadOf(tape, schemas.get(type) ?? {}),
    };
  });
  return { document, log };
}

// LABAN_RULE_LOGS=1000 tries as many as are promised.
const logs = Number(process.env["LABAN_RULE_LOGS"] ?? 250);

describe("the rules of random choreographies", () => {
  test("match as the engine fires, on random logs", () => {
    let fired = 0;
    let ruled = 0;
    for (let seed = 0; seed < logs; seed += 1) {
      const { document, log } = randomCase(seed);
      const source = sourceOf(document);
      const rules = rulesOf(eventbridgeFormat.write(source));
      const expected = firedByEngine(source, log, new Set(rules.keys()));
      expect(matchedByRules(rules, log), `seed ${seed}`).toEqual(expected);
      fired += expected.length;
      ruled += rules.size;
    }
    expect(ruled).toBeGreaterThan(1.5 * logs);
    expect(fired).toBeGreaterThan(3 * logs);
  });
});

describe.each(["receipt.csv", "bpic2013_closed.xes.gz"])("the rules over %s", (name) => {
  test("match the events for which the engine fires", () => {
    const report = importLog({ name, bytes: realLog(name) });
    if ("failure" in report) throw new Error(report.failure.message);
    const drawn = documentFromLog(report);
    const log = report.events.map(({ id, type, source, time, correlationid, data }): ChoreographyEvent =>
      Object.assign(
        { id, type, source, time: Date.parse(time), data },
        correlationid === undefined ? {} : { correlation_id: correlationid },
      ),
    );
    const source = sourceOf({ ...drawn, patterns: patternsOver(drawn, log) });
    const rules = rulesOf(eventbridgeFormat.write(source));
    expect(rules.size).toBeGreaterThan(20);
    const expected = firedByEngine(source, log, new Set(rules.keys()));
    expect(expected.length).toBeGreaterThan(1000);
    expect(matchedByRules(rules, log)).toEqual(expected);
  });
});

/** Patterns over what the log has: for each of its first types and fields a few questions about a value that occurs. */
function patternsOver(
  { events }: ChoreographyDocument,
  log: readonly ChoreographyEvent[],
): Readonly<Record<string, PatternRecord>> {
  const found: [string, PatternRecord][] = [];
  for (const [type, { schema }] of Object.entries(events).slice(0, 4)) {
    const properties = schema?.["properties"];
    for (const [field, declared] of Object.entries(isJsonObject(properties) ? properties : {}).slice(0, 8)) {
      const value = log.findLast((event) => event.type === type && Object.hasOwn(event.data, field))?.data[field];
      if (!isJsonObject(declared) || (typeof value !== "string" && typeof value !== "number")) continue;
      const read = `data[${JSON.stringify(field)}]`;
      const constant = JSON.stringify(value);
      const conditions =
        declared["type"] === "string"
          ? [
              `${read} == ${constant}`,
              `${read} != ${constant} && has(${read})`,
              `${read}.startsWith(${JSON.stringify(String(value).slice(0, 2))})`,
              `!${read}.endsWith(${JSON.stringify(String(value).slice(-1))})`,
            ]
          : [`${read} >= ${constant}`, `${read} < ${constant} || ${read} > ${constant}`];
      for (const when of conditions)
        found.push([`p${found.length}`, { kind: "pattern", on: type, when: when.replace(/has\(.*\)/, "true") }]);
    }
  }
  return Object.fromEntries(found);
}

describe("what a rule cannot say", () => {
  const schema = {
    type: "object",
    required: ["amount", "status"],
    properties: {
      amount: { type: "number" },
      status: { type: "string" },
      note: { type: "string" },
      any: {},
      customer: { type: "object", properties: { tier: { type: "string" } } },
    },
  };
  const exported = (pattern: JsonObject): Export =>
    eventbridgeFormat.write(
      sourceOf({
        laban: 1,
        name: "Refusals",
        events: { paid: { schema } },
        correlation: { default: ["correlation_id"], keys: {} },
        agents: {},
        patterns: { one: { kind: "pattern", on: "paid", ...pattern } },
        scenarios: {},
        layout: {},
      }),
    );

  test.each([
    ["data.amount * 2.0 > 10.0 && data.status == 'x'", "`data.amount * 2.0`"],
    ["data.status == 'x' || data.any == 'y'", "`data.any`"],
    ["data.status.startsWith('a') && data.status.endsWith('b')", "both at once"],
    ["data.status < 'b'", "`data.status < 'b'`"],
    ["size(data.status) > 3", "`size(data.status)`"],
    ["data.amount > 1e12", "five_digits"],
    ["!has(data.customer.tier)", "what is around the field may be missing"],
    ["data.status == correlation_id", "`correlation_id`"],
    ["data.status.matches('a+')", "`data.status.matches('a+')`"],
    ["data.amount > 3.0 && data.amount < 2.0", "never holds"],
  ] as const)("%s is refused, with the part that stops it", (when, part) => {
    const result = exported({ when });
    expect(rulesOf(result).size).toBe(0);
    const loss = result.report.losses.find(({ what }) => what === "condition");
    expect(loss).toMatchObject({ path: ["patterns", "one", "when"], fate: "lost" });
    expect(loss?.why).toContain(part === "five_digits" ? "`1e12`" : part);
  });

  test.each([{ cooldown: "5m" }, { exclusive_group: "g" }] as const)("%j refuses the pattern", (field) => {
    const result = exported(field);
    expect(rulesOf(result).size).toBe(0);
    expect(result.report.losses.map(({ path }) => path.join("."))).toContain(
      `patterns.one.${Object.keys(field)[0] ?? ""}`,
    );
  });

  test.each<readonly [string, JsonObject]>([
    ["data.amount >= 0.0 && data.amount <= 10.0", { detail: { amount: [{ numeric: [">=", 0, "<=", 10] }] } }],
    [
      "10.0 < data.amount || data.amount == 3.0",
      { detail: { amount: [{ numeric: [">", 10] }, { numeric: ["=", 3] }] } },
    ],
    ["!(data.status in ['a', 'b'])", { detail: { status: [{ "anything-but": ["a", "b"] }] } }],
    ["data.status.contains('a*b')", { detail: { status: [{ wildcard: "*a\\*b*" }] } }],
    [
      "!has(data.note) || data.status == 'a'",
      { $or: [{ detail: { note: [{ exists: false }] } }, { detail: { status: ["a"] } }] },
    ],
    ["true", {}],
  ])("%s is said as filters", (when, rule) => {
    expect(rulesOf(exported({ when })).get("one")).toEqual({ "detail-type": ["paid"], ...rule });
  });

  test("whatever texts a condition compares with, they stay texts", () => {
    for (const name of hostileNames.map((one) => one.replaceAll(/\p{Cs}/gu, ""))) {
      const rule = rulesOf(exported({ when: `data.status == ${JSON.stringify(name)}` })).get("one");
      expect(rule).toEqual({ "detail-type": ["paid"], detail: { status: [name] } });
    }
  });
});
