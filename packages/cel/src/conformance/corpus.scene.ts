// The official corpus as this package reads it: its cases with their values and types, and the rule by which a case needs protobuf.
import { tests as conformance } from "@bufbuild/cel-spec/testdata/conformance.js";
import type { CelType, ScopeTypes } from "../door.ts";
import { prepareInHost, prepareUnchecked } from "../prepare.ts";
import { childrenOf, type CelNode } from "../syntax/ast.ts";
import { parseCel } from "../syntax/parse.ts";
import { typed, type FunctionDeclaration, type Overload } from "../functions/overload.ts";
import { commonType, keyTypeOf, listOf, mapOf, optionalOf, types, valueKindOf } from "../types.ts";
import { Duration, Optional, Timestamp, TypeValue, Uint } from "../values/scalars.ts";
import { durationText, readDuration, readTimestamp, timestampText } from "../values/time.ts";
import { UnknownValue } from "../values/unknown.ts";
import { mapEntries, type JsonMap } from "../values/value.ts";

type Json = Readonly<Record<string, unknown>>;

/** A case of the corpus. */
export interface CorpusCase {
  /** "suite/group/name". */
  readonly id: string;
  readonly source: string;
  readonly container?: string;
  readonly isUnchecked: boolean;
  readonly isCheckOnly: boolean;
  readonly declarations: readonly Json[];
  readonly bindings: Readonly<Record<string, unknown>>;
  /** The value that is expected, as the corpus writes it; undefined where none is. */
  readonly value: Json | undefined;
  readonly isError: boolean;
  readonly type: Json | undefined;
  readonly ast: string | undefined;
  readonly checkedAst: string | undefined;
}

interface Suite {
  readonly name: string;
  readonly suites?: readonly Suite[];
  readonly tests?: readonly {
    readonly original: Json;
    readonly ast?: string;
    readonly checkedAst?: string;
  }[];
}

/** All cases of the conformance suite, in their order. */
export function corpusCases(): readonly CorpusCase[] {
  return casesOf(conformance, "");
}

function casesOf(suite: Suite, path: string): readonly CorpusCase[] {
  const inner = (suite.suites ?? []).flatMap((one) => casesOf(one, path === "" ? one.name : `${path}/${one.name}`));
  return [...inner, ...(suite.tests ?? []).map((test) => caseOf(test, path))];
}

function caseOf(test: NonNullable<Suite["tests"]>[number], path: string): CorpusCase {
  const { original } = test;
  const typed = original["typedResult"] as Json | undefined;
  const bindings = (original["bindings"] ?? {}) as Readonly<Record<string, Json>>;
  return {
    id: `${path}/${String(original["name"] ?? original["expr"])}`,
    source: String(original["expr"]),
    ...(typeof original["container"] === "string" && { container: original["container"] }),
    isUnchecked: original["disableCheck"] === true,
    isCheckOnly: original["checkOnly"] === true,
    declarations: (original["typeEnv"] ?? []) as readonly Json[],
    bindings: Object.fromEntries(Object.entries(bindings).map(([name, bound]) => [name, bound["value"]])),
    value: (original["value"] ?? typed?.["result"]) as Json | undefined,
    isError: original["evalError"] !== undefined,
    type: typed?.["deducedType"] as Json | undefined,
    ast: test.ast,
    checkedAst: test.checkedAst,
  };
}

const protobufPackage = /^(?:google\.protobuf|cel\.expr)(?:\.|$)/;
const jsonTypes: ReadonlySet<string> = new Set(["google.protobuf.Timestamp", "google.protobuf.Duration"]);

/**
 * Why a case needs protobuf messages, or undefined where it does not. It does when
 * its declarations, bindings or result hold a message, a wrapper or a strong enum (instants and durations are CEL's own);
 * when its expression builds a message; when it names something of a protobuf package, other than Timestamp and Duration;
 * or when its container is a protobuf package and it has a name that is not declared.
 */
export function needsProtobuf(one: CorpusCase): string | undefined {
  const parts = JSON.stringify([one.declarations, one.bindings, one.value, one.type]);
  if (/"(?:messageType|wrapper|enumValue)":/.test(parts)) return "a message, wrapper or enum is declared or expected";
  const held = [...parts.matchAll(/"@type":"type\.googleapis\.com\/([^"]+)"/g)].map(([, name]) => name ?? "");
  if (held.some((name) => !jsonTypes.has(name))) return "a message is bound or expected";
  const { root, issues } = parseCel(one.source);
  if (issues.some((issue) => issue.code === "cel/no-messages")) return "a message is built";
  const names = namesIn(root);
  if (names.some((name) => protobufPackage.test(name) && !jsonTypes.has(name))) return "a protobuf package is named";
  const declared = new Set(one.declarations.map((declaration) => String(declaration["name"])));
  const isForeign = one.container !== undefined && protobufPackage.test(one.container);
  return isForeign && names.some((name) => !declared.has(name)) ? "a protobuf package is the container" : undefined;
}

