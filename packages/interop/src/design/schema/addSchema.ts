// An event type with an imported schema, and what is said of it.
import type { EventTypeRecord } from "@laban/model";
import type { DesignSketch, NotePlace } from "../sketch.ts";
import type { Found, References } from "../tree/references.ts";
import { importedSchema } from "./importedSchema.ts";
import { sensitiveFields } from "./sensitiveFields.ts";

/** What an event type is made of. */
export interface SchemaEvent {
  readonly name: string;
  readonly what: string;
  readonly place: NotePlace;
  readonly description?: string;
  readonly schema?: Found;
}

/** Adds the event type, unless it is there already; returns its id. */
export function addSchemaEvent(sketch: DesignSketch, references: References, event: SchemaEvent): string {
  const { name, what, place, description, schema: found } = event;
  const read = found === undefined ? undefined : importedSchema(found, references);
  const isEmpty = read === undefined || Object.keys(read.schema).length === 0;
  const sensitive = isEmpty ? [] : sensitiveFields(read.schema);
  const record: EventTypeRecord = {
    ...(description === undefined ? {} : { description }),
    ...(isEmpty ? {} : { schema: read.schema }),
    ...(sensitive.length === 0 ? {} : { sensitive }),
  };
  const id = sketch.event(name, record);
  sketch.understood(what, ["events", id], place);
  if (read !== undefined && read.dropped.length > 0)
    sketch.leftOut(
      `${what}: ${read.dropped.slice(0, 8).join(", ")}`,
      "nothing here checks these keywords of its schema",
      place,
    );
  if (read?.isCut === true)
    sketch.guessed(
      `${what}: its schema`,
      ["events", id, "schema"],
      "a part refers to itself or to what was not given; that part is open",
      place,
    );
  if (sensitive.length > 0)
    sketch.guessed(
      `${what}: ${sensitive.slice(0, 8).join(", ")}`,
      ["events", id, "sensitive"],
      "by their names they are personal or secret, so they are masked",
      place,
    );
  return id;
}
