// The server's operations as a program calls them: to lay out what a test begins with, and to ask what was really kept.
import { expect, type APIRequestContext } from "@playwright/test";

export interface KeptDocument {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly text: string;
}

export interface KeptRun {
  readonly id: string;
  readonly status: string;
  readonly seed: number | null;
  readonly events: number;
  readonly bundle: string;
  readonly message: string | null;
  readonly wayOut: string | null;
  readonly summary: { readonly traceHash: string } | null;
}

export interface Api {
  /** Makes a document; answers its id. */
  create(start: { readonly name?: string; readonly text?: string; readonly fromExample?: string }): Promise<string>;
  document(id: string): Promise<KeptDocument>;
  documents(): Promise<readonly KeptDocument[]>;
  /** Runs of a document, the newest first. */
  runs(documentId: string): Promise<readonly KeptRun[]>;
  /** The hash of the bundle that a text compiles to; null while it has errors. */
  bundleHash(text: string): Promise<string | null>;
}

/** The operations at the server that `request` reaches, or at another one's `address` (with a trailing slash). */
export function apiAt(request: APIRequestContext, address = "/"): Api {
  async function query<Answer>(operation: string, input?: unknown): Promise<Answer> {
    const words = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return answerOf(await request.get(`${address}trpc/${operation}${words}`));
  }
  async function change<Answer>(operation: string, input: unknown): Promise<Answer> {
    return answerOf(await request.post(`${address}trpc/${operation}`, { data: input }));
  }
  return {
    create: async (start) => (await change<{ id: string }>("documents.create", start)).id,
    document: (id) => query("documents.get", { id }),
    documents: () => query("documents.list"),
    runs: (documentId) => query("runs.list", { documentId }),
    bundleHash: async (text) => (await change<{ hash: string | null }>("compile.text", { text })).hash,
  };
}

async function answerOf<Answer>(response: Awaited<ReturnType<APIRequestContext["get"]>>): Promise<Answer> {
  expect(response.ok(), `${response.url()} answered ${response.status()}: ${await response.text()}`).toBe(true);
  const { result } = (await response.json()) as { readonly result: { readonly data: Answer } };
  return result.data;
}
