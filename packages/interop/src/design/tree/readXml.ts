// XML text → elements with places. Nothing is resolved or fetched: a document type that declares anything is refused.
import { SaxesParser } from "saxes";
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";

/** An element; names without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly pieces: string[];
  readonly line: number;
  readonly column: number;
}

const PIECE = 16 * 1024;

/**
 * Reads well-formed XML.
 *
 * @throws ImportProblem import/xml, xml-doctype, too-deep, too-many-values; each with the place.
 */
export function readXml(file: string, text: string): XmlElement {
  const parser = new SaxesParser({ position: true });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let values = 0;
  const refuse = (code: string, problem: string): never => {
    const { line, column } = parser;
    return fail(code, `"${file}" ${problem} (line ${line}, column ${column + 1}).`, {
      line,
      column: column + 1,
      path: [file, ...open.slice(0, 20).map(({ name }) => name)],
    });
  };
  parser.on("doctype", () =>
    refuse("xml-doctype", "has a document type, which could declare entities; it is not read"),
  );
  parser.on("error", (error) =>
    refuse("xml", `is no well-formed XML: ${error.message.replace(/^.*?\d+:\d+: /, "").replace(/\.$/, "")}`),
  );
  parser.on("opentag", ({ name, attributes }) => {
    const entries = Object.entries(attributes);
    values += 1 + entries.length;
    if (values > designLimits.valuesMax)
      refuse("too-many-values", `has more than ${designLimits.valuesMax} elements and attributes, the limit`);
    if (open.length >= designLimits.depthMax)
      refuse("too-deep", `is nested deeper than ${designLimits.depthMax} levels, the limit`);
    open.push({
      name: localName(name),
      attributes: new Map(entries.map(([attribute, value]) => [attribute, value])),
      children: [],
      pieces: [],
      line: parser.line,
      column: Math.max(1, parser.column - name.length),
    });
  });
  const addText = (piece: string): void => {
    open.at(-1)?.pieces.push(piece);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const { pieces, ...rest } = closed;
    const element: XmlElement = { ...rest, text: pieces.join("").trim() };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  // In pieces, so that what is refused early costs little.
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
  return root ?? refuse("xml", "holds no element");
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The children with one of these names. */
export function childrenNamed(element: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return element.children.filter(({ name }) => names.includes(name));
}
