// What the compiler asks of a pattern kind beyond its description: to read a record, judge it, and make an operator of it.
import type { ChoreographyDocument, Diagnostic, DocumentPath, KindDescription, PatternRecord } from "@laban/model";
import type { Bundle, Operator } from "@laban/bundle";
import type { CelType } from "@laban/cel";

/** What a kind may know while it compiles one pattern. Built once per document. */
export interface KindContext {
  readonly document: ChoreographyDocument;
  /** The type of `data` of each declared event type. */
  readonly dataTypes: ReadonlyMap<string, CelType>;
  /** The declared event types as the bundle will hold them. */
  readonly events: Bundle["events"];
}

/** Says which part of the record a part of the operator comes from. */
export interface OperatorPlace {
  /** Below the operator: ["steps", 1, "when"]. */
  readonly operator: DocumentPath;
  /** Below the record: ["steps", 1, "when"], or where the author wrote it. */
  readonly record: DocumentPath;
}

/** An operator when the record has no errors; always what was found on the way. */
export interface CompiledPattern {
  readonly operator?: Operator;
  readonly diagnostics: readonly Diagnostic[];
  readonly places: readonly OperatorPlace[];
}

/** A kind as the compiler sees it: its description, and `compile`. Pure; the record may be anything that stands in a document. */
export interface CompilableKind extends KindDescription {
  compile(context: KindContext, id: string, record: PatternRecord): CompiledPattern;
}
