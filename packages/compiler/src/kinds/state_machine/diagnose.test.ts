// What is said of state machines that cannot work: code, place, and a fix that really mends it.
import { applyEdits, readDocument } from "@laban/model";
import type { Diagnostic } from "@laban/model";
import { describe, expect, test } from "vitest";
import { compileDocument } from "../../compileDocument.ts";
import { kindCatalog } from "../catalog.ts";

const before = `laban: 1
name: Orders
events: { order_paid: { schema: { type: object, properties: { amount: { type: number } } } }, order_closed: {}, order_reopened: {} }
patterns:
`;

/** A sound machine; `change` replaces pieces of its text. */
function machine(...changes: readonly (readonly [piece: string, by: string])[]): string {
  let text = `  status:
    kind: state_machine
    initial: new
    final: [closed]
    states: { new: { after: 30m, to: closed }, paid: {}, closed: {} }
    transitions:
      - { from: new, event: order_paid, to: paid, do: { action: pack, capability: stock } }
      - { from: [new, paid], event: order_closed, to: closed }
`;
  for (const [piece, by] of changes) {
    if (!text.includes(piece)) throw new Error(`The machine has no ${piece}`);
    text = text.replace(piece, by);
  }
  return before + text;
}

function diagnose(text: string): readonly Diagnostic[] {
  const { document } = readDocument(text, kindCatalog);
  return document === undefined ? [] : compileDocument(document).diagnostics;
}

interface Scene {
  readonly code: string;
  readonly text: string;
  readonly path: string;
  readonly says: string;
  readonly fix?: string;
}

const scenes: readonly Scene[] = [
  {
    code: "state_machine/no-states",
    text: machine(["    states: { new: { after: 30m, to: closed }, paid: {}, closed: {} }\n", ""]),
    path: "states",
    says: 'State machine "status" has no states; name them, as states: { new: {}, closed: {} }.',
  },
  {
    code: "state_machine/no-initial",
    text: machine(["    initial: new\n", ""]),
    path: "initial",
    says: 'State machine "status" begins nowhere; name the state of a key before its first transition.',
    fix: 'Set "initial: new"',
  },
  {
    code: "state_machine/unknown-state",
    text: machine(["to: paid", "to: payd"]),
    path: "transitions.0.to",
    says: 'State machine "status" names the state "payd", which it does not have; did you mean "paid"?',
    fix: 'Change to "paid"',
  },
  {
    code: "state_machine/unknown-state",
    text: machine(["to: closed }, paid", "to: lapsed }, paid"]),
    path: "states.new.to",
    says: 'State machine "status" names the state "lapsed", which it does not have; add it to "states".',
    fix: 'Add "lapsed"',
  },
  {
    code: "state_machine/no-event",
    text: machine([", event: order_closed", ""]),
    path: "transitions.1.event",
    says: 'State machine "status": transition 2 names no event type; say what moves the machine.',
  },
  {
    code: "state_machine/no-source",
    text: machine(["from: [new, paid], ", ""]),
    path: "transitions.1.from",
    says: 'State machine "status": transition 2 leaves no state; name one in "from", or "*" for all that are not final.',
    fix: 'Set "from: *"',
  },
  {
    code: "state_machine/no-target",
    text: machine([", to: closed }\n", " }\n"]),
    path: "transitions.1.to",
    says: 'State machine "status": transition 2 leads nowhere; name the state in "to".',
  },
  {
    code: "state_machine/half-deadline",
    text: machine(["{ after: 30m, to: closed }", "{ after: 30m }"]),
    path: "states.new.to",
    says: 'State machine "status": the state "new" has half a deadline; say the state that its deadline leads to in "to".',
  },
  {
    code: "state_machine/half-deadline",
    text: machine(["{ after: 30m, to: closed }", "{ do: { action: a, capability: b } }"]),
    path: "states.new.after",
    says: 'State machine "status": the state "new" has half a deadline; say how long until its deadline in "after".',
  },
  {
    code: "state_machine/initial-is-final",
    text: machine(["final: [closed]", "final: [closed, new]"]),
    path: "initial",
    says: 'State machine "status" begins in "new", which is final, so it would end before its first transition; begin elsewhere.',
  },
  {
    code: "state_machine/leaves-final",
    text: machine(["from: [new, paid]", "from: [new, paid, closed]"]),
    path: "transitions.1.from.2",
    says: 'State machine "status": "closed" is final, so no transition leaves it; remove it, or do not call the state final.',
    fix: "Remove it",
  },
  {
    code: "state_machine/leaves-final",
    text: machine(["closed: {}", "closed: { after: 1h, to: new }"]),
    path: "states.closed",
    says: 'State machine "status": "closed" is final, so its deadline never comes; remove it, or do not call the state final.',
  },
  {
    code: "state_machine/clockwork",
    text: machine(["after: 30m, to: closed }, paid: {}", "after: 30m, to: paid }, paid: { after: 1m, to: new }"]),
    path: "states.new.to",
    says: 'State machine "status": deadlines alone lead from "new" back to it, so it would never come to rest; let one of them lead elsewhere. An absence with "repeat" reminds again and again.',
  },
  {
    code: "state_machine/unreachable-state",
    text: machine(["paid: {}", "paid: {}, lost: { after: 1m, to: closed }"]),
    path: "states.lost",
    says: 'State machine "status": nothing leads from "new" to the state "lost"; let a transition enter it, or remove it.',
  },
  {
    code: "state_machine/dead-end",
    text: machine(["from: [new, paid]", "from: new"]),
    path: "states.paid",
    says: 'State machine "status": nothing leaves the state "paid", so its machine stays there for ever; call it final, or let something leave it.',
    fix: 'Call "paid" final',
  },
  {
    code: "state_machine/never-taken",
    text: machine(["from: [new, paid], event: order_closed", "from: new, event: order_paid"]),
    path: "transitions.1",
    says: 'State machine "status": transition 2 is never taken, since earlier ones take every such event; put it before them, or give them conditions.',
    fix: "Remove transition 2",
  },
  {
    code: "state_machine/no-final",
    text: machine(["    final: [closed]\n", ""], ["closed: {}", "closed: {}"], ["[new, paid]", '"*"']),
    path: "final",
    says: 'State machine "status" has no final state, so the machine of every key is kept for ever; name the states that end it in "final".',
  },
  {
    code: "pattern/unknown-event",
    text: machine(["event: order_closed", "event: order_close"]),
    path: "transitions.1.event",
    says: 'State machine "status" names the event type "order_close", which is not declared; did you mean "order_closed"?',
    fix: 'Change to "order_closed"',
  },
];

