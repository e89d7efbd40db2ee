// Turns what is wrong with a record into diagnostics that name the pattern, the place and the way out.
import { isJsonObject, nearestName } from "@laban/model";
import type { Diagnostic, DocumentPath, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import type { EventName, ShapeProblem } from "./eventTest.ts";
import type { SchemaObject } from "./schemaPieces.ts";

/** Which pattern is spoken of: its id, and what its kind is called in a message ("Sequence"). */
export interface Subject {
  readonly id: string;
  readonly title: string;
}

/** `Sequence "checkout"`. */
export function named({ id, title }: Subject): string {
  return `${title} "${id}"`;
}

/** The path of a part of a pattern, from the document's root. */
export function pathIn(subject: Subject, path: DocumentPath): DocumentPath {
  return ["patterns", subject.id, ...path];
}

/** Problems of the shape, as errors at their places. */
export function reportShapes(subject: Subject, problems: readonly ShapeProblem[]): readonly Diagnostic[] {
  return problems.map(({ message, path }) => ({
    code: "pattern/shape",
    severity: "error",
    message: `${named(subject)}: ${quotedPath(path)} ${message.replace(/\.$/, "")}.`,
    path: pathIn(subject, path),
  }));
}

/** Event types that the document does not declare: the nearest name, or declaring it, is the way out. */
export function reportUnknownEvents(
  context: KindContext,
  subject: Subject,
  names: readonly EventName[],
): readonly Diagnostic[] {
  return names
    .filter(({ name }) => !context.dataTypes.has(name))
    .map(({ name, path }): Diagnostic => {
      const near = nearestName(name, context.dataTypes.keys());
      return {
        code: "pattern/unknown-event",
        severity: "error",
        message:
          near === undefined
            ? `${named(subject)} names the event type "${name}", which is not declared; declare it under events.`
            : `${named(subject)} names the event type "${name}", which is not declared; did you mean "${near}"?`,
        path: pathIn(subject, path),
        fix:
          near === undefined
            ? { title: `Declare "${name}"`, edits: [{ path: ["events", name], value: {} }] }
            : { title: `Change to "${near}"`, edits: [{ path: pathIn(subject, path), value: near }] },
      };
    });
}

/** Fields that the kind does not have: the nearest one, or removing it, is the way out. */
export function reportUnknownFields(
  subject: Subject,
  record: PatternRecord,
  schema: SchemaObject,
): readonly Diagnostic[] {
  const known = isJsonObject(schema["properties"]) ? Object.keys(schema["properties"]) : [];
  return Object.keys(record)
    .filter((field) => record[field] !== undefined && !known.includes(field))
    .map((field): Diagnostic => {
      const path = pathIn(subject, [field]);
      const free = known.filter((name) => record[name] === undefined);
      const near = nearestName(field, free);
      return {
        code: "pattern/unknown-field",
        severity: "error",
        message:
          near === undefined
            ? `${named(subject)} has no field "${field}"; its fields are ${known.join(", ")}.`
            : `${named(subject)} has no field "${field}"; did you mean "${near}"?`,
        path,
        fix:
          near === undefined
            ? { title: `Remove "${field}"`, edits: [{ path }] }
            : { title: `Rename to "${near}"`, edits: [{ path, rename: near }] },
      };
    });
}

function quotedPath(path: DocumentPath): string {
  return `"${path.join(".")}"`;
}
