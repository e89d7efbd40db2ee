// One action of an agent: how long it takes, how many at once, and what comes back.
import type { BehaviourRecord, DocumentPath } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Button, distinctKeys, Field, FieldProblems, IconButton, Menu, TextInput } from "../../controls/index.ts";
import { change, setField } from "../../document/changes.ts";
import { openTextAt } from "../../text/textPlace.ts";
import inspector from "../Inspector.module.css";
import { useProblemsBelow } from "../useProblemsBelow.ts";
import css from "./behaviours.module.css";
import { LatencyEditor } from "./LatencyEditor.tsx";
import { Outcome } from "./Outcome.tsx";

/** The behaviour behind `action`. */
export function Behaviour({
  agent,
  action,
  behaviour,
}: {
  readonly agent: string;
  readonly action: string;
  readonly behaviour: BehaviourRecord;
}): ReactElement {
  const path = useMemo((): DocumentPath => ["agents", agent, "behaviours", action], [agent, action]);
  const problems = useProblemsBelow(path);
  const id = useId();
  const { outcomes, workers } = behaviour;
  const total = outcomes.reduce((sum, { weight }) => sum + weight, 0);
  const keys = distinctKeys(outcomes.map(({ emits }) => emits ?? ""));
  return (
    <section className={css.behaviour} aria-label={`Behaviour ${action}`}>
      <div className={css.head}>
        <h4 className={css.action}>{action}</h4>
        <Menu
          align="end"
          trigger={<IconButton size="small" icon="more" label={`Actions on ${action}`} />}
          entries={[
            { label: "Show in the text", icon: "text", run: () => openTextAt({ path }) },
            {
              label: "Remove",
              icon: "trash",
              danger: true,
              run: () => change({ type: "edit", title: `Remove ${action} from ${agent}`, edits: [{ path }] }),
            },
          ]}
        />
      </div>
      <LatencyEditor id={`${id}-latency`} path={[...path, "latency"]} latency={behaviour.latency} label="Takes" />
      <Field label="At once" htmlFor={`${id}-workers`} help="How many it works on at the same time; the others wait.">
        <TextInput
          id={`${id}-workers`}
          look="code"
          className={css.number ?? ""}
          inputMode="numeric"
          placeholder="any"
          value={workers === undefined ? "" : String(workers)}
          onCommit={(next) => {
            const text = next.trim();
            setField([...path, "workers"], text === "" ? undefined : /^\d+$/.test(text) ? Number(text) : text);
          }}
        />
      </Field>
      <ul className={css.outcomes} aria-label={`Answers of ${action}`}>
        {outcomes.map((outcome, at) => (
          <Outcome
            key={keys[at]}
            path={[...path, "outcomes", at]}
            outcome={outcome}
            share={total === 0 ? 0 : outcome.weight / total}
            name={`answer ${at + 1} of ${action}`}
          />
        ))}
      </ul>
      <FieldProblems problems={problems} />
      <Button
        look="quiet"
        size="small"
        icon="plus"
        className={inspector.muted}
        onClick={() => setField([...path, "outcomes", outcomes.length], { weight: 1 })}
      >
        Add an answer
      </Button>
    </section>
  );
}
