// The runtime expression of a correlation id → a path of ours.
import type { Json } from "@laban/model";

/** `$message.payload#/a/b` → `data.a.b`; a header stands for the event's own correlation id. */
export function correlationPath(location: Json | undefined): { readonly path?: string; readonly why: string } {
  if (typeof location !== "string") return { why: "it says no location" };
  const payload = /^\$message\.payload#\/(.+)$/.exec(location)?.[1];
  if (payload !== undefined) {
    const steps = payload.split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (steps.every((step) => step !== "" && !/[.\s]/.test(step))) return { path: `data.${steps.join(".")}`, why: "" };
    return { why: "a name in its path has a dot or a blank, which no path here can have" };
  }
  if (location.startsWith("$message.header#/"))
    return {
      path: "correlation_id",
      why: "it is in a header; whoever hands the events in puts it into correlation_id",
    };
  return { why: `${location.slice(0, 60)} is no location that is understood` };
}
