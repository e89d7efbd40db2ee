// Regular expressions, through RE2: its matching is linear in the text, whatever the pattern. The only file that knows the engine.
import { RE2JS } from "@bufbuild/re2";
import { types } from "../types.ts";
import { exhausted, isExhausted } from "../values/compare.ts";
import { Fault } from "../values/unknown.ts";
import { of2, type FunctionDeclaration } from "./overload.ts";

/** Longest pattern, in UTF-16 units: a compiled pattern is a machine, and its states are what each character costs. */
export const patternMax = 1_000;

// Patterns are nearly always constants of a condition. The few that are not push each other out.
const compiledMax = 256;
const compiled = new Map<string, RE2JS | Fault>();

function compile(pattern: string): RE2JS | Fault {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  if (compiled.size >= compiledMax) compiled.clear();
  const made = read(pattern);
  compiled.set(pattern, made);
  return made;
}

function read(pattern: string): RE2JS | Fault {
  if (pattern.length > patternMax) return new Fault(`the pattern is longer than ${patternMax} characters`);
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    return new Fault(`this pattern cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** matches: true where some part of the text fits the pattern. It pays for the states of its machine: a{1,900} has as many as it looks. */
export const patterns: readonly FunctionDeclaration[] = [
  {
    name: "matches",
    style: "both",
    help: "true where some part of the text fits the RE2 pattern",
    overloads: [
      of2("string", "string", types.bool, (value, pattern, meter) => {
        const machine = compile(pattern);
        if (machine instanceof Fault) return machine;
        // What matching costs at worst: every state of the machine at every character; a hundred of them are one step.
        const states = machine.re2().prog.numInst();
        return isExhausted(meter, Math.ceil((value.length * states) / 100)) ? exhausted : machine.test(value);
      }),
    ],
  },
];
