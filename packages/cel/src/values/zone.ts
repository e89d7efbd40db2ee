// Time zones: offsets like "+02:00" by arithmetic, names like "Europe/Zurich" by the host's tables, where it has any.
import { Timestamp } from "./scalars.ts";
import { civilOf, daysFromCivil } from "./time.ts";
import { Fault } from "./unknown.ts";

const nanosPerSecond = 1_000_000_000n;
const nanosPerMs = 1_000_000n;
const zonesMax = 64;

/** The instant whose civil time in UTC is the civil time of `instant` in the zone. */
export function inZone(instant: Timestamp, zone: string): Timestamp | Fault {
  const seconds = fixedOffset(zone) ?? namedOffset(instant, zone);
  return seconds instanceof Fault ? seconds : new Timestamp(instant.nanos + BigInt(seconds) * nanosPerSecond);
}

function fixedOffset(zone: string): number | undefined {
  if (zone === "UTC" || zone === "Z") return 0;
  const found = /^([+-]?)(\d\d):(\d\d)$/.exec(zone);
  if (found === null) return undefined;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return (found[1] === "-" ? -60 : 60) * minutes;
}

type Clock = Pick<Intl.DateTimeFormat, "formatToParts">;

// Made once for each zone: making one costs about a hundred times as much as asking it.
const clocks = new Map<string, Clock | Fault>();

function clockOf(zone: string): Clock | Fault {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  if (clocks.size >= zonesMax) clocks.clear();
  const made = makeClock(zone);
  clocks.set(zone, made);
  return made;
}

function makeClock(zone: string): Clock | Fault {
  if (typeof Intl === "undefined" || !/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(zone))
    return new Fault(`"${zone.slice(0, 64)}" is no time zone that is known here`);
  const number = "numeric";
  try {
    return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      era: "short",
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    });
  } catch {
    return new Fault(`"${zone}" is no time zone that is known here`);
  }
}

// The zone's civil time read as if it were UTC, less the real UTC, is the offset.
function namedOffset(instant: Timestamp, zone: string): number | Fault {
  const clock = clockOf(zone);
  if (clock instanceof Fault) return clock;
  const ms = Number((instant.nanos - BigInt(civilOf(instant).nano)) / nanosPerMs);
  const part = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
  let isBeforeYear1 = false;
  for (const { type, value } of clock.formatToParts(ms)) {
    if (Object.hasOwn(part, type)) part[type as keyof typeof part] = Number(value);
    else if (type === "era") isBeforeYear1 = value.startsWith("B");
  }
  const year = isBeforeYear1 ? 1 - part.year : part.year;
  const days = daysFromCivil(year, part.month, part.day);
  return days * 86_400 + part.hour * 3600 + part.minute * 60 + part.second - ms / 1000;
}
