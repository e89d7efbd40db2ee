// Changes an entry of a list that is about events, by what stands there now.
import type { DocumentPath } from "@laban/model";
import { updateField } from "../../document/changes.ts";
import { readEventTest, writeEventTest, type EventTest } from "./eventTest.ts";

/** One command; typing with the same `merge` is one undo step. */
export function updateTest(path: DocumentPath, change: (test: EventTest) => EventTest, merge?: string): void {
  updateField(path, (now) => writeEventTest(change(readEventTest(now)), "any_of"), merge);
}
