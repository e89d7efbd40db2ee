// The states of a machine as its record names them: who is called how, and what a rename or a new order changes. Found by the editors of the kind's fields.
import {
  isJsonList,
  isJsonObject,
  type DocumentEdit,
  type DocumentPath,
  type FieldDescription,
  type Json,
  type PatternRecord,
} from "@laban/model";

/** The names of all states, in their order. */
export function stateNames(fields: readonly FieldDescription[], record: PatternRecord): readonly string[] {
  return fields
    .filter(({ editor }) => editor.type === "states")
    .flatMap(({ name }) => {
      const states = record[name];
      return isJsonObject(states) ? Object.keys(states) : [];
    });
}

/** A free name for a further state. */
export function nextStateName(taken: readonly string[]): string {
  for (let count = taken.length + 1; ; count += 1) {
    const name = `state_${count}`;
    if (!taken.includes(name)) return name;
  }
}

/** The edits that call a state otherwise wherever this pattern names it. `at` is the place of the pattern. */
export function renameStateEdits(
  fields: readonly FieldDescription[],
  record: PatternRecord,
  { at, from, to }: { readonly at: DocumentPath; readonly from: string; readonly to: string },
): readonly DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  for (const { name, editor } of fields) {
    const value = record[name];
    if (editor.type === "states" || editor.type === "transitions" || isStateField(editor.type))
      edits.push(...namings(value, [...at, name], from).map((path) => ({ path, value: to })));
    // The key last: the places below it are those of before.
    if (editor.type === "states" && isJsonObject(value) && Object.hasOwn(value, from))
      edits.push({ path: [...at, name, from], rename: to });
  }
  return edits;
}

/** The edits that give the states another order: the moved one is taken out and put in again where it belongs. */
export function moveStateEdits(
  states: { readonly [name: string]: Json },
  { at, from, to }: { readonly at: DocumentPath; readonly from: number; readonly to: number },
): readonly DocumentEdit[] {
  const entries = Object.entries(states);
  const moved = entries[from];
  if (moved === undefined || from === to || to < 0 || to >= entries.length) return [];
  const others = entries.filter((_, index) => index !== from);
  const ordered = [...others.slice(0, to), moved, ...others.slice(to)];
  return [{ path: [...at, moved[0]] }, { path: at, value: Object.fromEntries(ordered) }];
}

function isStateField(type: FieldDescription["editor"]["type"]): boolean {
  return type === "state" || type === "stateList";
}

/** Fields inside of states and transitions that name a state. */
const NAMING: ReadonlySet<string> = new Set(["from", "to"]);

/** Where a value names the state: itself, an item of it, or the `from` and `to` of what stands in it. */
function namings(value: Json | undefined, path: DocumentPath, state: string): readonly DocumentPath[] {
  if (value === state) return [path];
  if (isJsonList(value)) return value.flatMap((item, index) => namings(item, [...path, index], state));
  if (value === undefined || !isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    NAMING.has(name) || isJsonObject(inner) ? namings(inner, [...path, name], state) : [],
  );
}
