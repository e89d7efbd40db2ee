// The losses of an export as lines that editors and people understand: FILE:LINE:COLUMN, fate, what, why.
import type { Export, LossReport } from "@laban/interop";
import { pathText, placeOf, type DocumentPath, type ReadResult } from "@laban/model";

const LINES_MAX = 200;

/** One line for each loss, in the order of the document; of very many the first, and how many more. */
export function lossLines(file: string, source: ReadResult["source"], { losses }: LossReport): string {
  const lines = losses.slice(0, LINES_MAX).map(({ path, what, fate, why }) => {
    const { line, column } = placeOf(source, placedIn(path));
    const place = pathText(placedIn(path));
    return `${file}:${line}:${column}: ${fate}: ${place === what ? what : `${what} ${place}`}: ${why}\n`;
  });
  const more = losses.length - LINES_MAX;
  return lines.join("") + (more > 0 ? `${file}: … and ${more} more; --json lists all.\n` : "");
}

/** "orders.laban.yaml: 2 files for asyncapi; of 45 constructs 40 are kept, 3 approximated, 2 lost". */
export function lossSummary(file: string, { files, report }: Export): string {
  const { format, constructs, kept, losses } = report;
  const approximated = losses.filter(({ fate }) => fate === "approximated").length;
  const counted = files.length === 1 ? "1 file" : `${files.length} files`;
  return `${file}: ${counted} for ${format}; of ${constructs} constructs ${kept} are kept, ${approximated} approximated, ${losses.length - approximated} lost`;
}

/** Ids never look like integers, so digits are places in a list. */
function placedIn(path: readonly string[]): DocumentPath {
  return path.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
