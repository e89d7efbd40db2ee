// The arguments of one call by their names, with what was understood of them: whatever is given and never read is told.
import { isJsonList, isJsonObject } from "@laban/model";
import type { Json } from "@laban/model";
import type { PyNode } from "./syntax.ts";

/** A call in the tree. */
export type Call = Extract<PyNode, { type: "Call" }>;

/** An argument that nobody understood. */
export interface UnreadField {
  readonly name: string;
  readonly node: PyNode;
}

/** Owned by the reading of one call. A field counts as read once it was asked for as what it is; None is a field that is not given. */
export class CallFields {
  readonly #values: ReadonlyMap<string, Json>;
  readonly #nodes: ReadonlyMap<string, PyNode>;
  readonly #read = new Set<string>();
  readonly call: Call;

  constructor(values: ReadonlyMap<string, Json>, nodes: ReadonlyMap<string, PyNode>, call: Call) {
    this.#values = values;
    this.#nodes = nodes;
    this.call = call;
  }

  text(name: string): string | undefined {
    const value = this.json(name);
    if (typeof value !== "string") return undefined;
    this.markRead(name);
    return value.trim() === "" ? undefined : value;
  }

  number(name: string): number | undefined {
    const value = this.json(name);
    if (typeof value !== "number") return undefined;
    this.markRead(name);
    return value;
  }

  /** A list in which every item is a text that is not blank. */
  texts(name: string): readonly string[] | undefined {
    const value = this.json(name);
    if (!isJsonList(value) || !value.every(isName)) return undefined;
    this.markRead(name);
    return value;
  }

  /** The texts among the items of a list; `isWhole` where there is nothing else. */
  names(name: string): { readonly names: readonly string[]; readonly isWhole: boolean } {
    const value = this.json(name);
    if (!isJsonList(value)) return { names: [], isWhole: true };
    this.markRead(name);
    const names = value.filter(isName);
    return { names, isWhole: names.length === value.length };
  }

  json(name: string): Json | undefined {
    const value = this.#values.get(name);
    if (value === null) this.markRead(name);
    return value;
  }

  markRead(name: string): void {
    this.#read.add(name);
  }

  node(name: string): PyNode {
    return this.#nodes.get(name) ?? this.call;
  }

  /** The fields that were given and not read. */
  unread(): readonly UnreadField[] {
    return [...this.#values.keys()]
      .filter((name) => !this.#read.has(name))
      .map((name) => ({ name, node: this.node(name) }));
  }

  /** The config of a complex pattern as fields of its own. */
  inside(name: string): CallFields | undefined {
    const value = this.#values.get(name);
    if (!isJsonObject(value)) return undefined;
    this.markRead(name);
    const dict = this.node(name);
    const nodes = new Map<string, PyNode>();
    if (dict.type === "Dict")
      for (const [at, key] of dict.keys.entries())
        if (key.type === "Constant" && typeof key.value === "string") nodes.set(key.value, dict.values[at] ?? key);
    return new CallFields(new Map(Object.entries(value)), nodes, this.call);
  }
}

function isName(value: Json): value is string {
  return typeof value === "string" && value.trim() !== "";
}

/** The arguments by the names of the parameters; those beyond them are called by their number. */
export function argumentsOf(call: Call, parameters: readonly string[]): ReadonlyMap<string, PyNode> {
  const args = new Map<string, PyNode>();
  for (const [index, node] of call.args.entries()) args.set(parameters[index] ?? `argument ${index + 1}`, node);
  for (const { name, value } of call.keywords) args.set(name, value);
  return args;
}
