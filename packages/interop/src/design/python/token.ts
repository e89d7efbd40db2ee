// A token of Python.

/** A token; offsets in UTF-16 units, end exclusive. */
export interface PyToken {
  readonly kind: "name" | "number" | "string" | "fstring" | "bytes" | "operator" | "newline" | "odd" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What a string stands for. */
  readonly value?: string;
}
