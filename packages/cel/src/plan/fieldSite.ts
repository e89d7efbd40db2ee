// Reading a field whose name is known when a condition is prepared, but not when this file is written. V8 remembers at each place in the code
// which name and which shapes of objects it has met there; a place that meets many names looks each one up (12 ns), one that meets a single
// name reads it at once (4 ns). So there are several places here that do the same, and the first names have one each, in this whole program;
// later ones share. Measured with `pnpm bench conditions`; what is read is the same wherever it is read.
import type { JsonMap } from "../values/value.ts";

const siteCount = 32;
const sites = new Map<string, number>();

/** The place in the code where fields of this name are read: from 0, below 32. */
export function siteOf(name: string): number {
  const known = sites.get(name);
  if (known !== undefined) return known;
  if (sites.size === siteCount) return sharedSite(name);
  const site = sites.size;
  sites.set(name, site);
  return site;
}

function sharedSite(name: string): number {
  let sum = name.length;
  for (let at = 0; at < name.length && at < 16; at += 1) sum += name.charCodeAt(at);
  return sum % siteCount;
}

/** `holder[name]`; `site` is `siteOf(name)`. */
export function fieldAt(holder: JsonMap, name: string, site: number): unknown {
  switch (site) {
    case 0:
      return holder[name];
    case 1:
      return holder[name];
    case 2:
      return holder[name];
    case 3:
      return holder[name];
    case 4:
      return holder[name];
    case 5:
      return holder[name];
    case 6:
      return holder[name];
    case 7:
      return holder[name];
    case 8:
      return holder[name];
    case 9:
      return holder[name];
    case 10:
      return holder[name];
    case 11:
      return holder[name];
    case 12:
      return holder[name];
    case 13:
      return holder[name];
    case 14:
      return holder[name];
    case 15:
      return holder[name];
    case 16:
      return holder[name];
    case 17:
      return holder[name];
    case 18:
      return holder[name];
    case 19:
      return holder[name];
    case 20:
      return holder[name];
    case 21:
      return holder[name];
    case 22:
      return holder[name];
    case 23:
      return holder[name];
    case 24:
      return holder[name];
    case 25:
      return holder[name];
    case 26:
      return holder[name];
    case 27:
      return holder[name];
    case 28:
      return holder[name];
    case 29:
      return holder[name];
    case 30:
      return holder[name];
    default:
      return holder[name];
  }
}
