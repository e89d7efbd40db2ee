// Runs one bomb in a process of its own, which has little memory and may do nothing but compute: prints the failure and what it cost as JSON.
import { bombs } from "./bombs.scene.ts";
import { importDesign } from "./importDesign.ts";

const names = process.argv.slice(2);
for (const name of names) {
  const bomb = bombs.get(name);
  if (bomb === undefined) throw new Error(`there is no bomb "${name}"`);
  const files = bomb.make();
  const before = process.cpuUsage();
  const result = importDesign(files, bomb.from === undefined ? {} : { from: bomb.from });
  const { user, system } = process.cpuUsage(before);
  const failure = "failure" in result ? result.failure : undefined;
  process.stdout.write(`${JSON.stringify({ name, failure, cpuMs: Math.round((user + system) / 1_000) })}\n`);
}
