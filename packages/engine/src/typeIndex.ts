// Which patterns an event concerns: those that name its type, and the strict sequences, in the order in which they are asked.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import { globalKey, type Key, keyReader, type KeyReader } from "./keys.ts";
import type { RunningOperator } from "./operators/operator.ts";

/** A pattern to ask, with its own way to the key. */
export interface Listener {
  readonly operator: RunningOperator;
  /** The key of this pattern for an event with this own key. */
  readonly keyOf: (event: ChoreographyEvent, own: Key | undefined) => Key | undefined;
}

/** What the engine knows of an event type. */
export interface TypeEntry {
  readonly ownKey: KeyReader;
  readonly listeners: readonly Listener[];
}

/** One look-up per event; patterns that do not name its type cost nothing. */
export class TypeIndex {
  readonly #entries = new Map<string, TypeEntry>();
  /** For types that neither the patterns nor the document name. */
  readonly #others: TypeEntry;

  /** `operators` in declaration order. */
  constructor(bundle: Bundle, operators: readonly RunningOperator[]) {
    const listeners = operators
      .toSorted((a, b) => a.pattern.rank - b.pattern.rank)
      .map((operator) => ({ operator, keyOf: keyFinder(operator) }));
    const types = new Set([...Object.keys(bundle.events), ...operators.flatMap(({ types }) => [...types])]);
    const defaultKey = keyReader(bundle.defaultKey);
    for (const type of types) {
      const declared = Object.hasOwn(bundle.events, type) ? bundle.events[type] : undefined;
      this.#entries.set(type, {
        ownKey: declared === undefined ? defaultKey : keyReader(declared.key),
        listeners: listeners.filter(({ operator }) => operator.seesEveryType || operator.types.has(type)),
      });
    }
    this.#others = {
      ownKey: defaultKey,
      listeners: listeners.filter(({ operator }) => operator.seesEveryType),
    };
  }

  get(type: string): TypeEntry {
    return this.#entries.get(type) ?? this.#others;
  }
}

function keyFinder({ pattern }: RunningOperator): Listener["keyOf"] {
  const { scope, by } = pattern.operator;
  if (scope === "global") return () => globalKey;
  if (by === undefined) return (_event, own) => own;
  return keyReader(by);
}
