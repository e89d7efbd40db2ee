// The text of a plain file, whole or its beginning; what is no text is refused.
import { fail } from "../../failure.ts";
import type { DesignFile } from "../designFormat.ts";
import { designLimits } from "../designLimits.ts";

/** A file is decoded once, however many formats look at it. */
const whole = new WeakMap<DesignFile, string>();
const heads = new WeakMap<DesignFile, string>();

/**
 * The whole text: UTF-8, or UTF-16 with its mark.
 *
 * @throws ImportProblem import/encoding.
 */
export function textOf(file: DesignFile): string {
  const known = whole.get(file);
  if (known !== undefined) return known;
  let text: string;
  try {
    text = new TextDecoder(encodingOf(file.bytes), { fatal: true }).decode(file.bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    fail("encoding", `"${file.name}" is no text in UTF-8. Save it as UTF-8, or choose the right file.`, {
      path: [file.name],
    });
  }
  if (text.includes("\u0000")) {
    fail("encoding", `"${file.name}" is no text: it has zero bytes. Choose the right file.`, { path: [file.name] });
  }
  whole.set(file, text);
  return text;
}

/** The beginning, for telling formats apart; never refuses. */
export function headOf(file: DesignFile): string {
  const known = heads.get(file);
  if (known !== undefined) return known;
  const head = new TextDecoder(encodingOf(file.bytes)).decode(file.bytes.subarray(0, designLimits.headBytesMax));
  heads.set(file, head);
  return head;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
