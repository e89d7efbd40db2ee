// What a threshold measures, in parts: one measure of several, compared with a value; and what changes when another is chosen.
import { isJsonObject, type DocumentEdit, type DocumentPath, type Json } from "@laban/model";
import { scalarText } from "../scalarText.ts";

/** How a measure is compared, in the order of the choice. */
export const comparisons = [
  { value: "at_least", label: "at least" },
  { value: "more_than", label: "more than" },
  { value: "at_most", label: "at most" },
  { value: "less_than", label: "less than" },
] as const;

/** A measure in parts. */
export interface MeasureParts {
  readonly of: string | null;
  /** The comparisons that are written; one is right. */
  readonly compared: readonly { readonly by: string; readonly with: Json }[];
}

/** Takes a measure apart. */
export function readMeasure(value: Json | undefined): MeasureParts {
  if (value === undefined || !isJsonObject(value)) return { of: null, compared: [] };
  const of = value["of"];
  return {
    of: of === undefined ? null : scalarText(of),
    compared: comparisons.flatMap(({ value: by }) => {
      const against = value[by];
      return against === undefined ? [] : [{ by, with: against }];
    }),
  };
}

/** The measure compared otherwise, with the same value; a measure without one is compared with 5. */
export function comparedBy(value: Json | undefined, old: string | null, by: string): Json {
  const measure = value !== undefined && isJsonObject(value) ? value : {};
  const { [old ?? by]: against, ...rest } = measure;
  return { ...rest, [by]: against ?? 5 };
}

/**
 * The edits that measure something else: the comparison goes along, the value that is taken of each event as well, where the new measure takes one.
 * `at` is the place of the pattern.
 */
export function measureOtherwise(
  value: Json | undefined,
  {
    at,
    from,
    to,
    takesOf,
  }: { readonly at: DocumentPath; readonly from: string | null; readonly to: string; readonly takesOf: boolean },
): readonly DocumentEdit[] {
  const { of, ...compared } = value !== undefined && isJsonObject(value) ? value : { at_least: 5 };
  const measure: Json = { ...(takesOf ? { of: of ?? "" } : {}), ...compared };
  return [...(from === null ? [] : [{ path: [...at, from] }]), { path: [...at, to], value: measure }];
}
