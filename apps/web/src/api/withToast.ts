// Runs something that may fail and says so in a message at the bottom, with the way out. For actions that have no place of their own for bad news.
import { toast } from "../controls/index.ts";
import { failureOf } from "./failureOf.ts";

/** Starts `work`; a failure becomes a message that stays until it is closed. */
export function withToast(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const failure = failureOf(error);
    // Lists try again by themselves; what a person pressed does not.
    const wayOut = failure.code === "unreachable" ? "Check that it is running, and do it again." : failure.wayOut;
    toast({ tone: "bad", title: failure.message, description: wayOut });
  });
}