function namesIn(node: CelNode): readonly string[] {
  if (node.kind === "name") return [node.name];
  if (node.kind === "select") {
    const path = pathText(node);
    if (path !== undefined) return [path];
  }
  if (node.kind === "call" && node.target !== undefined) {
    const target = pathText(node.target);
    if (target !== undefined) return [`${target}.${node.name}`, ...node.args.flatMap(namesIn)];
  }
  return childrenOf(node).flatMap(namesIn);
}

function pathText(node: CelNode): string | undefined {
  if (node.kind === "name") return node.name;
  const operand = node.kind === "select" ? pathText(node.operand) : undefined;
  return operand === undefined || node.kind !== "select" ? undefined : `${operand}.${node.field}`;
}

/** What is wrong with our answer to a case; undefined where it is the corpus's. */
export function disagreement(one: CorpusCase): string | undefined {
  const scope = scopeOf(one.declarations);
  const bound = Object.fromEntries(Object.entries(one.bindings).map(([name, value]) => [name, valueOf(value as Json)]));
  const container = one.container;
  const prepared = one.isUnchecked
    ? prepareUnchecked(one.source, {
        names: [...new Set([...Object.keys(scope), ...Object.keys(bound)])],
        ...(container !== undefined && { container }),
      })
    : prepareInHost(
        one.source,
        { ...dynamicNames(bound), ...scope },
        { functions: functionsOf(one.declarations), ...(container !== undefined && { container }) },
      );
  const errors = prepared.issues.filter((issue) => issue.severity === "error").map((issue) => issue.message);
  if (one.isError && errors.length > 0) return undefined;
  if (errors.length > 0) return `refused: ${errors.join(" ")}`;
  if (one.type !== undefined && typeText(prepared.type) !== typeText(typeFrom(one.type)))
    return `the type is ${typeText(prepared.type)}, not ${typeText(typeFrom(one.type))}`;
  if (one.isCheckOnly) return undefined;
  const outcome = prepared.evaluate?.(bound);
  if (outcome === undefined) return "there is nothing to evaluate";
  if (outcome instanceof UnknownValue) return one.isError ? undefined : `unknown: ${outcome.reason}`;
  const ours = textOf(outcome);
  if (one.isError) return `the value is ${ours}, and an error is expected`;
  const theirs = textOf(one.value === undefined ? true : valueOf(one.value));
  return ours === theirs ? undefined : `the value is ${ours}, not ${theirs}`;
}

function dynamicNames(bound: Readonly<Record<string, unknown>>): ScopeTypes {
  return Object.fromEntries(Object.keys(bound).map((name) => [name, types.dyn]));
}

/** The names that a case declares, with their types. */
export function scopeOf(declarations: readonly Json[]): ScopeTypes {
  const idents = declarations.filter((declaration) => declaration["ident"] !== undefined);
  return Object.fromEntries(
    idents.map((declaration) => [
      String(declaration["name"]),
      typeFrom((declaration["ident"] as Json)["type"] as Json),
    ]),
  );
}

/** The functions of the corpus's hosts: their results have the type parameters that the arguments fill. */
export function functionsOf(declarations: readonly Json[]): ReadonlyMap<string, FunctionDeclaration> {
  const declared = declarations.filter((declaration) => declaration["function"] !== undefined);
  return new Map(
    declared.map((declaration) => {
      const name = String(declaration["name"]);
      const overloads = (declaration["function"] as Json)["overloads"] as readonly Json[];
      return [name, { name, style: "function", help: "", overloads: overloads.map(overloadFrom) }];
    }),
  );
}

function overloadFrom(json: Json): Overload {
  const parameters = (json["params"] ?? []) as readonly Json[];
  const overload: Overload = {
    parameters: parameters.map((parameter) => valueKindOf(typeFrom(parameter)) ?? "any"),
    result: typeFrom(json["resultType"] as Json),
    apply: () => null,
  };
  return typed(overload, (args) => {
    const filled = new Map<string, CelType>();
    for (const [index, parameter] of parameters.entries()) fill(parameter, args[index] ?? types.dyn, filled);
    return typeFrom(json["resultType"] as Json, filled);
  });
}

function fill(parameter: Json, type: CelType, filled: Map<string, CelType>): void {
  if (typeof parameter["typeParam"] === "string") {
    const known = filled.get(parameter["typeParam"]);
    filled.set(parameter["typeParam"], known === undefined ? type : commonType(known, type));
  }
  const inner = (parameter["abstractType"] as Json | undefined)?.["parameterTypes"] as readonly Json[] | undefined;
  for (const [index, part] of (inner ?? []).entries())
    fill(part, type.kind === "opaque" ? (type.of[index] ?? types.dyn) : types.dyn, filled);
}

