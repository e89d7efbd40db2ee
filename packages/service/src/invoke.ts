// Calls an entry of the table: permission, input, handler, in this order. Every door comes through here.
import { failed, type Failure, type Result } from "./failure.ts";
import type { AnyOperation, Call } from "./operation.ts";
import { may } from "./principal.ts";

/**
 * Calls `operation` with an input that nobody has looked at yet. Failures: forbidden, bad-input, and the operation's own.
 * What a handler throws (a bug of ours, a broken store) passes through; the door turns it into `internal` or `storage`.
 */
export async function invoke(operation: AnyOperation, call: Call, input: unknown): Promise<Result<unknown>> {
  const refused = refusal(operation, call);
  if (refused !== undefined) return { ok: false, failure: refused };
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) {
    const places = parsed.error.issues
      .slice(0, 3)
      .map((issue) => `${issue.path.length === 0 ? "the input" : `"${issue.path.join(".")}"`}: ${issue.message}`);
    return failed({
      code: "bad-input",
      message: `${operation.name} was called with an input that it does not take: ${places.join("; ")}.`,
      wayOut: "Correct the named fields; fields that are not named here are fine.",
    });
  }
  return operation.handle(call, parsed.data);
}

function refusal(operation: AnyOperation, call: Call): Failure | undefined {
  if (may(call.principal, operation.scope)) return undefined;
  return {
    code: "forbidden",
    message: `${operation.name} needs the right "${operation.scope}", which this session does not have.`,
    retryable: false,
    wayOut: "Ask an owner of the organisation for it.",
  };
}
