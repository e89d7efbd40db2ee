// For tests: follows a run over the wire as a browser's EventSource would, but with the bytes in hand.
import type { RunNews } from "@laban/service";

/** One item of the stream. */
export interface StreamItem {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** An item that carries news of a run. */
export interface NewsItem {
  readonly id: string;
  readonly news: RunNews;
}

/** The items of `runs.follow`, until the stream ends or the reader stops reading. */
export async function* followStream(
  address: string,
  input: { readonly id: string; readonly lastEventId?: string },
): AsyncGenerator<StreamItem> {
  const stop = new AbortController();
  const query = encodeURIComponent(JSON.stringify(input));
  try {
    const response = await fetch(`${address}trpc/runs.follow?input=${query}`, {
      signal: stop.signal,
      headers: { accept: "text/event-stream" },
    });
    if (!response.ok || response.body === null)
      throw new Error(`the stream answered ${response.status}: ${await response.text()}`);
    let text = "";
    for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
      text += part;
      for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
        yield itemOf(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  } finally {
    stop.abort();
  }
}

/** Only the news. */
export async function* followNews(
  address: string,
  input: { readonly id: string; readonly lastEventId?: string },
): AsyncGenerator<NewsItem> {
  for await (const { id, data } of followStream(address, input))
    if (id !== undefined) yield { id, news: data as RunNews };
}

function itemOf(block: string): StreamItem {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
  }
  const data = fields.get("data");
  return {
    id: fields.get("id"),
    event: fields.get("event"),
    data: data === undefined || data === "" ? undefined : JSON.parse(data),
  };
}
