// The body of an upload, read up to a limit.
import type { IncomingMessage } from "node:http";

/** All bytes of `request`, or undefined as soon as they are more than `bytesMax`. Throws when the sender goes away. */
export async function readUpload(request: IncomingMessage, bytesMax: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Left early, the stream must not be destroyed: that would close the connection before the answer was read.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
