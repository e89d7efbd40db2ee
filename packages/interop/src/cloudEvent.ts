// An event as importers give it and exporters write it: a CloudEvent 1.0 in JSON format, structured mode.
import type { JsonObject } from "@laban/model";

/** One event; `time` is RFC 3339 in UTC with milliseconds. Events without a case have no `correlationid`: an id is never invented. */
export interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: string;
  readonly correlationid?: string;
  readonly data: JsonObject;
}
