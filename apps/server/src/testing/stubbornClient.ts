// For tests: a client that sends all it has whatever comes back, as browsers do. On a bare socket: Node's own client stops once it was answered.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { pipeline } from "node:stream/promises";

/** A large request. */
export interface LargeRequest {
  /** With the query: "/api/import?name=big.csv". */
  readonly path: string;
  readonly type: string;
  readonly megabytes: number;
  /** Whether it says how large it is. */
  readonly framing: "length" | "chunked";
}

/** What came back; `sentBefore`: megabytes that had gone out when it began to come. */
export interface LargeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly sentBefore: number;
}

const piece: Buffer = Buffer.alloc(1024 * 1024, "x,y,z\n");

/** Sends it; rejects when the connection breaks. */
export async function sendLarge(port: number, wanted: LargeRequest): Promise<LargeAnswer> {
  const socket = connect(port, "127.0.0.1");
  const closed = once(socket, "close");
  let said = "";
  let sent = 0;
  let sentBefore = wanted.megabytes;
  socket.setEncoding("utf8").on("data", (part: string) => {
    if (said === "") sentBefore = sent;
    said += part;
  });
  const isChunked = wanted.framing === "chunked";
  await pipeline(
    (function* (): Generator<string | Buffer> {
      yield `POST ${wanted.path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: ${wanted.type}\r\n`;
      yield `${isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${wanted.megabytes * piece.length}`}\r\n\r\n`;
      for (; sent < wanted.megabytes; sent += 1)
        yield* isChunked ? [`${piece.length.toString(16)}\r\n`, piece, "\r\n"] : [piece];
      if (isChunked) yield "0\r\n\r\n";
    })(),
    socket,
  );
  await closed;
  const [head = "", body = ""] = said.split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body: JSON.parse(body), sentBefore };
}

/** Begins an upload and leaves it hanging; resolves when the server has seen its head (it asks for the body then). */
export async function beginUpload(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  const head = `PUT /api/import?name=slow.csv HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000\r\n`;
  socket.write(`${head}Content-Type: application/octet-stream\r\nExpect: 100-continue\r\n\r\n`);
  await once(socket, "data");
  socket.write("case,activity,timestamp\n");
  return socket;
}
