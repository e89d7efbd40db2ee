// A pattern: said in a sentence, then its fields as its kind describes them. No kind is named here: a new kind brings its own fields.
import type { ElementRef, FieldDescription, PatternRecord } from "@laban/model";
import { Suspense, useMemo, useState, type ReactElement } from "react";
import { Icon } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, diagnosticsOf, offeredBy } from "../document/elements.ts";
import { LastRun } from "../workspace/slots.tsx";
import { ElementProblems } from "./ElementProblems.tsx";
import { FieldEditor } from "./FieldEditor.tsx";
import { MeasureEditor, type MeasureField } from "./editors/MeasureEditor.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { Sentence } from "./Sentence.tsx";
import { useBroken } from "./useBroken.ts";
import css from "./Inspector.module.css";

/** The inspector of pattern `id`. */
export function PatternInspector({ id }: { readonly id: string }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const pattern = document.patterns[id];
  const selected = useMemo((): ElementRef => ({ type: "pattern", id }), [id]);
  const kind = pattern === undefined ? undefined : catalog.find(pattern.kind);
  const shownBelow = useMemo(() => new Set(kind?.fields.map((field) => field.name)), [kind]);
  const broken = useBroken(id);
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
  const measures = fields.filter(isMeasure);
  // The measures are one form, which stands where the first of them does.
  const single = fields.filter((field) => !isMeasure(field) || field === measures[0]);
  const shown = single.filter(isShown);
  const folded = single.filter((field) => !isShown(field));
  return (
    <>
      {shown.map((field) =>
        isMeasure(field) ? (
          <MeasureEditor key={field.name} pattern={id} record={pattern} fields={measures} />
        ) : (
          <FieldEditor key={field.name} pattern={id} record={pattern} field={field} />
        ),
      )}
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

function isMeasure(field: FieldDescription): field is MeasureField {
  return field.editor.type === "measure";
}
