// The syntax tree of an expression. Every node has its range, also in unfinished text, where `missing` stands for what is not written yet.
import type { Uint } from "../values/scalars.ts";

/** What all nodes have: their range in the source (UTF-16, end exclusive) and how deeply they nest. */
interface NodeBase {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

/** A literal with its value: int as bigint, double as number. */
export interface LiteralNode extends NodeBase {
  readonly kind: "literal";
  readonly value: null | boolean | bigint | number | string | Uint | Uint8Array;
}

/** A name: of the scope, or of a macro's variable. */
export interface NameNode extends NodeBase {
  readonly kind: "name";
  readonly name: string;
}

/** `operand.field`, or `operand.?field`; the field's own range is empty in "data.". */
export interface SelectNode extends NodeBase {
  readonly kind: "select";
  /** True for `.?`: the value is an optional. */
  readonly isOptional?: true;
  readonly operand: CelNode;
  readonly field: string;
  readonly fieldStart: number;
  readonly fieldEnd: number;
}

/** `operand[index]`, or `operand[?index]`. */
export interface IndexNode extends NodeBase {
  readonly kind: "index";
  /** True for `[?`: the value is an optional. */
  readonly isOptional?: true;
  readonly operand: CelNode;
  readonly index: CelNode;
}

/** `f(args)`, or `target.f(args)`; macros are calls too. */
export interface CallNode extends NodeBase {
  readonly kind: "call";
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly target?: CelNode;
  readonly args: readonly CelNode[];
}

/** `[a, ?b]`. */
export interface ListNode extends NodeBase {
  readonly kind: "list";
  readonly items: readonly CelNode[];
  /** Positions of the items with a `?`: an optional that stands in the list only where it has a value. */
  readonly optionalAt?: readonly number[];
}

/** `{k: v, ?k: v}`. */
export interface MapNode extends NodeBase {
  readonly kind: "map";
  readonly entries: readonly MapEntry[];
}

/** One entry of a map; with `?` its value is an optional, and the entry is there only where that has a value. */
export interface MapEntry {
  readonly key: CelNode;
  readonly value: CelNode;
  readonly isOptional?: true;
}

/** `!a` or `-a`. */
export interface UnaryNode extends NodeBase {
  readonly kind: "unary";
  readonly operator: "!" | "-";
  readonly operand: CelNode;
}

/** The operators with two sides, except && and ||. */
export type BinaryOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "/" | "%";

/** `a op b`. */
export interface BinaryNode extends NodeBase {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: CelNode;
  readonly right: CelNode;
}

/** A chain of && or of ||, flat, so that 50,000 terms nest no deeper than two. */
export interface LogicNode extends NodeBase {
  readonly kind: "logic";
  readonly operator: "&&" | "||";
  readonly terms: readonly CelNode[];
}

/** `condition ? then : otherwise`. */
export interface ChoiceNode extends NodeBase {
  readonly kind: "choice";
  readonly condition: CelNode;
  readonly then: CelNode;
  readonly otherwise: CelNode;
}

/** Where an expression is expected and not there; its range is empty. */
export interface MissingNode extends NodeBase {
  readonly kind: "missing";
}

/** Any node of the tree. */
export type CelNode =
  | LiteralNode
  | NameNode
  | SelectNode
  | IndexNode
  | CallNode
  | ListNode
  | MapNode
  | UnaryNode
  | BinaryNode
  | LogicNode
  | ChoiceNode
  | MissingNode;

/** The direct parts of a node, in the order of the text. */
export function childrenOf(node: CelNode): readonly CelNode[] {
  switch (node.kind) {
    case "literal":
    case "name":
    case "missing":
      return [];
    case "select":
    case "unary":
      return [node.operand];
    case "index":
      return [node.operand, node.index];
    case "call":
      return node.target === undefined ? node.args : [node.target, ...node.args];
    case "list":
      return node.items;
    case "map":
      return node.entries.flatMap((entry) => [entry.key, entry.value]);
    case "binary":
      return [node.left, node.right];
    case "logic":
      return node.terms;
    case "choice":
      return [node.condition, node.then, node.otherwise];
    default:
      return unreachable(node);
  }
}

/** The node with its direct parts changed; the node itself where none of them changes. Each part is asked once. */
export function withChildren(node: CelNode, changeOf: (child: CelNode) => CelNode): CelNode {
  const changed = new Map(childrenOf(node).map((child) => [child, changeOf(child)]));
  if ([...changed].every(([before, after]) => before === after)) return node;
  const change = (child: CelNode): CelNode => changed.get(child) ?? child;
  switch (node.kind) {
    case "select":
    case "unary":
      return { ...node, operand: change(node.operand) };
    case "index":
      return { ...node, operand: change(node.operand), index: change(node.index) };
    case "call":
      return {
        ...node,
        args: node.args.map(change),
        ...(node.target !== undefined && { target: change(node.target) }),
      };
    case "list":
      return { ...node, items: node.items.map(change) };
    case "map":
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, key: change(entry.key), value: change(entry.value) })),
      };
    case "binary":
      return { ...node, left: change(node.left), right: change(node.right) };
    case "logic":
      return { ...node, terms: node.terms.map(change) };
    case "choice":
      return {
        ...node,
        condition: change(node.condition),
        // oxlint-disable-next-line unicorn/no-thenable -- a part of the tree, never awaited
        then: change(node.then),
        otherwise: change(node.otherwise),
      };
    default:
      return node;
  }
}

/** Ends a switch over a closed union: reached only by a bug of ours. */
export function unreachable(value: never): never {
  throw new Error(`Invariant: unexpected ${JSON.stringify(value)}`);
}
