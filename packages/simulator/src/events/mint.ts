// Makes the events of a simulation: ids that count per sender, payloads from their plans and schemas, keys of their cause.
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent, InstantMs, Json, JsonObject } from "@laban/trace";
import type { Dice } from "../random/dice.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { drawValue, Undrawable } from "../values/draw.ts";
import type { ValuePlan } from "../values/value.ts";
import { keyOf, keyPathsOf, keyText, withKey } from "./key.ts";

/** What an event is made from; `asking` is the event that the answer is for, absent for arrivals. */
export interface Minting {
  readonly type: string;
  readonly source: string;
  readonly at: InstantMs;
  readonly data: ValuePlan | undefined;
  readonly asking?: ChoreographyEvent;
}

/** Makes events; the same calls in the same order make the same events. */
export interface Mint {
  /** The payload, drawn now. Agents draw when they take up the work, so that the dice do not depend on who finishes first. */
  draw(minting: Omit<Minting, "at">): JsonObject | Undrawable;
  /** The event with that payload, and an id. */
  make(minting: Minting, data: JsonObject): ChoreographyEvent;
}

/** A mint for one run. */
export function createMint(bundle: Bundle, scenario: Scenario, dice: Dice): Mint {
  return {
    draw({ type, data, asking }) {
      const fromSchema = scenario.payloads.get(type);
      const made = fromSchema === undefined ? {} : drawValue(fromSchema, dice, asking);
      const given = data === undefined ? {} : drawValue(data, dice, asking);
      if (made instanceof Undrawable) return made;
      if (given instanceof Undrawable) return given;
      // What is written replaces what the schema alone would have given, field by field.
      const merged = Object.fromEntries([...Object.entries(objectOf(made)), ...Object.entries(objectOf(given))]);
      const key = asking === undefined ? undefined : keyOf(bundle, asking);
      return key === undefined ? merged : withKey(merged, keyPathsOf(bundle, type), key);
    },
    make({ type, source, at, asking }, data) {
      const id = `${source}-${String(dice.count(`id/${source}`) + 1).padStart(6, "0")}`;
      const event: ChoreographyEvent = { id, type, source, time: at, data };
      return { ...event, correlation_id: correlationOf(bundle, event, asking) };
    },
  };
}

/** The cause's own correlation id; for what comes from outside its key, or, where the key is this very id, a case of its own. */
function correlationOf(bundle: Bundle, event: ChoreographyEvent, asking: ChoreographyEvent | undefined): string {
  if (asking?.correlation_id !== undefined) return asking.correlation_id;
  const key = keyOf(bundle, asking ?? event);
  return key === undefined || key.length === 0 ? event.id : keyText(key);
}

function objectOf(value: Json): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
