// The import door: a log is streamed in as plain bytes, read in a thread of its own, and kept together with the document that is drawn from it.
import {
  keepLog,
  localOwner,
  mayImport,
  uploadBytesMax,
  type Call,
  type Failure,
  type ImportedLog,
  type Ports,
  type Result,
} from "@laban/service";
import type { ColumnMapping } from "@laban/interop";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { LogImporter } from "../imports/logImporter.ts";
import { answerFailure } from "./answerFailure.ts";
import { readUpload } from "./uploadBody.ts";

const megabyte = 1024 * 1024;
/** Uploads that are taken in at once: each may hold 64 MB until it is read. */
export const uploadsAtOnce = 4;

/** Opens POST and PUT /api/import?name=…[&case=…&activity=…&time=…], content type application/octet-stream. */
export async function openImportDoor(
  server: FastifyInstance,
  {
    ports,
    importer,
    report,
  }: { ports: Ports; importer: LogImporter; report: (problem: unknown, place: string) => void },
): Promise<void> {
  let uploads = 0;
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // The bytes stay a stream: the handler counts them while they come.
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    scope.route({
      method: ["POST", "PUT"],
      url: "/api/import",
      bodyLimit: Number.MAX_SAFE_INTEGER,
      handler: async (request, reply) => {
        const gone = new AbortController();
        reply.raw.once("close", () => gone.abort());
        const call: Call = { ports, principal: localOwner, signal: gone.signal };
        const allowed = await mayImport(call);
        if (!allowed.ok) return refuse(request, reply, allowed.failure);
        if (uploads >= uploadsAtOnce) return refuse(request, reply, busy(nameOf(request)));
        uploads += 1;
        try {
          const kept = await takeIn(request, call, importer);
          return kept.ok ? reply.code(201).send(kept.value) : refuse(request, reply, kept.failure);
        } catch (problem) {
          // Whoever broke the upload off knows; nobody else has to.
          if (request.raw.aborted) return refuse(request, reply, leftAlone);
          report(problem, "import");
          throw problem;
        } finally {
          uploads -= 1;
        }
      },
    });
  });
}

/** Reads the upload, its events, and keeps both. Throws when the sender goes away in the middle. */
async function takeIn(request: FastifyRequest, call: Call, importer: LogImporter): Promise<Result<ImportedLog>> {
  const name = nameOf(request);
  const announced = Number(request.headers["content-length"] ?? 0);
  const bytes = announced > uploadBytesMax ? undefined : await readUpload(request.raw, uploadBytesMax);
  if (bytes === undefined) return { ok: false, failure: tooLarge(name, announced) };
  if (bytes.length === 0) return { ok: false, failure: empty(name) };
  const read = await importer.read({ name, bytes, mapping: mappingOf(request) }, call.signal);
  return read.ok ? keepLog(call, read.value) : read;
}

function refuse(request: FastifyRequest, reply: FastifyReply, failure: Failure): FastifyReply {
  return answerFailure(request, reply, statusOf(failure), failure);
}

function nameOf(request: FastifyRequest): string {
  const { name } = request.query as { name?: unknown };
  const given = typeof name === "string" ? name : "";
  // Only ever shown and matched by its ending; never a path.
  const last =
    given
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/\p{Cc}/gu, "")
      .trim() ?? "";
  return last === "" ? "log" : last.slice(0, 200);
}

/** `&case=…&activity=…&time=…`: columns that the person named; the importer chooses the others. */
function mappingOf(request: FastifyRequest): ColumnMapping {
  const query = request.query as Readonly<Record<string, unknown>>;
  const columns = ["case", "activity", "time"] as const;
  return Object.fromEntries(
    columns.flatMap((column) => {
      const name = query[column];
      return typeof name === "string" && name !== "" ? [[column, name.slice(0, 500)]] : [];
    }),
  );
}

function busy(name: string): Failure {
  return {
    code: "queue-full",
    message: `"${name}" was not taken: ${uploadsAtOnce} logs are being imported already.`,
    retryable: true,
    wayOut: "Wait until one of them is done, and import it again.",
  };
}

const leftAlone: Failure = {
  code: "unreadable-log",
  message: "The upload was broken off.",
  retryable: true,
  wayOut: "Send it again; nothing of it was kept.",
};

function tooLarge(name: string, announced: number): Failure {
  const size = announced > uploadBytesMax ? `${Math.ceil(announced / megabyte)} MB` : "too large";
  return {
    code: "too-large",
    message: `"${name}" is ${size}; at most ${uploadBytesMax / megabyte} MB can be imported through the page.`,
    retryable: false,
    wayOut:
      "Compress it (.gz is read as it is), cut out a shorter period, or use `laban import` and `laban run` in a terminal.",
  };
}

function empty(name: string): Failure {
  return {
    code: "unreadable-log",
    message: `"${name}" is empty.`,
    retryable: false,
    wayOut: "Choose a log with events: CSV, XES (also .gz), CloudEvents as NDJSON or JSON.",
  };
}

function statusOf(failure: Failure): number {
  if (failure.code === "too-large") return 413;
  if (failure.code === "unreadable-log") return 422;
  if (failure.code === "forbidden") return 403;
  if (failure.code === "too-many") return 429;
  return failure.code === "queue-full" || failure.code === "stopping" ? 503 : 500;
}
