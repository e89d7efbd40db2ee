// Counts what becomes of each construct while an exporter works, so that "in = kept + losses" is counted on both sides and never one side made from the other.
import type { ChoreographyDocument, JsonObject } from "@laban/model";
import { constructsOf } from "./constructs/constructsOf.ts";
import type { Construct, ExportLoss, LossReport } from "./lossReport.ts";

type Fate = "kept" | Omit<ExportLoss, keyof Construct>;

/** From which construct to which (exclusive) a place reaches: a thing and the things inside it stand together. */
interface Reach {
  readonly from: number;
  to: number;
}

/** A place in the document, as a construct has it; indices may be numbers. */
export type LedgerPath = readonly (string | number)[];

/**
 * One ledger for one export. Every construct must be entered exactly once.
 *
 * @example
 * const ledger = new Ledger(document);
 * ledger.keep(["name"]);
 * ledger.lose(["patterns", "unpaid"], "the format has no deadlines; watch for it elsewhere");
 * ledger.loseRest(["patterns", "unpaid"], "it goes with its pattern");
 */
export class Ledger {
  readonly #constructs: readonly Construct[];
  readonly #fates: (Fate | undefined)[];
  readonly #places = new Map<string, Reach>();
  readonly #own = new Map<string, number>();

  constructor(document: ChoreographyDocument) {
    this.#constructs = constructsOf(document);
    this.#fates = this.#constructs.map(() => undefined);
    for (const [at, { path }] of this.#constructs.entries()) {
      if (this.#own.has(keyOf(path))) throw new Error(`Invariant: two constructs at ${keyOf(path)}.`);
      this.#own.set(keyOf(path), at);
      for (let length = 0; length <= path.length; length += 1) this.#reach(path.slice(0, length), at);
    }
  }

  /** What is to be accounted for, in the order of the document. */
  get constructs(): readonly Construct[] {
    return this.#constructs;
  }

  /** The export holds this construct as it is meant. @throws Error when there is none at the path, or it is entered already. */
  keep(path: LedgerPath): void {
    this.#enter(path, "kept");
  }

  /** Something stands for it that means nearly the same; `why` says what differs. Throws as `keep`. */
  approximate(path: LedgerPath, why: string): void {
    this.#enter(path, { fate: "approximated", why });
  }

  /** Nothing stands for it; `why` says so in a sentence, with what to do. Throws as `keep`. */
  lose(path: LedgerPath, why: string): void {
    this.#enter(path, { fate: "lost", why });
  }

  /** As `keep`, for every construct at this place and inside it that is not entered yet; there may be none. */
  keepRest(path: LedgerPath): void {
    this.#enterRest(path, "kept");
  }

  /** As `approximate`, likewise. */
  approximateRest(path: LedgerPath, why: string): void {
    this.#enterRest(path, { fate: "approximated", why });
  }

  /** As `lose`, likewise. */
  loseRest(path: LedgerPath, why: string): void {
    this.#enterRest(path, { fate: "lost", why });
  }

  /** Whether there is a construct at the path. */
  has(path: LedgerPath): boolean {
    return this.#own.has(keyOf(path));
  }

  /** Whether the construct at the path is entered. */
  isEntered(path: LedgerPath): boolean {
    return this.#fates[this.#own.get(keyOf(path)) ?? -1] !== undefined;
  }

  /** The whole account. @throws Error when a construct is not entered: the exporter forgot it. */
  report(format: string, chosen: JsonObject = {}): LossReport {
    let kept = 0;
    const losses: ExportLoss[] = [];
    for (const [at, construct] of this.#constructs.entries()) {
      const fate = this.#fates[at];
      if (fate === undefined) throw new Error(`Invariant: ${format} does not account for ${keyOf(construct.path)}.`);
      if (fate === "kept") kept += 1;
      else losses.push({ ...construct, ...fate });
    }
    return { format, constructs: this.#constructs.length, kept, losses, chosen };
  }

  #reach(place: readonly string[], at: number): void {
    const key = keyOf(place);
    const reach = this.#places.get(key);
    if (reach === undefined) this.#places.set(key, { from: at, to: at + 1 });
    else reach.to = at + 1;
  }

  #enter(path: LedgerPath, fate: Fate): void {
    const at = this.#own.get(keyOf(path));
    if (at === undefined) throw new Error(`Invariant: there is no construct at ${keyOf(path)}.`);
    if (this.#fates[at] !== undefined) throw new Error(`Invariant: ${keyOf(path)} is entered twice.`);
    this.#fates[at] = fate;
  }

  #enterRest(path: LedgerPath, fate: Fate): void {
    const { from, to } = this.#places.get(keyOf(path)) ?? { from: 0, to: 0 };
    for (let at = from; at < to; at += 1) this.#fates[at] ??= fate;
  }
}

function keyOf(path: LedgerPath): string {
  return JSON.stringify(path.map(String));
}
