// The tRPC router, generated from the operations table: one procedure per entry, nothing written twice.
import {
  initTRPC,
  tracked,
  TRPCError,
  type AnyTRPCProcedure,
  type TRPCBuiltRouter,
  type TRPCDefaultErrorData,
  type TRPCErrorShape,
  type TRPCMutationProcedure,
  type TRPCQueryProcedure,
  type TRPCSubscriptionProcedure,
  type TrackedEnvelope,
} from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server";
import { z } from "zod";
import type { Failure, FailureCode, Result } from "./failure.ts";
import { invoke } from "./invoke.ts";
import type { AnyOperation, Call, Followed, Mutation, Query, Subscription } from "./operation.ts";
import { StorageFailed, type Ports } from "./ports.ts";
import type { Principal } from "./principal.ts";
import { operations, type OperationsTable } from "./table.ts";

/** What a door hands to the router for each request. */
export interface RequestContext {
  readonly ports: Ports;
  readonly principal: Principal;
  /** Told of what was thrown: bugs and broken stores. The caller only sees that something went wrong. */
  readonly report: (problem: unknown, operation: string) => void;
}

/** The shape of an error on the wire: `error.data.failure` is there for every answer that is not a success. */
export interface FailureShape extends TRPCErrorShape<TRPCDefaultErrorData & { readonly failure: Failure }> {}

interface RootTypes {
  ctx: RequestContext;
  meta: object;
  errorShape: FailureShape;
  transformer: false;
}

type ProcedureOf<Operation> =
  Operation extends Query<infer Input, infer Output>
    ? TRPCQueryProcedure<{ input: Input; output: Output; meta: object }>
    : Operation extends Mutation<infer Input, infer Output>
      ? TRPCMutationProcedure<{ input: Input; output: Output; meta: object }>
      : Operation extends Subscription<infer Input, infer Item>
        ? TRPCSubscriptionProcedure<{
            input: Input;
            output: AsyncIterable<TrackedEnvelope<Item>, void, unknown>;
            meta: object;
          }>
        : never;

type ProceduresOf<Area> = { [Name in keyof Area]: ProcedureOf<Area[Name]> };

/** The router's type: what a client is made with (`createTRPCClient<LabanRouter>`). */
export type LabanRouter = TRPCBuiltRouter<
  RootTypes,
  { [Area in keyof OperationsTable]: ProceduresOf<OperationsTable[Area]> }
>;

const t = initTRPC.context<RequestContext>().create({
  errorFormatter: ({ shape, error, path }): FailureShape => {
    const failure = failureOf(error, path);
    // The stack is ours to read, in the log; it is nobody else's business.
    const { stack: _stack, ...data } = shape.data;
    return { ...shape, message: failure.message, data: { ...data, failure } };
  },
  sse: { ping: { enabled: true, intervalMs: 5_000 }, client: { reconnectAfterInactivityMs: 20_000 } },
});

/** Makes the router. */
export function createRouter(): LabanRouter {
  const areas: Record<string, Record<string, AnyTRPCProcedure>> = {};
  for (const [area, entries] of Object.entries(operations)) {
    const procedures: Record<string, AnyTRPCProcedure> = {};
    for (const [name, operation] of Object.entries<AnyOperation>(entries)) procedures[name] = procedureOf(operation);
    areas[area] = procedures;
  }
  // A loop cannot carry the type of each entry; `LabanRouter` is computed from the same table, so the two agree by construction.
  return t.router(areas) as unknown as LabanRouter;
}

