// The real logs that tests read. They lie beside the checkout and are never copied into it; a test that cannot find them must fail, not pass.
import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../../shared/data/logs/", import.meta.url);

/** The bytes of a log beside the checkout. */
export function realLog(name: string): Uint8Array {
  const file = new URL(name, folder);
  if (!existsSync(file)) {
    throw new Error(
      `The real log ${name} is missing: put the shared data beside the checkout, as ../shared/data/logs/${name}.`,
    );
  }
  return new Uint8Array(readFileSync(file));
}

/** A JSON file beside the logs. */
export function realFacts(name: string): unknown {
  return JSON.parse(new TextDecoder().decode(realLog(name)));
}

/** Bytes of a text, for logs that a test writes itself. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
