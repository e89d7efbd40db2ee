// How a suite tells what it measures: rows go to standard output, one a line, as soon as they are known; progress goes to standard error.

/** One measured row: names with numbers, texts, or numbers by name. */
export type Row = Readonly<Record<string, unknown>>;

/** What a suite is started with. */
export interface Told {
  /** A row; at once, so that what was measured is there also when a later row fails. */
  readonly print: (row: Row) => void;
  /** What is being done now. */
  readonly progress: (text: string) => void;
  /** Fewer repetitions and smaller files: a look at everything in a minute or two, and noisier. */
  readonly isQuick: boolean;
  /** The long run of 10^8 events, too. */
  readonly isFull: boolean;
}

/** What prints and tells. */
export function toldFor(options: {
  readonly json: boolean;
  readonly isQuick: boolean;
  readonly isFull: boolean;
}): Told {
  const began = performance.now();
  return {
    ...options,
    print: (row) => void process.stdout.write(`${options.json ? JSON.stringify(shortened(row)) : inWords(row)}\n`),
    progress: (text) => {
      const seconds = ((performance.now() - began) / 1_000).toFixed(0).padStart(4);
      process.stderr.write(`bench ${seconds} s  ${text}\n`);
    },
  };
}

function inWords(row: Row): string {
  const [first, ...others] = Object.entries(row);
  if (first === undefined) return "";
  const name = `${first[0] === "workload" ? "" : `${first[0]} `}${String(first[1])}`;
  return `${name.padEnd(36)} ${others.map(([field, value]) => `${field} ${textOf(value)}`).join("   ")}`;
}

function textOf(value: unknown): string {
  if (typeof value === "number") return String(short(value));
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, each]) => `${name} ${textOf(each)}`)
    .join(", ");
}

function shortened(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? short(value) : value]),
  );
}

/** Three digits are what a measurement on a shared machine is worth. */
export function short(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(3));
}
