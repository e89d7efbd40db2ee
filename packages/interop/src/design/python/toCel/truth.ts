// Python takes any value for true or false; CEL takes truth values alone, so what Python means is written out.
import { at, claim, joined, LEVEL, negated } from "./celText.ts";
import type { CelText } from "./celText.ts";

/** What Python takes for false, of all that an event can hold. */
const FALSE_VALUES = '[null, false, 0, "", [], {}]';

/** Whether Python would take the value for true. */
export function isTrue(value: CelText): CelText {
  if (value.truth !== undefined) return value.truth;
  switch (value.kind) {
    case "bool":
      return value;
    case "int":
    case "double":
      return claim(`${at(LEVEL.sum, value)} != 0`, LEVEL.relation);
    case "string":
      return claim(`${at(LEVEL.sum, value)} != ""`, LEVEL.relation);
    case "null":
      return claim("false", LEVEL.member);
    case "list":
    case "map":
    case "events":
      return claim(`size(${value.text}) > 0`, LEVEL.relation);
    case "event":
    case "timestamp":
      return claim("true", LEVEL.member);
    case "span":
      return claim(`${at(LEVEL.sum, value)} != duration("0s")`, LEVEL.relation);
    case "dyn":
      return value.maybe === undefined
        ? notFalse(at(LEVEL.sum, value))
        : joined("&&", [claim(value.maybe.has, LEVEL.member), notFalse(value.maybe.plain)]);
    default:
      return unreachable(value.kind);
  }
}

function notFalse(text: string): CelText {
  return negated(claim(`${text} in ${FALSE_VALUES}`, LEVEL.relation));
}

function unreachable(kind: never): never {
  throw new Error(`Invariant: no truth for ${String(kind)}`);
}
