// The macros of CEL as a reader of paths sees them: what they go over, which names they bring, and what they give.
import type { CelNode } from "@laban/cel";

/** A call that brings names into scope. */
export interface Macro {
  /** What it goes over, or the value that it binds. */
  readonly range: CelNode;
  /** The name of an item of the range, or of the bound value. */
  readonly item?: string;
  /** With two names: the position or key, and the value there. */
  readonly value?: { readonly key: string; readonly name: string };
  /** What is asked with the names in scope; the last is the body, those before it are filters. */
  readonly inner: readonly CelNode[];
  /** Where what it gives comes from: its range, its body, or nowhere (true and false, or a new map). */
  readonly gives: "range" | "body" | "nothing";
}

const GIVES: ReadonlyMap<string, Macro["gives"]> = new Map<string, Macro["gives"]>([
  ["all", "nothing"],
  ["exists", "nothing"],
  ["exists_one", "nothing"],
  ["existsOne", "nothing"],
  ["filter", "range"],
  ["map", "body"],
  ["transformList", "body"],
  ["transformMap", "nothing"],
  ["transformMapEntry", "nothing"],
  ["optMap", "body"],
  ["optFlatMap", "body"],
]);

/** The macro of a call; undefined for a function, and for a macro whose arguments do not make one. */
export function macroOf({ name, target, args }: CelNode & { readonly kind: "call" }): Macro | undefined {
  if (target === undefined) return undefined;
  const [first, second, third] = args;
  if (first?.kind !== "name" || second === undefined) return undefined;
  if (name === "bind" && target.kind === "name" && target.name === "cel" && third !== undefined && args.length === 3)
    return { range: second, item: first.name, inner: [third], gives: "body" };
  const gives = GIVES.get(name);
  if (gives === undefined) return undefined;
  // map(x, filter, body) has one name and three arguments, exists(k, v, body) two names and as many.
  if (args.length === 2 || name === "map") return { range: target, item: first.name, inner: args.slice(1), gives };
  if (second.kind !== "name" || third === undefined) return undefined;
  return { range: target, value: { key: first.name, name: second.name }, inner: args.slice(2), gives };
}
