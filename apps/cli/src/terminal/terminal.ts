// The terminal as commands see it: lines out with back pressure, messages, the standard input, and the wish to stop. Tests hand in one of their own.
import type { Readable, Writable } from "node:stream";

/** Where a command speaks and listens. */
export interface Terminal {
  /** Writes to standard output; resolves when more may be written. Only results go here. */
  write(text: string): Promise<void>;
  /** Says something to the person: progress, summaries, problems. Goes to standard error. */
  say(text: string): void;
  /** True if a person is looking at standard error. */
  readonly isWatched: boolean;
  readonly input: Readable;
  /** Aborts on Ctrl-C, and when nobody reads the output any more (`| head`). */
  readonly signal: AbortSignal;
}

/** Why the signal aborted. */
export type StopReason = "interrupted" | "unread";

/** A terminal on real streams. `stop` is what signal handlers call. */
export function terminalOn(streams: {
  readonly output: Writable;
  readonly messages: Writable & { isTTY?: boolean };
  readonly input: Readable;
}): Terminal & {
  stop(reason: StopReason): void;
} {
  const { output, messages, input } = streams;
  const controller = new AbortController();
  const stop = (reason: StopReason): void => controller.abort(reason);
  output.on("error", (problem: Error & { code?: string }) => {
    // The reader has gone (`| head`): nothing is wrong, there is just nothing left to do.
    if (problem.code === "EPIPE" || problem.code === "ERR_STREAM_DESTROYED") return stop("unread");
    controller.abort(problem);
  });
  // Messages that nobody can read are nobody's loss.
  messages.on("error", () => {});
  return {
    stop,
    input,
    signal: controller.signal,
    isWatched: messages.isTTY === true,
    say: (text) => {
      messages.write(text);
    },
    write: (text) =>
      new Promise((resolve) => {
        if (controller.signal.aborted) return resolve();
        if (output.write(text)) return resolve();
        const goOn = (): void => {
          output.off("drain", goOn);
          controller.signal.removeEventListener("abort", goOn);
          resolve();
        };
        output.once("drain", goOn);
        controller.signal.addEventListener("abort", goOn, { once: true });
      }),
  };
}
