// Formats that people may well give and that are not read: recognised, and refused in words that say what to do instead.
import { fail } from "../failure.ts";
import type { DesignFile } from "./designFormat.ts";
import { headOf } from "./files/textOf.ts";

interface OtherFormat {
  readonly looks: RegExp;
  readonly code: string;
  readonly says: string;
}

const OTHERS: readonly OtherFormat[] = [
  {
    looks: /<(?:\w+:)?definitions\b[^>]*omg\.org\/spec\/BPMN|<(?:bpmn2?:)?definitions\b/i,
    code: "bpmn",
    says: "is a BPMN diagram. BPMN is not read: draw its messages as event types, or import the schemas of the messages.",
  },
  {
    looks: /^document:\s*$[\s\S]{0,400}?^\s+dsl:|"dsl"\s*:|^specVersion:/m,
    code: "serverless-workflow",
    says: "is a Serverless Workflow, which orchestrates; it is not read. Import the AsyncAPI or the schemas of its events.",
  },
  {
    looks: /"ocel:|"objectTypes"\s*:|<log\b[^>]*>|<\?xml[^>]*>\s*<log\b/,
    code: "log",
    says: "is an event log, not a design. Import it as a log.",
  },
  {
    looks: /"resourceSpans"\s*:|"traceID"\s*:/,
    code: "trace",
    says: "is a trace of a distributed system (OpenTelemetry or Jaeger), which is not read.",
  },
  {
    looks: /"openapi"\s*:|^openapi:\s|"swagger"\s*:|^swagger:\s/m,
    code: "openapi",
    says: "is an OpenAPI description of calls, not of events. Import the AsyncAPI of the service, or the schemas of its events.",
  },
  {
    looks: /^\s*<(?:!doctype\s+)?html\b/i,
    code: "html",
    says: "is a web page. It may be the sign-in page of where it was downloaded.",
  },
];

/** Refuses what is recognised and not read; returns where nothing is. */
export function refuseOtherFormats(files: readonly DesignFile[]): void {
  for (const file of files) {
    const head = headOf(file);
    const other = OTHERS.find(({ looks }) => looks.test(head));
    if (other !== undefined) fail(`unsupported-${other.code}`, `"${file.name}" ${other.says}`, { path: [file.name] });
  }
}
