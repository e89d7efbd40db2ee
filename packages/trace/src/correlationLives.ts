// When correlations began, when they were last heard of, and which still have an open run: how many are in the air at any instant.
//
// A correlation ends, as far as is known, at its last record; with each further record that end moves on. Ends are therefore counted per instant,
// in a column that grows with time: moving one is two additions, and how many lie before an instant is a sum over a few sums.
import { createIntegerColumn, createNumberColumn } from "./numberColumn.ts";

/** The lives of the correlations of one trace. Instants never fall. */
export interface CorrelationLives {
  /** Something happened to it; its number, in order of first appearance. */
  touch(correlation: string, at: number): number;
  /** A run of it opened, bound an event, ended. */
  open(run: number, correlation: string, at: number): void;
  advance(run: number, at: number): void;
  end(run: number, at: number): void;
  begunAt(at: number): number;
  /** Begun, and neither at its last record yet nor without open runs. O(log n + n / 1,024) in distinct instants. */
  activeAt(at: number): number;
}

/** Instants whose ends are summed beforehand. */
const BLOCK = 1_024;

/** No correlations yet. */
export function createCorrelationLives(): CorrelationLives {
  const indexOf = new Map<string, number>();
  const first = createNumberColumn();
  /** The place in `instants` at which each was last heard of. */
  const lastPlace = createIntegerColumn();
  const openRuns = createIntegerColumn();
  const runs = new Map<number, number>();
  /** The instants at which anything happened to one, each once; how many of them ended at each, and in each block of them. */
  const instants = createNumberColumn();
  const endsAt = createIntegerColumn();
  const endsInBlock = createIntegerColumn();

  const placeOf = (at: number): number => {
    const last = instants.length - 1;
    if (last >= 0 && instants.at(last) === at) return last;
    instants.push(at);
    endsAt.push(0);
    if ((last + 1) % BLOCK === 0) endsInBlock.push(0);
    return last + 1;
  };
  const countEnd = (place: number, by: 1 | -1): void => {
    endsAt.set(place, endsAt.at(place) + by);
    const block = Math.floor(place / BLOCK);
    endsInBlock.set(block, endsInBlock.at(block) + by);
  };
  /** Moves the end of a correlation on to now. While a run of it is open it has none. */
  const moveEnd = (index: number, at: number): void => {
    const place = placeOf(at);
    const before = lastPlace.at(index);
    if (before === place) return;
    if (openRuns.at(index) === 0) {
      countEnd(before, -1);
      countEnd(place, 1);
    }
    lastPlace.set(index, place);
  };
  const touch = (correlation: string, at: number): number => {
    let index = indexOf.get(correlation);
    if (index !== undefined) {
      moveEnd(index, at);
      return index;
    }
    index = indexOf.size;
    indexOf.set(correlation, index);
    const place = placeOf(at);
    first.push(at);
    lastPlace.push(place);
    openRuns.push(0);
    countEnd(place, 1);
    return index;
  };
  const touchRun = (run: number, at: number): number | undefined => {
    const index = runs.get(run);
    if (index !== undefined) moveEnd(index, at);
    return index;
  };
  return {
    touch,
    open(run, correlation, at) {
      const index = touch(correlation, at);
      runs.set(run, index);
      if (openRuns.at(index) === 0) countEnd(lastPlace.at(index), -1);
      openRuns.set(index, openRuns.at(index) + 1);
    },
    advance(run, at) {
      touchRun(run, at);
    },
    end(run, at) {
      const index = touchRun(run, at);
      if (index === undefined) return;
      runs.delete(run);
      openRuns.set(index, openRuns.at(index) - 1);
      if (openRuns.at(index) === 0) countEnd(lastPlace.at(index), 1);
    },
    begunAt: (at) => first.countUpTo(at),
    // Begun and not over: the end itself still counts as active no longer.
    activeAt(at) {
      const places = instants.countUpTo(at);
      const blocks = Math.floor(places / BLOCK);
      let ended = 0;
      for (let block = 0; block < blocks; block += 1) ended += endsInBlock.at(block);
      for (let place = blocks * BLOCK; place < places; place += 1) ended += endsAt.at(place);
      return first.countUpTo(at) - ended;
    },
  };
}
