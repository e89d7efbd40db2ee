// The tRPC door: the router of the operations table on /trpc, for JSON of bounded size and depth only.
import { localOwner, createRouter, type LabanRouter, type Ports } from "@laban/service";
import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from "@trpc/server/adapters/fastify";
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
  await server.register(async (scope) => {
    scope.addHook("preHandler", async (request, reply) => {
      const query = request.query as { input?: unknown };
      const input = typeof query.input === "string" ? query.input : request.body;
      if (typeof input === "string" && isDeeperThan(input, jsonDepthMax))
        return answerFailure(request, reply, 400, {
          code: "bad-input",
          message: `The input is nested deeper than ${jsonDepthMax} levels.`,
          retryable: false,
          wayOut: "Send flatter JSON.",
        });
    });
    await scope.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: {
        router: createRouter(),
        createContext: () => ({ ports, principal: localOwner, report }),
        allowBatching: true,
      },
    } satisfies FastifyTRPCPluginOptions<LabanRouter>);
    // The plugin reads forms too; no operation takes one, and a form needs no preflight.
    scope.removeContentTypeParser("multipart/form-data");
  });
}
