// Reads the two real logs for the tests of this package: a few lines that know just these files. The product's importers are in interop.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import type { ChoreographyEvent } from "@laban/trace";
import { instantOfRfc3339 } from "../rfc3339.ts";

const folder = new URL("../../../../../shared/data/logs/", import.meta.url);

/** The text of a file beside the checkout; a missing one fails the test that asks for it. */
export function recordedText(name: string): string {
  const path = fileURLToPath(new URL(name, folder));
  if (!existsSync(path)) {
    throw new Error(
      `${path} is missing: the recorded logs belong at ../shared/data/logs beside the checkout; these tests do not run without them.`,
    );
  }
  const bytes = readFileSync(path);
  return (name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
}

/** The events of a recorded log in (time, file order), keyed by case. */
export function recordedLog(name: string): readonly ChoreographyEvent[] {
  const rows = name.endsWith(".csv") ? rowsOfCsv(recordedText(name)) : rowsOfXes(recordedText(name));
  const events = rows.map(({ caseId, type, timestamp }, index) => ({
    id: String(index),
    type,
    source: name,
    time: instantOf(timestamp),
    correlation_id: caseId,
    data: {},
  }));
  return events.toSorted((a, b) => a.time - b.time || Number(a.id) - Number(b.id));
}

interface Row {
  readonly caseId: string;
  readonly type: string;
  readonly timestamp: string;
}

function rowsOfCsv(text: string): readonly Row[] {
  const [header = "", ...lines] = text.trimEnd().split(/\r?\n/);
  if (text.includes('"')) throw new Error("This reader knows no quotes, and the file now has some.");
  const names = header.split(",");
  const columns = ["case:concept:name", "concept:name", "time:timestamp"].map((name) => names.indexOf(name));
  return lines.map((line) => {
    const cells = line.split(",");
    const [caseId = "", type = "", timestamp = ""] = columns.map((column) => cells[column]);
    return { caseId, type, timestamp };
  });
}

function rowsOfXes(text: string): readonly Row[] {
  const rows: Row[] = [];
  for (const [trace] of text.matchAll(/<trace>.*?<\/trace>/gs)) {
    const caseId = attribute(trace.slice(0, trace.indexOf("<event>")), "concept:name");
    for (const [event] of trace.matchAll(/<event>.*?<\/event>/gs)) {
      rows.push({ caseId, type: attribute(event, "concept:name"), timestamp: attribute(event, "time:timestamp") });
    }
  }
  return rows;
}

function attribute(xml: string, key: string): string {
  const value = new RegExp(`key="${key}" value="([^"]*)"`).exec(xml)?.[1];
  if (value === undefined) throw new Error(`No ${key} in ${xml.slice(0, 200)}`);
  return value;
}

function instantOf(timestamp: string): number {
  const instant = instantOfRfc3339(timestamp.replace(" ", "T"));
  if (instant === undefined) throw new Error(`"${timestamp}" is no timestamp`);
  return instant;
}
