// What a window is measured by: one of the measures, the value that it takes of each event, and what it is compared with.
import { entryOf, type DocumentPath, type FieldDescription, type PatternRecord } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Field, FieldProblems, Select } from "../../controls/index.ts";
import { change, updateField } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { flushPendingText } from "../../document/pendingText.ts";
import { useProblemsBelow } from "../useProblemsBelow.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { NumberInput } from "./NumberInput.tsx";
import { comparedBy, comparisons, measureOtherwise, readMeasure } from "./measure.ts";
import css from "./editors.module.css";

/** A field that is edited as a measure. */
export type MeasureField = FieldDescription & { readonly editor: { readonly type: "measure" } };

/** All measures of a kind as one form. More than one that is written is wrong, and shown all the same. */
export function MeasureEditor({
  pattern,
  record,
  fields,
}: {
  readonly pattern: string;
  readonly record: PatternRecord;
  readonly fields: readonly MeasureField[];
}): ReactElement {
  const written = fields.filter(({ name }) => record[name] !== undefined);
  return (
    <>
      {(written.length === 0 ? [null] : written).map((field) => (
        <OneMeasure key={field?.name ?? "none"} pattern={pattern} record={record} fields={fields} field={field} />
      ))}
    </>
  );
}

function OneMeasure({
  pattern,
  record,
  fields,
  field,
}: {
  readonly pattern: string;
  readonly record: PatternRecord;
  readonly fields: readonly MeasureField[];
  /** Null where nothing is measured yet. */
  readonly field: MeasureField | null;
}): ReactElement {
  const id = useId();
  const name = field?.name ?? fields[0]?.name ?? "";
  const path = useMemo((): DocumentPath => ["patterns", pattern, name], [pattern, name]);
  const problems = useProblemsBelow(path);
  const isInvalid = problems.some(({ severity }) => severity === "error");
  const value = record[name];
  const { of, compared } = readMeasure(value);
  const options = fields.map((one) => ({ value: one.name, label: one.label }));

  function choose(to: string): void {
    flushPendingText();
    const now = entryOf<PatternRecord>(useDocument.getState().document.patterns, pattern);
    const takesOf = fields.find((one) => one.name === to)?.editor.takesOf === true;
    const from = field === null ? null : name;
    const edits = measureOtherwise(from === null ? undefined : now?.[name], {
      at: path.slice(0, 2),
      from,
      to,
      takesOf,
    });
    change({ type: "edit", title: `Measure the ${to} in ${pattern}`, edits });
  }

  return (
    <>
      <Field label="Measure" htmlFor={id} {...(field === null ? {} : { help: field.help })}>
        <Select
          id={id}
          value={field?.name ?? null}
          options={options}
          placeholder="Choose what is measured"
          isInvalid={isInvalid && field === null}
          onChange={choose}
        />
      </Field>
      {field !== null && (field.editor.takesOf || of !== null) && (
        <Field label="Of" htmlFor={`${id}-of`} help="The value of one event, in CEL: data.amount.">
          <ConditionEditor
            id={`${id}-of`}
            label={`Value of each event in the ${name}`}
            placeholder="data.amount"
            path={[...path, "of"]}
            value={of ?? ""}
            isInvalid={isInvalid && of === null}
            onChange={(next, merge) => updateField([...path, "of"], () => next, merge)}
          />
        </Field>
      )}
      {field !== null && (
        <Field label="Is" htmlFor={`${id}-is`}>
          <div className={css.stack}>
            {(compared.length === 0 ? [null] : compared).map((one) => (
              <div key={one?.by ?? "none"} className={css.compared}>
                <Select
                  {...(one === compared[0] || one === null ? { id: `${id}-is` } : {})}
                  value={one?.by ?? null}
                  options={comparisons}
                  placeholder="Compare…"
                  isInvalid={isInvalid && one === null}
                  onChange={(by) => updateField(path, (now) => comparedBy(now, one?.by ?? null, by))}
                />
                {one !== null && (
                  <NumberInput
                    label={`The ${name} is ${comparisons.find(({ value }) => value === one.by)?.label ?? one.by}`}
                    value={one.with}
                    onChange={(next) => updateField([...path, one.by], () => next)}
                  />
                )}
              </div>
            ))}
          </div>
        </Field>
      )}
      <FieldProblems problems={problems} />
    </>
  );
}