test("a sound machine is told nothing", () => {
  expect(diagnose(machine())).toEqual([]);
});

describe.each(scenes)("$code", ({ code, text, path, says, fix }) => {
  test(`says: ${says}`, () => {
    const found = diagnose(text).find((diagnostic) => diagnostic.code === code);
    expect(found?.message).toBe(says);
    expect(found?.path.join(".")).toBe(`patterns.status.${path}`);
    expect(found?.fix?.title).toBe(fix ?? found?.fix?.title);
  });

  test("has a fix that mends it, where there is one", () => {
    const found = diagnose(text).find((diagnostic) => diagnostic.code === code);
    if (found?.fix === undefined) return;
    const mended = JSON.stringify(applyEdits(readDocument(text).value ?? null, found.fix.edits));
    expect(diagnose(mended).filter(({ message }) => message === found.message)).toEqual([]);
  });
});

test("a condition is checked against the schema, at its place", () => {
  const [found] = diagnose(machine(["event: order_paid,", "event: order_paid, when: data.amuont > 0,"]));
  expect(found?.severity).toBe("error");
  expect(found?.path).toEqual(["patterns", "status", "transitions", 0, "when"]);
});

test("what transitions and deadlines ask is among the needs of the bundle", () => {
  const text = machine([
    "{ after: 30m, to: closed }",
    "{ after: 30m, to: closed, do: { action: remind, capability: mail } }",
  ]);
  const { document } = readDocument(text, kindCatalog);
  const { bundle } = compileDocument(document!);
  expect(bundle?.needs.capabilities.toSorted()).toEqual(["mail", "stock"]);
});
