// The `cond` of a transition, which is JavaScript, as CEL over the event: comparisons of a field with a literal, fields by their truth, and, or, not. Nothing is executed.
import { checkCel, eventScope, parseCel } from "@laban/cel";
import { designLimits } from "../designLimits.ts";
import { usableId } from "../sketch.ts";
import { type FieldTest, isField, testToCel } from "./fieldTest.ts";
import { type ScriptToken, scriptTokens } from "./scriptTokens.ts";

/** A translated condition, and what it takes for given: without that it means the same for every event. */
export interface TranslatedCond {
  readonly when: string;
  readonly guesses: readonly string[];
}

const LENGTH_MAX = 2_000;
const scope = eventScope({ kind: "dyn" });

/** The condition as CEL, or undefined where it says something that CEL says otherwise or not at all. */
export function condToCel(text: string): TranslatedCond | undefined {
  const tokens = text.length > LENGTH_MAX ? undefined : scriptTokens(text);
  if (tokens === undefined) return undefined;
  const reader = new CondReader(tokens);
  const when = reader.whole();
  if (when === undefined) return undefined;
  // What is written here is ours; that it reads as CEL is made sure of all the same, for texts may hold any sign.
  const { root, issues } = parseCel(when);
  const isWrong = [...issues, ...checkCel(root, when, scope).issues].some(({ severity }) => severity === "error");
  return isWrong ? undefined : { when, guesses: [...reader.guesses] };
}

interface Piece {
  readonly text: string;
  /** What joins its parts, if anything. */
  readonly joinedBy?: "&&" | "||" | undefined;
}

/** Reads from left to right. "Not" is carried inward, to where each test knows its own opposite. */
class CondReader {
  readonly guesses = new Set<string>();
  readonly #tokens: readonly ScriptToken[];
  #at = 0;

  constructor(tokens: readonly ScriptToken[]) {
    this.#tokens = tokens;
  }

  /** The CEL of all tokens. */
  whole(): string | undefined {
    const piece = this.#joined("||", true, 0);
    return this.#at === this.#tokens.length ? piece?.text : undefined;
  }

  #joined(sign: "&&" | "||", holds: boolean, depth: number): Piece | undefined {
    const pieces: Piece[] = [];
    do {
      const piece = sign === "||" ? this.#joined("&&", holds, depth) : this.#one(holds, depth);
      if (piece === undefined) return undefined;
      pieces.push(piece);
    } while (this.#takes(sign));
    const [only] = pieces;
    if (pieces.length === 1) return only;
    // Not (a and b) is (not a) or (not b).
    const joinedBy = holds ? sign : sign === "&&" ? "||" : "&&";
    const texts = pieces.map((piece) =>
      piece.joinedBy === undefined || piece.joinedBy === joinedBy ? piece.text : `(${piece.text})`,
    );
    return { text: texts.join(` ${joinedBy} `), joinedBy };
  }

  #one(holds: boolean, depth: number): Piece | undefined {
    let isSo = holds;
    let isNegated = false;
    while (this.#takes("!")) {
      isSo = !isSo;
      isNegated = true;
    }
    if (this.#takes("(")) {
      const inner = depth < designLimits.depthMax ? this.#joined("||", isSo, depth + 1) : undefined;
      return this.#takes(")") ? inner : undefined;
    }
    const test = this.#test(isNegated);
    const written = test === undefined ? undefined : testToCel(test, isSo);
    for (const guess of written?.guesses ?? []) this.guesses.add(guess);
    return written;
  }

  /** A field, a comparison, `true`. After "!" there is no comparison: there JavaScript would compare the opposite. */
  #test(isNegated: boolean): FieldTest | undefined {
    const left = this.#next();
    const after = this.#tokens[this.#at];
    const sign = after?.kind === "sign" && isComparison(after.sign) ? after.sign : undefined;
    if (sign === undefined) {
      if (left?.kind === "path") return fieldOf(left, { sign: "true", value: true });
      return left?.kind === "literal" && typeof left.value === "boolean"
        ? { sign: "constant", names: [], value: left.value }
        : undefined;
    }
    if (isNegated) return undefined;
    this.#at++;
    const right = this.#next();
    if (left?.kind === "path" && right?.kind === "literal") return fieldOf(left, { sign, value: right.value });
    if (left?.kind === "literal" && right?.kind === "path")
      return fieldOf(right, { sign: turned.get(sign) ?? sign, value: left.value });
    return undefined;
  }

  #next(): ScriptToken | undefined {
    return this.#tokens[this.#at++];
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== "sign" || token.sign !== sign) return false;
    this.#at++;
    return true;
  }
}

const turned: ReadonlyMap<string, string> = new Map([
  ["<", ">"],
  ["<=", ">="],
  [">", "<"],
  [">=", "<="],
]);

function isComparison(sign: string): boolean {
  return /^(?:[=!]==?|[<>]=?)$/.test(sign);
}

/** `_event.data.…` is a field of the event, `_event.name` its type; other names are the interpreter's own. */
function fieldOf(
  { names: [root, part, ...names] }: ScriptToken & { readonly kind: "path" },
  { sign, value }: Pick<FieldTest, "sign" | "value">,
): FieldTest | undefined {
  if (root !== "_event") return undefined;
  if (part === "data") return isField(names) ? { sign, names, value } : undefined;
  // Types keep their names here only where those can be ids.
  const isKept = typeof value === "string" && usableId(value, "event") === value;
  if (part !== "name" || names.length > 0 || !isKept) return undefined;
  return /^[=!]==?$/.test(sign) ? { sign: sign.startsWith("!") ? "type!=" : "type==", names, value } : undefined;
}
