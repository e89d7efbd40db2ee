// The kind `pattern`: type and condition, fires per event.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compilePattern } from "./compile.ts";
import { patternFields } from "./fields.ts";
import { patternAsks, patternListens } from "./ports.ts";
import { patternSchema } from "./schema.ts";
import { patternFace, patternSentence } from "./sentence.ts";

export const pattern: CompilableKind = {
  kind: "pattern",
  title: "Pattern",
  summary: "an event that fits a condition",
  shortcut: "P",
  fields: patternFields,
  schema: patternSchema,
  face: patternFace,
  listens: patternListens,
  asks: patternAsks,
  sentence: patternSentence,
  create: ([first]: readonly string[]): PatternRecord => ({
    kind: "pattern",
    ...(first === undefined ? {} : { on: first }),
  }),
  compile: compilePattern,
};
