// The questions to the explaining worker: one under way and one waiting, the newest. Who clicks through a run quickly wants the last answer only.
import type { FromWhy, ToWhy } from "./whyMessages.ts";

/** What is asked, before it has its number. */
export type WhyQuestion = Omit<ToWhy, "question">;

/** The worker, as far as questions need it. */
export interface WhyWorker {
  readonly post: (question: ToWhy) => void;
  readonly terminate: () => void;
}

/** Starts a worker that gives its answers, or says once that it broke. */
export type StartWhyWorker = (hears: {
  readonly answer: (from: FromWhy) => void;
  readonly failure: (message: string) => void;
}) => WhyWorker;

interface Asked {
  readonly asked: ToWhy;
  readonly onAnswer: (answer: FromWhy) => void;
}

/** One per page. The worker starts with the first question, and anew with the first after it broke. */
export class WhyQuestions {
  readonly #start: StartWhyWorker;
  #worker: WhyWorker | undefined;
  #count = 0;
  #underWay: Asked | undefined;
  #waiting: Asked | undefined;

  constructor(start: StartWhyWorker) {
    this.#start = start;
  }

  /** Puts a question; what is returned forgets it. Each is answered once unless it is forgotten. */
  ask(what: WhyQuestion, onAnswer: (answer: FromWhy) => void): () => void {
    this.#count += 1;
    let isForgotten = false;
    const question: Asked = {
      asked: { question: this.#count, ...what },
      onAnswer: (answer) => {
        if (!isForgotten) onAnswer(answer);
      },
    };
    const displaced = this.#waiting;
    this.#waiting = question;
    if (displaced !== undefined) fail(displaced, "Another question came in between. Select it again.");
    this.#next();
    return () => {
      isForgotten = true;
      if (this.#waiting === question) this.#waiting = undefined;
    };
  }

  #next(): void {
    const next = this.#waiting;
    if (next === undefined || this.#underWay !== undefined) return;
    this.#waiting = undefined;
    this.#underWay = next;
    this.#worker ??= this.#started();
    this.#worker.post(next.asked);
  }

  #started(): WhyWorker {
    const worker = this.#start({
      answer: (from) => {
        const answered = this.#underWay;
        if (this.#worker !== worker || answered?.asked.question !== from.question) return;
        this.#underWay = undefined;
        answered.onAnswer(from);
        this.#next();
      },
      failure: (message) => {
        if (this.#worker !== worker) return;
        worker.terminate();
        this.#worker = undefined;
        const failed = this.#underWay;
        this.#underWay = undefined;
        if (failed !== undefined) fail(failed, `It could not be explained: ${message}`);
        this.#next();
      },
    });
    return worker;
  }
}

function fail({ asked, onAnswer }: Asked, message: string): void {
  onAnswer({ question: asked.question, type: "failed", message });
}
