// Makes a state machine operator of a `state_machine`.
import type { BundleAction, MachineState, MachineTransition, StateMachineOperator } from "@laban/bundle";
import type { PatternRecord } from "@laban/model";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import { type ActionReading, bundleAction } from "../record/action.ts";
import { actionPlaces, conditionPlace, finish } from "../record/finish.ts";
import { readOperatorBase } from "../record/operatorBase.ts";
import { reportUnknownFields } from "../record/report.ts";
import { diagnoseStateMachine } from "./diagnose.ts";
import { sourcesOf } from "./moves.ts";
import { STATE_MACHINE_ACTIONS } from "./ports.ts";
import { readStateMachine } from "./read.ts";
import type { StateMachineReading, StateReading } from "./read.ts";
import { stateMachineSchema } from "./schema.ts";

/** How long an ended machine is remembered where the record does not say: one hour, as the dedup horizon without windows. */
const KEEP_FINAL_MS_DEFAULT = 3_600_000;

export function compileStateMachine(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const subject = { id, title: "State machine" };
  const { base, diagnostics } = readOperatorBase(subject, record, STATE_MACHINE_ACTIONS);
  const reading = readStateMachine(record);
  const finals = new Set(reading.finals.map(({ name }) => name));
  // What is missing has an error, and this operator then goes nowhere.
  const operator: StateMachineOperator = {
    operator: "state_machine",
    ...base,
    states: reading.states.map((state) => compileState(state, finals.has(state.name))),
    initial: reading.initial?.name ?? "",
    transitions: reading.transitions.map((transition): MachineTransition => ({
      from: sourcesOf(reading, transition),
      events: transition.names.map(({ name }) => name),
      ...(transition.when === undefined ? {} : { when: transition.when.text }),
      to: transition.to?.name ?? "",
      ...compileAction(transition.action),
    })),
    keepFinalMs: reading.keepFinal.ms ?? KEEP_FINAL_MS_DEFAULT,
  };
  return finish(context, subject, {
    operator,
    diagnostics: [
      ...reportUnknownFields(subject, record, stateMachineSchema),
      ...diagnostics,
      ...diagnoseStateMachine(context, subject, record),
    ],
    places: placesOf(reading),
  });
}

function compileState({ name, after, to, action }: StateReading, final: boolean): MachineState {
  if (after.ms === undefined || to === undefined) return { name, final };
  return { name, final, timeout: { afterMs: after.ms, to: to.name, ...compileAction(action) } };
}

function compileAction(reading: ActionReading | undefined): { readonly action?: BundleAction } {
  const action = bundleAction(reading);
  return action === undefined ? {} : { action };
}

function placesOf({ states, transitions }: StateMachineReading): readonly OperatorPlace[] {
  return [
    ...states.flatMap((state, index): readonly OperatorPlace[] => [
      { operator: ["states", index], record: state.path },
      { operator: ["states", index, "timeout", "action"], record: [...state.path, "do"] },
    ]),
    ...transitions.flatMap((transition, index): readonly OperatorPlace[] => [
      { operator: ["transitions", index], record: transition.path },
      { operator: ["transitions", index, "action"], record: [...transition.path, "do"] },
      ...conditionPlace(["transitions", index], transition.when),
    ]),
    ...actionPlaces(STATE_MACHINE_ACTIONS),
  ];
}
