// One answer: how often, which event, with which payload, and the further event that follows it.
import type { BehaviourOutcome, DocumentPath } from "@laban/model";
import { useState, type ReactElement } from "react";
import { IconButton, Menu, Select, TextInput, type MenuEntry } from "../../controls/index.ts";
import { change, setField } from "../../document/changes.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useEventOptions } from "../editors/useEventOptions.tsx";
import css from "./behaviours.module.css";
import { LatencyEditor } from "./LatencyEditor.tsx";
import { PayloadEditor } from "./PayloadEditor.tsx";

/** What stands for "no answer" among the event types; no id is empty. */
const silence = "";

/** The answer at `path`; `share` of all answers of its action, 0 to 1. */
export function Outcome({
  path,
  outcome,
  share,
  name,
}: {
  readonly path: DocumentPath;
  readonly outcome: BehaviourOutcome;
  readonly share: number;
  readonly name: string;
}): ReactElement {
  const events = useEventOptions();
  const [isOpen, setOpen] = useState(false);
  const { emits, data, then, weight } = outcome;
  const remove = (title: string, at: DocumentPath): boolean => change({ type: "edit", title, edits: [{ path: at }] });
  const entries: readonly MenuEntry[] = [
    ...(emits === undefined
      ? []
      : [
          {
            label: `Show ${emits} on the canvas`,
            icon: "search",
            run: () => useSelection.getState().reveal({ type: "event", id: emits }),
          } as const,
        ]),
    ...(emits === undefined || then !== undefined
      ? []
      : [
          {
            label: "And then another event…",
            icon: "plus",
            run: () => setField([...path, "then"], { emits, after: "1s" }),
          } as const,
        ]),
    { label: "Remove", icon: "trash", danger: true, run: () => remove(`Remove ${name}`, path) },
  ];
  return (
    <li className={css.outcome}>
      <div className={css.line}>
        <TextInput
          look="code"
          className={css.weight ?? ""}
          inputMode="decimal"
          aria-label={`Weight of ${name}`}
          value={String(weight)}
          onCommit={(next) => {
            const read = Number(next.trim());
            if (next.trim() !== "") setField([...path, "weight"], Number.isFinite(read) ? read : next.trim());
          }}
        />
        <span className={css.share}>{Math.round(100 * share)} %</span>
        <Select
          label={`Event of ${name}`}
          className={css.event ?? ""}
          value={emits ?? silence}
          options={[{ value: silence, label: "no answer" }, ...events]}
          onChange={(next) => setField([...path, "emits"], next === silence ? undefined : next)}
        />
        <Menu
          align="end"
          trigger={<IconButton size="small" icon="more" label={`Actions on ${name}`} />}
          entries={entries}
        />
      </div>
      {emits !== undefined && (
        <PayloadEditor
          event={emits}
          path={[...path, "data"]}
          data={data}
          isOpen={isOpen}
          onOpen={setOpen}
          name={name}
        />
      )}
      {then !== undefined && (
        <div className={css.then}>
          <div className={css.line}>
            <span className="tempo">then</span>
            <Select
              label={`Event after ${name}`}
              className={css.event ?? ""}
              value={then.emits}
              options={events}
              onChange={(next) => setField([...path, "then", "emits"], next)}
            />
            <IconButton
              size="small"
              icon="close"
              label={`Remove the event after ${name}`}
              onClick={() => remove(`Remove the event after ${name}`, [...path, "then"])}
            />
          </div>
          <LatencyEditor
            id={`${path.join("-")}-after`}
            path={[...path, "then", "after"]}
            latency={then.after}
            label="After"
          />
        </div>
      )}
    </li>
  );
}
