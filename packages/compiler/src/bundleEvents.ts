// The event types of a bundle: where their key is found, and the type of their payload.
import type { BundleEvent, Path } from "@laban/bundle";
import type { CelField, CelType } from "@laban/cel";
import { entryOf } from "@laban/model";
import type { ChoreographyDocument } from "@laban/model";
import { parseCorrelationPath } from "./correlationPath.ts";

/** What an event is correlated by where the document says nothing (or nothing readable, which is an error elsewhere). */
const KEY_WITHOUT_CORRELATION: readonly Path[] = [["correlation_id"]];

/** The key of event types that the document gives none of their own. */
export function defaultKeyOf(document: ChoreographyDocument): readonly Path[] {
  return keyOf(document.correlation.default);
}

/** Every declared event type, in declaration order. */
export function bundleEvents(
  document: ChoreographyDocument,
  dataTypes: ReadonlyMap<string, CelType>,
): Readonly<Record<string, BundleEvent>> {
  const fallback = defaultKeyOf(document);
  return Object.fromEntries(
    Array.from(dataTypes, ([name, data]): [string, BundleEvent] => {
      const own = entryOf(document.correlation.keys, name);
      return [name, { key: own === undefined ? fallback : keyOf(own), data: withoutDescriptions(data) }];
    }),
  );
}

function keyOf(paths: readonly string[]): readonly Path[] {
  const parsed = paths.map(parseCorrelationPath).filter((path) => path !== undefined);
  return parsed.length === 0 || parsed.length < paths.length ? KEY_WITHOUT_CORRELATION : parsed;
}

// Descriptions are for readers of the document; a bundle's hash must not change with them.
function withoutDescriptions(type: CelType): CelType {
  switch (type.kind) {
    case "object":
      return {
        kind: "object",
        open: type.open,
        fields: Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, bareField(field)])),
      };
    case "list":
    case "map":
      return { kind: type.kind, of: withoutDescriptions(type.of) };
    default:
      return type;
  }
}

function bareField({ type, optional, sensitive }: CelField): CelField {
  return { type: withoutDescriptions(type), optional, ...(sensitive === undefined ? {} : { sensitive }) };
}
