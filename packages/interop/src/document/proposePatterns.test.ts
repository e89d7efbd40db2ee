// First patterns for a log: what comes most often, with a window that most of it keeps.
import { compileDocument } from "@laban/compiler";
import { describe, expect, test } from "vitest";
import { importLog } from "../importLog.ts";
import { bytesOf, realLog } from "../realLogs.scene.ts";
import { documentFromLog } from "./documentFromLog.ts";
import { proposePatterns, type PatternProposal } from "./proposePatterns.ts";

function proposalsFor(name: string, bytes: Uint8Array): readonly PatternProposal[] {
  const report = importLog({ name, bytes });
  if ("failure" in report) throw new Error(report.failure.message);
  const document = documentFromLog(report);
  const proposals = proposePatterns(report, document);
  const patterns = Object.fromEntries(proposals.map(({ id, record }) => [id, record]));
  // A pattern that asks nobody is only counted; nothing worse may be said of a proposal.
  const problems = compileDocument({ ...document, patterns }).diagnostics.filter(({ severity }) => severity !== "info");
  expect(problems).toEqual([]);
  return proposals;
}

/** Cases of an order that is paid a minute later, or after the given minutes. */
function orders(...minutes: readonly number[]): Uint8Array {
  const rows = minutes.flatMap((minute, index) => {
    const at = (past: number): string => new Date(Date.UTC(2026, 0, index + 1, 0, past)).toISOString();
    return [`c${index},ordered,${at(0)}`, `c${index},paid,${at(minute)}`];
  });
  return bytesOf(["case,activity,time", ...rows, ""].join("\n"));
}

describe("the first patterns of a log", () => {
  test("are the pair that follows most often, and what cases come to, within what nine of ten keep", () => {
    expect(proposalsFor("orders.csv", orders(1, 1, 1, 1, 2, 1, 1, 1, 1, 500))).toEqual([
      {
        id: "one_after_the_other",
        record: { kind: "sequence", steps: ["ordered", "paid"], max_interval: "2m" },
        said: "When ordered and paid happen in this order, each within 2 min of the last.",
        because: "No two event types follow each other directly more often: 10 times, 9 of them within 2m.",
      },
      {
        id: "not_come_to_its_end",
        record: { kind: "absence", start: "ordered", expect: "paid", within: "2m" },
        said: "When ordered is not followed by paid within 2 min.",
        because: "10 of 10 correlations begin and end so, 9 of them within 2m.",
      },
    ]);
  });

  test("are none where nothing happens often, or nothing is correlated", () => {
    expect(proposalsFor("few.csv", orders(1, 1, 1))).toEqual([]);
    const alone = Array.from({ length: 9 }, (_, index) => `a,2026-01-0${index + 1}`).join("\n");
    expect(proposalsFor("alone.csv", bytesOf(`activity,time\n${alone}\n`))).toEqual([]);
  });

  test("have a window also where everything happens at once", () => {
    expect(proposalsFor("at_once.csv", orders(0, 0, 0, 0, 0))[0]?.record["max_interval"]).toBe("1s");
  });

  test("fit the real logs", () => {
    const receipt = proposalsFor("receipt.csv", realLog("receipt.csv"));
    expect(receipt.map(({ record }) => record.kind)).toEqual(["sequence", "absence"]);
    expect(receipt[0]?.record["steps"]).toEqual([
      "T04 Determine confirmation of receipt",
      "T05 Print and send confirmation of receipt",
    ]);
    const closed = proposalsFor("bpic2013_closed.xes.gz", realLog("bpic2013_closed.xes.gz"));
    expect(closed.map(({ record }) => record.kind)).toEqual(["sequence", "absence"]);
  });
});
