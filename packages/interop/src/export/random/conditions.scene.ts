// Random conditions over the fields that random schemas have (schemas.scene.ts). All are well typed; not all have an answer for every event.
import type { Tape } from "./tape.scene.ts";
import { constantOf, textOf } from "./texts.scene.ts";

const numbers = ["0", "1", "2", "-3", "100", "2.5", "0.1", "1e6"];
const ints = ["0", "1", "2", "-3", "100"];
const comparisons = ["<", "<=", ">", ">=", "==", "!="];

/** A condition, `depth` operators deep at most. */
export function conditionOf(tape: Tape, depth = 2): string {
  if (depth === 0 || tape.chance(45)) return atom(tape);
  const inner = (): string => conditionOf(tape, depth - 1);
  return tape.pick([
    () => `${grouped(inner())} && ${grouped(inner())}`,
    () => `${grouped(inner())} || ${grouped(inner())}`,
    () => `!(${inner()})`,
  ])();
}

function grouped(condition: string): string {
  return /&&|\|\|/.test(condition) ? `(${condition})` : condition;
}

function atom(tape: Tape): string {
  const text = (): string => constantOf(textOf(tape));
  return tape.pick<() => string>([
    () => `data.amount ${tape.pick(comparisons)} ${tape.pick(numbers)}`,
    () => `data.count ${tape.pick(comparisons)} ${tape.pick(ints)}`,
    () => `data.status == ${text()}`,
    () => `data.status != ${text()}`,
    () => `data.status in [${text()}, ${text()}]`,
    () => `data.status.startsWith(${text()})`,
    () => `data.status.endsWith(${text()})`,
    () => `data.status.contains(${text()})`,
    () => "data.flag",
    () => "!data.flag",
    () => "has(data.note)",
    () => "!has(data.note)",
    () => `has(data.note) && data.note == ${text()}`,
    () => `data.customer.tier == ${text()}`,
    () => "data.list.exists(x, x > 1)",
    () => "size(data.list) > 1",
    () => "data.amount * 2.0 > 10.0",
    () => "data.count >= 0 && data.count <= 10",
    () => `source == ${text()}`,
    () => `data.note == null`,
    () => "true",
  ])();
}
