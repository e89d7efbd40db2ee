// The condition of a call: a text of Python in a text of Python → CEL, or what stands for it until someone writes it anew.
import { notTranslated } from "../notTranslated.ts";
import type { DesignSketch } from "../sketch.ts";
import type { LineStarts } from "../tree/sourceTree.ts";
import { parseWhole } from "./parseExpression.ts";
import { plainStart } from "./stringToken.ts";
import { PythonProblem } from "./syntax.ts";
import type { PyNode } from "./syntax.ts";
import { pythonTokens } from "./tokens.ts";
import type { PyToken } from "./token.ts";
import { conditionToCel } from "./toCel/translate.ts";

/** A file being read. */
export interface PythonSource {
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly PyToken[];
  readonly lines: LineStarts;
}

/** What a condition became. */
export interface ReadCondition {
  /** Absent: always. */
  readonly when?: string;
  /** Tells the sketch, once the pattern has its name. */
  readonly tell: (sketch: DesignSketch, path: readonly string[]) => void;
}

/** Reads the condition that stands at `node` as `value`. */
export function readCondition(value: string, node: PyNode, source: PythonSource): ReadCondition {
  const original = value.trim();
  if (original === "" || original === "true" || original === "True") return { tell: () => undefined };
  const start = startOf(node, source);
  const indent = value.length - value.trimStart().length;
  try {
    const tree = parseWhole(pythonTokens(original, source.file), source.file);
    const { text, said } = conditionToCel(tree);
    const place = placeOf(source, node.start);
    return {
      when: text,
      tell: (sketch, path) => {
        for (const why of said) sketch.guessed(`condition ${short(original)}`, path, why, place);
        if (said.length === 0) sketch.understood(`condition ${short(original)}`, path, place);
      },
    };
  } catch (error) {
    if (!(error instanceof PythonProblem)) throw error;
    const place = placeOf(source, start === undefined ? node.start : start + indent + error.offset);
    return {
      when: notTranslated(original),
      tell: (sketch) =>
        sketch.leftOut(
          `condition ${short(original)}`,
          `${error.message}. The pattern is there and cannot run until its "when" is written in CEL`,
          place,
        ),
    };
  }
}

/** Where the characters of the condition begin, if they stand in the text as they are. */
function startOf(node: PyNode, { tokens }: PythonSource): number | undefined {
  const token = tokens.find(({ start }) => start === node.start);
  return token?.kind === "string" && token.end === node.end ? plainStart(token) : undefined;
}

/** A place for a note. */
export function placeOf(
  { file, lines }: PythonSource,
  offset: number,
): { readonly file: string; readonly line: number; readonly column: number } {
  return { file, ...lines.placeOf(offset) };
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
