// One effect's request to an agent, from the asking to the answer.
import type { Effect, InstantMs } from "@laban/trace";
import type { Happened } from "../happened.ts";
import type { AgentPlan, BehaviourPlan } from "../scenario/scenario.ts";

/** A request and how far it has come. */
export interface Ask {
  readonly effect: Effect;
  readonly action: string;
  readonly capability: string;
  readonly correlation: string | null;
  /** The event behind the effect, where it is still known. */
  readonly cause: Happened | undefined;
  readonly askedAt: InstantMs;
  readonly timeoutMs: number | undefined;
  readonly desk: Desk;
  /** Waiting for a worker; worked on; ended (answered, failed, or given up). */
  state: "waiting" | "working" | "ended";
  /** Unique in the trace; given when the work begins. */
  id: string | undefined;
}

/** Where one agent does one action: its workers and the line before them. */
export interface Desk {
  readonly agent: AgentPlan;
  readonly behaviour: BehaviourPlan;
  busy: number;
  /** First in, first out; those that gave up are passed over. */
  readonly line: Ask[];
  /** Where the line begins: what lies before was taken already. */
  lineStart: number;
  waiting: number;
}

/** The next that still waits, taken out of the line. */
export function takeNext(desk: Desk): Ask | undefined {
  while (desk.lineStart < desk.line.length) {
    const ask = desk.line[desk.lineStart];
    desk.lineStart += 1;
    if (desk.lineStart > 1_000 && desk.lineStart * 2 > desk.line.length) {
      desk.line.splice(0, desk.lineStart);
      desk.lineStart = 0;
    }
    if (ask?.state === "waiting") {
      desk.waiting -= 1;
      return ask;
    }
  }
  return undefined;
}
