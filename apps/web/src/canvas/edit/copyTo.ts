// Alt-drag: what is dragged stays, and copies of it stand where it was let go; one step of undo.
import {
  planCommand,
  type ChoreographyDocument,
  type Command,
  type DocumentEdit,
  type ElementRef,
  type KindCatalog,
} from "@laban/model";

/** Where a copy of a thing goes: in the free view a point, in the score a beat and a staff. */
export interface CopyPlace {
  readonly ref: ElementRef;
  readonly free?: readonly [number, number];
  readonly score?: { readonly beat?: number; readonly staff?: string };
}

/** The command and the copies; null where one of the originals is gone. */
export function copyTo(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  places: readonly CopyPlace[],
): { readonly command: Command; readonly created: readonly ElementRef[] } | null {
  const refs = places.map(({ ref }) => ref);
  const planned = planCommand(document, { type: "duplicate_elements", refs }, catalog);
  if (!planned.ok) return null;
  const { edits, created, title } = planned.plan;
  const layout = places.flatMap((place): readonly DocumentEdit[] => {
    const copy = copyOf(document, place.ref, refs, created);
    if (copy === undefined) return [];
    const name = `${copy.type}:${copy.id}`;
    return [
      ...(place.free === undefined ? [] : [{ path: ["layout", "free", name], value: place.free }]),
      ...(place.score === undefined ? [] : [{ path: ["layout", "score", name], value: place.score }]),
    ];
  });
  return { command: { type: "edit", title, edits: [...edits, ...layout] }, created };
}

/** Copies come in the order of the document, type by type. */
function copyOf(
  document: ChoreographyDocument,
  { type, id }: ElementRef,
  refs: readonly ElementRef[],
  created: readonly ElementRef[],
): ElementRef | undefined {
  const section = { event: "events", pattern: "patterns", agent: "agents", scenario: "scenarios" } as const;
  const ids = new Set(refs.filter((ref) => ref.type === type).map((ref) => ref.id));
  const index = Object.keys(document[section[type]])
    .filter((own) => ids.has(own))
    .indexOf(id);
  const copies = created.filter((copy) => copy.type === type);
  return copies[index];
}
