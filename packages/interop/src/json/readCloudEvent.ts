// Reads CloudEvents 1.0 (JSON format): ids and sources stay as they are; what an event here cannot hold is counted.
import { isJsonObject } from "@laban/model";
import type { Json, JsonObject } from "@laban/model";
import { counted } from "../collectEvents.ts";
import type { FoundEvent } from "../collectEvents.ts";
import { parseInstant } from "../time/parseInstant.ts";

/** Attributes that are understood; others are extensions. */
const ATTRIBUTES = new Set([
  "specversion",
  "id",
  "type",
  "source",
  "time",
  "correlationid",
  "correlation_id",
  "data",
  "datacontenttype",
]);
const EXTENSIONS_LISTED_MAX = 8;

/** Reads the events of one file and remembers what was left out. */
export class CloudEventReader {
  readonly #casePath: readonly string[] | undefined;
  readonly #extensions = new Set<string>();
  #wrapped = 0;
  #withoutData = 0;

  /** `casePath` is where the caller wants the correlation from: an attribute, or "data.…". */
  constructor(casePath: string | undefined) {
    this.#casePath = casePath?.split(".");
  }

  /** The event, or why there is none. */
  read(value: JsonObject): Omit<FoundEvent, "line"> | string {
    const id = textOf(value, "id");
    const type = textOf(value, "type");
    const source = textOf(value, "source");
    const time = textOf(value, "time");
    if (value["specversion"] !== "1.0")
      return `its "specversion" is ${JSON.stringify(value["specversion"] ?? null).slice(0, 40)}, not "1.0"`;
    if (id === undefined || type === undefined || source === undefined) {
      const missing = [
        ["id", id],
        ["type", type],
        ["source", source],
      ]
        .filter(([, text]) => text === undefined)
        .map(([name]) => `"${name}"`);
      return `the event has no ${missing.join(" and no ")}`;
    }
    if (time === undefined) return 'the event has no "time"';
    const instant = parseInstant(time);
    if (instant === undefined) return `"time" is no time: ${JSON.stringify(time.slice(0, 40))}`;
    for (const name of Object.keys(value)) if (!ATTRIBUTES.has(name)) this.#extensions.add(name);
    const correlation = this.#correlationOf(value);
    return {
      id,
      type,
      source,
      instant,
      data: this.#dataOf(value),
      ...(correlation === undefined ? {} : { correlation }),
    };
  }

  notes(): readonly string[] {
    const names = [...this.#extensions];
    const shown = names.slice(0, EXTENSIONS_LISTED_MAX).join(", ");
    return [
      ...(names.length === 0
        ? []
        : [`Attributes that are not kept: ${shown}${names.length > EXTENSIONS_LISTED_MAX ? ", …" : ""}.`]),
      ...(this.#wrapped === 0
        ? []
        : [`${counted(this.#wrapped, "payload is", "payloads are")} no JSON object; it stands under "value".`]),
      ...(this.#withoutData === 0 ? [] : [`${counted(this.#withoutData, "event has", "events have")} no payload.`]),
    ];
  }

  #correlationOf(value: JsonObject): string | undefined {
    if (this.#casePath === undefined) return textOf(value, "correlationid") ?? textOf(value, "correlation_id");
    let here: Json | undefined = value;
    for (const name of this.#casePath) here = isJsonObject(here) && Object.hasOwn(here, name) ? here[name] : undefined;
    return typeof here === "string" && here !== "" ? here : typeof here === "number" ? String(here) : undefined;
  }

  #dataOf(value: JsonObject): JsonObject {
    const data = Object.hasOwn(value, "data") ? value["data"] : undefined;
    if (isJsonObject(data)) return data;
    if (data === undefined || data === null) {
      this.#withoutData += 1;
      return {};
    }
    this.#wrapped += 1;
    return { value: data };
  }
}

function textOf(value: JsonObject, name: string): string | undefined {
  const text = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof text === "string" && text !== "" ? text : undefined;
}
