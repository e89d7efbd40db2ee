// The program: `node apps/server/src/main.ts`. Checks the runtime before anything that would crash on an older one is loaded.
const oldestNode = 24;
if (Number(process.versions.node.split(".")[0]) < oldestNode) {
  process.stderr.write(
    `Laban needs Node ${oldestNode} or newer; this is Node ${process.versions.node} (${process.execPath}). ` +
      "Start it with `npm start`, which brings the right one.\n",
  );
  process.exit(1);
}
const { startProgram } = await import("./startProgram.ts");
await startProgram(process.env);
