// `laban import FILE…`: a log as CloudEvents or as a document that draws it; a design of another tool as a document.
import { designFormats, documentFromLog } from "@laban/interop";
import { documentText } from "@laban/model";
import { basename } from "node:path";
import type { Command, Typed } from "../command.ts";
import { designReportJson, designReportText, importFiles, isDesign, readDesignFiles } from "../designFiles.ts";
import type { ExitCode } from "../exitCodes.ts";
import { columnFlags, readLogFile, reportJson, reportText } from "../logFile.ts";
import { refuseSameFile, writeResult } from "../outputFile.ts";
import { lineWriter } from "../terminal/lines.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { usage } from "../typed.ts";

/** The word for logs after `--from`. */
const LOG = "log";

export const importCommand: Command = {
  name: "import",
  summary: "Turns a log into CloudEvents, or a design of another tool into a document",
  usage: "FILE… [--from FORMAT] [-o OUT]",
  files: 1,
  isMore: true,
  flags: [
    {
      name: "from",
      value: "FORMAT",
      help: "log, or a format that laban formats lists; found by the content unless said",
    },
    { name: "output", short: "o", value: "OUT", help: "write to this file instead of standard output" },
    { name: "document", help: "of a log: write a document with its event types instead of the events" },
    ...columnFlags,
    { name: "json", help: "what was understood, assumed and left out as one line of JSON" },
  ],
  details: [
    "Of a log (csv, xes, xes.gz, json, ndjson) the events go to standard output, one CloudEvent per line, ordered by time with ties as in the file.",
    `Of a design the document goes there: ${designFormats.map(({ title }) => title).join(", ")}. Several files are one design, and may refer to each other; gzip and zip are opened. Nothing is executed or fetched. It ends with 1 when the document has errors, which are then to be mended in it.`,
    "What was understood, guessed and left out is said on standard error.",
  ],
  examples: [
    "import log.xes.gz -o events.ndjson",
    "import orders.csv --case order_id --time at --document -o orders.laban.yaml",
    "import choreography.py -o shop.laban.yaml",
    "import --from github payloads/*/*.json -o repo.laban.yaml",
  ],
  run: async (terminal, typed) => {
    const from = typed.values.get("from");
    const [file = "", ...more] = typed.files;
    await refuseSameFile(
      typed.files.map((each) => ["FILE", each] as const),
      [["--output", typed.values.get("output")]],
    );
    const isOfLog = typed.has("document") || columnFlags.some(({ name }) => typed.has(name));
    if (from === LOG || (from === undefined && isOfLog && more.length === 0))
      return importLogFile(terminal, typed, file);
    if (isOfLog)
      throw usage(
        { name: "import" },
        "--document, --case, --activity and --time are for logs, which are imported one by one.",
      );
    // The standard input can be read once, and a log is read as one.
    if (from === undefined && more.length === 0 && file === "-") return importLogFile(terminal, typed, file);
    const files = await readDesignFiles(terminal, typed.files);
    if (from === undefined && more.length === 0 && !isDesign(files)) return importLogFile(terminal, typed, file);
    const design = importFiles(files, from);
    await writeResult(terminal, typed.values.get("output"), design.text);
    terminal.say(typed.has("json") ? `${designReportJson(design)}\n` : designReportText(design));
    return design.diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

async function importLogFile(terminal: Terminal, typed: Typed, file: string): Promise<ExitCode> {
  const report = await readLogFile(terminal, file, typed);
  const output = typed.values.get("output");
  if (typed.has("document")) {
    await writeResult(terminal, output, documentText(documentFromLog(report, { name: basename(file) })));
  } else if (output === undefined || output === "-") {
    const lines = lineWriter(terminal);
    for (const event of report.events) {
      await lines.line(JSON.stringify(event));
      if (terminal.signal.aborted) break;
    }
    await lines.flush();
  } else {
    await writeResult(terminal, output, report.events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  }
  terminal.say(typed.has("json") ? `${reportJson(file, report)}\n` : reportText(file, report));
  return 0;
}
