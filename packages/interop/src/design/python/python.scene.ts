// Python itself, for comparing with: what its own `ast` makes of expressions, and what its own `eval` answers. Tests need python3 on the machine.
import { spawnSync } from "node:child_process";

const SCRIPT = `
import ast, json, sys
def dump(n):
    t = type(n).__name__
    if t == "Expression": return dump(n.body)
    if t == "Constant":
        if isinstance(n.value, bytes) or n.value is ...: return [t]
        return [t, n.value]
    if t == "Name": return [t, n.id]
    if t == "Attribute": return [t, dump(n.value), n.attr]
    if t == "Subscript": return [t, dump(n.value), dump(n.slice)]
    if t == "Slice": return [t] + [x and dump(x) for x in (n.lower, n.upper, n.step)]
    if t == "Call": return [t, dump(n.func), [dump(a) for a in n.args], [[k.arg, dump(k.value)] for k in n.keywords]]
    if t in ("List", "Tuple", "Set"): return [t, [dump(x) for x in n.elts]]
    if t == "Dict": return [t, [dump(x) for x in n.keys], [dump(x) for x in n.values]]
    if t == "BoolOp": return [t, type(n.op).__name__, [dump(x) for x in n.values]]
    if t == "UnaryOp": return [t, type(n.op).__name__, dump(n.operand)]
    if t == "BinOp": return [t, type(n.op).__name__, dump(n.left), dump(n.right)]
    if t == "Compare": return [t, dump(n.left), [type(o).__name__ for o in n.ops], [dump(c) for c in n.comparators]]
    if t == "IfExp": return [t, dump(n.test), dump(n.body), dump(n.orelse)]
    if t in ("ListComp", "SetComp", "GeneratorExp"): return [t, dump(n.elt), gens(n)]
    if t == "DictComp": return [t, dump(n.key), dump(n.value), gens(n)]
    return [t]
def gens(n): return [[dump(g.target), dump(g.iter), [dump(i) for i in g.ifs]] for g in n.generators]
def trees(texts):
    for text in texts:
        try: yield dump(ast.parse(text.strip(), mode="eval"))
        except (SyntaxError, ValueError): yield None
def answers(cases):
    for text, data in cases:
        event = {"event_type": "t", "event_id": "1", "source_agent": "s", "timestamp": "2026-01-01T00:00:00+00:00", "correlation_id": "c", "data": data}
        names = {"event": event, "data": data, "source": "s", "correlation_id": "c"}
        try: yield bool(eval(text.strip(), {**names}, {}))
        except Exception as e: yield type(e).__name__
job, rows = json.load(sys.stdin)
json.dump(list((trees if job == "trees" else answers)(rows)), sys.stdout)
`;

function asked(job: "trees" | "answers", rows: readonly unknown[]): readonly unknown[] {
  const { stdout, stderr, status, error } = spawnSync("python3", ["-W", "ignore", "-c", SCRIPT], {
    input: JSON.stringify([job, rows]),
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) {
    throw new Error(
      `This test compares with Python itself, and python3 cannot be started (${error.message}). Install it: apt-get install python3.`,
    );
  }
  if (status !== 0) throw new Error(`python3 failed: ${stderr.slice(-2_000)}`);
  return JSON.parse(stdout) as readonly unknown[];
}

/** The tree of each text as lists of words; null where Python finds no expression. */
export function pythonTrees(texts: readonly string[]): readonly unknown[] {
  return asked("trees", texts);
}

/** What Python answers for each condition with its data: a truth value, or the name of what it raises. */
export function pythonAnswers(cases: readonly (readonly [condition: string, data: unknown])[]): readonly unknown[] {
  return asked("answers", cases);
}
