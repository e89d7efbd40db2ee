// One question under way, the newest waiting; a worker that broke is ended and replaced.
import { expect, test } from "vitest";
import type { FromWhy, ToWhy } from "./whyMessages.ts";
import { type StartWhyWorker, WhyQuestions } from "./whyQuestions.ts";

/** Workers that answer when they are told to. */
function scene() {
  const workers: {
    readonly posted: ToWhy[];
    readonly hears: Parameters<StartWhyWorker>[0];
    isTerminated: boolean;
  }[] = [];
  const questions = new WhyQuestions((hears) => {
    const worker = { posted: [] as ToWhy[], hears, isTerminated: false };
    workers.push(worker);
    return {
      post: (question) => worker.posted.push(question),
      terminate: () => {
        worker.isTerminated = true;
      },
    };
  });
  const answers: string[] = [];
  const ask = (pattern: string): (() => void) =>
    questions.ask({ text: "", pattern, events: [] }, (from) =>
      answers.push(`${pattern}: ${from.type === "told" ? "told" : from.message}`),
    );
  const posted = (): readonly string[] =>
    workers.map((worker) => worker.posted.map(({ pattern }) => pattern).join(" "));
  const answer = (worker = workers.at(-1)): void => {
    const question = worker?.posted.at(-1)?.question ?? 0;
    const told: FromWhy = { question, type: "told", why: { reasons: [], asked: [], omitted: "" } };
    worker?.hears.answer(told);
  };
  return { workers, ask, answers, posted, answer };
}

test("while a question is under way only the newest waits; the one it displaced is told so", () => {
  const { ask, answers, posted, answer } = scene();
  for (const pattern of ["a", "b", "c", "d"]) ask(pattern);
  expect(posted()).toEqual(["a"]);
  answer();
  expect(posted()).toEqual(["a d"]);
  answer();
  expect(posted()).toEqual(["a d"]);
  expect(answers).toEqual([
    expect.stringMatching(/^b: Another question/),
    expect.stringMatching(/^c: Another question/),
    "a: told",
    "d: told",
  ]);
});

test("a question that is forgotten is not answered, and not asked if it still waited", () => {
  const { ask, answers, posted, answer } = scene();
  const forgetFirst = ask("a");
  const forgetSecond = ask("b");
  forgetFirst();
  forgetSecond();
  answer();
  expect(posted()).toEqual(["a"]);
  ask("c");
  answer();
  expect({ posted: posted(), answers }).toEqual({ posted: ["a c"], answers: ["c: told"] });
});

test("a worker that broke is ended; what waited goes to a new one, and the old one is heard no more", () => {
  const { workers, ask, answers, posted, answer } = scene();
  ask("a");
  ask("b");
  workers[0]?.hears.failure("out of memory");
  expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  expect(posted()).toEqual(["a", "b"]);
  answer(workers[0]);
  workers[0]?.hears.failure("again");
  expect(workers[1]?.isTerminated).toBe(false);
  answer();
  expect(answers).toEqual(["a: It could not be explained: out of memory", "b: told"]);
});
