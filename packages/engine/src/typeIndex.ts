// Which patterns an event concerns: those that name its type, and the strict sequences, in the order in which they are asked.
import type { Bundle } from "@laban/bundle";
import type { Admitted } from "./admitted.ts";
import { keyReader, type KeyReader } from "./keyReader.ts";
import type { Key } from "./keys.ts";
import type { KeyTable } from "./keyTable.ts";
import { Match } from "./operators/match/match.ts";
import { MatchGroup } from "./operators/match/matchGroup.ts";
import type { EventHandler, RunningOperator } from "./operators/operator.ts";
import type { Reporter } from "./reporter.ts";

/** A pattern to ask, with its own way to the key. */
export interface Listener {
  /** Takes an event of this type whose own key is `own`. */
  take(admitted: Admitted, own: Key | undefined): void;
}

/** What the engine knows of an event type. */
export interface TypeEntry {
  readonly ownKey: KeyReader;
  /** Some listener needs the event's own key. */
  readonly needsKey: boolean;
  /** Some listener may keep what it is given of the event, or an observer be told of it. */
  readonly mayBind: boolean;
  readonly listeners: readonly Listener[];
}

/** One look-up per event; patterns that do not name its type cost nothing. */
export class TypeIndex {
  readonly #entries = new Map<string, TypeEntry>();
  /** For types that neither the patterns nor the document name. */
  readonly #others: TypeEntry;
  readonly #keys: KeyTable;
  readonly #reporter: Reporter;
  readonly #groups: MatchGroup[] = [];

  /** `operators` in declaration order. An observer is told of every pattern that does not match, so each is asked for itself then. */
  constructor(bundle: Bundle, operators: readonly RunningOperator[], keys: KeyTable, reporter: Reporter) {
    this.#keys = keys;
    this.#reporter = reporter;
    const byRank = operators.toSorted((a, b) => a.pattern.rank - b.pattern.rank);
    const watchful = byRank.filter(({ seesEveryType }) => seesEveryType);
    // A type's own listeners are found from the patterns' side: types × patterns would be too many.
    const concerned = new Map<string, RunningOperator[]>(Object.keys(bundle.events).map((type) => [type, []]));
    for (const operator of byRank) {
      for (const type of operator.types) {
        const found = concerned.get(type);
        if (found === undefined) concerned.set(type, [operator]);
        else found.push(operator);
      }
    }
    const defaultKey = keyReader(keys, bundle.defaultKey);
    for (const [type, named] of concerned) {
      const declared = Object.hasOwn(bundle.events, type) ? bundle.events[type] : undefined;
      const ownKey = declared === undefined ? defaultKey : keyReader(keys, declared.key);
      const all = watchful.length === 0 ? named : byRank.filter((each) => each.seesEveryType || each.types.has(type));
      this.#entries.set(type, this.#entry(type, ownKey, all));
    }
    this.#others = this.#entry(undefined, defaultKey, watchful);
  }

  get(type: string): TypeEntry {
    return this.#entries.get(type) ?? this.#others;
  }

  /** Brings the counters of all patterns up to date. */
  settle(): void {
    for (const group of this.#groups) group.settle();
  }

  #entry(type: string | undefined, ownKey: KeyReader, operators: readonly RunningOperator[]): TypeEntry {
    return {
      ownKey,
      needsKey: operators.some(({ pattern }) => needsOwnKey(pattern.operator)),
      mayBind: this.#reporter.observe !== undefined || !operators.every(({ copiesEvents }) => copiesEvents === true),
      listeners: this.#listeners(type, operators),
    };
  }

  #listeners(type: string | undefined, operators: readonly RunningOperator[]): readonly Listener[] {
    const listeners: Listener[] = [];
    for (let index = 0; index < operators.length;) {
      const matches = this.#reporter.observe !== undefined ? [] : groupAt(operators, index);
      const [first] = matches;
      if (first === undefined) {
        listeners.push(listenerOf(operators[index]!, type, this.#keys));
        index++;
        continue;
      }
      const group = new MatchGroup(matches, this.#reporter);
      this.#groups.push(group);
      const isGlobal = first.pattern.operator.scope === "global";
      listeners.push(
        isGlobal ? new GlobalListener(group, this.#keys.global) : new KeyedListener(group, () => group.miss()),
      );
      index += matches.length;
    }
    return listeners;
  }
}

/** The matches from this place on that have the same way to their key: the shared one, or the event's own. */
function groupAt(operators: readonly RunningOperator[], from: number): readonly Match[] {
  const matches: Match[] = [];
  for (let index = from; index < operators.length; index++) {
    const operator = operators[index];
    if (!(operator instanceof Match)) break;
    const { scope, by } = operator.pattern.operator;
    const isGlobal = scope === "global";
    if ((!isGlobal && by !== undefined) || (matches[0]?.pattern.operator.scope ?? scope) !== scope) break;
    matches.push(operator);
  }
  return matches;
}

function needsOwnKey({ scope, by }: RunningOperator["pattern"]["operator"]): boolean {
  return scope !== "global" && by === undefined;
}

function listenerOf(operator: RunningOperator, type: string | undefined, keys: KeyTable): Listener {
  const { pattern } = operator;
  const { by, scope } = pattern.operator;
  const handler = (type === undefined ? undefined : operator.forType?.(type)) ?? operator;
  if (scope === "global") return new GlobalListener(handler, keys.global);
  const names = type !== undefined && operator.types.has(type);
  const miss = (): void => {
    if (names) pattern.counters.uncorrelated++;
  };
  return by === undefined ? new KeyedListener(handler, miss) : new ByListener(handler, miss, keyReader(keys, by));
}

class KeyedListener implements Listener {
  readonly #handler: EventHandler;
  readonly #miss: () => void;

  constructor(handler: EventHandler, miss: () => void) {
    this.#handler = handler;
    this.#miss = miss;
  }

  take(admitted: Admitted, own: Key | undefined): void {
    if (own === undefined) this.#miss();
    else this.#handler.handle(admitted, own);
  }
}

class GlobalListener implements Listener {
  readonly #handler: EventHandler;
  readonly #key: Key;

  constructor(handler: EventHandler, key: Key) {
    this.#handler = handler;
    this.#key = key;
  }

  take(admitted: Admitted): void {
    this.#handler.handle(admitted, this.#key);
  }
}

class ByListener implements Listener {
  readonly #handler: EventHandler;
  readonly #miss: () => void;
  readonly #reader: KeyReader;

  constructor(handler: EventHandler, miss: () => void, reader: KeyReader) {
    this.#handler = handler;
    this.#miss = miss;
    this.#reader = reader;
  }

  take(admitted: Admitted): void {
    const key = this.#reader.find(admitted.event);
    if (key === undefined) this.#miss();
    else this.#handler.handle(admitted, key);
  }
}
