// The tRPC door: the router of the operations table on /trpc, for JSON of bounded size and depth only.
import { createRouter, localOwner, type Failure, type Ports } from "@laban/service";
import { fastifyRequestHandler } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import { answerFailure } from "./answerFailure.ts";
import { isDeeperThan, jsonDepthMax } from "./jsonDepth.ts";

/** Largest body of a call: a text of two million characters and what escaping adds. */
export const callBytesMax: number = 4 * 1024 * 1024;

/** Opens the door. `report` is told of bugs and broken stores. */
export async function openTrpcDoor(
  server: FastifyInstance,
  ports: Ports,
  report: (problem: unknown, operation: string) => void,
): Promise<void> {
  const router = createRouter();
  await server.register(async (scope) => {
    // JSON only, and as it came: the router parses it, after its depth was looked at. Forms need no preflight and have no business here.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => done(null, body));
    scope.route<{ Params: { path: string }; Querystring: { input?: unknown } }>({
      method: ["GET", "POST"],
      url: "/trpc/:path",
      handler: async (request, reply) => {
        const input = request.method === "GET" ? request.query.input : request.body;
        if (typeof input === "string" && isDeeperThan(input, jsonDepthMax))
          return answerFailure(request, reply, 400, tooDeep);
        await fastifyRequestHandler({
          router,
          req: request,
          res: reply,
          path: request.params.path,
          createContext: () => ({ ports, principal: localOwner, report }),
          allowBatching: true,
        });
        return reply;
      },
    });
  });
}

const tooDeep: Failure = {
  code: "bad-input",
  message: `The input is nested deeper than ${jsonDepthMax} levels.`,
  retryable: false,
  wayOut: "Send flatter JSON.",
};
