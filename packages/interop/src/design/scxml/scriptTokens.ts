// A condition in JavaScript → its tokens, of those forms only that have a counterpart in CEL; anything else makes the whole unreadable.

/** A token. What a text or number says is its value; a path is one token, from `_event` to its last name. */
export type ScriptToken =
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "literal"; readonly value: string | number | boolean | null | undefined }
  | { readonly kind: "path"; readonly names: readonly string[] };

// Texts with escapes, numbers that are not written as JSON writes them and names with signs of other languages are left to people.
const form =
  /\s*(?:(?<sign>===|!==|==|!=|<=|>=|&&|\|\||[<>!()])|(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?![\w.$]))|'(?<single>[^'\\\n\r]*)'|"(?<double>[^"\\\n\r]*)"|(?<path>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?![\w.$]))/y;

const constants: ReadonlyMap<string, boolean | null | undefined> = new Map<string, boolean | null | undefined>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

/** All tokens; undefined where the text has something else in it. Linear in the text. */
export function scriptTokens(text: string): readonly ScriptToken[] | undefined {
  const tokens: ScriptToken[] = [];
  const whole = text.trimEnd();
  for (let at = 0; at < whole.length;) {
    form.lastIndex = at;
    const found = form.exec(whole);
    const token = found === null ? undefined : tokenOf(found.groups ?? {});
    if (token === undefined) return undefined;
    tokens.push(token);
    at = form.lastIndex;
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): ScriptToken | undefined {
  const { sign, number, single, double, path } = groups;
  if (sign !== undefined) return { kind: "sign", sign };
  const text = single ?? double;
  if (text !== undefined) return { kind: "literal", value: text };
  if (number !== undefined) {
    const value = Number(number);
    // Past these the two languages round differently, or write the number in another way.
    const isPlain = Math.abs(value) <= Number.MAX_SAFE_INTEGER && /^-?\d+(?:\.\d+)?$/.test(String(value));
    return isPlain ? { kind: "literal", value } : undefined;
  }
  if (path === undefined) return undefined;
  return constants.has(path)
    ? { kind: "literal", value: constants.get(path) }
    : { kind: "path", names: path.split(".") };
}
