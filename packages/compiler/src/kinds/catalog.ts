// The registry: every pattern kind that Laban knows, in the order of the palette. A new kind is a folder beside this file and one line here.
import type { KindCatalog } from "@laban/model";
import { allOf } from "./all_of/index.ts";
import { anyOf } from "./any_of/index.ts";
import { absence } from "./absence/index.ts";
import type { CompilableKind } from "./compilable.ts";
import { pattern } from "./pattern/index.ts";
import { stateMachine } from "./state_machine/index.ts";
import { sequence } from "./sequence/index.ts";
import { threshold } from "./threshold/index.ts";

const KINDS: readonly CompilableKind[] = [pattern, sequence, allOf, anyOf, threshold, absence, stateMachine];

const BY_NAME: ReadonlyMap<string, CompilableKind> = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** All kinds with their compilers; `find` costs one look-up. */
export interface CompilableKindCatalog extends KindCatalog {
  readonly kinds: readonly CompilableKind[];
  find(kind: string): CompilableKind | undefined;
}

/** All kinds, in palette order. */
export const kindCatalog: CompilableKindCatalog = {
  kinds: KINDS,
  find: (kind: string): CompilableKind | undefined => BY_NAME.get(kind),
};
