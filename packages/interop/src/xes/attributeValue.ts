// The value of an XES attribute as JSON. What is no value of its type stays the text that it is.
import type { Json } from "@laban/model";

/** `int` and `float` become numbers (integers past 2^53 stay text), `boolean` a truth value, everything else text. */
export function attributeValue(type: string, text: string): Json {
  switch (type) {
    case "int":
      return /^[+-]?\d{1,18}$/.test(text.trim()) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
    case "float":
      return /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(text.trim()) && Number.isFinite(Number(text))
        ? Number(text)
        : text;
    case "boolean":
      return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : text;
    default:
      return text;
  }
}
