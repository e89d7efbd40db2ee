// A record of a kind with what must be said of it: the kinds' tests read these, and so may galleries and docs.
import type { PatternRecord } from "@laban/model";

/** One record and its sentence. */
export interface KindFixture {
  /** What it shows, as the end of "It says …". */
  readonly shows: string;
  readonly record: PatternRecord;
  readonly sentence: string;
  readonly face: string;
}
