// Renaming an event type inside of conditions: steps without a name of their own are called like their event, and conditions may ask for the type.
import { parseCel } from "@laban/cel";
import type { CelNode } from "@laban/cel";
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { ChoreographyDocument, Json, PatternRecord } from "../document.ts";
import { isJsonList, isJsonObject } from "../path.ts";

/** The edits that let conditions (and the places of guards) follow an event type to its new name. Conditions that cannot be parsed stay as they are. */
export function conditionEdits(document: ChoreographyDocument, from: string, to: string): readonly DocumentEdit[] {
  return Object.entries(document.patterns).flatMap(([id, pattern]) => {
    const given = givenStepNames(pattern);
    const names = stepNames(from, to).filter(([old]) => !given.has(old));
    return fieldEdits(pattern, ["patterns", id], new Map(names), { from, to });
  });
}

interface Renaming {
  readonly from: string;
  readonly to: string;
}

function fieldEdits(
  value: Json | PatternRecord,
  path: DocumentPath,
  steps: ReadonlyMap<string, string>,
  event: Renaming,
): readonly DocumentEdit[] {
  if (isJsonList(value)) return value.flatMap((item, at) => fieldEdits(item, path.concat(at), steps, event));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, item]): readonly DocumentEdit[] => {
    const place = path.concat(name);
    if (typeof item !== "string") return fieldEdits(item, place, steps, event);
    // A guard stands "after" a step, by the step's name.
    const next =
      name === "when" ? renamedCondition(item, steps, event) : name === "after" ? (steps.get(item) ?? item) : item;
    return next === item ? [] : [{ path: place, value: next }];
  });
}

/** The second unnamed step of one type is called "paid_2", the third "paid_3"; a sequence has few steps. */
function stepNames(from: string, to: string): readonly (readonly [string, string])[] {
  return [[from, to], ...Array.from({ length: 30 }, (_, at) => [`${from}_${at + 2}`, `${to}_${at + 2}`] as const)];
}

function givenStepNames(pattern: PatternRecord): ReadonlySet<string> {
  const { steps } = pattern;
  const names = isJsonList(steps) ? steps.map((step) => (isJsonObject(step) ? step["name"] : undefined)) : [];
  return new Set(names.filter((name) => typeof name === "string"));
}

/** The condition with `steps.OLD` and comparisons of `event.type` with "OLD" under the new name; everything else stays as it is written. */
export function renamedCondition(condition: string, steps: ReadonlyMap<string, string>, event: Renaming): string {
  const { root, issues } = parseCel(condition);
  if (issues.some((issue) => issue.severity === "error")) return condition;
  const splices: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const visit = (node: CelNode): void => {
    if (node.kind === "select" && isName(node.operand, "steps")) {
      const to = steps.get(node.field);
      if (to !== undefined) splices.push({ start: node.operand.end, end: node.end, text: selector(to) });
    } else if (node.kind === "index" && isName(node.operand, "steps") && node.index.kind === "literal") {
      const to = typeof node.index.value === "string" ? steps.get(node.index.value) : undefined;
      if (to !== undefined) splices.push({ start: node.operand.end, end: node.end, text: selector(to) });
    } else if (node.kind === "binary" && (isEventType(node.left) || isEventType(node.right))) {
      for (const literal of [node.left, node.right].flatMap((side) => (side.kind === "list" ? side.items : [side]))) {
        if (literal.kind === "literal" && literal.value === event.from) {
          splices.push({ start: literal.start, end: literal.end, text: JSON.stringify(event.to) });
        }
      }
    }
    for (const child of partsOf(node)) visit(child);
  };
  visit(root);
  return splices
    .toSorted((left, right) => right.start - left.start)
    .reduce((text, { start, end, text: next }) => text.slice(0, start) + next + text.slice(end), condition);
}

function selector(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function isName(node: CelNode, name: string): boolean {
  return node.kind === "name" && node.name === name;
}

function isEventType(node: CelNode): boolean {
  return node.kind === "select" && node.field === "type" && isName(node.operand, "event");
}

function partsOf(node: CelNode): readonly CelNode[] {
  switch (node.kind) {
    case "select":
    case "unary":
      return [node.operand];
    case "index":
      return [node.operand, node.index];
    case "call":
      return node.target === undefined ? node.args : [node.target, ...node.args];
    case "list":
      return node.items;
    case "map":
      return node.entries.flatMap(({ key, value }) => [key, value]);
    case "binary":
      return [node.left, node.right];
    case "logic":
      return node.terms;
    case "choice":
      return [node.condition, node.then, node.otherwise];
    default:
      return [];
  }
}
