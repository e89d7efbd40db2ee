// Folding changes when a constant is found out, and never what an expression comes to.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderScope } from "../cel.scene.ts";
import { noTypes } from "../check/nodeTypes.ts";
import { corpusCases, needsProtobuf } from "../conformance/corpus.scene.ts";
import { prepareInHost } from "../prepare.ts";
import { prepareExpression } from "../index.ts";
import { parseCel } from "../syntax/parse.ts";
import { types } from "../types.ts";
import { constantsOf } from "./constants.ts";
import { foldingChangesNothing } from "./folding.scene.ts";
import { planningOf } from "./plan.ts";

function constantAt(source: string): unknown {
  const { root } = parseCel(source);
  const planning = planningOf({ root, source, typeOf: noTypes, isPlain: true });
  return constantsOf(root, (node) => planning.plan(node)).valueOf(root);
}

describe("what is constant", () => {
  test.each([
    ["1 + 2 * 3", 7n],
    ["'a' + 'b'", "ab"],
    ["[1, 2].map(x, x * 2)", [2n, 4n]],
    ["[1, 2].exists(x, [3, 4].all(y, x < y))", true],
    ["cel.bind(x, 3, x * x)", 9n],
    ["math.greatest(1, 5)", 5n],
    ["false && (1 / 0 > 0)", false],
    ["(1 / 0 > 0) || true", true],
    ["true ? 1 : 1 / 0", 1n],
    ["1 / 0", expect.objectContaining({ unknown: true, reason: "1 / 0: this divides by zero" })],
  ])("%s", (source, value) => {
    expect(constantAt(source)).toEqual(value);
  });

  test.each([["data.x"], ["1 + data.x"], ["[1].map(x, data.y)"], ["[data.x].map(x, 1)"], ["x"], ["[1].map(x, y)"]])(
    "%s is not: it reads",
    (source) => {
      expect(constantAt(source)).toBeUndefined();
    },
  );

  test("nor is a variable's part of a loop, though the loop is", () => {
    const { root } = parseCel("[[1], [2]].map(x, x.map(y, y + size(x)))");
    const planning = planningOf({ root, source: "", typeOf: noTypes, isPlain: true });
    const constants = constantsOf(root, (node) => planning.plan(node));
    const body = root.kind === "call" ? root.args[1] : undefined;
    expect(body === undefined ? body : constants.valueOf(body)).toBeUndefined();
    expect(constants.valueOf(root)).toEqual([[2n], [3n]]);
  });
});

describe("preparing", () => {
  test("finds out constants once, and asks no term beside one that decides", () => {
    let reads = 0;
    const scope = {
      get data(): unknown {
        reads += 1;
        return {};
      },
    };
    expect(prepareExpression("data.note == 'x' && 1 > 2", orderScope).evaluate?.(scope)).toBe(false);
    expect(prepareExpression("1 > 2 ? data.note : 'none'", orderScope).evaluate?.(scope)).toBe("none");
    expect(reads).toBe(0);
    expect(prepareExpression("data.note == 'x' && 1 < 2", orderScope).evaluate?.(scope)).toMatchObject({
      unknown: true,
    });
    expect(reads).toBeGreaterThan(0);
  });

  test("leaves alone what costs too much, so that evaluating it ends with its budget", () => {
    const ten = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]";
    const loops = "abcdefgh".split("").reduceRight((body, name) => `${ten}.all(${name}, ${body})`, "a + h < 100");
    const { evaluate } = prepareExpression(loops, {});
    expect(evaluate?.({})).toMatchObject({ unknown: true, cause: "budget" });
  });

  test("says which paths the text reads, folded or not", () => {
    expect(prepareExpression("true || recent_events.size() > 0", orderScope).reads).toEqual([["recent_events"]]);
  });
});

test("folded and unfolded agree, on random expressions and events", () => {
  fc.assert(foldingChangesNothing, { numRuns: 500 });
});

test("folded and unfolded agree, on the conformance corpus", () => {
  const constant = corpusCases().filter(
    (one) =>
      needsProtobuf(one) === undefined && Object.keys(one.bindings).length === 0 && one.declarations.length === 0,
  );
  expect(constant.length).toBeGreaterThan(1_000);
  for (const { source } of constant) {
    const outcomes = [false, true].map((isPlain) => {
      const { evaluate } = prepareInHost(`[${source}, dyn(x)][0]`, { x: types.dyn }, { isPlain });
      return evaluate?.({ x: 1n });
    });
    expect(outcomes[0]).toEqual(outcomes[1]);
  }
});
