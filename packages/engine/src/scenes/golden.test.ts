// The engine's promise over time: the same bundle and input leave the same trace, byte for byte, in every release.
import { expect, test } from "vitest";
import { goldenHash, goldenTrace } from "./golden.scene.ts";

test("the recorded history leaves the trace it has always left", () => {
  expect(goldenTrace().hash).toBe(goldenHash);
});

test("the recorded history shows everything that can happen", () => {
  const verdicts = ["accepted", "duplicate", "late_processed", "uncorrelated"].map((verdict) => `event ${verdict}`);
  const noMatches = ["cooling", "excluded", "false", "unknown"].map((verdict) => `no_match ${verdict}`);
  const outcomes = ["broken", "cancelled", "evicted", "matched", "timeout", "violated"].map(
    (outcome) => `run_ended ${outcome}`,
  );
  const rest = ["effect", "run_advanced", "run_opened"];
  expect(goldenTrace().occurring).toEqual([...verdicts, ...noMatches, ...outcomes, ...rest].toSorted());
});
