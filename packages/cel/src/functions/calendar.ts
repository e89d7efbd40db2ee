// Parts of instants (in UTC, or in a time zone that is named) and of spans.
import { types } from "../types.ts";
import { nanosPerMs } from "../values/scalars.ts";
import { civilOf, type Civil } from "../values/time.ts";
import { Fault } from "../values/unknown.ts";
import { inZone } from "../values/zone.ts";
import { of1, of2, type FunctionDeclaration, type Overload } from "./overload.ts";

const nanosPerSecond = 1_000_000_000n;

function partOfInstant(part: (at: Civil) => number): readonly Overload[] {
  return [
    of1("timestamp", types.int, (instant) => BigInt(part(civilOf(instant)))),
    of2("timestamp", "string", types.int, (instant, zone) => {
      const moved = inZone(instant, zone);
      return moved instanceof Fault ? moved : BigInt(part(civilOf(moved)));
    }),
  ];
}

function partOfSpan(part: (nanos: bigint) => bigint): Overload {
  return of1("duration", types.int, (span) => part(span.nanos));
}

function method(name: string, help: string, overloads: readonly Overload[]): FunctionDeclaration {
  return { name, style: "method", help, overloads };
}

/** getFullYear … getMilliseconds. Months, days of month and of year count from 0 as in CEL; getDate from 1. */
export const calendar: readonly FunctionDeclaration[] = [
  method(
    "getFullYear",
    'the year, in UTC or in a time zone: getFullYear("Europe/Zurich")',
    partOfInstant((at) => at.year),
  ),
  method(
    "getMonth",
    "the month, 0 is January",
    partOfInstant((at) => at.month - 1),
  ),
  method(
    "getDate",
    "the day of the month, from 1",
    partOfInstant((at) => at.day),
  ),
  method(
    "getDayOfMonth",
    "the day of the month, from 0",
    partOfInstant((at) => at.day - 1),
  ),
  method(
    "getDayOfYear",
    "the day of the year, from 0",
    partOfInstant((at) => at.yearday),
  ),
  method(
    "getDayOfWeek",
    "the day of the week, 0 is Sunday",
    partOfInstant((at) => at.weekday),
  ),
  method("getHours", "the hour of the day, or all hours of a duration", [
    ...partOfInstant((at) => at.hour),
    partOfSpan((nanos) => nanos / (3600n * nanosPerSecond)),
  ]),
  method("getMinutes", "the minute of the hour, or all minutes of a duration", [
    ...partOfInstant((at) => at.minute),
    partOfSpan((nanos) => nanos / (60n * nanosPerSecond)),
  ]),
  method("getSeconds", "the second of the minute, or all seconds of a duration", [
    ...partOfInstant((at) => at.second),
    partOfSpan((nanos) => nanos / nanosPerSecond),
  ]),
  method("getMilliseconds", "the milliseconds of the second", [
    ...partOfInstant((at) => Math.floor(at.nano / 1_000_000)),
    partOfSpan((nanos) => (nanos % nanosPerSecond) / nanosPerMs),
  ]),
];
