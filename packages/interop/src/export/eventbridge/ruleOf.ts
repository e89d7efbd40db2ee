// One pattern → one EventBridge event pattern that matches exactly the events for which it fires, or the reason why there is none.
import { parseCel, type CelNode } from "@laban/cel";
import { entryOf } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import type { Bundle, Operator } from "@laban/bundle";
import { filtersOf } from "./allowed.ts";
import { fieldAt, Untranslatable } from "./fieldOf.ts";
import { alternativesOf, joined, type Alternative } from "./translate.ts";

/** The rule, or why there is none; `field` is where in the pattern the reason stands. */
export type RuleReading =
  | { readonly rule: JsonObject; readonly takesKeyAsGiven: boolean }
  | { readonly refused: string; readonly field?: string };

const NO_NODE: CelNode = { kind: "missing", start: 0, end: 0, depth: 0 };

/** Reads an operator. Only what looks at one event, and fires for each that fits, can be a rule. */
export function ruleOf(operator: Operator, bundle: Bundle): RuleReading {
  if (operator.operator !== "match")
    return { refused: "a rule looks at one event and remembers nothing; keep this pattern with the engine" };
  if (operator.cooldownMs !== undefined)
    return {
      refused: "a rule cannot stay silent after it matched; remove the cool-down, or keep the pattern with the engine",
      field: "cooldown",
    };
  if (operator.exclusiveGroup !== undefined)
    return {
      refused:
        "rules do not know of each other, so all of the group would match; remove the group, or keep it with the engine",
      field: "exclusive_group",
    };
  const types = [...new Set(operator.on)];
  const payloads = types.map((type) => entryOf(bundle.events, type)?.data ?? ({ kind: "dyn" } as const));
  const when = operator.when ?? "true";
  const { root: node } = parseCel(when);
  let alternatives: readonly Alternative[];
  try {
    alternatives = alternativesOf(node, payloads);
  } catch (problem) {
    if (!(problem instanceof Untranslatable)) throw problem;
    return {
      refused: `\`${when.slice(problem.node.start, problem.node.end)}\` cannot be asked: ${problem.message}`,
      field: "when",
    };
  }
  const key = keyOf(operator, bundle, types);
  if ("refused" in key) return key;
  if (alternatives.length > 0) alternatives = alternatives.flatMap((one) => joined(one, key.alternative, node));
  if (alternatives.length === 0)
    return {
      refused: `\`${when}\` never holds for an event that fits its schema, and a rule that never matches cannot be written`,
      field: "when",
    };
  return { rule: { "detail-type": types, ...bodyOf(alternatives) }, takesKeyAsGiven: key.takesAsGiven };
}

type KeyReading =
  | { readonly alternative: Alternative; readonly takesAsGiven: boolean }
  | { readonly refused: string; readonly field: string };

/** Keyed patterns never see an event that lacks a part of its key: what may be missing must be asked for. */
function keyOf(operator: Operator, bundle: Bundle, types: readonly string[]): KeyReading {
  const alternative = new Map<string, { path: readonly string[]; allowed: { set: "present" } }>();
  if (operator.scope === "global") return { alternative, takesAsGiven: false };
  let takesAsGiven = false;
  const asked: (readonly (readonly [string, readonly string[]])[])[] = [];
  for (const type of types) {
    const event = entryOf(bundle.events, type);
    const paths = operator.by ?? event?.key ?? bundle.defaultKey;
    takesAsGiven ||= paths.some(([root]) => root === "correlation_id");
    try {
      const fields = paths
        .filter(([root]) => root === "data")
        .map((path) => fieldAt(path, [event?.data ?? { kind: "dyn" }], NO_NODE));
      const needed = fields.filter(({ isOptional, isInsideOptional }) => isOptional || isInsideOptional);
      asked.push(needed.map(({ path }) => [JSON.stringify(path), path]));
    } catch (problem) {
      if (!(problem instanceof Untranslatable)) throw problem;
      const spelled = paths.map((path) => path.join(".")).join(", ");
      return {
        refused: `the key (${spelled}) of "${type}" cannot be asked for: ${problem.message}`,
        field: operator.by === undefined ? "on" : "by",
      };
    }
  }
  const [first = [], ...others] = asked;
  const named = (list: typeof first): string => list.map(([name]) => name).join("\n");
  if (others.some((other) => named(other) !== named(first)))
    return {
      refused:
        "its event types have different keys, of which parts may be missing; require them in the schemas, or make a pattern of each",
      field: "on",
    };
  for (const [name, path] of first) alternative.set(name, { path, allowed: { set: "present" } });
  return { alternative, takesAsGiven };
}

/** One alternative as nested fields; several of a single field as a longer list; others under `$or`. */
function bodyOf(alternatives: readonly Alternative[]): JsonObject {
  if (alternatives.some(({ size }) => size === 0)) return {};
  const [first] = alternatives;
  const [name] = first?.keys() ?? [];
  if (name !== undefined && alternatives.every((one) => one.size === 1 && one.has(name))) {
    const filters = alternatives.flatMap((one) => [...one.values()].flatMap(({ allowed }) => filtersOf(allowed)));
    const distinct = new Map(filters.map((filter) => [JSON.stringify(filter), filter]));
    return nested([{ path: first?.get(name)?.path ?? [], filters: [...distinct.values()] }]);
  }
  const bodies = new Map(
    alternatives.map((one) => {
      const body = nested(Array.from(one.values(), ({ path, allowed }) => ({ path, filters: filtersOf(allowed) })));
      return [JSON.stringify(body), body];
    }),
  );
  const [only] = bodies.values();
  return bodies.size === 1 && only !== undefined ? only : { $or: [...bodies.values()] };
}

interface Asked {
  readonly path: readonly string[];
  readonly filters: readonly Json[];
}

function nested(asked: readonly Asked[]): JsonObject {
  const below = Map.groupBy(asked, ({ path }) => path[0] ?? "");
  return Object.fromEntries(
    Array.from(below, ([name, inside]): [string, Json] => {
      const [leaf] = inside;
      if (leaf !== undefined && leaf.path.length === 1) return [name, leaf.filters];
      return [name, nested(inside.map(({ path, filters }) => ({ path: path.slice(1), filters })))];
    }),
  );
}
