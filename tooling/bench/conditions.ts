// Conditions beside hand-written JavaScript and @bufbuild/cel: what asking, an absorbed error, reading and a very long chain cost. In one
// process, interleaved; the least of the rounds counts, in time of the processor, since others may use the machine too.
import { celEnv, parse, plan } from "@bufbuild/cel";
import {
  checkCel,
  eventScope,
  parseCel,
  prepareCondition,
  typeFromJsonSchema,
  type Condition,
} from "../../packages/cel/src/index.ts";
import type { Told } from "./told.ts";
import { askedOrders, pairs, pairScope, type Asked, type Pair } from "./conditionPairs.ts";

const rounds = 15;
const askedCount = 200_000;
const orders = askedOrders(1_000);

interface Row {
  readonly workload: string;
  readonly ns?: number;
  readonly us?: number;
  readonly ms?: number;
  readonly times_hand?: number;
  readonly times_bufbuild?: number;
  readonly goal: string;
}

/** Prints a row for each condition, their geometric mean, and the costs beside asking. */
export function benchConditions({ print, isQuick }: Told): void {
  const asked = askingRows(isQuick ? 6 : rounds);
  const mean = Math.exp(asked.reduce((sum, { times_hand = 1 }) => sum + Math.log(times_hand), 0) / asked.length);
  for (const row of asked) print({ ...row });
  print({ workload: "conditions: geometric mean", times_hand: mean, goal: "≤ 4 × by hand" });
  print({ ...absorbedRow() });
  print({ ...readingRow() });
  print({ ...chainRow() });
}

// All ten are asked in turn, so that each meets the code as the others have left it: measured one after the other, the first ones would look
// twice as fast as they are in a program with many conditions.
function askingRows(roundCount: number): readonly Row[] {
  const asked = pairs.map((pair) => {
    const { condition, issues } = prepareCondition(pair.source, pairScope);
    if (condition === undefined) throw new Error(`${pair.name}: ${issues[0]?.message ?? ""}`);
    verify(pair, condition);
    return { pair, condition, peer: peerOf(pair) };
  });
  const calls = asked.flatMap(({ pair, condition, peer }): Call[] => [
    (scope) => condition(scope) === true,
    pair.byHand,
    // A hundredth of the orders is enough for it.
    (scope, at) => at % 100 === 0 && peer(scope),
  ]);
  const least = leastNs(askedCount, calls, roundCount);
  return asked.map(({ pair }, at) => rowOf(pair, least.slice(at * 3, at * 3 + 3)));
}

function rowOf({ name }: Pair, [ours = 0, hand = 0, other = 0]: readonly number[]): Row {
  const row = { workload: `condition: ${name}`, ns: ours, times_hand: ours / hand, goal: "see the mean" };
  // Too few for the clock: then nothing is said.
  return other === 0 ? row : { ...row, times_bufbuild: ours / (other * 100) };
}

function verify({ name, byHand }: Pair, condition: Condition): void {
  const trues = orders.filter((scope) => byHand(scope)).length;
  if (trues === 0 || trues === orders.length) throw new Error(`${name}: always the same answer measures nothing`);
  for (const scope of orders) if (condition(scope) !== byHand(scope)) throw new Error(`${name}: the two do not agree`);
}

function peerOf({ source }: Pair): (scope: Asked) => boolean {
  const ask = plan(celEnv(), parse(source));
  // It has no types of a schema: whole numbers are doubles there, and instants would be messages.
  return (scope) => ask({ data: scope.data } as unknown as Parameters<typeof ask>[0]) === true;
}

/** `missing > 1 || here`: an error that the other side absorbs. */
function absorbedRow(): Row {
  const [absorbing, plain] = ["data.coupon == 'x' || data.order_value > 0.0", "data.order_value > 0.0"].map(
    (source) => prepareCondition(source, pairScope).condition,
  );
  if (absorbing === undefined || plain === undefined) throw new Error("the conditions of the bench have errors");
  const { coupon: _, ...bare } = orders[0]?.data ?? {};
  const scope: Asked = { ...(orders[0] as Asked), data: bare as Asked["data"] };
  const [both = 0, one = 0] = leastNs(askedCount, [() => absorbing(scope) === true, () => plain(scope) === true]);
  return { workload: "absorbed error", ns: both - one, goal: "< 200 ns" };
}

function readingRow(): Row {
  const each = leastNs(
    2_000,
    pairs.map(({ source }) => () => {
      const { root } = parseCel(source);
      return checkCel(root, source, pairScope).issues.length > 0;
    }),
  );
  return { workload: "parse + check, the slowest of the ten", us: Math.max(...each) / 1_000, goal: "< 20 µs" };
}

function chainRow(): Row {
  const scope = eventScope(
    typeFromJsonSchema({ type: "object", required: ["n"], properties: { n: { type: "number" } } }),
  );
  const source = Array.from({ length: 50_000 }, (_, at) => `data.n > ${at % 10}.0`).join(" && ");
  const [ns = 0] = leastNs(1, [() => prepareCondition(source, scope).condition !== undefined]);
  return { workload: "prepare a chain of 50,000 terms", ms: ns / 1e6, goal: "< 200 ms" };
}

type Call = (scope: Asked, at: number) => boolean;

/** Nanoseconds of one call of each, the least of all rounds; the first two warm up. */
function leastNs(count: number, calls: readonly Call[], roundCount = rounds): readonly number[] {
  const least = calls.map(() => Number.POSITIVE_INFINITY);
  let trues = 0;
  for (let round = -2; round < roundCount; round += 1) {
    for (const [index, call] of calls.entries()) {
      const before = process.cpuUsage();
      for (let at = 0; at < count; at += 1) if (call(orders[at % orders.length] as Asked, at)) trues += 1;
      const used = process.cpuUsage(before);
      if (round >= 0) least[index] = Math.min(least[index] ?? 0, ((used.user + used.system) * 1_000) / count);
    }
  }
  if (trues < 0) throw new Error("Invariant: a count is not negative");
  return least;
}
