// Random documents in random YAML styles, random edits: the text means what the edit means, and what is not edited stays.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import type { DocumentEdit } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonList, isJsonObject, valueAt } from "../path.ts";
import { parseText } from "../text/parseText.ts";
import { valueOf } from "../text/valueOf.ts";
import { applyEdit, applyEdits } from "./applyEdits.ts";
import { editText } from "./editText.ts";
import { endOfLines, partsOf, startOfComments } from "./geometry.ts";
import { nodeAt } from "./refine.ts";

const NAMES = [
  "a",
  "b",
  "c",
  "on",
  "yes",
  "null",
  "no way",
  "T02 Check confirmation",
  "x: y",
  "1",
  "- d",
  "é",
  "constructor",
  "#k",
  "'q",
  "a, b",
  "{",
  "key",
];
const STRINGS = [
  "",
  "x",
  "yes",
  "null",
  "1",
  "1e3",
  "0x1f",
  "a: b",
  "a #b",
  "- a",
  "multi\nline",
  "multi\nline\n",
  " lead",
  "trail ",
  "\ttab",
  "it's",
  'say "hi"',
  "a, b",
  "[x]",
  "ünï",
  "\u2028",
  "\ud83d\ude00",
  'data.x > 0 && y == "z"',
  "2026-01-01",
  "60s",
  "\\",
  "%",
  "@x",
  "`",
  "? a",
  ": b",
  "line\r\nbreak",
  "a\n\nb",
  "~",
  "...",
  "---",
  "| x",
  "&a",
  "*a",
  "!t",
];

const name = fc.constantFrom(...NAMES);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(...STRINGS),
  fc.integer({ min: -5, max: 99 }),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(1.5, -0.25, 1e21, 1e-7),
);
const value: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    { arbitrary: scalar, weight: 3 },
    { arbitrary: fc.array(tie("json"), { maxLength: 4 }), weight: 1 },
    { arbitrary: mapOf(tie("json")), weight: 2 },
  ),
})).json;

function mapOf(item: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .uniqueArray(fc.tuple(name, item), { maxLength: 4, selector: ([key]) => key })
    .map((entries) => Object.fromEntries(entries));
}

const root = fc
  .uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 5, selector: ([key]) => key })
  .map((entries): Json => Object.fromEntries(entries));

