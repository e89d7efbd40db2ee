// The losses of an export as lines that editors and people understand: FILE:LINE:COLUMN, fate, what, why.
import type { ExportLoss, LossReport } from "@laban/interop";
import { pathText, placeOf, type DocumentPath, type ReadResult } from "@laban/model";
import type { Exported } from "./exported.ts";

const LINES_MAX = 200;
/** Places beside the first that are named in a line. */
const NAMED_MAX = 2;

/**
 * One line for each reason, at the first place that it is given for, in the order of the document; further places of the same reason are
 * counted. Of very many lines the first, and how many more.
 */
export function lossLines(file: string, source: ReadResult["source"], { losses }: LossReport): string {
  const reasons = Map.groupBy(losses, ({ fate, why }) => `${fate} ${why}`);
  const lines = [...reasons.values()].slice(0, LINES_MAX).flatMap((alike) => {
    const [first, ...others] = alike;
    if (first === undefined) return [];
    const { line, column } = placeOf(source, placedIn(first.path));
    return `${file}:${line}:${column}: ${first.fate}: ${named(first)}${andOthers(others)}: ${first.why}\n`;
  });
  const more = reasons.size - LINES_MAX;
  return lines.join("") + (more > 0 ? `${file}: … and ${more} reasons more; --json lists all.\n` : "");
}

function named({ path, what }: ExportLoss): string {
  const place = pathText(placedIn(path));
  return place === what ? what : `${what} ${place}`;
}

function andOthers(others: readonly ExportLoss[]): string {
  const shown = others.slice(0, NAMED_MAX).map(({ path }) => pathText(placedIn(path)));
  const left = others.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].map((each) => `, ${each}`).join("");
}

/** "orders.laban.yaml: 2 files for asyncapi; of 45 constructs 40 are kept, 3 approximated, 2 lost". */
export function lossSummary(file: string, { files, report }: Exported): string {
  const { format, constructs, kept, losses } = report;
  const approximated = losses.filter(({ fate }) => fate === "approximated").length;
  const counted = files.length === 1 ? "1 file" : `${files.length} files`;
  return `${file}: ${counted} for ${format}; of ${constructs} constructs ${kept} are kept, ${approximated} approximated, ${losses.length - approximated} lost`;
}

/** Ids never look like integers, so digits are places in a list. */
function placedIn(path: readonly string[]): DocumentPath {
  return path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
