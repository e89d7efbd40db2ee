// How a failure looks outside of a tRPC answer: JSON with code, message and wayOut; under /trpc in tRPC's own shape, so that its clients understand it.
import type { Failure } from "@laban/service";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Answers `request` with `failure`. */
export function answerFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  failure: Failure,
): FastifyReply {
  const body = request.url.startsWith("/trpc")
    ? {
        error: { message: failure.message, code: -32_600, data: { code: failure.code, httpStatus: status, failure } },
      }
    : failure;
  return reply.code(status).type("application/json; charset=utf-8").send(JSON.stringify(body));
}
