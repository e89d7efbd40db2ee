// What all parts of the translation share: what is known at a place, and how it ends where nothing equal can be said.
import { PythonProblem } from "../syntax.ts";
import type { PyNode } from "../syntax.ts";
import type { CelText, ValueKind } from "./celText.ts";

/** What translating needs to know; variables of comprehensions come and go. */
export interface Translation {
  readonly variables: ReadonlyMap<string, CelText>;
  /** Where nearly the same was taken. */
  readonly said: string[];
  /** Translates a part. It travels with the rest, so that the files of the parts need not know the file of the whole. */
  readonly translate: (node: PyNode, translation: Translation) => CelText;
}

/** Ends the translation at a node. */
export function refuse(message: string, { start }: { readonly start: number }): never {
  throw new PythonProblem(message, start);
}

/** Names with two underscores lead to the inside of Python; no honest condition has one. */
export function refuseDunder(name: string, offset: number): undefined {
  if (name.startsWith("__")) throw new PythonProblem(`${name} leads to the inside of Python; it is refused`, offset);
  return undefined;
}

/** A number as CEL writes fractions. */
export function doubleText(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** The kind of a list's items. */
export function itemsKind(list: CelText): ValueKind {
  if (list.kind === "events") return "event";
  return list.kind === "list" ? (list.of ?? "dyn") : "dyn";
}
