// Finds operators of a condition outside of its strings and brackets. One scan per call, whatever the nesting.

/** The pieces of a condition between an operator at its top level. A condition without it is one piece. */
export function splitAtTopLevel(text: string, operator: string): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const at of topLevelPositions(text)) {
    if (at < from || !text.startsWith(operator, at)) continue;
    pieces.push(text.slice(from, at));
    from = at + operator.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Where an operator first stands at the top level; -1 when nowhere. */
export function atTopLevel(text: string, operator: string): number {
  for (const at of topLevelPositions(text)) if (text.startsWith(operator, at)) return at;
  return -1;
}

/** Whether one pair of parentheses holds the whole text. */
export function isWrapped(text: string): boolean {
  if (!text.startsWith("(") || !text.endsWith(")")) return false;
  const [first, second] = topLevelPositions(text);
  // The opening bracket is at the top level itself; the next such position is its closing one.
  return first === 0 && second === text.length - 1;
}

// Positions that are neither inside a string nor between brackets; a bracket itself counts, opening and closing.
function* topLevelPositions(text: string): Generator<number> {
  let depth = 0;
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? "";
    if (quote !== "") {
      if (sign === "\\") at += 1;
      else if (sign === quote) quote = "";
      continue;
    }
    if (sign === '"' || sign === "'") {
      quote = sign;
      continue;
    }
    if (sign === ")" || sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
    if (depth === 0) yield at;
    if (sign === "(" || sign === "[" || sign === "{") depth += 1;
  }
}
