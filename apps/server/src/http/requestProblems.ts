// What is wrong with a request before any operation sees it (too large, not JSON, a type nobody reads), as a failure with a way out.
import { StorageFailed, type Failure } from "@laban/service";
import { codeOf } from "../startProblem.ts";
import { callBytesMax } from "./trpcDoor.ts";

/** The failure for what Fastify or a handler threw. `isOurs`: a bug or a broken store, to be reported. */
export function failureOfRequest(problem: unknown): {
  readonly status: number;
  readonly failure: Failure;
  readonly isOurs: boolean;
} {
  if (problem instanceof StorageFailed) return { status: 500, failure: problem.failure, isOurs: true };
  const code = codeOf(problem);
  const known = code === undefined ? undefined : knownProblems.get(code);
  if (known !== undefined) return { ...known, isOurs: false };
  const status = problem instanceof Error ? Number(Reflect.get(problem, "statusCode")) : Number.NaN;
  if (status >= 400 && status < 500)
    return {
      status,
      isOurs: false,
      failure: {
        code: "bad-input",
        message: `The request cannot be read (${code ?? status}).`,
        retryable: false,
        wayOut: "Check its address, headers and body.",
      },
    };
  return {
    status: 500,
    isOurs: true,
    failure: {
      code: "internal",
      message: "Something went wrong inside the server.",
      retryable: true,
      wayOut: "Try again; if it happens again, the server's log says why.",
    },
  };
}

const knownProblems: ReadonlyMap<string, { readonly status: number; readonly failure: Failure }> = new Map([
  [
    "FST_ERR_CTP_BODY_TOO_LARGE",
    {
      status: 413,
      failure: {
        code: "too-large",
        message: `The request is larger than ${callBytesMax / (1024 * 1024)} MB.`,
        retryable: false,
        wayOut: "A document may have two million characters; a log goes to /api/import.",
      },
    },
  ],
  [
    "FST_ERR_CTP_INVALID_MEDIA_TYPE",
    {
      status: 415,
      failure: {
        code: "bad-input",
        message: "The body has a content type that is not read here.",
        retryable: false,
        wayOut: "Operations take application/json, imports application/octet-stream.",
      },
    },
  ],
]);