const primitives: Readonly<Record<string, CelType>> = {
  BOOL: types.bool,
  INT64: types.int,
  UINT64: types.uint,
  DOUBLE: types.double,
  STRING: types.string,
  BYTES: types.bytes,
};

/** A type as the corpus writes it, with what its type parameters stand for. */
export function typeFrom(json: Json, filled: ReadonlyMap<string, CelType> = new Map()): CelType {
  if (typeof json["typeParam"] === "string") return filled.get(json["typeParam"]) ?? types.dyn;
  if (typeof json["primitive"] === "string") return primitives[json["primitive"]] ?? types.dyn;
  if (json["wellKnown"] !== undefined) return json["wellKnown"] === "DURATION" ? types.duration : types.timestamp;
  if (Object.hasOwn(json, "null")) return types.null;
  const list = json["listType"] as Json | undefined;
  if (list !== undefined) return listOf(typeFrom((list["elemType"] ?? { dyn: {} }) as Json));
  const map = json["mapType"] as Json | undefined;
  if (map !== undefined) return mapOf(typeFrom(map["valueType"] as Json), typeFrom(map["keyType"] as Json));
  const type = json["type"] as Json | undefined;
  if (type !== undefined) return Object.keys(type).length === 0 ? types.type : { kind: "type", of: typeFrom(type) };
  const named = json["abstractType"] as Json | undefined;
  if (named === undefined) return types.dyn;
  const of = ((named["parameterTypes"] ?? []) as readonly Json[]).map((part) => typeFrom(part, filled));
  if (named["name"] === "optional_type") return optionalOf(of[0] ?? types.dyn);
  return { kind: "opaque", name: String(named["name"]), of };
}

/** A type with all its parts, for comparing. */
export function typeText(type: CelType): string {
  switch (type.kind) {
    case "list":
      return `list(${typeText(type.of)})`;
    case "optional":
      return `optional_type(${typeText(type.of)})`;
    case "map":
      return `map(${typeText(keyTypeOf(type))}, ${typeText(type.of)})`;
    case "opaque":
      return `${type.name}(${type.of.map(typeText).join(", ")})`;
    case "type":
      return type.of === undefined ? "type" : `type(${typeText(type.of)})`;
    default:
      return type.kind;
  }
}

const specialDoubles: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, "-Infinity": -Infinity };

function valueOf(json: Json): unknown {
  const [[kind, value] = ["nullValue", null]] = Object.entries(json);
  switch (kind) {
    case "int64Value":
      return BigInt(value as string);
    case "uint64Value":
      return new Uint(BigInt(value as string));
    case "doubleValue":
      return typeof value === "string" ? (specialDoubles[value] ?? Number(value)) : value;
    case "stringValue":
    case "boolValue":
      return value;
    case "nullValue":
      return null;
    case "bytesValue":
      return Uint8Array.from(atob(value as string), (character) => character.charCodeAt(0));
    case "listValue":
      return (((value as Json)["values"] ?? []) as readonly Json[]).map(valueOf);
    case "mapValue": {
      const entries = ((value as Json)["entries"] ?? []) as readonly Json[];
      return new Map(entries.map((entry) => [keyOf(valueOf(entry["key"] as Json)), valueOf(entry["value"] as Json)]));
    }
    case "typeValue":
      return new TypeValue(value as string);
    case "objectValue": {
      const text = String((value as Json)["value"]);
      const isSpan = String((value as Json)["@type"]).endsWith("Duration");
      return isSpan ? readDuration(text) : readTimestamp(text);
    }
    default:
      throw new Error(`The corpus has a value that this reader does not know: ${kind}`);
  }
}

function keyOf(value: unknown): unknown {
  return value instanceof Uint ? value.value : value;
}

// Types stay apart in this text: 1, 1u and 1.0 are three values. Keys of maps are the exception, as they are in CEL.
function textOf(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "-0.0" : `${value}d`;
  if (value instanceof Uint) return `${value.value}u`;
  if (value instanceof Uint8Array) return `b'${[...value].join(" ")}'`;
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return `duration ${durationText(value)}`;
  if (value instanceof TypeValue) return `type ${value.name}`;
  if (value instanceof Optional) return value.held === undefined ? "none" : `optional ${textOf(value.held)}`;
  if (Array.isArray(value)) return `[${value.map(textOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "nothing";
  const entries = mapEntries(value as JsonMap).map(([key, inner]) => `${textOf(key)}: ${textOf(inner)}`);
  return `{${entries.toSorted().join(", ")}}`;
}
