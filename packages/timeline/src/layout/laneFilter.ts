// Which lanes to show: words with AND, OR and NOT, a /regular expression/, and "failed only". A word fits a lane when the
// correlation or any name in the lane (event type, pattern, agent, action) contains it; case does not matter.
import type { Lane } from "./lane.ts";
import type { TimelineModel } from "./model.ts";

/** A filter that was understood, or why it was not. */
export type LaneFilter =
  | { readonly ok: true; readonly alternatives: readonly (readonly FilterTerm[])[] }
  | { readonly ok: false; readonly message: string };

/** One word of a filter. */
export interface FilterTerm {
  readonly isNegated: boolean;
  readonly fits: (name: string) => boolean;
}

/** Longest filter that is read. */
export const FILTER_LENGTH_MAX = 400;

/** Reads a filter: `paid_quickly OR unpaid`, `payment_failed NOT retry`, `/^ord-41/`. Words beside each other mean AND. */
export function parseLaneFilter(text: string): LaneFilter {
  if (text.length > FILTER_LENGTH_MAX)
    return { ok: false, message: `A filter has at most ${FILTER_LENGTH_MAX} characters.` };
  const alternatives: FilterTerm[][] = [[]];
  let isNegated = false;
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    if (word === "AND") continue;
    if (word === "OR") {
      alternatives.push([]);
      continue;
    }
    if (word === "NOT") {
      isNegated = !isNegated;
      continue;
    }
    const fits = termOf(word);
    if (typeof fits === "string") return { ok: false, message: fits };
    (alternatives.at(-1) as FilterTerm[]).push({ isNegated, fits });
    isNegated = false;
  }
  return { ok: true, alternatives: alternatives.filter((terms) => terms.length > 0) };
}

function termOf(word: string): ((name: string) => boolean) | string {
  if (word.length > 2 && word.startsWith("/") && word.endsWith("/")) {
    const source = word.slice(1, -1);
    // The page's own expression engine would backtrack; a repeated group is where that gets out of hand.
    if (/[)\]][*+{]/.test(source)) return `In ${word}, a repeated group is not supported; write the parts one by one.`;
    try {
      const expression = new RegExp(source, "iu");
      return (name) => expression.test(name);
    } catch {
      return `${word} is not a regular expression; check its brackets, or write the words without slashes.`;
    }
  }
  // An expression that ignores case asks a hundred thousand names without making as many lower ones.
  const expression = new RegExp(word.replaceAll(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), "i");
  return (name) => expression.test(name);
}

/** What lanes are wanted. */
export interface WantedLanes {
  readonly filter: LaneFilter;
  readonly isFailedOnly: boolean;
}

/** The lanes that pass, in their order. Each name of the run, and each set of them, is looked at once. O(names + lanes · terms). */
export function lanesPassing(model: TimelineModel, wanted: WantedLanes): readonly number[] {
  const passing: number[] = [];
  const search = createLaneSearch(model, wanted);
  while (!search.isDone) passing.push(...search.next(10_000));
  return passing;
}

/** A search through lanes that can be done in parts. */
export interface LaneSearch {
  readonly isDone: boolean;
  /** Looks at the next lanes; gives those that pass. */
  next(count: number): readonly number[];
}

/** Begins a search through the lanes that a model has now. */
export function createLaneSearch(model: TimelineModel, { filter, isFailedOnly }: WantedLanes): LaneSearch {
  const alternatives = filter.ok ? filter.alternatives : [];
  const prepared = alternatives.map((terms) =>
    terms.map((term) => {
      const words = new Set<number>();
      for (let word = 0; word < model.words.count; word += 1) if (term.fits(model.words.at(word))) words.add(word);
      const sets = new Uint8Array(model.wordSets.count);
      for (let set = 0; set < sets.length; set += 1) sets[set] = intersects(model.wordSets.at(set), words) ? 1 : 0;
      return { term, sets };
    }),
  );
  const passes = (lane: Lane): boolean =>
    prepared.length === 0 ||
    prepared.some((terms) =>
      terms.every(({ term, sets }) => {
        const fits = sets[lane.words] === 1 || (lane.correlation !== null && term.fits(lane.correlation));
        return fits !== term.isNegated;
      }),
    );
  const end = model.lanes.length;
  let done = 0;
  return {
    get isDone() {
      return done >= end;
    },
    next(count) {
      const passing: number[] = [];
      for (const until = Math.min(done + count, end); done < until; done += 1) {
        const lane = model.lanes[done] as Lane;
        if (!(isFailedOnly && lane.failures === 0) && passes(lane)) passing.push(done);
      }
      return passing;
    },
  };
}

function intersects(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const each of small) if (large.has(each)) return true;
  return false;
}
