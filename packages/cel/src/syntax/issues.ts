// Collects the problems of one expression, bounded, and without repeating itself at one place.
import type { CelIssue } from "../door.ts";

/** Where lexer, parser and checker put what they find. */
export class IssueList {
  readonly #issues: CelIssue[] = [];
  readonly #max: number;
  #isClosed = false;

  constructor(max: number) {
    this.#max = max;
  }

  /** Adds an issue, unless one with the same code stands at the same place or the list is full. */
  add(issue: CelIssue): void {
    if (this.#isClosed || this.#issues.length >= this.#max) return;
    const isRepeat = this.#issues.some((other) => other.start === issue.start && other.code === issue.code);
    if (!isRepeat) this.#issues.push(issue);
  }

  /** Shorthand for an error without a fix. */
  error(code: string, range: { readonly start: number; readonly end: number }, message: string): void {
    this.add({ code, severity: "error", message, start: range.start, end: range.end });
  }

  /** Nothing more is added: what would follow is only an echo of what was found. */
  close(): void {
    this.#isClosed = true;
  }

  /** True where nothing more would be kept: what it costs to say more can be spared. */
  get isFull(): boolean {
    return this.#isClosed || this.#issues.length >= this.#max;
  }

  get hasErrors(): boolean {
    return this.#issues.some((issue) => issue.severity === "error");
  }

  /** All issues, in the order of the text. */
  list(): readonly CelIssue[] {
    return this.#issues.toSorted((a, b) => a.start - b.start || a.end - b.end);
  }
}
