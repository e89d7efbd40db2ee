// Pieces of Python source: literals, and calls with named arguments. Whatever a name holds, it stands inside a literal and cannot leave it.

/** A text as a Python literal; control and invisible characters, and all that could end a line, are written as escapes. */
export function pythonString(text: string): string {
  let written = "";
  for (const character of text) written += escaped(character);
  return `"${written}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  const point = character.codePointAt(0) ?? 0;
  // Only what is printed as it stands: no controls, no separators but the space, no marks of direction, no lone surrogates.
  if (/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(character) && !/^[\ufff0-\uffff]$/.test(character)) return character;
  return point > 0xffff ? `\\U${point.toString(16).padStart(8, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
}

/** A number as Python's float. @throws RangeError for what is not finite. */
export function pythonFloat(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`${number} cannot be written as a number.`);
  const text = Object.is(number, -0) ? "-0" : String(number);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Milliseconds as Python has durations here: seconds, whole ones without a point. */
export function pythonSeconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}

/** A list of literals or calls. */
export function pythonList(items: readonly string[]): string {
  const line = `[${items.join(", ")}]`;
  if (items.length === 0 || (line.length <= 70 && !line.includes("\n"))) return line;
  return `[\n${items.map((item) => `${indented(item)},\n`).join("")}]`;
}

/** A call; arguments that are undefined are left out. */
export function pythonCall(name: string, args: readonly (readonly [name: string, text: string | undefined])[]): string {
  const given = args.flatMap(([argument, text]) => {
    if (text === undefined) return [];
    return [argument === "" ? text : `${argument}=${text}`];
  });
  const line = `${name}(${given.join(", ")})`;
  if (line.length <= 70 && !line.includes("\n")) return line;
  return `${name}(\n${given.map((argument) => `${indented(argument)},\n`).join("")})`;
}

/** Each line four columns further in. Literals hold no line ends, so nothing inside one is moved. */
export function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, "    ");
}
