// Looks for words in everything that is written about a thing: its name first, then whatever text stands in its record.
import type { ChoreographyDocument, ElementRef, Json } from "@laban/model";
import { allElements, sectionOf } from "../document/elements.ts";

/** A thing that has the words; `where` is the text they were found in, when it is not the name. */
export interface Found {
  readonly ref: ElementRef;
  readonly where: string | null;
}

const shownCharacters = 48;

/** All things that have every word of `typed`, in document order; none for an empty search. */
export function findInDocument(document: ChoreographyDocument, typed: string): readonly Found[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return [];
  const has = (text: string): boolean => {
    const lower = text.toLowerCase();
    return words.every((word) => lower.includes(word));
  };
  return allElements(document).flatMap((ref): readonly Found[] => {
    if (has(ref.id)) return [{ ref, where: null }];
    // Records are JSON by construction; their types only name the known fields.
    const record = document[sectionOf[ref.type]][ref.id] as unknown as Json;
    const text = textsIn(record).find(has);
    return text === undefined
      ? []
      : [{ ref, where: text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text }];
  });
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => textsIn(item));
  return Object.entries(value)
    .flatMap(([name, item]) => [[name], item === undefined ? [] : textsIn(item)])
    .flat();
}
