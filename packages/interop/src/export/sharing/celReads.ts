// Which sensitive fields a CEL text reads, in whatever spelling. When in doubt it reads: a false alarm costs a condition, a miss costs a secret.
import { parseCel, type CelNode } from "@laban/cel";
import { macroOf } from "./celMacros.ts";
import { isAtOrBelow, pathOf } from "./fieldPath.ts";

/**
 * Where a value comes from: a path below `data`; a whole event; many of them (a history, or the steps by name); `other`, a name that is
 * none of ours, below which there may be an event.
 */
type Place =
  | { readonly from: "data"; readonly path: readonly string[] }
  | { readonly from: "event" | "events" | "other" };

type Locals = ReadonlyMap<string, readonly Place[]>;

const ROOTS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["data", { from: "data", path: [] }],
  ["event", { from: "event" }],
  ["steps", { from: "events" }],
  ["recent_events", { from: "events" }],
  ["correlated_events", { from: "events" }],
]);

/**
 * Those of the sensitive `fields` ("customer.email") that the text reads. Objects that hold a field and are used as a whole (`data == x`) or
 * by a name that is computed (`data[k]`) count as read; so does every field in a text that cannot be parsed.
 */
export function sensitiveReads(text: string, fields: readonly string[]): readonly string[] {
  const { root, issues } = parseCel(text);
  if (issues.some(({ severity }) => severity === "error")) return fields;
  const reading = new Reading(fields);
  reading.use(reading.placesOf(root, new Map()));
  return fields.filter((field) => reading.read.has(field));
}

class Reading {
  readonly read: Set<string> = new Set();
  readonly #fields: readonly { readonly field: string; readonly path: readonly string[] }[];

  constructor(fields: readonly string[]) {
    this.#fields = fields.map((field) => ({ field, path: pathOf(field) }));
  }

  /** The value itself is asked for. */
  use(places: readonly Place[]): void {
    for (const place of places) {
      if (place.from === "other") continue;
      for (const { field, path } of this.#fields) {
        if (place.from !== "data" || isAtOrBelow(path, place.path) || isAtOrBelow(place.path, path))
          this.read.add(field);
      }
    }
  }

  /** Only whether it is there, or how much of it: of an object that holds a field this tells nothing of the field. */
  count(places: readonly Place[]): void {
    for (const place of places) {
      if (place.from !== "data") continue;
      for (const { field, path } of this.#fields) if (isAtOrBelow(place.path, path)) this.read.add(field);
    }
  }

  /** Where the value of a node may come from. What its parts ask for is entered in `read`. */
  placesOf(node: CelNode, locals: Locals): readonly Place[] {
    switch (node.kind) {
      case "literal":
      case "missing":
        return [];
      case "name": {
        const name = node.name.replace(/^\./, "");
        return locals.get(node.name) ?? [ROOTS.get(name) ?? { from: "other" }];
      }
      case "select":
        return fieldOf(this.placesOf(node.operand, locals), node.field);
      case "index":
        return this.#item(node, locals);
      case "list":
        return node.items.flatMap((item) => this.placesOf(item, locals));
      case "choice":
        this.use(this.placesOf(node.condition, locals));
        return [...this.placesOf(node.then, locals), ...this.placesOf(node.otherwise, locals)];
      case "call":
        return this.#call(node, locals);
      case "map":
        this.#useAll(
          node.entries.flatMap(({ key, value }) => [key, value]),
          locals,
        );
        return [];
      case "unary":
        this.#useAll([node.operand], locals);
        return [];
      case "binary":
        this.#useAll([node.left, node.right], locals);
        return [];
      case "logic":
        this.#useAll(node.terms, locals);
        return [];
    }
  }

  #useAll(nodes: readonly CelNode[], locals: Locals): void {
    for (const node of nodes) this.use(this.placesOf(node, locals));
  }

  #item({ operand, index }: CelNode & { readonly kind: "index" }, locals: Locals): readonly Place[] {
    const places = this.placesOf(operand, locals);
    if (index.kind === "literal") {
      // An item of a list has the path of the list; `data["card"]` is `data.card`.
      return typeof index.value === "string"
        ? fieldOf(places, index.value)
        : places.map((place) => (place.from === "events" ? { from: "event" } : place));
    }
    this.#useAll([index], locals);
    this.use(places.filter(({ from }) => from !== "events"));
    return places.some(({ from }) => from === "events") ? [{ from: "event" }] : [];
  }

  #call(call: CelNode & { readonly kind: "call" }, locals: Locals): readonly Place[] {
    const macro = macroOf(call);
    if (macro !== undefined) return this.#macro(macro, locals);
    const { name, target, args } = call;
    const operands = target === undefined ? args : [target, ...args];
    const [first] = operands;
    if (first !== undefined && operands.length === 1 && (name === "size" || name === "has")) {
      this.count(this.placesOf(first, locals));
      return [];
    }
    // Optionals are looked through.
    if (target !== undefined && (name === "or" || name === "orValue" || name === "value"))
      return operands.flatMap((operand) => this.placesOf(operand, locals));
    this.#useAll(operands, locals);
    return [];
  }

  #macro(
    { range, item, value, inner, gives }: NonNullable<ReturnType<typeof macroOf>>,
    locals: Locals,
  ): readonly Place[] {
    const places = this.placesOf(range, locals);
    const within = new Map(locals);
    if (item !== undefined) {
      within.set(
        item,
        places.map((place) => (place.from === "events" ? { from: "event" } : place)),
      );
    }
    if (value !== undefined) {
      // Of an object these are values of fields whose names are not known here.
      this.use(places.filter(({ from }) => from === "data" || from === "event"));
      within.set(value.name, places.some(({ from }) => from === "events") ? [{ from: "event" }] : []);
      within.set(value.key, []);
    }
    const found = inner.map((node) => this.placesOf(node, within));
    const body = found.at(-1) ?? [];
    for (const filter of found.slice(0, -1)) this.use(filter);
    if (gives === "body") return body;
    this.use(body);
    return gives === "range" ? places : [];
  }
}

function fieldOf(places: readonly Place[], field: string): readonly Place[] {
  return places.flatMap((place): readonly Place[] => {
    switch (place.from) {
      case "data":
        return [{ from: "data", path: [...place.path, ...pathOf(field)] }];
      case "events":
        return [{ from: "event" }];
      case "event":
        return field === "data" ? [{ from: "data", path: [] }] : [];
      case "other":
        return field === "data" ? [{ from: "data", path: [] }] : [place];
    }
  });
}
