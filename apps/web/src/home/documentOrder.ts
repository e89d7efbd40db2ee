// In which order the home screen lists the choreographies; kept in this browser.
import type { DocumentSummary } from "@laban/service";
import { useState } from "react";

/** The orders, as a choice; the first is the usual one. */
export const orders = [
  { value: "saved", label: "Last saved" },
  { value: "name", label: "Name" },
  { value: "problems", label: "Problems first" },
] as const;

/** One of the orders. */
export type DocumentOrder = (typeof orders)[number]["value"];

const key = "laban.home.order";

/** The order that was chosen last, and how another is chosen. */
export function useOrder(): readonly [DocumentOrder, (order: string) => void] {
  const [order, setOrder] = useState<DocumentOrder>(() => orderOf(window.localStorage.getItem(key)));
  return [
    order,
    (chosen) => {
      window.localStorage.setItem(key, chosen);
      setOrder(orderOf(chosen));
    },
  ];
}

/** The documents in another order; they come in that of saving, the last saved first, which decides among equal ones. */
export function inOrder(documents: readonly DocumentSummary[], order: DocumentOrder): readonly DocumentSummary[] {
  switch (order) {
    case "saved":
      return documents;
    case "name":
      return documents.toSorted((one, other) => names.compare(one.name, other.name));
    case "problems":
      return documents.toSorted((one, other) => other.counts.problems - one.counts.problems);
  }
}

/** People look for names as they say them: without regard to capitals, "Plan 9" before "Plan 10". */
const names = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });

function orderOf(kept: string | null): DocumentOrder {
  return orders.find(({ value }) => value === kept)?.value ?? "saved";
}
