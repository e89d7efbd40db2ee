// Sample payloads gathered by event type: their schema is inferred from all of a type together.
import type { Json, JsonObject } from "@laban/model";
import { SchemaSketch } from "../../document/inferSchema.ts";
import { sensitiveFields } from "../schema/sensitiveFields.ts";
import type { DesignSketch, NotePlace } from "../sketch.ts";

interface Gathered {
  readonly schema: SchemaSketch;
  readonly what: string;
  readonly place: NotePlace;
  count: number;
}

/** Owned by one import; `addTo` ends it. */
export class Samples {
  readonly #types = new Map<string, Gathered>();

  /** Takes a payload into account. */
  see(type: string, data: Json, { what, place }: { readonly what: string; readonly place: NotePlace }): void {
    const known = this.#types.get(type);
    const gathered = known ?? { schema: new SchemaSketch(), what, place, count: 0 };
    this.#types.set(type, gathered);
    gathered.schema.see(data);
    gathered.count += 1;
  }

  /** Adds the event types in the order in which they came; says their ids by type. */
  addTo(sketch: DesignSketch): ReadonlyMap<string, string> {
    const ids = new Map<string, string>();
    for (const [type, { schema, what, place, count }] of this.#types) {
      const inferred = schema.schema();
      const sensitive = sensitiveFields(inferred);
      const id = sketch.event(type, {
        ...(Object.keys(inferred).length === 0 ? {} : { schema: inferred }),
        ...(sensitive.length === 0 ? {} : { sensitive }),
      });
      ids.set(type, id);
      sketch.understood(what, ["events", id], place);
      const many =
        count === 1
          ? "one sample: every field of it is required"
          : `${count} samples: fields that all of them have are required`;
      sketch.guessed(`schema of ${type}`, ["events", id, "schema"], `it is inferred from ${many}`, place);
      if (sensitive.length > 0)
        sketch.guessed(
          `${type}: ${sensitive.slice(0, 8).join(", ")}`,
          ["events", id, "sensitive"],
          "by their names they are personal or secret, so they are masked",
          place,
        );
    }
    return ids;
  }
}

/** Whether a name of an object is there and holds an object. */
export function objectIn(value: JsonObject, name: string): JsonObject | undefined {
  const inner = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? (inner as JsonObject) : undefined;
}
