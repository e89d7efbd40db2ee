// The kind `all_of`: everything on a list, in any order, within a time.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileAllOf } from "./compile.ts";
import { allOfFields } from "./fields.ts";
import { allOfAsks, allOfListens } from "./ports.ts";
import { allOfSchema } from "./schema.ts";
import { allOfFace, allOfSentence } from "./sentence.ts";

export const allOf: CompilableKind = {
  kind: "all_of",
  title: "All of",
  summary: "everything on a list, in any order",
  shortcut: "L",
  fields: allOfFields,
  schema: allOfSchema,
  face: allOfFace,
  listens: allOfListens,
  asks: allOfAsks,
  sentence: allOfSentence,
  create: (events: readonly string[]): PatternRecord => ({
    kind: "all_of",
    events: events.slice(0, 3),
    within: "30s",
  }),
  compile: compileAllOf,
};
