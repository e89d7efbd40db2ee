// Names with dots (`a.b` as one name of the scope, google.protobuf.Duration) and the variables of cel.block, found in a tree before
// it is checked. A tree without any of them is handed back as it is: that is every condition over events.
import { withChildren, type CallNode, type CelNode, type NameNode } from "./ast.ts";
import { macroScopeOf } from "./macros.ts";

/** What names mean. */
export interface NameSpace {
  /** True for a name, with or without dots, that the scope or the language has. */
  readonly isKnown: (name: string) => boolean;
  /** The namespace that names are looked for in first, from the inside out: "a.b". */
  readonly container?: string;
}

/** The tree with dotted names as names, and with cel.block as bindings. */
export function resolveNames(root: CelNode, space: NameSpace): CelNode {
  return resolve(root.kind === "call" ? (expandBlock(root) ?? root) : root, space, new Set());
}

function resolve(node: CelNode, space: NameSpace, locals: ReadonlySet<string>): CelNode {
  const dotted = node.kind === "name" || node.kind === "select" ? dottedName(node, space, locals) : undefined;
  if (dotted !== undefined) return dotted;
  if (node.kind === "call") {
    const variable = blockVariable(node);
    if (variable !== undefined) return variable;
  }
  const scope = macroScopeOf(withBlockVariables(node));
  if (scope === undefined) return withChildren(node, (child) => resolve(child, space, locals));
  const inner = new Set([...locals, ...scope.variables.map((variable) => variable.name)]);
  return withChildren(withBlockVariables(node), (child) =>
    resolve(child, space, scope.inside.includes(child) ? inner : locals),
  );
}

// The longest run of names from the left that is known.
function dottedName(node: CelNode, space: NameSpace, locals: ReadonlySet<string>): CelNode | undefined {
  const chain: CelNode[] = [];
  const names: string[] = [];
  for (let at: CelNode | undefined = node; at !== undefined; at = at.kind === "select" ? at.operand : undefined) {
    if (at.kind !== "name" && (at.kind !== "select" || at.isOptional === true)) return undefined;
    chain.unshift(at);
    names.unshift(at.kind === "name" ? at.name : at.field);
  }
  const [root = ""] = names;
  const isAbsolute = root.startsWith(".");
  if (locals.has(root)) return undefined;
  for (let count = names.length; count > 0; count -= 1) {
    const written = names.slice(0, count).join(".").replace(/^\./, "");
    const found = candidates(written, isAbsolute ? undefined : space.container).find(space.isKnown);
    const last = chain[count - 1];
    if (found === undefined || last === undefined) continue;
    if (count === 1 && found === root) return undefined;
    const name: NameNode = { kind: "name", name: found, start: last.start, end: last.end, depth: 1 };
    return chain
      .slice(count)
      .reduce<CelNode>((operand, select) => (select.kind === "select" ? { ...select, operand } : operand), name);
  }
  return undefined;
}

function candidates(name: string, container: string | undefined): readonly string[] {
  const parts = container === undefined ? [] : container.split(".");
  return parts.map((_, index) => [...parts.slice(0, parts.length - index), name].join(".")).concat(name);
}

// cel.index(1) and cel.iterVar(0, 1) are names that an optimiser made.
function blockVariable({ name, target, args, start, end }: CallNode): NameNode | undefined {
  if (target?.kind !== "name" || target.name !== "cel") return undefined;
  if (name !== "index" && name !== "iterVar" && name !== "accuVar") return undefined;
  const numbers = args.map((arg) =>
    arg.kind === "literal" && typeof arg.value === "bigint" ? String(arg.value) : "?",
  );
  return { kind: "name", name: `@${name}:${numbers.join(":")}`, start, end, depth: 1 };
}

// [1].map(cel.iterVar(0, 0), …): the variable is a name before the loop is looked at.
function withBlockVariables(node: CelNode): CelNode {
  if (node.kind !== "call") return node;
  const args = node.args.map((arg) => (arg.kind === "call" ? (blockVariable(arg) ?? arg) : arg));
  return args.every((arg, index) => arg === node.args[index]) ? node : { ...node, args };
}

// Each value nests one level deeper.
const blockMax = 100;

// Only where it is the whole expression, as optimisers write it. cel.block([a, b], c) is cel.bind(@index:0, a, cel.bind(@index:1, b, c)).
function expandBlock(node: CallNode): CelNode | undefined {
  const [values, body] = node.args;
  const isBlock = node.name === "block" && node.target?.kind === "name" && node.target.name === "cel";
  if (
    !isBlock ||
    values?.kind !== "list" ||
    values.items.length > blockMax ||
    body === undefined ||
    node.args.length !== 2
  )
    return undefined;
  return values.items.reduceRight<CelNode>((inner, value, index) => {
    const variable: NameNode = {
      kind: "name",
      name: `@index:${index}`,
      start: value.start,
      end: value.start,
      depth: 1,
    };
    return { ...node, name: "bind", args: [variable, value, inner], depth: inner.depth + 1 };
  }, body);
}
