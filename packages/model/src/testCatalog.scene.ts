// A small catalogue of the three kinds for the tests of this package; the real one lives in the compiler, which may not be imported here.
import type { Json, PatternRecord } from "./document.ts";
import type { Ask, FieldDescription, KindCatalog, KindDescription, Listen } from "./kind.ts";
import { isJsonList, isJsonObject } from "./path.ts";

const field = (name: string, editor: FieldDescription["editor"], required = false): FieldDescription => ({
  name,
  label: name,
  help: "",
  editor,
  required,
});
const ACTION: Json = {
  type: "object",
  required: ["action", "capability"],
  properties: { action: { type: "string" }, capability: { type: "string" }, timeout: { type: ["string", "number"] } },
  additionalProperties: false,
};
const COMMON = { priority: { type: "integer", minimum: 0, maximum: 10 }, title: { type: "string" } };
const EVENT_TEST: Json = {
  anyOf: [
    { type: "string" },
    {
      type: "object",
      required: ["event"],
      properties: { event: { type: "string" }, when: { type: "string" } },
      additionalProperties: false,
    },
  ],
};

function schema(kind: string, properties: Record<string, Json>): KindDescription["schema"] {
  return {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, ...properties, do: ACTION, on_timeout: ACTION, ...COMMON },
    additionalProperties: false,
  };
}

function named(value: Json | undefined, path: Listen["path"], role: string): readonly Listen[] {
  if (typeof value === "string") return [{ event: value, path, role }];
  if (isJsonList(value)) return value.flatMap((item, at) => named(item, [...path, at], role));
  if (isJsonObject(value)) return named(value["event"], [...path, "event"], role);
  return [];
}

function asks(pattern: PatternRecord): readonly Ask[] {
  return (["do", "on_timeout"] as const).flatMap((name) => {
    const value = pattern[name];
    if (!isJsonObject(value)) return [];
    return [
      {
        action: typeof value["action"] === "string" ? value["action"] : "",
        capability: typeof value["capability"] === "string" ? value["capability"] : "",
        path: [name],
        outcome: name === "do" ? ("matched" as const) : ("timeout" as const),
      },
    ];
  });
}

function kind(
  name: string,
  fields: readonly FieldDescription[],
  properties: Record<string, Json>,
  roles: readonly string[],
): KindDescription {
  return {
    kind: name,
    title: name,
    summary: name,
    shortcut: name.slice(0, 1).toUpperCase(),
    fields,
    face: () => ({ text: "", style: "code" }),
    listens: (pattern) => roles.flatMap((role) => named(pattern[role], [role], role === "steps" ? "step" : role)),
    asks,
    sentence: () => [{ text: name }],
    create: () => ({ kind: name }),
    schema: schema(name, properties),
  };
}

const KINDS: readonly KindDescription[] = [
  kind(
    "pattern",
    [field("on", { type: "event" }, true), field("when", { type: "condition" })],
    { on: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }, when: { type: "string" } },
    ["on"],
  ),
  kind(
    "sequence",
    [field("steps", { type: "steps" }, true), field("max_interval", { type: "duration" })],
    {
      steps: { type: "array", items: EVENT_TEST },
      max_interval: { type: ["string", "number"] },
      within: { type: ["string", "number"] },
    },
    ["steps"],
  ),
  kind(
    "absence",
    [
      field("start", { type: "eventTest" }, true),
      field("expect", { type: "eventTest" }, true),
      field("cancel", { type: "eventTest" }),
    ],
    { start: EVENT_TEST, expect: EVENT_TEST, within: { type: ["string", "number"] }, cancel: EVENT_TEST },
    ["start", "expect", "cancel"],
  ),
];

/** Three kinds, as the tests need them. */
export const testCatalog: KindCatalog = { kinds: KINDS, find: (name) => KINDS.find((one) => one.kind === name) };
