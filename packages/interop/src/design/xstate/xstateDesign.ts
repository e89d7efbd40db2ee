// XState machines, in JavaScript, TypeScript or JSON: what is written as a literal is read, code is passed over and never executed.
import { fail } from "../../failure.ts";
import type { DesignFile, DesignFormat } from "../designFormat.ts";
import { headOf, textOf } from "../files/textOf.ts";
import { DesignSketch, type NotePlace } from "../sketch.ts";
import { addChart } from "../statechart/chartToPattern.ts";
import { LineStarts } from "../tree/sourceTree.ts";
import { jsLiteral } from "./jsLiteral.ts";
import { type JsToken, jsTokens } from "./jsTokens.ts";
import { xstateChart } from "./xstateChart.ts";

/** The entry of the registry. */
export const xstateDesign: DesignFormat = {
  id: "xstate",
  title: "XState",
  says: "State machines from the literals of createMachine, or from their JSON: states, transitions, named guards and actions, deadlines",
  fits: (files) => files.some(isXState),
  read: (files) => {
    const machines = files.filter(isXState);
    const [first] = machines;
    if (first === undefined)
      return fail("not-xstate", "No file has a createMachine(…) or the JSON of one.", {
        path: files.slice(0, 1).map(({ name }) => name),
      });
    const sketch = new DesignSketch(stemOf(first.name));
    for (const file of machines) readFile(file, sketch);
    for (const file of files)
      if (!machines.includes(file)) sketch.leftOut(file.name, "it holds no machine", { file: file.name });
    return sketch.finish();
  },
};

function isXState(file: DesignFile): boolean {
  const head = headOf(file);
  if (/\bcreateMachine\s*[(<]|\bMachine\s*\(\s*\{/.test(head)) return true;
  return (
    /^\uFEFF?\s*\{/.test(head) &&
    /"states"\s*:\s*\{/.test(head) &&
    /"(?:initial|on|id)"\s*:/.test(head) &&
    !/"StartAt"|"laban"/.test(head)
  );
}

function readFile(file: DesignFile, sketch: DesignSketch): void {
  const text = textOf(file);
  const tokens = jsTokens(file.name, text);
  const lines = new LineStarts(text);
  const stem = stemOf(file.name);
  const placeOf = (offset: number): NotePlace => ({ file: file.name, ...lines.placeOf(offset) });
  const isJson = tokens[0]?.text === "{";
  let next: MachineStart | undefined = isJson ? { at: 0, fallback: stem } : nextCall(tokens, 0, stem);
  if (next === undefined) sketch.leftOut(file.name, "it calls no createMachine", { file: file.name });
  // Each literal is read once: a machine inside of another's configuration is a part of that.
  while (next !== undefined) {
    const { value, end } = jsLiteral(file.name, tokens, next.at);
    const { fallback } = next;
    if (value.kind === "object") addChart(sketch, xstateChart(value, { fallback, sketch, placeOf }));
    else
      sketch.leftOut(`machine ${fallback}`, "its configuration is code, which is not executed", placeOf(value.offset));
    next = isJson ? undefined : nextCall(tokens, end, stem);
  }
}

interface MachineStart {
  readonly at: number;
  /** What the machine is called where it has no id. */
  readonly fallback: string;
}

/** Where the argument of the next createMachine( begins, with the name that the machine is given to. */
function nextCall(tokens: readonly JsToken[], from: number, stem: string): MachineStart | undefined {
  for (let index = from; index < tokens.length; index++) {
    const { kind, text } = tokens[index] ?? { kind: "end", text: "" };
    if (kind !== "name" || (text !== "createMachine" && text !== "Machine")) continue;
    const opened = tokens[index + 1]?.text === "<" ? afterTypes(tokens, index + 1) : index + 1;
    if (tokens[opened]?.text === "(") return { at: opened + 1, fallback: variableBefore(tokens, index) ?? stem };
  }
  return undefined;
}

/** Past the angle brackets of a call with types. */
function afterTypes(tokens: readonly JsToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + 200); at++) {
    const text = tokens[at]?.text;
    if (text === "<") depth++;
    if (text === ">" && --depth === 0) return at + 1;
    if (text === "(" && depth <= 1) return at;
  }
  return tokens.length;
}

/** `const NAME = … createMachine`: the name, if it is near. */
function variableBefore(tokens: readonly JsToken[], index: number): string | undefined {
  for (let at = index; at > 0 && index - at < 400; at--) {
    if (tokens[at]?.text === ";") return undefined;
    const isDeclared = ["const", "let", "var"].includes(tokens[at - 1]?.text ?? "");
    if (isDeclared && tokens[at]?.kind === "name") return tokens[at]?.text;
  }
  return undefined;
}

function stemOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/(?:\.machines?)?\.\w+$/, "");
}
