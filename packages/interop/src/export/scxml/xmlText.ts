// Text of XML from data. What XML 1.0 cannot hold at all is not in names here, and stands escaped inside the strings of scripts.

/** Text between tags, or inside a double-quoted attribute. */
export function xmlText(text: string): string {
  return text
    .replace(unfit, "\ufffd")
    .toWellFormed()
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#9;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\r", "&#13;");
}

/** The text of a script: its lines stay lines. */
export function scriptText(text: string): string {
  return xmlText(text).replaceAll("&#10;", "\n").replaceAll("&quot;", '"');
}

/** An attribute with a space before it; none where the value is undefined. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${xmlText(value)}"`;
}

// oxlint-disable-next-line no-control-regex -- that is what it is about
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
