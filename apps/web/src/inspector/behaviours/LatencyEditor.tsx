// How long something takes: its form, and the times that the form has.
import type { BehaviourRecord, DocumentPath } from "@laban/model";
import type { ReactElement } from "react";
import { Field, Select, TextInput } from "../../controls/index.ts";
import { setField } from "../../document/changes.ts";
import { latencyOf, shownLatency, type LatencyType } from "./latency.ts";
import css from "./behaviours.module.css";

const forms: readonly { readonly value: LatencyType; readonly label: string }[] = [
  { value: "none", label: "no time" },
  { value: "constant", label: "always" },
  { value: "lognormal", label: "about" },
];

/** A field; times are written as everywhere (`250ms`, `9s`, `2m`). */
export function LatencyEditor({
  id,
  path,
  latency,
  label,
}: {
  readonly id: string;
  readonly path: DocumentPath;
  readonly latency: BehaviourRecord["latency"];
  readonly label: string;
}): ReactElement {
  const shown = shownLatency(latency);
  const isOther = shown.type === "other";
  return (
    <Field label={label} htmlFor={id}>
      <div className={css.latency}>
        <Select
          id={id}
          label={label}
          value={isOther ? shown.name : shown.type}
          options={isOther ? [{ value: shown.name, label: shown.name }, ...forms] : forms}
          onChange={(next) => {
            const form = forms.find(({ value }) => value === next);
            if (form !== undefined) setField(path, latencyOf(form.value, shown));
          }}
        />
        {shown.type === "constant" && (
          <Time label={label} value={shown.time} onChange={(next) => setField(path, next)} />
        )}
        {shown.type === "lognormal" && (
          <div className={css.line}>
            <Time
              label={`${label}, half of them at most`}
              value={shown.p50}
              onChange={(next) => setField(path, { lognormal: { p50: next, p99: shown.p99 } })}
            />
            <span className="tempo">rarely over</span>
            <Time
              label={`${label}, one of a hundred longer`}
              value={shown.p99}
              onChange={(next) => setField(path, { lognormal: { p50: shown.p50, p99: next } })}
            />
          </div>
        )}
      </div>
    </Field>
  );
}

function Time({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (next: string) => void;
}): ReactElement {
  return (
    <TextInput
      look="code"
      aria-label={label}
      className={css.time ?? ""}
      value={value}
      onCommit={(next) => {
        if (next.trim() !== "") onChange(next.trim());
      }}
    />
  );
}
