// The kind `sequence`: steps in order, each within a time of the last.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileSequence } from "./compile.ts";
import { sequenceFields } from "./fields.ts";
import { sequenceAsks, sequenceListens } from "./ports.ts";
import { sequenceSchema } from "./schema.ts";
import { sequenceFace, sequenceSentence } from "./sentence.ts";

export const sequence: CompilableKind = {
  kind: "sequence",
  title: "Sequence",
  summary: "steps in order",
  shortcut: "S",
  fields: sequenceFields,
  schema: sequenceSchema,
  face: sequenceFace,
  listens: sequenceListens,
  asks: sequenceAsks,
  sentence: sequenceSentence,
  create: (events: readonly string[]): PatternRecord => ({ kind: "sequence", steps: events, max_interval: "1h" }),
  compile: compileSequence,
};
