// JSON text → value with places. A reader of our own, because depth, size and names are refused while reading, before there is a value.
import type { Json } from "@laban/model";
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";
import { LineStarts, SourceTree } from "./sourceTree.ts";
import type { EntryOffsets } from "./sourceTree.ts";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON forbids them in texts
const TEXT = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const BLANK = /[ \t\n\r]*/y;
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads strict JSON (RFC 8259), with a byte order mark or without. Of two equal names the last one counts, as everywhere.
 *
 * @throws ImportProblem import/json, too-deep, too-many-values, bad-key; each with the place.
 */
export function readJson(file: string, text: string): SourceTree {
  const reader = new JsonReader(file, text);
  return new SourceTree({ file, text, value: reader.whole(), offsets: reader.offsets });
}

class JsonReader {
  readonly #file: string;
  readonly #text: string;
  #at = 0;
  #values = 0;
  readonly #path: (string | number)[] = [];
  readonly offsets: EntryOffsets = new Map();

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
    if (text.startsWith("\uFEFF")) this.#at = 1;
  }

  whole(): Json {
    const value = this.#value();
    this.#blank();
    if (this.#at < this.#text.length) this.#refuse("json", "has more after its end");
    return value;
  }

  #value(): Json {
    this.#blank();
    this.#values += 1;
    if (this.#values > designLimits.valuesMax)
      this.#refuse("too-many-values", `has more than ${designLimits.valuesMax} values, the limit`);
    const sign = this.#text[this.#at];
    if (sign === "{") return this.#object();
    if (sign === "[") return this.#list();
    if (sign === '"') return this.#string();
    const number = this.#take(NUMBER);
    if (number !== undefined) return Number(number);
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#refuse("json", this.#at >= this.#text.length ? "ends too early" : "is no valid JSON");
  }

  #object(): Json {
    const value: Record<string, Json> = {};
    const places = this.#enter(value);
    if (!this.#isNext("}")) {
      do {
        this.#blank();
        const start = this.#at;
        const name = this.#string();
        if (name === "__proto__") {
          this.#at = start;
          this.#refuse("bad-key", 'has an entry named "__proto__", a name with a meaning of its own in JavaScript');
        }
        places.set(name, start);
        this.#expect(":");
        this.#path.push(name);
        value[name] = this.#value();
        this.#path.pop();
      } while (this.#isNext(","));
      this.#expect("}");
    }
    return value;
  }

  #list(): Json {
    const value: Json[] = [];
    const places = this.#enter(value);
    if (!this.#isNext("]")) {
      do {
        this.#blank();
        places.set(value.length, this.#at);
        this.#path.push(value.length);
        value.push(this.#value());
        this.#path.pop();
      } while (this.#isNext(","));
      this.#expect("]");
    }
    return value;
  }

  #enter(value: object): Map<string | number, number> {
    if (this.#path.length >= designLimits.depthMax)
      this.#refuse("too-deep", `is nested deeper than ${designLimits.depthMax} levels, the limit`);
    this.#at += 1;
    const places = new Map<string | number, number>();
    this.offsets.set(value, places);
    return places;
  }

  #string(): string {
    const written = this.#take(TEXT);
    if (written === undefined) return this.#refuse("json", "should have a text in double quotes");
    // The pattern above is what JSON allows, so this cannot fail, and it knows all escapes.
    return written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #blank(): void {
    this.#take(BLANK);
  }

  #isNext(sign: string): boolean {
    this.#blank();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#isNext(sign)) this.#refuse("json", `should have "${sign}"`);
  }

  #refuse(code: string, problem: string): never {
    const place = new LineStarts(this.#text).placeOf(this.#at);
    return fail(code, `"${this.#file}" ${problem} (line ${place.line}, column ${place.column}).`, {
      ...place,
      path: [this.#file, ...this.#path.slice(0, 20)],
    });
  }
}
