// Accounts for a document where what becomes of a construct depends on what kind of thing it is: so it is for pictures and pages.
import type { ChoreographyDocument } from "@laban/model";
import { Ledger } from "../ledger.ts";
import type { Construct, ConstructWhat, ExportLoss, LossReport } from "../lossReport.ts";

/** What becomes of all constructs of one kind. */
export type Fate = "kept" | Pick<ExportLoss, "fate" | "why">;

/** Enters every construct; `exception` is asked first. */
export function accountByWhat(
  format: string,
  document: ChoreographyDocument,
  fates: Readonly<Record<ConstructWhat, Fate>>,
  exception: (construct: Construct) => Fate | undefined = () => undefined,
): LossReport {
  const ledger = new Ledger(document);
  for (const construct of ledger.constructs) {
    const fate = exception(construct) ?? fates[construct.what];
    if (fate === "kept") ledger.keep(construct.path);
    else if (fate.fate === "lost") ledger.lose(construct.path, fate.why);
    else ledger.approximate(construct.path, fate.why);
  }
  return ledger.report(format);
}

/** Nothing stands for it. */
export function lost(why: string): Fate {
  return { fate: "lost", why };
}

/** Something means nearly the same. */
export function approximated(why: string): Fate {
  return { fate: "approximated", why };
}

/** Where things stand in the free layout is lost wherever the score is drawn. */
export function exceptFreeLayout({ path }: Construct): Fate | undefined {
  return path[0] === "layout" && path[1] === "free"
    ? lost("The score is drawn; where things stand in the free layout stays in the document.")
    : undefined;
}
