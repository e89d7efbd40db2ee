// The tree of a Python expression, as far as conditions and calls need it; names follow Python's own `ast`.

/** Offsets in the text, end exclusive. */
interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A part of a comprehension: `for TARGET in ITER if …`. */
export interface Comprehension {
  readonly target: PyNode;
  readonly iter: PyNode;
  readonly ifs: readonly PyNode[];
}

/** An expression. */
export type PyNode = Placed &
  (
    | { readonly type: "Name"; readonly name: string }
    | { readonly type: "Constant"; readonly value: string | number | boolean | null; readonly isFloat?: boolean }
    /** Texts that are made at run time (f"…") and bytes: read over, never evaluated. */
    | { readonly type: "JoinedStr" | "Bytes" | "Ellipsis" }
    | { readonly type: "Attribute"; readonly of: PyNode; readonly name: string }
    | { readonly type: "Subscript"; readonly of: PyNode; readonly index: PyNode }
    | { readonly type: "Slice"; readonly lower?: PyNode; readonly upper?: PyNode; readonly step?: PyNode }
    | {
        readonly type: "Call";
        readonly of: PyNode;
        readonly args: readonly PyNode[];
        readonly keywords: readonly { readonly name: string; readonly value: PyNode }[];
      }
    | { readonly type: "List" | "Tuple" | "Set"; readonly items: readonly PyNode[] }
    | { readonly type: "Dict"; readonly keys: readonly PyNode[]; readonly values: readonly PyNode[] }
    | { readonly type: "BoolOp"; readonly op: "and" | "or"; readonly values: readonly PyNode[] }
    | { readonly type: "UnaryOp"; readonly op: "not" | "-" | "+" | "~"; readonly operand: PyNode }
    | { readonly type: "BinOp"; readonly op: BinaryOperator; readonly left: PyNode; readonly right: PyNode }
    | {
        readonly type: "Compare";
        readonly left: PyNode;
        readonly ops: readonly CompareOperator[];
        readonly rights: readonly PyNode[];
      }
    | { readonly type: "IfExp"; readonly test: PyNode; readonly body: PyNode; readonly orelse: PyNode }
    | {
        readonly type: "ListComp" | "SetComp" | "GeneratorExp";
        readonly element: PyNode;
        readonly generators: readonly Comprehension[];
      }
    | {
        readonly type: "DictComp";
        readonly key: PyNode;
        readonly value: PyNode;
        readonly generators: readonly Comprehension[];
      }
  );

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "|" | "^" | "&" | "<<" | ">>";
export type CompareOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";

/** Why a text is not read, at its offset. Caught by whoever reads calls or translates conditions. */
export class PythonProblem extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
