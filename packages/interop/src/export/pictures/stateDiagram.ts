// A state machine as a Mermaid state diagram, from the operator that the compiler made of it: every state, transition and deadline once.
import type { BundleAction, StateMachineOperator } from "@laban/bundle";
import { conditionInWords, durationInWords } from "@laban/compiler";
import { durationText } from "@laban/model";
import { mermaidWords } from "./mermaidText.ts";

/** Lines of a `stateDiagram-v2`. */
export function stateDiagram({ states, initial, transitions, actions }: StateMachineOperator): readonly string[] {
  const nodes = new Map(states.map(({ name }, index) => [name, `s${index}`]));
  const node = (name: string): string => nodes.get(name) ?? "";
  const finals = new Set(states.flatMap(({ name, final }) => (final ? [name] : [])));
  const moved = transitions.flatMap(({ from, events, when, to, action }) => {
    const condition = when === undefined ? "" : ` [${conditionInWords(when)}]`;
    // A transition without an action of its own asks what the machine asks, where it ends it.
    const asked = asking(action ?? (finals.has(to) ? actions.matched : undefined));
    return from.map(
      (name) => `${node(name)} --> ${node(to)} : ${mermaidWords(events.join(" or ") + condition + asked)}`,
    );
  });
  const timed = states.flatMap(({ name, timeout }) =>
    timeout === undefined
      ? []
      : [
          `${node(name)} --> ${node(timeout.to)} : ${mermaidWords(`after ${durationInWords(durationText(timeout.afterMs))}${asking(timeout.action)}`)}`,
        ],
  );
  return [
    "stateDiagram-v2",
    ...states.map(({ name }) => `  state "${mermaidWords(name)}" as ${node(name)}`),
    `  [*] --> ${node(initial)}`,
    ...[...moved, ...timed].map((line) => `  ${line}`),
    ...[...finals].map((name) => `  ${node(name)} --> [*]`),
  ];
}

function asking(action: BundleAction | undefined): string {
  return action === undefined ? "" : ` / ${action.action}`;
}
