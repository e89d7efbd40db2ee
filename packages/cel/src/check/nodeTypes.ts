// The types of the nodes of one tree. Most nodes of a long condition say their type themselves, and are not remembered.
import type { CelType } from "../door.ts";
import type { CelNode } from "../syntax/ast.ts";
import { types } from "../types.ts";
import { kindOf } from "../values/value.ts";

/** What the checker found out about the nodes of a tree. */
export interface NodeTypes {
  /** Undefined for nodes that were not checked. */
  get(node: CelNode): CelType | undefined;
  has(node: CelNode): boolean;
}

/** Where nothing was checked. */
export const noTypes: NodeTypes = { get: () => undefined, has: () => false };

/** The types of a tree that is being checked. */
export class CheckedTypes implements NodeTypes {
  readonly #types = new Map<CelNode, CelType>();

  get(node: CelNode): CelType | undefined {
    return typeSaidBy(node) ?? this.#types.get(node);
  }

  has(node: CelNode): boolean {
    return this.get(node) !== undefined;
  }

  set(node: CelNode, type: CelType): void {
    if (typeSaidBy(node) === undefined) this.#types.set(node, type);
  }
}

const bool: CelType = types.bool;

/** The type of a node whatever is in it: literals, and what is always true or false. */
export function typeSaidBy(node: CelNode): CelType | undefined {
  switch (node.kind) {
    case "literal": {
      const kind = kindOf(node.value);
      const isSimple = kind !== undefined && kind !== "list" && kind !== "map" && kind !== "optional";
      return isSimple ? types[kind] : types.dyn;
    }
    case "logic":
      return bool;
    case "unary":
      return node.operator === "!" ? bool : undefined;
    case "binary":
      switch (node.operator) {
        case "+":
        case "-":
        case "*":
        case "/":
        case "%":
          return undefined;
        default:
          return bool;
      }
    default:
      return undefined;
  }
}
