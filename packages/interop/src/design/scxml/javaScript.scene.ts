// JavaScript itself, for comparing with: what it answers for conditions of SCXML documents. Only tests use this, in a process of its own.
import { spawnSync } from "node:child_process";

const SCRIPT = `
const { createContext, Script } = require("node:vm");
const rows = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const context = createContext({ text: "" });
const scripts = new Map();
const scriptOf = (cond) => {
  if (!scripts.has(cond)) scripts.set(cond, new Script("_event = JSON.parse(text); Boolean(" + cond + ")"));
  return scripts.get(cond);
};
const answers = rows.map(([cond, data]) => {
  context.text = JSON.stringify({ name: "order.paid", data });
  try {
    return scriptOf(cond).runInContext(context);
  } catch (error) {
    return String(error);
  }
});
process.stdout.write(JSON.stringify(answers));
`;

/** What JavaScript answers for each condition with its `_event.data`: a truth value, or what it throws. */
export function javaScriptAnswers(
  rows: readonly (readonly [cond: string, data: unknown])[],
): readonly (boolean | string)[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", SCRIPT], {
    input: JSON.stringify(rows),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`node failed: ${stderr.slice(-2_000)}`);
  return JSON.parse(stdout) as readonly (boolean | string)[];
}
