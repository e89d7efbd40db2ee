// The kind `state_machine`: the state of each key, moved by events and by time.
import type { PatternRecord } from "@laban/model";
import type { CompilableKind } from "../compilable.ts";
import { compileStateMachine } from "./compile.ts";
import { stateMachineFields } from "./fields.ts";
import { stateMachineAsks, stateMachineListens } from "./ports.ts";
import { stateMachineSchema } from "./schema.ts";
import { stateMachineFace, stateMachineSentence } from "./sentence.ts";

export const stateMachine: CompilableKind = {
  kind: "state_machine",
  title: "State machine",
  summary: "the state of each key, moved by events",
  shortcut: "M",
  fields: stateMachineFields,
  schema: stateMachineSchema,
  face: stateMachineFace,
  listens: stateMachineListens,
  asks: stateMachineAsks,
  sentence: stateMachineSentence,
  create: createStateMachine,
  compile: compileStateMachine,
};

/** Each event moves it one state on; the last one ends it. */
function createStateMachine(events: readonly string[]): PatternRecord {
  const names = ["new", ...events.slice(1).map((_event, index) => `state_${index + 2}`), "closed"];
  return {
    kind: "state_machine",
    initial: "new",
    final: ["closed"],
    states: Object.fromEntries(names.map((name) => [name, {}])),
    transitions: events.map((event, index) => ({
      from: names[index] ?? "new",
      event,
      to: names[index + 1] ?? "closed",
    })),
  };
}
