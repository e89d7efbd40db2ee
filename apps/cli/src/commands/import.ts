// `laban import LOG`: any log that is understood, as CloudEvents NDJSON, or as a document that draws it.
import { documentFromLog } from "@laban/interop";
import { documentText } from "@laban/model";
import { basename } from "node:path";
import type { Command } from "../command.ts";
import { columnFlags, readLogFile, reportJson, reportText } from "../logFile.ts";
import { writeResult } from "../outputFile.ts";
import { lineWriter } from "../terminal/lines.ts";

export const importCommand: Command = {
  name: "import",
  summary: "Turns a log (csv, xes, xes.gz, json, ndjson) into CloudEvents",
  usage: "LOG [-o OUT]",
  files: 1,
  flags: [
    { name: "output", short: "o", value: "OUT", help: "write to this file instead of standard output" },
    { name: "document", help: "write a document with the log's event types instead of the events" },
    ...columnFlags,
    { name: "json", help: "what was assumed and left out as one line of JSON" },
  ],
  details: [
    "Events go to standard output, one CloudEvent per line, ordered by time with ties as in the file. What was assumed and what was left out is said on standard error.",
  ],
  examples: [
    "import log.xes.gz -o events.ndjson",
    "import orders.csv --case order_id --time at --document -o orders.laban.yaml",
  ],
  run: async (terminal, typed) => {
    const [file = ""] = typed.files;
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
  },
};
