// The histories are bounded in every direction, and come back from a snapshot as they were.
import type { ChoreographyEvent } from "@laban/trace";
import { expect, test } from "vitest";
import type { Admitted } from "./admitted.ts";
import { correlatedEventsMax, Histories, historyNames, recentEventsMax } from "./histories.ts";
import type { Key } from "./keys.ts";
import { KeyTable } from "./keyTable.ts";
import { event } from "./scenes/make.scene.ts";

const all = new Set(historyNames);
const keys = new KeyTable();
const keyOf = (text: string): Key => keys.ofPart(text);
const admitted = (id: number, source: string): Admitted => ({
  event: event(`e${id}`, "a", id, "A", {}, source),
  seq: id,
  at: id,
  isLate: false,
});
const ids = (events: readonly ChoreographyEvent[]): readonly string[] => events.map(({ id }) => id);

test("hold the last ten events of all keys and the last hundred of one, the newest last", () => {
  const histories = new Histories(all, 1_000);
  for (let id = 1; id <= 250; id++)
    histories.add(admitted(id, id % 5 === 0 ? "x" : "y"), keyOf(id % 2 === 0 ? "even" : "odd"));
  const scope = histories.scope(admitted(250, "x"), keyOf("even"));
  expect(ids(scope.recent_events)).toEqual(
    Array.from({ length: recentEventsMax }, (_each, index) => `e${241 + index}`),
  );
  expect(ids(scope.correlated_events)).toEqual(
    Array.from({ length: correlatedEventsMax }, (_each, index) => `e${52 + index * 2}`),
  );
  expect(scope).toMatchObject({ event_count: 250, source_event_count: 50 });
});

test("forget the key and the source that were silent for longest", () => {
  const histories = new Histories(all, 2);
  for (const [id, name] of ["a", "b", "a", "c"].entries()) histories.add(admitted(id, name), keyOf(name));
  const countOf = (name: string): number => histories.scope(admitted(9, name), keyOf(name)).source_event_count;
  const lengthOf = (name: string): number => histories.scope(admitted(9, name), keyOf(name)).correlated_events.length;
  expect(["a", "b", "c"].map(countOf)).toEqual([2, 0, 1]);
  expect(["a", "b", "c"].map(lengthOf)).toEqual([2, 0, 1]);
});

test("keep nothing that no condition reads", () => {
  const histories = new Histories(new Set(["event_count"]), 10);
  histories.add(admitted(1, "x"), keyOf("A"));
  expect(histories.save()).toEqual({ count: 1, recent: [], correlated: [], sources: [] });
});
