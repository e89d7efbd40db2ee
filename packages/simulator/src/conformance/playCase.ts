// Plays a case and says what differs. Needs the engine alone, so that a case also plays in a bare realm.
import { createEngine, type Engine, type EngineOptions, restoreEngine } from "@laban/engine";
import type { Effect, TraceRecord } from "@laban/trace";
import { type CaseInput, CaseLineProblem, effectLine, inputsOf } from "./caseScript.ts";
import type { CaseLine, CaseResult, ConformCase, Difference } from "./conformCase.ts";

/**
 * Plays a case: its effects, counters and refusals must come as they are written; and, whatever is written, an engine that is watched and one
 * that is saved and restored after every line must do the same.
 */
export function playCase(conformCase: ConformCase): CaseResult {
  const { name, line } = conformCase;
  return { name, line, differences: differencesOf(conformCase) };
}

function differencesOf(conformCase: ConformCase): readonly Difference[] {
  const { bundle, options, line } = conformCase;
  let inputs: readonly CaseInput[];
  try {
    inputs = inputsOf(conformCase.events);
  } catch (problem) {
    if (!(problem instanceof CaseLineProblem)) throw problem;
    return [{ about: "case", line: problem.line, expected: "a line that can be read", got: problem.message }];
  }
  const records: TraceRecord[] = [];
  const engine = createEngine(bundle, { ...options, observe: (record) => records.push(record) });
  const effects = inputs.flatMap((input) => put(engine, input));
  const law = (what: string, others: readonly Effect[]): readonly Difference[] => {
    const [expected, got] = [JSON.stringify(effects), JSON.stringify(others)];
    return expected === got ? [] : [{ about: "law", line, expected: `${what}: ${expected}`, got }];
  };
  const unwatched = createEngine(bundle, options);
  return [
    ...compare("effects", conformCase.effects, effects.map(effectLine), line),
    ...countersOf(conformCase.counters, engine),
    ...(conformCase.refusals === undefined
      ? []
      : compare("refusals", conformCase.refusals, records.flatMap(refusalLines(records)), line)),
    ...law(
      "the same effects unwatched",
      inputs.flatMap((input) => put(unwatched, input)),
    ),
    ...law("the same effects from an engine restored after every line", restoring(conformCase, inputs, options)),
  ];
}

function put(engine: Engine, input: CaseInput): readonly Effect[] {
  return input.type === "tick" ? engine.tick(input.time) : engine.offer(input.event);
}

function restoring({ bundle }: ConformCase, inputs: readonly CaseInput[], options: EngineOptions): readonly Effect[] {
  let engine = createEngine(bundle, options);
  return inputs.flatMap((input) => {
    const effects = put(engine, input);
    engine = restoreEngine(bundle, JSON.parse(JSON.stringify(engine.snapshot())), options);
    return effects;
  });
}

/** Line by line: the first that differs has its own place; what is too much or too little is told at the end. */
function compare(
  about: Difference["about"],
  expected: readonly CaseLine[],
  got: readonly string[],
  line: number,
): readonly Difference[] {
  const differences: Difference[] = [];
  for (let index = 0; index < Math.max(expected.length, got.length); index++) {
    const wanted = expected[index];
    const came = got[index];
    const text = wanted?.text.replaceAll(/\s+/g, " ");
    if (text === came) continue;
    const place = wanted?.line ?? expected.at(-1)?.line ?? line;
    differences.push({ about, line: place, expected: text ?? "nothing more", got: came ?? "nothing more" });
  }
  return differences;
}

function countersOf(expected: readonly CaseLine[], engine: Engine): readonly Difference[] {
  const counters = engine.counters();
  return expected.flatMap(({ text, line }): readonly Difference[] => {
    const split = text.lastIndexOf("=");
    const name = text.slice(0, split);
    const dot = name.lastIndexOf(".");
    const [owner, counter] = [name.slice(0, dot), name.slice(dot + 1)];
    const holder: object =
      owner === "total" || !Object.hasOwn(counters.patterns, owner) ? counters : (counters.patterns[owner] ?? {});
    const got = Object.hasOwn(holder, counter) ? JSON.stringify(Reflect.get(holder, counter)) : "no such counter";
    const wanted = text.slice(split + 1);
    return got === wanted ? [] : [{ about: "counters", line, expected: text, got: `${name}=${got}` }];
  });
}

/** `e3 high false`: what kept a pattern from an event; `e4 - duplicate` for an event that no pattern saw. */
function refusalLines(records: readonly TraceRecord[]): (record: TraceRecord) => readonly string[] {
  const ids = new Map<number, string>();
  for (const record of records) if (record.type === "event") ids.set(record.seq, record.event.id);
  return (record) => {
    if (record.type === "no_match") return [`${ids.get(record.seq) ?? "?"} ${record.pattern} ${record.verdict}`];
    const isRefused = record.type === "event" && record.verdict !== "accepted" && record.verdict !== "late_processed";
    return isRefused ? [`${record.event.id} - ${record.verdict}`] : [];
  };
}
