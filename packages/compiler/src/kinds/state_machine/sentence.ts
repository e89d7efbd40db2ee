// Says a `state_machine` in a sentence and on its card.
import type { PatternRecord, SentencePart } from "@laban/model";
import { actionInWords, durationPart, eventsInWords, outcomesInWords, testInWords, words } from "../words/sentence.ts";
import { readStateMachine } from "./read.ts";
import type { StateMachineReading, StateName, StateReading, TransitionReading } from "./read.ts";
import { isJsonObject } from "@laban/model";

/** "When order_paid moves it from new to paid, or …; begun in new, ended in closed; then ask …" */
export function stateMachineSentence(record: PatternRecord): readonly SentencePart[] {
  const reading = readStateMachine(record);
  return [
    words("When "),
    ...transitionsInWords(reading),
    words(reading.initial === undefined ? ", begun in …" : `, begun in ${reading.initial.name}`),
    ...(reading.finals.length === 0 ? [] : [words(` and ended in ${listed(reading.finals)}`)]),
    ...reading.states.flatMap((state) => deadlineInWords(record, state)),
    ...(record["do"] === undefined ? [] : [words("; at the end, "), ...actionInWords(record["do"])]),
    ...outcomesInWords(record, [
      ["on_timeout", "when time ends it"],
      ["on_evicted", "when it is evicted"],
    ]),
    words("."),
  ];
}

/** "new → paid → closed" is too much for a card: the number of states says how large it is. */
export function stateMachineFace(record: PatternRecord): { readonly text: string; readonly style: "code" | "time" } {
  const { states, initial } = readStateMachine(record);
  const count = `${states.length} state${states.length === 1 ? "" : "s"}`;
  return { text: initial === undefined ? count : `${count} from ${initial.name}`, style: "code" };
}

function transitionsInWords({ transitions }: StateMachineReading): readonly SentencePart[] {
  if (transitions.length === 0) return [...eventsInWords([]), words(" moves it")];
  return transitions.flatMap((transition, index) => {
    const joint = index === 0 ? [] : [words(index === transitions.length - 1 ? " or " : ", ")];
    return [...joint, ...testInWords(transition), words(moveInWords(transition)), ...askInWords(transition)];
  });
}

function moveInWords({ from, fromAny, to }: TransitionReading): string {
  const source = fromAny ? "any state" : from.length === 0 ? "…" : listed(from);
  return ` moves it from ${source} to ${to?.name ?? "…"}`;
}

function askInWords({ action }: TransitionReading): readonly SentencePart[] {
  if (action === undefined) return [];
  const { action: name = "…", capability = "…" } = action;
  return [
    words(" (asking "),
    { text: capability, means: "capability" },
    words(" to "),
    { text: name, means: "action" },
    words(")"),
  ];
}

function deadlineInWords(record: PatternRecord, state: StateReading): readonly SentencePart[] {
  const states = record["states"];
  const written = isJsonObject(states) ? states[state.name] : undefined;
  if (!isJsonObject(written) || written["after"] === undefined) return [];
  return [
    words("; after "),
    durationPart(written["after"]),
    words(` in ${state.name} it moves to ${state.to?.name ?? "…"}`),
    ...(written["do"] === undefined ? [] : [words(", and "), ...actionInWords(written["do"])]),
  ];
}

function listed(names: readonly StateName[]): string {
  const all = names.map(({ name }) => name);
  return all.length < 2 ? (all[0] ?? "…") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}
