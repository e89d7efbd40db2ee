// The parser of the AsyncAPI initiative as a judge, with everything that it could fetch or open taken from it.
import { Parser } from "@asyncapi/parser";

/** What it says of a text: its errors (nothing else), and what it tried to fetch. */
export interface Judged {
  readonly errors: readonly string[];
  readonly fetched: readonly string[];
}

/** How grave an error is among the diagnostics: the gravest. */
const ERROR = 0;

const fetched: string[] = [];
const parser = new Parser({
  __unstable: {
    resolver: {
      resolvers: ["file", "http", "https"].map((schema) => ({
        schema,
        order: 0,
        read: (uri): string => {
          fetched.push(String(uri));
          return "{}";
        },
      })),
    },
  },
});

/** Judges one document; the next one must wait for it. */
export async function judge(text: string): Promise<Judged> {
  fetched.length = 0;
  const { diagnostics, document } = await parser.parse(text);
  const errors = diagnostics
    .filter((one: { readonly severity: number }) => one.severity === ERROR)
    .map(({ code, message, path }) => `${String(code)} ${path.join(".")}: ${message}`);
  return {
    errors: document === undefined && errors.length === 0 ? ["it gives no document"] : errors,
    fetched: [...fetched],
  };
}
