// An explanation in sentences, for terminals and pages. Words only: what is said is decided in reasons.ts.
import { unreachable } from "@laban/bundle";
import type { InstantMs } from "@laban/trace";
import type { EventExplanation, PatternExplanation, Reason } from "./explanation.ts";
import { spanInWords } from "./spanInWords.ts";

/** How instants are written: ISO in UTC in a terminal, the reader's own zone on a page. */
export type InstantText = (at: InstantMs) => string;

/** What became of the event itself, as one sentence. */
export function eventInWords({ verdict, firstPosition, lateByMs, correlation }: EventExplanation): string {
  const key = correlation === null ? "" : ` for ${correlation}`;
  switch (verdict) {
    case "accepted":
      return `Accepted${key}.`;
    case "uncorrelated":
      return "Accepted, but a part of its key is missing: keyed patterns were not offered it.";
    case "duplicate":
      return `Dropped as a duplicate of event ${firstPosition ?? "?"}: no pattern saw it.`;
    case "late":
      return `Dropped as late: it lies ${spanInWords(lateByMs ?? 0)} behind the watermark. No pattern saw it.`;
    case "late_processed":
      return `Late, ${spanInWords(lateByMs ?? 0)} behind the watermark, and processed there${key}.`;
    default:
      return unreachable(verdict);
  }
}

/** The answer for one pattern: a headline, then a sentence per reason. */
export function patternInWords({ answer, reasons }: PatternExplanation, instant: InstantText): readonly string[] {
  const headline = {
    effect: "An outcome came of it.",
    part: "It took part, and nothing was told yet.",
    nothing: "Nothing came of it.",
    not_offered: "The pattern never saw it.",
  }[answer];
  return [headline, ...reasons.map((reason) => reasonInWords(reason, instant))];
}

/** How many conditions are not told, as one sentence; empty where all are. */
export function omittedInWords({ askedOmitted }: Pick<PatternExplanation, "askedOmitted">): string {
  if (askedOmitted === 0) return "";
  return `${askedOmitted} more ${askedOmitted === 1 ? "was" : "were"} asked at the same places, of other runs.`;
}

/** One reason as a sentence. */
export function reasonInWords(reason: Reason, instant: InstantText): string {
  switch (reason.kind) {
    case "effect": {
      const { outcome, detail, late, action, capability, events, missing, alternative, value } = reason.effect;
      const asks = action === undefined ? "and asks for nothing" : `and asks ${capability ?? ""} for ${action}`;
      const more = [
        ...(alternative === undefined ? [] : [`alternative ${alternative}`]),
        ...(value === undefined ? [] : [`measured ${value}`]),
        ...(missing === undefined ? [] : [`still waiting for ${missing}`]),
        ...(late === true ? ["late"] : []),
      ];
      const brackets = more.length === 0 ? "" : ` (${more.join(", ")})`;
      return `${detail ?? outcome}${brackets} with ${events.join(", ")}, ${asks}.`;
    }
    case "opened":
      return `It opened run ${reason.run}${waits(reason, instant)}.`;
    case "advanced":
      return `It was bound as ${reason.step} of run ${reason.run}, open since ${instant(reason.openedAt)}${waits(reason, instant)}.`;
    case "ended":
      return `It ended run ${reason.run}: ${reason.detail ?? reason.outcome}, without anything to ask for.`;
    case "not_listening":
      return `It listens to ${reason.types.join(", ")} only.`;
    case "dropped":
      return `The event was dropped as ${reason.verdict === "late" ? "late" : "a duplicate"} before any pattern saw it.`;
    case "no_key": {
      const has = reason.fields.length === 0 ? "" : ` There it has ${reason.fields.join(", ")}.`;
      return `Its key needs ${reason.path}, which the event does not have as a text, a number or a flag.${has}`;
    }
    case "condition":
      return reason.verdict === false
        ? `${capital(reason.place)} is false: ${reason.text}`
        : `${capital(reason.place)} has no answer: ${reason.text} (${reason.why ?? ""})`;
    case "cooling":
      return `It is cooling down: it fired for this key at ${instant(reason.since)} and may again at ${instant(reason.until)}.`;
    case "excluded":
      return `Of the exclusive group "${reason.group}", ${reason.winner} (priority ${reason.winnerPriority}) fired first on this event.`;
    case "unexpected":
    case "short":
      return reason.why;
    case "closed": {
      const missing = reason.missing === undefined ? "" : `, waiting for ${reason.missing}`;
      return `The last run of this key, open since ${instant(reason.openedAt)}, ran out at ${instant(reason.closedAt)}${missing}: ${spanInWords(reason.byMs)} before this event.`;
    }
    case "waiting":
      return `Run ${reason.run}, open since ${instant(reason.openedAt)}, was left as it is${waits(reason, instant)}.`;
    case "no_run":
      return reason.opening.length === 0
        ? "No run of this key is open."
        : `No run of this key is open, and only ${reason.opening.join(" or ")} opens one.`;
    case "more":
      return `${reason.count} more like these ${reason.count === 1 ? "is" : "are"} not told.`;
    default:
      return unreachable(reason);
  }
}

function waits(
  { waitingFor, due }: { readonly waitingFor?: string; readonly due?: InstantMs },
  instant: InstantText,
): string {
  // A run that is complete waits for nothing, though its deadline still stands.
  if (waitingFor === undefined) return "";
  return `; it waits for ${waitingFor}${due === undefined ? "" : ` until ${instant(due)}`}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
