// The worker that explains: playing a run again takes a moment, and the page stays quick.
import { tellWhy } from "./tellWhy.ts";
import type { FromWhy, ToWhy } from "./whyMessages.ts";

self.addEventListener("message", ({ data }: MessageEvent<ToWhy>) => {
  self.postMessage(answerTo(data), []);
});

/** The page must not wait for ever: what is thrown is a bug, and is told as one. */
function answerTo(question: ToWhy): FromWhy {
  try {
    return tellWhy(question);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { question: question.question, type: "failed", message: `It could not be explained: ${message}` };
  }
}
