// Text of JavaScript from data: strings that stay strings whatever is in them.

/** A string literal. Line separators and the end of a script or comment cannot be read out of it. */
export function stringText(text: string): string {
  return JSON.stringify(text)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`)
    .replaceAll("</", String.raw`<\/`)
    .replaceAll("]]>", String.raw`]]\u003e`);
}

/** Text for a comment to the end of the line, however many lines it has. */
export function commentText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what would end the line, or is not seen
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").slice(0, 300);
}
