// Which names the things of a document may bear, and how a free one is made.

/** The longest id, in UTF-16 units. */
export const ID_LENGTH_MAX = 200;

/** The regular expression of ids in the published schema: no digits alone (JavaScript would reorder them), not `__proto__`, no control characters, no blank ends. */
export const ID_PATTERN = "^(?!\\d+$)(?!__proto__$)(?!\\s)[^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f]$";

const ID = new RegExp(ID_PATTERN, "u");

/** Why a name cannot be an id, as the end of a sentence ("…, so it cannot be a name here."), or undefined when it can. */
export function idProblem(id: string): string | undefined {
  if (id === "") return "It is empty";
  if (id.length > ID_LENGTH_MAX) return `It is longer than ${ID_LENGTH_MAX} characters`;
  if (/^\d+$/.test(id)) return "It consists of digits only, and such names lose their place in the order";
  if (id === "__proto__") return "JavaScript gives that name a meaning of its own";
  if (!ID.test(id)) return "It begins or ends with a blank or holds control characters";
  return undefined;
}

/** `wanted` if it is free, else `wanted_2`, `wanted_3`, …; a trailing number counts on (`step_2` → `step_3`). */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  const numbered = /^(.*)_(\d{1,6})$/s.exec(wanted);
  const stem = (numbered?.[1] ?? wanted).slice(0, ID_LENGTH_MAX - 12);
  for (let count = numbered === null ? 2 : Number(numbered[2]) + 1; ; count += 1) {
    const name = `${stem}_${count}`;
    if (!isTaken(name)) return name;
  }
}
