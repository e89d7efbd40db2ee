// Writes SVG elements as text, with every value escaped: names in a document may hold any character.

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; children are already SVG. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes, children = ""): string {
  let open = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) open += ` ${key}="${escapeXml(String(value))}"`;
  }
  return children === "" ? `${open}/>` : `${open}>${children}</${name}>`;
}

/** Text for element content or attribute values; characters that XML forbids become U+FFFD. */
export function escapeXml(text: string): string {
  let safe = "";
  for (const character of text) safe += escapes.get(character) ?? (allowed(character) ? character : "\ufffd");
  return safe;
}

const escapes = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** XML 1.0 knows no control characters but tab and line ends, and no lone surrogates. */
function allowed(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
