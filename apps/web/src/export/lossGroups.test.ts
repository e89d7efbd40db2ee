// How losses are grouped and put in order.
import type { ExportLoss } from "@laban/interop";
import { expect, test } from "vitest";
import { lossGroups } from "./lossGroups.ts";

const loss = (path: string, what: ExportLoss["what"], fate: ExportLoss["fate"], why: string): ExportLoss => ({
  path: path.split("."),
  what,
  fate,
  why,
});

test("one entry per reason, a lost pattern first, what is for readers last, the order of the document within", () => {
  const groups = lossGroups([
    loss("description", "description", "lost", "no sentences"),
    loss("events.a.schema", "schema", "lost", "no schemas"),
    loss("patterns.p.priority", "field", "lost", "side by side"),
    loss("patterns.q.priority", "field", "lost", "side by side"),
    loss("patterns.r", "pattern", "approximated", "nearly"),
    loss("patterns.s.do", "action", "approximated", "nearly so"),
    loss("patterns.t", "pattern", "lost", "not at all"),
    loss("patterns.t.on", "field", "lost", "with its pattern"),
  ]);
  expect(groups.map(({ why, losses }) => `${why}: ${losses.map(({ path }) => path.join(".")).join(" ")}`)).toEqual([
    "not at all: patterns.t",
    "nearly: patterns.r",
    "side by side: patterns.p.priority patterns.q.priority",
    "with its pattern: patterns.t.on",
    "nearly so: patterns.s.do",
    "no schemas: events.a.schema",
    "no sentences: description",
  ]);
  expect(lossGroups([])).toEqual([]);
});