function procedureOf(operation: AnyOperation): AnyTRPCProcedure {
  // The entry's own schema is asked in `invoke`, after the permission; here everything passes.
  const open = t.procedure.input(z.unknown());
  if (operation.kind === "subscription")
    return open.subscription(async function* ({ ctx, input, signal }) {
      const items = unwrap(await run(operation, ctx, input, signal)) as AsyncIterable<Followed<unknown>>;
      for await (const { id, data } of items) yield tracked(id, data);
    });
  const resolve = async ({
    ctx,
    input,
    signal,
  }: {
    ctx: RequestContext;
    input: unknown;
    signal: AbortSignal | undefined;
  }) => unwrap(await run(operation, ctx, input, signal));
  return operation.kind === "query" ? open.query(resolve) : open.mutation(resolve);
}

async function run(
  operation: AnyOperation,
  context: RequestContext,
  input: unknown,
  signal: AbortSignal | undefined,
): Promise<Result<unknown>> {
  const call: Call = {
    ports: context.ports,
    principal: context.principal,
    signal: signal ?? new AbortController().signal,
  };
  try {
    return await invoke(operation, call, input);
  } catch (problem) {
    context.report(problem, operation.name);
    throw problem;
  }
}

/** Carries a failure through tRPC's own machinery, which only knows exceptions. */
class FailureCarrier extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

function unwrap(result: Result<unknown>): unknown {
  if (result.ok) return result.value;
  const { failure } = result;
  throw new TRPCError({ code: wireCode[failure.code], message: failure.message, cause: new FailureCarrier(failure) });
}

const wireCode = {
  "bad-input": "BAD_REQUEST",
  "bad-json": "PARSE_ERROR",
  "not-found": "NOT_FOUND",
  forbidden: "FORBIDDEN",
  "foreign-origin": "FORBIDDEN",
  conflict: "CONFLICT",
  shrink: "PRECONDITION_FAILED",
  "too-large": "PAYLOAD_TOO_LARGE",
  "too-many": "TOO_MANY_REQUESTS",
  "queue-full": "TOO_MANY_REQUESTS",
  "not-readable": "UNPROCESSABLE_CONTENT",
  "not-runnable": "UNPROCESSABLE_CONTENT",
  "unreadable-log": "UNPROCESSABLE_CONTENT",
  stopping: "SERVICE_UNAVAILABLE",
  storage: "INTERNAL_SERVER_ERROR",
  internal: "INTERNAL_SERVER_ERROR",
} satisfies Record<FailureCode, TRPC_ERROR_CODE_KEY>;

/** The failure that an error stands for; for those of tRPC itself, one of ours that says the same. */
function failureOf(error: TRPCError, path: string | undefined): Failure {
  if (error.cause instanceof FailureCarrier) return error.cause.failure;
  if (error.cause instanceof StorageFailed) return error.cause.failure;
  const ofTransport = transportFailures[error.code];
  if (ofTransport !== undefined) return { ...ofTransport, message: ofTransport.message.replace("{path}", path ?? "") };
  return {
    code: "internal",
    message: `Something went wrong inside the server${path === undefined ? "" : ` in ${path}`}.`,
    retryable: true,
    wayOut: "Try again; if it happens again, the server's log says why.",
  };
}

const transportFailures: Partial<Record<TRPC_ERROR_CODE_KEY, Failure>> = {
  NOT_FOUND: {
    code: "not-found",
    message: 'There is no operation "{path}".',
    retryable: false,
    wayOut: "Reload the page: it may be older than the server.",
  },
  PARSE_ERROR: {
    code: "bad-json",
    message: "The request is not valid JSON.",
    retryable: false,
    wayOut: "Send a JSON body.",
  },
  BAD_REQUEST: {
    code: "bad-json",
    message: "The request is not one that this server understands.",
    retryable: false,
    wayOut: "Send the input as JSON, as the tRPC protocol says.",
  },
  METHOD_NOT_SUPPORTED: {
    code: "bad-input",
    message: '"{path}" is not called with this HTTP method.',
    retryable: false,
    wayOut: "Use GET for queries and POST for changes.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    code: "bad-input",
    message: "The body has a content type that is not understood.",
    retryable: false,
    wayOut: "Send application/json.",
  },
};
