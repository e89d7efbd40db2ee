// What keeps the server from starting, as a message for the person at the terminal. Never a stack: these are not bugs.

/** Thrown while starting; `message` names the thing and the way out. */
export class StartProblem extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StartProblem";
  }
}

/** The `code` of a system or SQLite error, if it has one. */
export function codeOf(problem: unknown): string | undefined {
  if (!(problem instanceof Error)) return undefined;
  const code: unknown = Reflect.get(problem, "code");
  return typeof code === "string" ? code : undefined;
}
