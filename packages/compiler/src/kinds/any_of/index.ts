// The kind `any_of`: the first of several events, after a start or at any time.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileAnyOf } from "./compile.ts";
import { anyOfFields } from "./fields.ts";
import { anyOfAsks, anyOfListens } from "./ports.ts";
import { anyOfSchema } from "./schema.ts";
import { anyOfFace, anyOfSentence } from "./sentence.ts";

export const anyOf: CompilableKind = {
  kind: "any_of",
  title: "Any of",
  summary: "the first of several that comes",
  shortcut: "Y",
  fields: anyOfFields,
  schema: anyOfSchema,
  face: anyOfFace,
  listens: anyOfListens,
  asks: anyOfAsks,
  sentence: anyOfSentence,
  create: (events: readonly string[]): PatternRecord => ({ kind: "any_of", events: events.slice(0, 3) }),
  compile: compileAnyOf,
};
