// Reads a `state_machine` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json, PatternRecord } from "@laban/model";
import { readAction } from "../record/action.ts";
import type { ActionReading } from "../record/action.ts";
import { readDuration } from "../record/duration.ts";
import type { DurationReading } from "../record/duration.ts";
import { readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";

/** A state as it is named somewhere, and where (below the pattern). */
export interface StateName {
  readonly name: string;
  readonly path: DocumentPath;
}

/** A state with its deadline, as far as one is written. */
export interface StateReading extends StateName {
  readonly after: DurationReading;
  readonly to?: StateName;
  readonly action?: ActionReading;
}

/** A transition; `from` is empty where none is written or it cannot be read. */
export interface TransitionReading extends EventTestReading {
  readonly from: readonly StateName[];
  /** `from: "*"`: every state that is not final. */
  readonly fromAny: boolean;
  readonly to?: StateName;
  readonly action?: ActionReading;
  readonly path: DocumentPath;
}

/** A whole state machine. */
export interface StateMachineReading {
  readonly states: readonly StateReading[];
  readonly initial?: StateName;
  readonly finals: readonly StateName[];
  readonly transitions: readonly TransitionReading[];
  readonly keepFinal: DurationReading;
  readonly problems: readonly ShapeProblem[];
}

/** Reads the whole record; never throws. */
export function readStateMachine(record: PatternRecord): StateMachineReading {
  const problems: ShapeProblem[] = [];
  const initial = readState(record["initial"], ["initial"], problems);
  const keepFinal = readDuration(record["keep_final"], ["keep_final"]);
  problems.push(...keepFinal.problems);
  return {
    states: readStates(record["states"], problems),
    ...(initial === undefined ? {} : { initial }),
    finals: readStateNames(record["final"], ["final"], problems),
    transitions: readTransitions(record["transitions"], problems),
    keepFinal,
    problems,
  };
}

function readStates(value: Json | undefined, problems: ShapeProblem[]): readonly StateReading[] {
  if (value === undefined || value === null) return [];
  if (!isJsonObject(value)) {
    problems.push({ message: "should be a map of states, as { new: {}, closed: {} }", path: ["states"] });
    return [];
  }
  return Object.entries(value).map(([name, state]) => readStateOf(name, state, problems));
}

function readStateOf(name: string, state: Json, problems: ShapeProblem[]): StateReading {
  const path = ["states", name];
  if (!isJsonObject(state)) {
    if (state !== null) problems.push({ message: "should be {}, or a deadline as { after: 30m, to: … }", path });
    return { name, path, after: { problems: [] } };
  }
  const after = readDuration(state["after"], [...path, "after"]);
  const to = readState(state["to"], [...path, "to"], problems);
  const action = readAction(state["do"], [...path, "do"]);
  problems.push(...after.problems, ...(action?.problems ?? []));
  return { name, path, after, ...(to === undefined ? {} : { to }), ...(action === undefined ? {} : { action }) };
}

function readTransitions(value: Json | undefined, problems: ShapeProblem[]): readonly TransitionReading[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) {
    problems.push({ message: "should be a list of transitions", path: ["transitions"] });
    return [];
  }
  return value.map((item, index): TransitionReading => {
    const path = ["transitions", index];
    if (!isJsonObject(item)) {
      problems.push({ message: "should be a transition, as { from: …, event: …, to: … }", path });
      return { names: [], problems: [], from: [], fromAny: false, path };
    }
    const test = readEventTest(item, path);
    const fromAny = item["from"] === "*";
    const from = fromAny ? [] : readStateNames(item["from"], [...path, "from"], problems);
    const to = readState(item["to"], [...path, "to"], problems);
    const action = readAction(item["do"], [...path, "do"]);
    problems.push(...test.problems, ...(action?.problems ?? []));
    return {
      ...test,
      from,
      fromAny,
      ...(to === undefined ? {} : { to }),
      ...(action === undefined ? {} : { action }),
      path,
    };
  });
}

function readState(value: Json | undefined, path: DocumentPath, problems: ShapeProblem[]): StateName | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return { name: value, path };
  problems.push({ message: "should be the name of a state", path });
  return undefined;
}

function readStateNames(value: Json | undefined, path: DocumentPath, problems: ShapeProblem[]): readonly StateName[] {
  if (!isJsonList(value)) return [readState(value, path, problems)].filter((state) => state !== undefined);
  return value.flatMap((item, index) => readState(item, [...path, index], problems) ?? []);
}
