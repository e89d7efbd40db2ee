// Turns whatever a call threw into a failure that can be shown: the service's own, or "the server did not answer".
import type { Failure } from "@laban/service";
import { TRPCClientError } from "@trpc/client";

/** A failure as the page shows it; `unreachable` is ours, for a server that is gone or a network that is down. */
export interface ShownFailure extends Omit<Failure, "code"> {
  readonly code: Failure["code"] | "unreachable";
}

function isFailure(value: unknown): value is Failure {
  return (
    typeof value === "object" &&
    value !== null &&
    "code" in value &&
    "message" in value &&
    "wayOut" in value &&
    typeof value.message === "string"
  );
}

/** The failure that an error stands for. Never throws; an error it does not know keeps its own words. */
export function failureOf(error: unknown): ShownFailure {
  if (error instanceof TRPCClientError) {
    const data: unknown = error.data;
    if (typeof data === "object" && data !== null && "failure" in data && isFailure(data.failure)) return data.failure;
    // Without a body there was no answer: the process is gone, or something in between answered for it.
    return {
      code: "unreachable",
      message: "The server does not answer.",
      retryable: true,
      wayOut: "Check that it is running; the page tries again by itself.",
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: "internal",
    message,
    retryable: false,
    wayOut: "Reload the page. If it happens again, please report it with these words.",
  };
}
