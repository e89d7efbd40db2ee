// "Begin from a sign": one small choreography per pattern kind, each of which runs at once.
import allChecksIn from "./beginnings/allChecksIn.laban.yaml?raw";
import checkoutInOrder from "./beginnings/checkoutInOrder.laban.yaml?raw";
import firstAnswerWins from "./beginnings/firstAnswerWins.laban.yaml?raw";
import orderLife from "./beginnings/orderLife.laban.yaml?raw";
import reactOnce from "./beginnings/reactOnce.laban.yaml?raw";
import stormAlarm from "./beginnings/stormAlarm.laban.yaml?raw";
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
  { kind: "all_of", title: "All checks in", summary: "three clearances within 30 s", text: allChecksIn },
  { kind: "any_of", title: "First answer wins", summary: "several replies, one is enough", text: firstAnswerWins },
  { kind: "threshold", title: "Storm alarm", summary: "five failures in ten minutes", text: stormAlarm },
  { kind: "absence", title: "Unpaid reminder", summary: "nothing within 30 minutes", text: unpaidReminder },
  { kind: "state_machine", title: "Order life", summary: "placed, paid, packed, closed", text: orderLife },
];
