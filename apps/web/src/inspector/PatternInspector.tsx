// A pattern: said in a sentence, then its fields as its kind describes them. No kind is named here: a new kind brings its own fields.
import { valueAt, type ElementRef, type FieldDescription, type PatternRecord } from "@laban/model";
import { Suspense, useMemo, useState, type ReactElement } from "react";
import { Icon } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, diagnosticsOf, offeredBy } from "../document/elements.ts";
import { LastRun } from "../workspace/slots.tsx";
import { ElementProblems } from "./ElementProblems.tsx";
import { FieldEditor } from "./FieldEditor.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { Sentence } from "./Sentence.tsx";
import css from "./Inspector.module.css";

/** The inspector of pattern `id`. */
export function PatternInspector({ id }: { readonly id: string }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const pattern = document.patterns[id];
  const selected = useMemo((): ElementRef => ({ type: "pattern", id }), [id]);
  const kind = pattern === undefined ? undefined : catalog.find(pattern.kind);
  const shownBelow = useMemo(() => new Set(kind?.fields.map((field) => field.name)), [kind]);
  const broken = useBrokenWords(id);
  if (pattern === undefined) return null;
  const staffs = [...new Set((kind?.asks(pattern) ?? []).flatMap((ask) => offeredBy(document, ask.capability)))].map(
    (agent) => agentTitle(document, agent),
  );
  const what = `${kind?.title ?? pattern.kind}${staffs.length === 0 ? "" : staffs.length === 1 ? ` on the ${staffs[0] ?? ""} staff` : ` on ${staffs.length} staffs`}`;
  return (
    <>
      <InspectorHead selected={selected} sign={pattern.kind} what={what} />
      <ElementProblems selected={selected} shownBelow={shownBelow} />
      {kind !== undefined && <Sentence kind={kind} pattern={pattern} document={document} broken={broken} />}
      {kind !== undefined && (
        <section className={css.section} aria-label="Fields">
          <Fields id={id} pattern={pattern} fields={kind.fields} />
        </section>
      )}
      <Suspense fallback={null}>
        <LastRun />
      </Suspense>
    </>
  );
}

/** What the compiler marks as wrong in the conditions of a pattern, as it is written there. */
function useBrokenWords(id: string): readonly string[] {
  const diagnostics = useDocument((state) => state.diagnostics);
  const pattern = useDocument((state) => state.document.patterns[id]);
  return useMemo(
    () =>
      diagnosticsOf(diagnostics, { type: "pattern", id })
        .filter(({ severity, path }) => severity === "error" && path.at(-1) === "when")
        .map(({ path, span }) => {
          const written = valueAt(pattern, path.slice(2));
          return span === undefined || typeof written !== "string" ? "" : written.slice(span.start, span.end);
        }),
    [diagnostics, pattern, id],
  );
}

function Fields({
  id,
  pattern,
  fields,
}: {
  readonly id: string;
  readonly pattern: PatternRecord;
  readonly fields: readonly FieldDescription[];
}): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const diagnostics = useDocument((state) => state.diagnostics);
  const troubled = useMemo(
    () => new Set(diagnosticsOf(diagnostics, { type: "pattern", id }).map(({ path }) => String(path[2]))),
    [diagnostics, id],
  );
  // A folded field that is set is shown all the same: nothing that is executed may be hidden.
  const isShown = (field: FieldDescription): boolean =>
    field.advanced !== true || pattern[field.name] !== undefined || troubled.has(field.name);
  const shown = fields.filter(isShown);
  const folded = fields.filter((field) => !isShown(field));
  return (
    <>
      {shown.map((field) => (
        <FieldEditor key={field.name} pattern={id} record={pattern} field={field} />
      ))}
      {folded.length > 0 && (
        <button type="button" className={css.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? "chevronDown" : "chevronRight"} size={12} />
          {isOpen ? "Fewer fields" : `${folded.length} more fields`}
        </button>
      )}
      {isOpen && folded.map((field) => <FieldEditor key={field.name} pattern={id} record={pattern} field={field} />)}
    </>
  );
}
