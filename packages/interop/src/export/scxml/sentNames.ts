// Names of events and states as SCXML can have them: tokens without dots, since a dot lets a shorter name hear a longer one.
import { distinctNames } from "../names/distinctNames.ts";

/** What a machine sends to itself when a state has lasted too long, and when its run has. */
export const deadlineEvent: string = "deadline";
export const runDeadlineEvent: string = "run_deadline";
/** What stands for events of types that a strict sequence hears and does not name. */
export const otherEvent: string = "any_other";

/** Names that events of the machine's own, and of the platform (done.state, error.execution), begin with. */
const reserved: ReadonlySet<string> = new Set(["", "done", "error", deadlineEvent, runDeadlineEvent, otherEvent]);

/** The names under which event types are sent. */
export function sentNames(types: Iterable<string>): ReadonlyMap<string, string> {
  return distinctNames(types, { shape: token, isReserved: (name) => reserved.has(name) });
}

/** The ids of states. */
export function stateIds(names: Iterable<string>): ReadonlyMap<string, string> {
  return distinctNames(names, { shape: token });
}

// Letters, digits, "_" and "-", beginning with a letter or "_": an XML name without dots and colons.
function token(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_-]+/g, "_")
    .slice(0, 100);
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
}
