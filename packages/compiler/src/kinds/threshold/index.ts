// The kind `threshold`: how many, how much or how different, over a window.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileThreshold } from "./compile.ts";
import { thresholdFields } from "./fields.ts";
import { thresholdAsks, thresholdListens } from "./ports.ts";
import { thresholdSchema } from "./schema.ts";
import { thresholdFace, thresholdSentence } from "./sentence.ts";

export const threshold: CompilableKind = {
  kind: "threshold",
  title: "Threshold",
  summary: "a count, sum or average over a window",
  shortcut: "H",
  fields: thresholdFields,
  schema: thresholdSchema,
  face: thresholdFace,
  listens: thresholdListens,
  asks: thresholdAsks,
  sentence: thresholdSentence,
  create: ([on]: readonly string[]): PatternRecord => ({
    kind: "threshold",
    ...(on === undefined ? {} : { on }),
    count: { at_least: 5 },
    within: "10m",
  }),
  compile: compileThreshold,
};
