// The names that a condition at some place of a pattern may use, with their types: what completion and hover know. The compiler checks with its own, the same rules.
import { eventScope, typeFromJsonSchema, type CelField, type CelType, type ScopeTypes } from "@laban/cel";
import {
  entryOf,
  isWithin,
  type ChoreographyDocument,
  type DocumentPath,
  type KindCatalog,
  type Listen,
} from "@laban/model";

/** The scope of the condition at `path` (["patterns", id, …, "when"]). Anything goes where the events are not known. */
export function conditionScope(document: ChoreographyDocument, catalog: KindCatalog, path: DocumentPath): ScopeTypes {
  const [, id, ...below] = path;
  const pattern = entryOf(document.patterns, String(id));
  if (pattern === undefined) return eventScope(anything);
  const listens = catalog.find(pattern.kind)?.listens(pattern) ?? [];
  const heard = listensAround(listens, below);
  const step = heard[0]?.step;
  const earlier = step === undefined ? [] : listens.filter((listen) => listen.step !== undefined && listen.step < step);
  const steps = Object.fromEntries(earlier.map((listen) => [listen.event, { data: dataOf(document, [listen.event]) }]));
  return eventScope(
    dataOf(
      document,
      heard.map((listen) => listen.event),
    ),
    {
      history: true,
      ...(earlier.length === 0 ? {} : { steps }),
    },
  );
}

/** The event types that the condition at `path` is asked about. */
export function heardAt(document: ChoreographyDocument, catalog: KindCatalog, path: DocumentPath): readonly string[] {
  const [, id, ...below] = path;
  const pattern = entryOf(document.patterns, String(id));
  const listens = pattern === undefined ? [] : (catalog.find(pattern.kind)?.listens(pattern) ?? []);
  return listensAround(listens, below).map((listen) => listen.event);
}

/** What is heard in the smallest part of the pattern around the condition that hears anything: the value of a measure stands beside `on`. */
function listensAround(listens: readonly Listen[], below: DocumentPath): readonly Listen[] {
  for (let depth = below.length - 1; depth >= 0; depth -= 1) {
    const heard = listens.filter((listen) => isWithin(listen.path, below.slice(0, depth)));
    if (heard.length > 0) return heard;
  }
  return [];
}

const anything: CelType = { kind: "dyn" };

/** The type of `data` when it may come from any of these event types: a field of only some of them may be missing. */
function dataOf(document: ChoreographyDocument, events: readonly string[]): CelType {
  const types = [...new Set(events)].map((event): CelType => {
    const record = entryOf(document.events, event);
    return record?.schema === undefined
      ? anything
      : typeFromJsonSchema(record.schema, { sensitive: record.sensitive ?? [] });
  });
  const [first] = types;
  if (first === undefined) return anything;
  if (types.length === 1) return first;
  const fields: Record<string, CelField> = {};
  for (const type of types) {
    if (type.kind !== "object") return anything;
    for (const [name, field] of Object.entries(type.fields)) {
      const inAll = types.every((other) => other.kind === "object" && Object.hasOwn(other.fields, name));
      fields[name] = { ...field, optional: field.optional || !inAll };
    }
  }
  return { kind: "object", fields, open: true };
}
