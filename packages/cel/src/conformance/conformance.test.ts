// The official conformance corpus: every case that needs no protobuf messages is answered as the corpus says, or stands in the
// list of exceptions with its reason.
import { describe, expect, test } from "vitest";
import { corpusCases, disagreement, needsProtobuf, type CorpusCase } from "./corpus.scene.ts";
import { exceptions } from "./exceptions.scene.ts";

const cases = corpusCases();
const withMessages = cases.filter((one) => needsProtobuf(one) !== undefined);
const ours = cases.filter((one) => needsProtobuf(one) === undefined);

describe("the conformance corpus", () => {
  test("is there, and most of it needs no messages", () => {
    expect(cases.length).toBeGreaterThan(2_300);
    expect(ours.length).toBeGreaterThan(1_600);
    const reasons = Map.groupBy(withMessages, (one) => needsProtobuf(one));
    const counts = [...reasons].map(([reason, found]) => `${found.length} because ${reason}`);
    const left = `${ours.length} cases of ${cases.length} are asked, ${exceptions.size} exceptions;`;
    console.info(`${left} ${withMessages.length} need protobuf: ${counts.join(", ")}.`);
  });

  const groups = [...Map.groupBy(ours, groupOf)];
  test.each(groups)("%s is answered as the corpus says", (_, group) => {
    const failures = group.filter((one) => !exceptions.has(one.id)).map((one) => [one.id, disagreement(one)]);
    expect(failures.filter(([, problem]) => problem !== undefined)).toEqual([]);
  });

  test("has no exception that passes, is unknown or needs messages", () => {
    const stale = [...exceptions.keys()].filter((id) => {
      const found = ours.find((one) => one.id === id);
      return found === undefined || disagreement(found) === undefined;
    });
    expect(stale).toEqual([]);
  });

  test("has at most one exception in a thousand", () => {
    expect(exceptions.size / ours.length).toBeLessThanOrEqual(0.001);
  });
});

test("a wrong answer is told from a right one", () => {
  const one = (value: Record<string, unknown>): CorpusCase => ({
    id: "ours",
    source: "1 + 1",
    isUnchecked: false,
    isCheckOnly: false,
    declarations: [],
    bindings: {},
    value,
    isError: false,
    type: undefined,
    ast: undefined,
    checkedAst: undefined,
  });
  expect(disagreement(one({ int64Value: "2" }))).toBeUndefined();
  expect(disagreement(one({ uint64Value: "2" }))).toBe("the value is 2, not 2u");
  expect(disagreement(one({ doubleValue: 2 }))).toBe("the value is 2, not 2d");
  expect(disagreement({ ...one({ int64Value: "2" }), isError: true })).toBe("the value is 2, and an error is expected");
});

function groupOf({ id }: CorpusCase): string {
  return id.split("/").slice(0, 2).join("/");
}
