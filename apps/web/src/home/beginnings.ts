// "Begin from a sign": one small choreography per pattern kind, each of which runs at once.
import checkoutInOrder from "./beginnings/checkoutInOrder.laban.yaml?raw";
import reactOnce from "./beginnings/reactOnce.laban.yaml?raw";
import unpaidReminder from "./beginnings/unpaidReminder.laban.yaml?raw";

/** A way to begin; `kind` is the pattern kind that it shows. */
export interface Beginning {
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

/** In palette order. A kind without a beginning is simply not offered here. */
export const beginnings: readonly Beginning[] = [
  { kind: "pattern", title: "React once", summary: "one event, one condition, one action", text: reactOnce },
  { kind: "sequence", title: "Checkout in order", summary: "three steps, 60 s apart at most", text: checkoutInOrder },
  { kind: "absence", title: "Unpaid reminder", summary: "nothing within 30 minutes", text: unpaidReminder },
];
