// Our answer beside that of @bufbuild/cel, an independent implementation: the same value, or none on both sides.
import { celEnv, celUint, isCelError, isCelList, isCelMap, isCelUint, parse, plan, type CelInput } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import * as fc from "fast-check";
import { isUnknown, prepareExpression, Uint, type ConditionScope } from "../index.ts";
import { withExactEquality } from "./exactEquality.scene.ts";
import { peerBindings, peerExpression, peerScope, type PeerBindings } from "./expressions.scene.ts";

const environment = celEnv({ funcs: strings });
const list = [1n, 2n, 3n];
const entries = { one: 1n, two: 2n };

/** What is wrong, or undefined where both say the same. */
export function differenceFromPeer(source: string, bindings: PeerBindings): string | undefined {
  const mine = ours(source, bindings);
  const other = theirs(source, bindings);
  if (mine === other) return undefined;
  const exact = withExactEquality(source, peerScope, scopeOf(bindings));
  if (exact !== undefined && ours(exact, bindings) === other) return undefined;
  return `${source}\n  ours    ${mine}\n  theirs  ${other}`;
}

function scopeOf(bindings: PeerBindings): ConditionScope {
  return { ...bindings, u: new Uint(bindings.u), l: list, m: entries };
}

function ours(source: string, bindings: PeerBindings): string {
  const { evaluate, issues } = prepareExpression(source, peerScope);
  const value = evaluate?.(scopeOf(bindings));
  if (value === undefined) return `refused: ${issues.map((issue) => issue.message).join(" ")}`;
  return isUnknown(value) ? "no value" : textOf(value);
}

function theirs(source: string, bindings: PeerBindings): string {
  const values: Record<string, CelInput> = {
    ...bindings,
    u: celUint(bindings.u),
    l: list,
    m: new Map(Object.entries(entries)),
  };
  try {
    const value = plan(environment, parse(source))(values);
    return isCelError(value) ? "no value" : textOf(value);
  } catch (problem) {
    // It throws where a value has no place in its own types.
    return `thrown: ${String(problem)}`;
  }
}

function textOf(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Object.is(value, -0) ? "0d" : `${value}d`;
  if (value instanceof Uint || isCelUint(value)) return `${value.value}u`;
  if (value instanceof Uint8Array) return `b'${[...value].join(" ")}'`;
  if (Array.isArray(value) || isCelList(value)) return `[${[...value].map(textOf).join(", ")}]`;
  if (value instanceof Map || isCelMap(value)) return mapText([...value]);
  if (typeof value === "object" && value !== null) return mapText(Object.entries(value));
  return JSON.stringify(value) ?? "nothing";
}

function mapText(pairs: readonly (readonly [unknown, unknown])[]): string {
  const parts = pairs.map(([key, value]) => `${textOf(key)}: ${textOf(value)}`);
  return `{${parts.toSorted().join(", ")}}`;
}

/** The property of tests and campaigns. */
export const agreesWithPeer: fc.IProperty<[string, PeerBindings]> = fc.property(
  peerExpression,
  peerBindings,
  (source, bindings) => {
    const difference = differenceFromPeer(source, bindings);
    if (difference !== undefined) throw new Error(difference);
  },
);
