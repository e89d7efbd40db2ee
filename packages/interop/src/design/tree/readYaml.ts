// YAML text → value with places. Depth and size are counted while the signs come in; tags, merge keys and what aliases would grow to are refused on the
// tree, before any value is built.
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from "yaml";
import type { Alias, CST, Node } from "yaml";
import type { Json } from "@laban/model";
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";
import { LineStarts, SourceTree } from "./sourceTree.ts";
import type { EntryOffsets } from "./sourceTree.ts";

/**
 * Reads one YAML document of the core schema (what JSON can say). Of several documents in a file the first is read; `more` counts the others.
 *
 * @throws ImportProblem import/yaml, too-deep, too-many-values, yaml-tag, yaml-merge, yaml-alias, bad-key; each with the place.
 */
export function readYaml(file: string, text: string): { readonly tree: SourceTree; readonly more: number } {
  const refuse = refusalIn(file, text);
  const [first, ...others] = [
    ...new Composer({
      keepSourceTokens: false,
      uniqueKeys: false,
      merge: false,
      version: "1.2",
      schema: "core",
    }).compose(tokensOf(text, refuse), true, text.length),
  ];
  const [error] = first?.errors ?? [];
  if (error !== undefined) refuse("yaml", `is no valid YAML: ${error.message.split("\n", 1)[0] ?? ""}`, error.pos[0]);
  const reader = new YamlReader(refuse);
  const root = first?.contents ?? null;
  reader.check(root);
  const value = reader.value(root);
  return { tree: new SourceTree({ file, text, value, offsets: reader.offsets }), more: others.length };
}

/** Tags that say what the core schema says anyway. */
const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

type Refuse = (code: string, problem: string, offset: number, path?: readonly (string | number)[]) => never;

function refusalIn(file: string, text: string): Refuse {
  return (code, problem, offset, path = []) => {
    const place = new LineStarts(text).placeOf(Math.min(offset, text.length));
    return fail(code, `"${file}" ${problem.replace(/[.:]+$/, "")} (line ${place.line}, column ${place.column}).`, {
      ...place,
      path: [file, ...path.slice(0, 20)],
    });
  };
}

function* tokensOf(text: string, refuse: Refuse): Generator<CST.Token> {
  const parser = new Parser();
  // Each level of nesting holds at most two tokens on the parser's stack; the exact depth is checked on the tree.
  const stackMax = 2 * designLimits.depthMax + 8;
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > designLimits.yamlTokensMax)
      refuse("too-many-values", `has more than ${designLimits.yamlTokensMax} signs, the limit for YAML`, parser.offset);
    yield* parser.next(lexeme);
    if (parser.stack.length > stackMax)
      refuse("too-deep", `is nested deeper than ${designLimits.depthMax} levels, the limit`, parser.offset);
  }
  yield* parser.end();
}

class YamlReader {
  readonly #refuse: Refuse;
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Alias, Node>();
  /** What the nodes with anchors come to when they are written out. */
  readonly #sizes = new Map<Node, number>();
  readonly #path: (string | number)[] = [];
  readonly offsets: EntryOffsets = new Map();

  constructor(refuse: Refuse) {
    this.#refuse = refuse;
  }

  /** Refuses what must not be built. Linear in the text. */
  check(root: unknown): void {
    this.#sizeOf(root, 0);
  }

  #sizeOf(node: unknown, depth: number): number {
    if (depth > designLimits.depthMax)
      this.#at("too-deep", `is nested deeper than ${designLimits.depthMax} levels, the limit`, node);
    if (isAlias(node)) return this.#bind(node);
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return 1;
    if (node.tag !== undefined && !CORE_TAG.test(node.tag))
      this.#at("yaml-tag", `has the tag ${node.tag.slice(0, 60)}; tags are not read`, node);
    let size = 1;
    if (isSeq(node)) for (const item of node.items) size += this.#sizeOf(item, depth + 1);
    if (isMap(node)) for (const { key, value } of node.items) size += this.#pairSize(key, value, depth + 1);
    if (size > designLimits.valuesMax) {
      this.#at(
        "yaml-alias",
        `stands for more than ${designLimits.valuesMax} values, the limit; aliases that repeat aliases do that`,
        node,
      );
    }
    if (node.anchor !== undefined) {
      this.#anchors.set(node.anchor, node);
      this.#sizes.set(node, size);
    }
    return size;
  }

  #pairSize(key: unknown, value: unknown, depth: number): number {
    const name = this.#nameOf(key);
    if (name === "<<" && (isAlias(value) || isMap(value) || isSeq(value)))
      this.#at("yaml-merge", 'has a merge key "<<", which is not read; write the entries out', key);
    if (name === "__proto__")
      this.#at("bad-key", 'has an entry named "__proto__", a name with a meaning of its own in JavaScript', key);
    return this.#sizeOf(value, depth);
  }

  #bind(alias: Alias): number {
    const target = this.#anchors.get(alias.source);
    if (target === undefined)
      this.#at("yaml-alias", `has the alias *${alias.source.slice(0, 60)} without its anchor before it`, alias);
    this.#targets.set(alias, target);
    return this.#sizes.get(target) ?? 1;
  }

  /** The value of a checked node. Written out, aliases are bounded by `check`; depth is checked again, as they may nest. */
  value(node: unknown): Json {
    if (this.#path.length > designLimits.depthMax)
      this.#at("too-deep", `is nested deeper than ${designLimits.depthMax} levels, the limit`, node);
    if (isAlias(node)) return this.value(this.#targets.get(node) ?? null);
    if (isScalar(node)) return scalarOf(node.value);
    if (isSeq(node)) {
      const list: Json[] = [];
      const places = new Map<string | number, number>();
      this.offsets.set(list, places);
      for (const [at, item] of node.items.entries()) {
        places.set(at, offsetOf(item));
        list.push(this.#part(at, item));
      }
      return list;
    }
    if (!isMap(node)) return null;
    const map: Record<string, Json> = {};
    const places = new Map<string | number, number>();
    this.offsets.set(map, places);
    for (const { key, value } of node.items) {
      const name = this.#nameOf(key);
      places.set(name, offsetOf(key));
      map[name] = this.#part(name, value);
    }
    return map;
  }

  #part(step: string | number, node: unknown): Json {
    this.#path.push(step);
    const value = this.value(node);
    this.#path.pop();
    return value;
  }

  #nameOf(key: unknown): string {
    if (isScalar(key)) {
      if (typeof key.value === "string") return key.value;
      if (key.source !== undefined && key.source !== "") return key.source;
    }
    return this.#at("bad-key", "has an entry whose name is no plain text", key);
  }

  #at(code: string, problem: string, node: unknown): never {
    return this.#refuse(code, problem, offsetOf(node), this.#path);
  }
}

/** Numbers that JSON cannot hold (.inf, .nan) become texts; the core schema makes nothing else that is no JSON. */
function scalarOf(value: unknown): Json {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return typeof value === "bigint" ? Number(value) : null;
}

function offsetOf(node: unknown): number {
  return isScalar(node) || isSeq(node) || isMap(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}
