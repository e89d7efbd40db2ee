// How long it takes to refuse bad input, in time of the processor. A slow refusal is tried again, and the best time counts: what else the machine
// does is no slowness of this input.

const hangMs = 10_000;
/** So often a slow refusal is tried again, on a machine that has other things to do. */
const attemptsMax = 8;

/** Measures refusals of one kind of input. */
export class Rejections {
  readonly #what: string;
  /** What a refusal may take; those that take longer are counted. */
  readonly #limitMs: number;
  readonly #timesMs: number[] = [];
  #accepted = 0;

  constructor(what: string, limitMs: number) {
    this.#what = what;
    this.#limitMs = limitMs;
  }

  /**
   * Tries an input of `size` characters; `isRefused` says whether its answer is a refusal. Throws where a refusal takes ten times the limit per
   * kilobyte, however often it is tried, and where an answer took ten seconds. What never answers is not stopped here.
   */
  time<T>(
    attempt: () => T,
    { isRefused, size }: { readonly isRefused: (answer: T) => boolean; readonly size: number },
  ): T {
    const absurdMs = 10 * this.#limitMs * Math.max(1, size / 1_000);
    let began = process.cpuUsage();
    const answer = attempt();
    let ms = msSince(began);
    if (ms > hangMs) throw new Error(`${this.#what} took ${Math.round(ms)} ms: as good as hanging`);
    if (!isRefused(answer)) {
      this.#accepted++;
      return answer;
    }
    for (let again = 0; again < attemptsMax && ms > this.#limitMs; again++) {
      began = process.cpuUsage();
      attempt();
      ms = Math.min(ms, msSince(began));
    }
    this.#timesMs.push(ms);
    if (ms > absurdMs)
      throw new Error(`${this.#what} of ${size} characters took ${ms.toFixed(1)} ms to refuse, at best`);
    return answer;
  }

  /** "bundles: 93,211 refused, 99.9 % within 0.6 ms, 2 over 5 ms, slowest 5.1 ms; 6,789 accepted". */
  inWords(): string {
    const sorted = this.#timesMs.toSorted((a, b) => a - b);
    const at = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2);
    const over = sorted.filter((ms) => ms > this.#limitMs).length;
    return (
      `${this.#what}: ${sorted.length} refused, half within ${at(0.5)} ms, 99.9 % within ${at(0.999)} ms, ` +
      `${over} over ${this.#limitMs} ms, slowest ${at(1)} ms; ${this.#accepted} accepted`
    );
  }
}

function msSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
