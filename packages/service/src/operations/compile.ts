// Compiling a text without keeping it: the same compiler that the page and the command line run.
import { z } from "zod";
import { done } from "../failure.ts";
import { inspectText } from "../inspectText.ts";
import type { Mutation } from "../operation.ts";
import type { CompiledText } from "../records.ts";
import { text } from "./inputs.ts";

/** The operations of the compiler. */
export interface CompileOperations {
  readonly text: Mutation<{ text: string }, CompiledText>;
}

export const compileOperations: CompileOperations = {
  text: {
    // It changes nothing, but a text does not fit into the address that a query travels in.
    kind: "mutation",
    name: "compile.text",
    says: "Diagnostics of a text, and its canonical bundle if it has no errors.",
    input: z.strictObject({ text }),
    scope: "documents:read",
    failures: [],
    handle: async (_call, input) => done(inspectText(input.text).compiled),
  },
};
