// Who listens to what and who asks for what, over all patterns, through the kinds' own ports.
import type { Ask, ChoreographyDocument, Listen } from "@laban/model";
import { kindCatalog } from "../kinds/catalog.ts";

/** A port of a pattern, with the pattern's id. */
export type OfPattern<Port> = Port & { readonly pattern: string };

/** All ports of a document. */
export interface Wiring {
  readonly listens: readonly OfPattern<Listen>[];
  readonly asks: readonly OfPattern<Ask>[];
}

/** The ports of every pattern whose kind is known, in declaration order. */
export function wiringOf(document: ChoreographyDocument): Wiring {
  const listens: OfPattern<Listen>[] = [];
  const asks: OfPattern<Ask>[] = [];
  for (const [pattern, record] of Object.entries(document.patterns)) {
    const kind = kindCatalog.find(record.kind);
    for (const port of kind?.listens(record) ?? []) listens.push({ ...port, pattern });
    for (const port of kind?.asks(record) ?? []) asks.push({ ...port, pattern });
  }
  return { listens, asks };
}
