// How deep a JSON text is nested, without parsing it: recursion in whatever reads it later must not decide over our stack.

/** Deeper JSON is refused before anything parses it. */
export const jsonDepthMax = 64;

/** True if brackets outside of strings nest deeper than `limit`. Linear; the text need not be valid JSON. */
export function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return false;
}
