// Which words of the sentence are wrong: what the compiler complains of, found again in what the sentence says.
import { valueAt, type Diagnostic, type PatternRecord, type SentencePart } from "@laban/model";
import { partAt } from "./partAt.ts";
import { scalarText } from "./scalarText.ts";

/** Something that is wrong, as it is written; empty words are a condition that is wrong as a whole, "…" something that is missing. */
export interface BrokenWords {
  readonly words: string;
  readonly isCondition: boolean;
}

/** What the errors of a pattern complain of. */
export function brokenWords(pattern: PatternRecord, diagnostics: readonly Diagnostic[]): readonly BrokenWords[] {
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ path, span }): BrokenWords => {
      const written = valueAt(pattern, path.slice(2));
      const isCondition = path.at(-1) === "when";
      if (isCondition && typeof written === "string")
        return { words: span === undefined ? "" : written.slice(span.start, span.end), isCondition };
      const words = typeof written === "object" ? "" : scalarText(written).trim();
      return { words: words === "" ? missing : words, isCondition: false };
    });
}

/** What the sentence says where nothing is written. */
const missing = "…";

/** A part of the sentence with its wrong words, if it has any. */
export interface MarkedPart {
  readonly part: SentencePart;
  readonly before: string;
  readonly wrong: string;
  readonly after: string;
}

/** Marks the broken words in the parts: names and durations as a whole, in conditions and plain words what is written there. */
export function markBroken(parts: readonly SentencePart[], broken: readonly BrokenWords[]): readonly MarkedPart[] {
  const inConditions = broken.filter(({ isCondition }) => isCondition).map(({ words }) => words);
  const names = broken.filter(({ isCondition }) => !isCondition).map(({ words }) => words);
  const conditions = parts.filter(({ means }) => means === "condition").map(({ text }) => text);
  return parts.map((part) => {
    const { text, means } = part;
    const isName = means !== undefined && means !== "condition";
    if (isName) return marked(part, names.includes(text) ? [0, text.length] : undefined);
    if (means === "condition") {
      const found = inConditions.filter(
        (words) => isIn(text, words) || !conditions.some((other) => isIn(other, words)),
      );
      if (found.length > 0) return { part, ...partAt(text, found) };
    }
    return marked(
      part,
      names.map((words) => placeIn(text, words)).find((place) => place !== undefined),
    );
  });
}

function isIn(text: string, words: string): boolean {
  return words !== "" && partAt(text, [words]).wrong !== text;
}

function marked(part: SentencePart, place: readonly [start: number, end: number] | undefined): MarkedPart {
  const { text } = part;
  const [start, end] = place ?? [text.length, text.length];
  return { part, before: text.slice(0, start), wrong: text.slice(start, end), after: text.slice(end) };
}

/** Where a name stands in plain words, as a word of its own. */
function placeIn(text: string, words: string): readonly [number, number] | undefined {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (words === missing || !(isLetter(text[at - 1]) || isLetter(text[end]))) return [at, end];
  }
  return undefined;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
