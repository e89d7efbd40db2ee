// Random documents with sensitive fields of every shape, and a canary wherever a value of one can be written.
import type { Json, JsonObject } from "@laban/model";
import * as fc from "fast-check";

/** What no copy may hold. */
export const CANARY = "CANARY";

/** What must still be there: a value at a field that is not sensitive. */
export const HARMLESS = "HARMLESS";

/** A field: its path, and for each of its containers whether it is a list of objects. */
export interface Field {
  readonly names: readonly string[];
  readonly lists: readonly boolean[];
}

const NAMES = ["card", "pin", "email", "constructor", "tok"];

/** A field that is sensitive, one to three names deep. */
export const anyField: fc.Arbitrary<Field> = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((steps) => ({ names: steps.map(([name]) => name), lists: steps.map(([, isList]) => isList) }));

/** Data with a canary at the field, and something harmless beside it. */
export function dataWith({ names, lists }: Field): JsonObject {
  const at = (step: number): Json => {
    const name = names[step];
    if (name === undefined) return CANARY;
    const inner = at(step + 1);
    const value = lists[step] === true && step + 1 < names.length ? [inner, { beside: HARMLESS }, inner] : inner;
    return { [name]: value, beside: HARMLESS };
  };
  return at(0) as JsonObject;
}

/** A schema that has the field, in properties and combinators as `choices` say, and canaries wherever a schema can hold a value of it. */
export function schemaWith(field: Field, choices: readonly number[]): JsonObject {
  let read = 0;
  const choice = (below: number): number => {
    read += 1;
    return (choices[read - 1] ?? 0) % below;
  };
  const { names, lists } = field;
  const at = (step: number): JsonObject => {
    const name = names[step];
    if (name === undefined) return { type: "string", enum: [CANARY], pattern: CANARY, description: CANARY };
    const value = dataWith({ names: names.slice(step), lists: lists.slice(step) });
    const holder: JsonObject[] = [
      { default: value },
      { const: value },
      { enum: [value] },
      { examples: [value] },
      { "x-sample": value },
    ];
    const inner = at(step + 1);
    const isList = lists[step] === true && step + 1 < names.length;
    const listed: JsonObject[] = [
      { type: "array", items: inner },
      { type: "array", prefixItems: [inner] },
      { type: "array", contains: inner },
    ];
    const own = isList ? (listed[choice(3)] ?? inner) : inner;
    const beside = { beside: { type: "string", enum: [HARMLESS] } };
    const plain: JsonObject = {
      type: "object",
      required: [name],
      properties: { ...beside, [name]: own },
      ...holder[choice(5)],
    };
    const without: JsonObject = { properties: beside, ...holder[choice(5)] };
    const forms: JsonObject[] = [
      plain,
      { ...without, allOf: [plain, without] },
      { ...without, anyOf: [{ type: "null" }, plain] },
      { ...without, oneOf: [plain, without] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema, never awaited
      { ...without, if: plain, then: plain, else: without },
      { ...without, not: plain },
      { ...without, patternProperties: { "^.": own } },
      { ...without, additionalProperties: own },
      { ...without, dependentSchemas: { beside: plain } },
      { ...without, $defs: { one: plain, two: own, three: inner }, $ref: "#/$defs/one" },
    ];
    return forms[choice(forms.length)] ?? plain;
  };
  return at(0);
}

/** Conditions that read the field and compare it with a canary, in every spelling. */
export function conditionsWith({ names, lists }: Field): readonly string[] {
  const [first = "card", ...rest] = names;
  const dotted = names.join(".");
  const indexed = names.map((name) => `["${name}"]`).join("");
  const optional = names.map((name) => `.?${name}`).join("");
  const c = `"${CANARY}"`;
  // Into lists: by position, and by a macro for each.
  let positions = "data";
  let loops = "data";
  let close = "";
  for (const [step, name] of names.entries()) {
    const isList = lists[step] === true && step + 1 < names.length;
    positions += `.${name}${isList ? "[0]" : ""}`;
    loops += isList ? `.${name}.exists(i${step}, i${step}` : `.${name}`;
    close += isList ? ")" : "";
  }
  return [
    `data.${dotted} == ${c}`,
    `data . ${names.join(" . ")} == ${c}`,
    `data${indexed} == ${c}`,
    `data["${first}"]${rest.map((name) => `.${name}`).join("")} == ${c}`,
    `data${indexed.replaceAll('"', "'")} != ${c}`,
    `data["${first.slice(0, 1)}" + "${first.slice(1)}"]${rest.map((name) => `.${name}`).join("")} == ${c}`,
    `data${optional}.orValue("") == ${c}`,
    `data[?"${first}"]${rest.map((name) => `.?${name}`).join("")} == optional.of(${c})`,
    `event.data.${dotted} == ${c}`,
    `event["data"]${indexed} == ${c}`,
    `steps.one.data.${dotted} == ${c}`,
    `steps["one"].data${indexed} in [${c}]`,
    `recent_events.exists(e, e.data.${dotted} == ${c})`,
    `recent_events.filter(e, true)[0].data.${dotted} == ${c}`,
    `recent_events.map(e, e.data)[0].${dotted} == ${c}`,
    `correlated_events[0].data.${dotted} == ${c}`,
    `has(data.${dotted}) ? ${c} != "" : false`,
    `!(data.${dotted}.startsWith(${c}))`,
    `data.${dotted}.matches(${c}) || true`,
    `{${c}: true}[data.${dotted}]`,
    `data == {"a": ${c}}`,
    `string(data).contains(${c})`,
    `data.exists(k, data[k] == ${c})`,
    `data.exists(k, v, v == ${c})`,
    `data.transformList(k, v, v)[0] == ${c}`,
    `dyn(data).${dotted} == ${c}`,
    `cel.bind(d, data, d.${dotted} == ${c})`,
    `cel.bind(d, event, d.data${indexed} == ${c})`,
    `[data][0].${dotted} == ${c}`,
    `{"a": data}.a.${dotted} == ${c}`,
    `(true ? data : data).${dotted} == ${c}`,
    `data.?${first}.optMap(x, x${rest.map((name) => `.${name}`).join("")} == ${c}).orValue(false)`,
    `1 == 1 && (2 == 2 || data.${dotted} == ${c})`,
    `1 == 1 // ${CANARY}\n && data.${dotted} == ${c}`,
    `data.${dotted} == ${c} &&`,
    `data.${dotted} === ${c}`,
    `${positions} == ${c}`,
    `${loops} == ${c}${close}`,
  ];
}
