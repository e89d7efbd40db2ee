// The trees and the types of the corpus, as the reference implementation printed them, beside ours.
import { expect, test } from "vitest";
import { checkCel } from "../check/check.ts";
import type { CelType } from "../door.ts";
import { resolved } from "../prepare.ts";
import { parseCel } from "../syntax/parse.ts";
import { keyTypeOf, open, types } from "../types.ts";
import { corpusCases, functionsOf, needsProtobuf, scopeOf, typeText, type CorpusCase } from "./corpus.scene.ts";
import { agree, referenceText, wordsOf } from "./referenceAst.scene.ts";
import { checkedExceptions, treeExceptions } from "./referenceExceptions.scene.ts";

const cases = corpusCases().filter((one) => needsProtobuf(one) === undefined);

test("every tree is the reference's", () => {
  const asked = cases.filter((one) => one.ast !== undefined);
  expect(asked.length).toBe(1_599);
  const different = asked.filter(({ source, ast = "" }) => {
    const { root } = parseCel(source);
    return !agree(wordsOf(referenceText(root, () => "")), wordsOf(ast));
  });
  expect(different.map(({ id }) => id)).toEqual([...treeExceptions.keys()]);
});

test("every node has the reference's type, where no macro is written out", () => {
  const asked = cases.filter(({ checkedAst = "__comprehension__" }) => !checkedAst.includes("__comprehension__"));
  const told = asked.filter(({ id }) => !id.startsWith("block_ext/"));
  expect(told.length).toBe(1_392);
  const different = told.filter((one) => !agree(checkedWords(one), wordsOf(one.checkedAst ?? "")));
  expect(different.map(({ id }) => id)).toEqual([...checkedExceptions.keys()]);
});

test("a wrong type and a wrong tree are told", () => {
  expect(agree(wordsOf("_+_(1~int, 2~int)~int"), wordsOf("_+_(\n  1~int,\n  2~int\n)~int^add_int64"))).toBe(true);
  expect(agree(wordsOf("_+_(1~int, 2~int)~dyn"), wordsOf("_+_(1~int, 2~int)~int^add_int64"))).toBe(false);
  expect(agree(wordsOf("[]~list(…)"), wordsOf("[]~list(list(int))"))).toBe(true);
  expect(agree(wordsOf("_-_(_-_(1, 2), 3)"), wordsOf("_-_(1, _-_(2, 3))"))).toBe(false);
});

function checkedWords({ source, declarations, container }: CorpusCase): readonly string[] {
  const scope = scopeOf(declarations);
  const root = resolved(parseCel(source).root, source, Object.keys(scope), container);
  const { typeOf } = checkCel(root, source, scope, {}, functionsOf(declarations));
  return wordsOf(referenceText(root, (node) => `~${openText(typeOf.get(node) ?? types.dyn)}`));
}

// What an empty list or an optional without a value holds is open.
function openText(type: CelType): string {
  const inner = (of: CelType): string => (of === open ? "…" : openText(of));
  if (type.kind === "list") return `list(${inner(type.of)})`;
  if (type.kind === "optional") return `optional_type(${inner(type.of)})`;
  if (type.kind === "map") return `map(${inner(keyTypeOf(type))}, ${inner(type.of)})`;
  return typeText(type);
}
