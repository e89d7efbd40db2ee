// Correlation paths are readable, belong to declared event types, and exist in their schemas.
import { nearestName } from "@laban/model";
import type { Diagnostic, DocumentPath } from "@laban/model";
import { parseCorrelationPath, PATH_ROOTS } from "../correlationPath.ts";
import type { KindContext } from "../kinds/compilable.ts";
import { followPath, mendPath } from "./schemaPath.ts";

/** Errors for paths that cannot be read, warnings for keys that can never be found. */
export function checkCorrelation(context: KindContext): readonly Diagnostic[] {
  const { correlation } = context.document;
  return [
    ...correlation.default.flatMap((path, index) => checkSpelling(path, ["correlation", "default", index])),
    ...checkDefaultAgainstSchemas(context),
    ...Object.entries(correlation.keys).flatMap(([event, paths]) => checkKey(context, event, paths)),
    ...checkOwnKeys(context),
  ];
}

function checkSpelling(path: string, place: DocumentPath): readonly Diagnostic[] {
  if (parseCorrelationPath(path) !== undefined) return [];
  const withRoot = `data.${path}`;
  const canBeData = parseCorrelationPath(withRoot) !== undefined && !path.startsWith("data");
  return [
    {
      code: "correlation/path",
      severity: "error",
      message: `The correlation path "${path}" leads nowhere in an event; begin with ${PATH_ROOTS}.`,
      path: place,
      ...(canBeData ? { fix: { title: `Change to "${withRoot}"`, edits: [{ path: place, value: withRoot }] } } : {}),
    },
  ];
}

// The default key meets every event type without a key of its own; one warning names all that lack the field.
function checkDefaultAgainstSchemas({ document, dataTypes }: KindContext): readonly Diagnostic[] {
  const events = [...dataTypes].filter(([event]) => !Object.hasOwn(document.correlation.keys, event));
  return document.correlation.default.flatMap((path, index): readonly Diagnostic[] => {
    const names = parseCorrelationPath(path);
    if (names?.[0] !== "data") return [];
    const without = events
      .filter(([, type]) => followPath(type, names.slice(1)).leads === "nowhere")
      .map(([event]) => event);
    if (without.length === 0) return [];
    return [
      {
        code: "correlation/not-in-schema",
        severity: "warning",
        message: `${listed(without)} ${without.length === 1 ? "has" : "have"} no "${path}" in the schema, so keyed patterns never see such events; add the field, or give ${without.length === 1 ? "it a key" : "them keys"} under correlation.keys.`,
        path: ["correlation", "default", index],
      },
    ];
  });
}

function checkKey({ dataTypes }: KindContext, event: string, paths: readonly string[]): readonly Diagnostic[] {
  const type = dataTypes.get(event);
  if (type === undefined) {
    const near = nearestName(event, dataTypes.keys());
    const place = ["correlation", "keys", event];
    return [
      {
        code: "correlation/unknown-event",
        severity: "warning",
        message:
          near === undefined
            ? `There is a correlation key for "${event}", which is no declared event type; declare it or remove the key.`
            : `There is a correlation key for "${event}", which is no declared event type; did you mean "${near}"?`,
        path: place,
        fix:
          near === undefined
            ? { title: "Remove the key", edits: [{ path: place }] }
            : {
                title: `Change to "${near}"`,
                edits: [{ path: place, rename: near }],
              },
      },
    ];
  }
  if (paths.length === 0) {
    return [
      {
        code: "correlation/empty-key",
        severity: "error",
        message: `The correlation key of "${event}" has no paths; name one, or remove it to use the default.`,
        path: ["correlation", "keys", event],
        fix: { title: "Use the default", edits: [{ path: ["correlation", "keys", event] }] },
      },
    ];
  }
  return paths.flatMap((path, index) =>
    checkKeyPath(path, { event, type, place: ["correlation", "keys", event, index] }),
  );
}

function checkKeyPath(
  path: string,
  at: { readonly event: string; readonly type: Parameters<typeof followPath>[0]; readonly place: DocumentPath },
): readonly Diagnostic[] {
  const names = parseCorrelationPath(path);
  if (names === undefined) return checkSpelling(path, at.place);
  const finding = names[0] === "data" ? followPath(at.type, names.slice(1)) : ({ leads: "there" } as const);
  if (finding.leads !== "nowhere") return [];
  const mended = mendPath(names.slice(1), finding);
  const value = `data.${mended}`;
  return [
    {
      code: "correlation/not-in-schema",
      severity: "warning",
      message: `"${at.event}" has no "${path}" in its schema, so keyed patterns never see such events; ${mended === undefined ? "add the field to the schema" : `did you mean "${value}"?`}`,
      path: at.place,
      ...(mended === undefined ? {} : { fix: { title: `Change to "${value}"`, edits: [{ path: at.place, value }] } }),
    },
  ];
}

// A pattern's own key ("by") meets every event type that the pattern listens to; kinds read it, the schemas are known here.
function checkOwnKeys(context: KindContext): readonly Diagnostic[] {
  return Object.entries(context.document.patterns).flatMap(([id, { by }]) => {
    if (!Array.isArray(by)) return [];
    return by.flatMap((path: unknown, index): readonly Diagnostic[] => {
      const names = typeof path === "string" ? parseCorrelationPath(path) : undefined;
      if (names?.[0] !== "data") return [];
      const types = [...context.dataTypes.values()];
      const isKnown = types.length === 0 || types.some((type) => followPath(type, names.slice(1)).leads !== "nowhere");
      if (isKnown) return [];
      return [
        {
          code: "correlation/not-in-schema",
          severity: "warning",
          message: `Pattern "${id}" correlates by "${names.join(".")}", which no schema has, so it never sees an event; correct the path or add the field.`,
          path: ["patterns", id, "by", index],
        },
      ];
    });
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  if (names.length > 3) return `${shown.join(", ")} and ${names.length - 3} more`;
  return shown.length === 1 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
