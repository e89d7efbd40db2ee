// The kind `absence`: something expected does not come in time.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileAbsence } from "./compile.ts";
import { absenceFields } from "./fields.ts";
import { absenceAsks, absenceListens } from "./ports.ts";
import { absenceSchema } from "./schema.ts";
import { absenceFace, absenceSentence } from "./sentence.ts";

export const absence: CompilableKind = {
  kind: "absence",
  title: "Absence",
  summary: "something expected that does not come",
  shortcut: "B",
  fields: absenceFields,
  schema: absenceSchema,
  face: absenceFace,
  listens: absenceListens,
  asks: absenceAsks,
  sentence: absenceSentence,
  create: ([start, expect]: readonly string[]): PatternRecord => ({
    kind: "absence",
    ...(start === undefined ? {} : { start }),
    ...(expect === undefined ? {} : { expect }),
    within: "30m",
  }),
  compile: compileAbsence,
};
