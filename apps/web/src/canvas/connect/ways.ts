// The meanings that one connection can have. Where there are several, a person chooses; nothing is taken silently.
import {
  isJsonObject,
  type ChoreographyDocument,
  type Command,
  type FieldDescription,
  type Json,
  type KindDescription,
  type PatternRecord,
} from "@laban/model";

/** One meaning: how it is offered in a list, and the command that gives it. */
export interface Way {
  readonly label: string;
  readonly note: string;
  readonly command: Command;
}

/** One thing that an agent can be asked for. */
export interface AskWay {
  readonly label: string;
  readonly note: string;
  readonly action: string;
  readonly capability: string;
}

/** One place of a pattern where an event type can be heard; `role` is the name of its field. */
export interface RoleWay {
  readonly label: string;
  readonly note: string;
  readonly role: string;
}

const eventEditors = new Set(["event", "events", "steps", "eventTest", "transitions", "members", "alternatives"]);

/** Fields into which a further type goes beside those that are there. */
const listEditors = new Set(["events", "steps", "transitions", "members", "alternatives"]);

/** Everything that an agent can be asked for: each action that it plays, through each capability that it offers. */
export function askWays(document: ChoreographyDocument, id: string): readonly AskWay[] {
  const agent = Object.hasOwn(document.agents, id) ? document.agents[id] : undefined;
  if (agent === undefined) return [];
  const actions = Object.keys(agent.behaviours);
  return agent.capabilities.flatMap((capability): readonly AskWay[] => {
    // An agent that answers nothing yet is asked for what it offers, by that name.
    if (actions.length === 0) return [{ label: capability, note: "", action: capability, capability }];
    const note = agent.capabilities.length > 1 ? `through ${capability}` : "";
    return actions.map((action) => ({ label: action, note, action, capability }));
  });
}

/** Where a pattern can hear one more event type: what it lacks first, what would replace another type last. */
export function roleWays(kind: KindDescription, pattern: PatternRecord, event: string): readonly RoleWay[] {
  const found: { readonly way: RoleWay; readonly rank: number }[] = [];
  for (const field of kind.fields) {
    const { name, label, editor } = field;
    const value = pattern[name];
    if (!eventEditors.has(editor.type)) continue;
    // What is folded away in the inspector is not asked about, unless it is in use.
    if (field.advanced === true && value === undefined) continue;
    if (listEditors.has(editor.type)) {
      found.push({ way: { label, note: listNote(editor.type), role: name }, rank: value === undefined ? 0 : 1 });
      continue;
    }
    const heard = heardIn(value);
    if (heard === event) continue;
    const note = heard === null ? whatFor(field) : `instead of ${heard}`;
    found.push({ way: { label, note, role: name }, rank: heard !== null ? 3 : field.required ? 0 : 2 });
  }
  return found.toSorted((one, other) => one.rank - other.rank).map(({ way }) => way);
}

function listNote(editor: string): string {
  return editor === "steps" ? "as the next step" : editor === "transitions" ? "moves it on" : "one more";
}

function whatFor({ help }: FieldDescription): string {
  return help.replace(/^The event that /, "").replace(/\.$/, "");
}

/** The event type that a field with room for one names; null while it is empty. */
function heardIn(value: Json | undefined): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  if (!isJsonObject(value)) return null;
  const { event, any_of: several } = value;
  if (typeof event === "string") return event;
  return Array.isArray(several) ? several.join(" or ") : null;
}
