// Why an import gave nothing: a typed failure for the caller. Inside the importers it travels as an exception that only the door catches.

/** What went wrong, where, and what to do; the message says all of it in words. */
export interface ImportFailure {
  /** "import/no-time", "import/too-large", … (listed in the README). */
  readonly code: string;
  readonly message: string;
  /** 1-based, in the text of the file. */
  readonly line?: number;
  readonly column?: number;
}

/** Carries a failure from the depth of a reader to the door of the package, and no further. */
export class ImportProblem extends Error {
  readonly failure: ImportFailure;

  constructor(failure: ImportFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Throws a failure; `place` is where in the text. */
export function fail(
  code: string,
  message: string,
  place: { readonly line?: number; readonly column?: number } = {},
): never {
  throw new ImportProblem({ code: `import/${code}`, message, ...place });
}
