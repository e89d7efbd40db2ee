// Reads a list of events of which each stands for itself: the members of an all_of, the alternatives of an any_of.
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json } from "@laban/model";
import { type ActionReading, readAction } from "./action.ts";
import { type EventTestReading, readEventTest, type ShapeProblem } from "./eventTest.ts";
import { readInteger } from "./scalars.ts";

/** One of the list. */
export interface MemberReading extends EventTestReading {
  /** What traces call it: as written, else its event type; unique unless the author repeats a name. */
  readonly name: string;
  readonly isNamed: boolean;
  /** How many are waited for (members). */
  readonly count: number;
  /** What is asked when this one comes (alternatives). */
  readonly action?: ActionReading;
  readonly path: DocumentPath;
}

/** Above this a repeated member is no member but a threshold. */
const COUNT_MAX = 1000;

/** Reads the whole list; one that is no list is a problem. */
export function readMembers(
  value: Json | undefined,
  field: string,
  problems: ShapeProblem[],
): readonly MemberReading[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) {
    problems.push({ message: "should be a list of event types", path: [field] });
    return [];
  }
  const members: MemberReading[] = [];
  const taken = new Set<string>();
  for (const [index, item] of value.entries()) {
    const member = readMember(item, { path: [field, index], taken }, problems);
    taken.add(member.name);
    members.push(member);
  }
  return members;
}

function readMember(
  value: Json,
  { path, taken }: { readonly path: DocumentPath; readonly taken: ReadonlySet<string> },
  problems: ShapeProblem[],
): MemberReading {
  const test = readEventTest(value, path);
  problems.push(...test.problems);
  const free = freeName(test.names.map(({ name }) => name).join(" | "), taken);
  if (!isJsonObject(value)) return { ...test, name: free, isNamed: false, count: 1, path };
  const written = value["name"];
  const isNamed = typeof written === "string" && written !== "";
  if (written !== undefined && !isNamed) problems.push({ message: "should be a name", path: [...path, "name"] });
  const count = readInteger(value["count"], [...path, "count"], { min: 1, max: COUNT_MAX, missing: 1 }, problems);
  const action = readAction(value["do"], [...path, "do"]);
  problems.push(...(action?.problems ?? []));
  return {
    ...test,
    name: isNamed ? written : free,
    isNamed,
    count,
    ...(action === undefined ? {} : { action }),
    path,
  };
}

// The second of the same type is called like "checked_2".
function freeName(base: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(name)) return name;
  }
}
