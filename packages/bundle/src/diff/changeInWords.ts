// One change of a pattern or event type in words: "waits 10 min instead of 5 min", "at step paid: asks for data.ok instead of nothing".
import { isObject } from "../shape.ts";
import type { BareChange } from "./fieldChanges.ts";

/** As the end of a sentence that begins with the changed part. `operator` is that of the pattern, if it is one. */
export function changeInWords({ path, from, to }: BareChange, operator?: string): string {
  const field = path.at(-1) ?? "";
  const place = placeInWords(path, operator);
  const said = (verbs: Verbs): string => place + verbs(valueInWords(field, from), valueInWords(field, to));
  const own = verbsOf(path, operator);
  if (own !== undefined) return said(own);
  const name = fieldInWords(field);
  if (from === undefined) return said((_old, now) => `has ${name} ${now} now`);
  if (to === undefined) return said((old) => `no longer has ${name} ${old}`);
  return said((old, now) => `has ${name} ${now} instead of ${old}`);
}

type Verbs = (old: string, now: string) => string;

const nothing = "nothing";

/** What people say instead of a field's name. */
function verbsOf(path: readonly (string | number)[], operator?: string): Verbs | undefined {
  const [field = "", around = ""] = [path.at(-1), path.at(-2)];
  switch (field) {
    case "withinMs":
      if (operator === "absence") return (old, now) => `waits ${now} instead of ${old}`;
      return (old, now) => `has a window of ${now} instead of ${old}`;
    case "maxIntervalMs":
      return (old, now) => `lets ${now} pass between steps instead of ${old}`;
    case "cooldownMs":
      return (old, now) => `cools down for ${now} instead of ${old}`;
    case "keepFinalMs":
      return (old, now) => `remembers ended machines for ${now} instead of ${old}`;
    case "timeoutMs":
      return (old, now) => `gives ${now} to answer instead of ${old}`;
    case "afterMs":
      return (old, now) => `leaves after ${now} instead of ${old}`;
    case "when":
      return (old, now) => `requires ${now} instead of ${old}`;
    case "on":
    case "events":
      return (old, now) => `hears ${now} instead of ${old}`;
    case "by":
    case "key":
    case "defaultKey":
      return (old, now) => `is keyed by ${now} instead of ${old}`;
    case "operator":
      return (old, now) => `is of the kind ${now} instead of ${old}`;
    case "scope":
      return (_old, now) => (now === "global" ? "looks at all keys together" : "looks at each key by itself");
    case "to":
      return (old, now) => `leads to ${now} instead of ${old}`;
    case "optional":
      return (_old, now) => (now === "true" ? "may be missing now" : "must be there now");
    case "kind":
      return (old, now) => `is ${now} instead of ${old}`;
    default:
      return around === "actions" || field === "action" ? actionVerbs(field, around) : undefined;
  }
}

function actionVerbs(field: string | number, around: string | number): Verbs | undefined {
  // The name of an action is an action's own field; a whole action stands below "actions", or in a part under "action".
  if (field === "action" && around !== "actions") return (old, now) => `asks for ${now} instead of ${old}`;
  return (old, now) =>
    now === nothing ? `no longer asks for ${old}` : `asks for ${now}${old === nothing ? " now" : ` instead of ${old}`}`;
}

const outcomes: Readonly<Record<string, string>> = {
  matched: "on a match",
  timeout: "on a timeout",
  violated: "when violated",
  broken: "when broken",
  cancelled: "when cancelled",
  evicted: "when evicted",
  recovered: "on recovery",
};

const parts: Readonly<Record<string, string>> = {
  steps: "at step",
  states: "in state",
  members: "at member",
  alternatives: "at alternative",
  transitions: "at transition",
  guards: "at guard",
  any: "at alternative",
  all: "at member",
  fields: "field",
};

/** Where within the part, as the beginning of the words; empty where the field stands at its top. */
function placeInWords(path: readonly (string | number)[], operator?: string): string {
  const words: string[] = [];
  for (const [index, step] of path.entries()) {
    const before = path[index - 1];
    if (before === "actions" && Object.hasOwn(outcomes, step)) words.push(outcomes[step] ?? "");
    else if (typeof before === "string" && Object.hasOwn(parts, before) && index < path.length - 1)
      words.push(`${parts[before] ?? ""} ${typeof step === "number" ? step + 1 : step}`);
    else if (
      operator !== undefined &&
      index < path.length - 1 &&
      ["start", "expect", "cancel", "trigger"].includes(String(step))
    )
      words.push(`at ${step}`);
  }
  return words.length === 0 ? "" : `${words.join(", ")}: `;
}

function fieldInWords(field: string | number): string {
  return typeof field === "number"
    ? `part ${field + 1}`
    : field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** "10 min", "a, b", "look of desk"; what has no short form is its JSON, cut at 80 characters. */
function valueInWords(field: string | number, value: unknown): string {
  if (value === undefined) return nothing;
  if (typeof field === "string" && field.endsWith("Ms") && typeof value === "number") return millisecondsInWords(value);
  if (typeof value === "string") return field === "when" ? `“${shortened(value)}”` : shortened(value);
  if (isObject(value)) {
    const { action, capability, name } = value;
    if (typeof action === "string" && typeof capability === "string") return shortened(`${action} of ${capability}`);
    if (typeof name === "string") return shortened(name);
  }
  if (Array.isArray(value)) {
    if (value.every((each) => typeof each === "string")) return shortened(value.join(", "));
    if (value.every((each) => Array.isArray(each)))
      return shortened(value.map((each: readonly unknown[]) => each.join(".")).join(", "));
  }
  return shortened(JSON.stringify(value));
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

const units: readonly (readonly [ms: number, word: string])[] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
  [1, "ms"],
];

/** 5_400_000 → "1 h 30 min": exact, from the largest unit down. */
export function millisecondsInWords(ms: number): string {
  let left = ms;
  const words: string[] = [];
  for (const [size, word] of units) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) words.push(`${count} ${word}`);
  }
  return words.length === 0 ? "0 s" : words.join(" ");
}