/** Every path of a value, root left out. */
function pathsOf(json: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const own = path.length === 0 ? [] : [path];
  if (isJsonList(json)) return [...own, ...json.flatMap((item, at) => pathsOf(item, [...path, at]))];
  if (isJsonObject(json))
    return [...own, ...Object.entries(json).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
  return own;
}

const style = fc.record({
  kind: fc.constantFrom("block", "flow", "json", "pretty", "mixed"),
  crlf: fc.boolean(),
  openEnd: fc.boolean(),
  comments: fc.integer({ min: 0, max: 2 ** 30 }),
  indentSeq: fc.boolean(),
});

function written(
  json: Json,
  how: { kind: string; crlf: boolean; openEnd: boolean; comments: number; indentSeq: boolean },
): string {
  let text =
    how.kind === "json"
      ? JSON.stringify(json)
      : how.kind === "pretty"
        ? JSON.stringify(json, null, 2)
        : how.kind === "flow"
          ? stringify(json, { collectionStyle: "flow" })
          : stringify(json, { indentSeq: how.indentSeq });
  if (how.kind === "block") text = withComments(text, how.comments);
  if (how.crlf) text = text.replaceAll("\n", "\r\n");
  return how.openEnd ? text.replace(/\r?\n$/, "") : text;
}

/** Comment lines before lines that begin an entry, where they cannot be part of a multi-line text. */
function withComments(text: string, bits: number): string {
  const before = valueOf(parseText(text).source).value;
  let result = "";
  for (const [at, line] of text.split("\n").entries()) {
    const indent = /^ */.exec(line)?.[0] ?? "";
    const comment = `${indent}# note ${at}\n`;
    if ((bits >> (at % 30)) % 2 === 1 && line !== "") {
      const trial = result + comment + text.split("\n").slice(at).join("\n");
      const read = parseText(trial);
      if (read.source.tree !== undefined && JSON.stringify(valueOf(read.source).value) === JSON.stringify(before))
        result += comment;
    }
    result += `${line}\n`;
  }
  return result.replace(/\n$/, "");
}

const scene = fc
  .tuple(root, style, fc.nat(), fc.constantFrom("set", "remove", "rename", "add"), value, name)
  .map(([json, how, pick, type, other, key]): { text: string; json: Json; edit: DocumentEdit } => {
    const paths = pathsOf(json);
    const path = paths[pick % Math.max(1, paths.length)] ?? ["a"];
    const edit: DocumentEdit =
      type === "remove"
        ? { path }
        : type === "rename"
          ? { path, rename: key }
          : type === "add"
            ? { path: [...path, key], value: other }
            : { path, value: other };
    return { text: written(json, how), json, edit };
  });

/** The offsets of what an edit may touch: the entry itself where it stays one, else the collection that it joins or leaves. */
function editedRegion(text: string, edit: DocumentEdit): { readonly start: number; readonly end: number } {
  const { source } = parseText(text);
  const value = valueOf(source).value ?? null;
  const isThere = valueAt(value, edit.path) !== undefined;
  const staysOne = isThere && (edit.value !== undefined || edit.rename !== undefined);
  // New names may be needed on the way: the innermost collection that is there holds the change.
  let depth = staysOne ? edit.path.length : edit.path.length - 1;
  if (!staysOne) while (depth > 0 && !isCollectionAt(value, edit.path.slice(0, depth))) depth -= 1;
  const path = edit.path.slice(0, depth);
  if (path.length === 0) return { start: 0, end: text.length };
  const parts = partsOf(nodeAt(source, path.slice(0, -1)));
  const parent = valueAt(value, path.slice(0, -1));
  const index = isJsonObject(parent) ? Object.keys(parent).indexOf(String(path.at(-1))) : Number(path.at(-1));
  const part = parts[index];
  if (part === undefined) throw new Error(`no part at ${JSON.stringify(path)} in ${text}`);
  return { start: part.start, end: Math.max(part.end, endOfLines(source, part)) };
}

function isCollectionAt(value: Json, path: readonly (string | number)[]): boolean {
  const found = valueAt(value, path);
  return isJsonList(found) || isJsonObject(found);
}

describe("editText", () => {
  it("means what the edit means on the plain value, in every style", () => {
    fc.assert(
      fc.property(scene, ({ text, json, edit }) => {
        const before = valueOf(parseText(text).source).value;
        expect(before).toEqual(json);
        const after = editText(text, [edit]);
        const read = parseText(after);
        expect(read.diagnostics).toEqual([]);
        expect(valueOf(read.source).value).toEqual(applyEdit(json, edit));
      }),
      { numRuns: 700 },
    );
  });

  it("changes nothing outside of the smallest entry that the edit is about", () => {
    fc.assert(
      fc.property(scene, ({ text, edit }) => {
        const after = editText(text, [edit]);
        const { start, end } = editedRegion(text, edit);
        expect(after.slice(0, start)).toBe(text.slice(0, start));
        expect(after.endsWith(text.slice(end)), `the end changed:\n${text}\n->\n${after}`).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  it("means the same for several edits, together or one after the other", () => {
    const scenes = fc.tuple(scene, fc.array(scene, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(scenes, ([first, more]) => {
        const edits = [first.edit, ...more.map(({ edit }) => edit)];
        const after = editText(first.text, edits);
        expect(valueOf(parseText(after).source).value).toEqual(applyEdits(first.json, edits));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every comment that is not about what is removed", () => {
    fc.assert(
      fc.property(scene, ({ text, edit }) => {
        const { source } = parseText(text);
        const parts = partsOf(nodeAt(source, edit.path.slice(0, -1)));
        const parent = valueAt(valueOf(source).value ?? null, edit.path.slice(0, -1));
        const index = isJsonObject(parent)
          ? Object.keys(parent).indexOf(String(edit.path.at(-1)))
          : Number(edit.path.at(-1));
        const part = parts[index];
        // With its last entry a map loses what is said inside of it, too: that is about the map.
        fc.pre(part !== undefined && parts.length > 1);
        const [start, end] = part === undefined ? [0, 0] : [startOfComments(source, part), endOfLines(source, part)];
        const outside = [...text.matchAll(/# note \d+/g)].filter(({ index: at }) => at < start || at >= end);
        const after = editText(text, [{ path: edit.path }]);
        for (const [note] of outside) expect(after).toContain(note);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves the text alone when the edit changes nothing", () => {
    fc.assert(
      fc.property(scene, ({ text, json, edit }) => {
        const same: DocumentEdit = { path: edit.path, value: valueAt(json, edit.path) ?? null };
        fc.pre(valueAt(json, edit.path) !== undefined);
        expect(editText(text, [same])).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
