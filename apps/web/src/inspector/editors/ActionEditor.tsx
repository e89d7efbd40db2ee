// What an outcome asks for: the action, the capability that is asked with the agents that offer it, and how long it has to answer.
import { isJsonObject, type Json } from "@laban/model";
import type { ReactElement } from "react";
import {
  Button,
  Field,
  FieldProblems,
  IconButton,
  Menu,
  Select,
  TextInput,
  type FieldProblem,
  type SelectOption,
} from "../../controls/index.ts";
import { updateField } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { agentTitle, allCapabilities, offeredBy } from "../../document/elements.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { DurationEditor } from "./DurationEditor.tsx";
import { newAction } from "./newAction.ts";
import css from "./editors.module.css";

const noProblems: readonly FieldProblem[] = [];

/** The editor. The match needs no heading, the other outcomes have one; in a row only what is written is shown. */
export function ActionEditor({
  id,
  path,
  value,
  onChange,
  isInvalid,
  place,
  label,
  help,
  problems = noProblems,
}: EditorProperties & {
  readonly place: "match" | "outcome" | "row";
  /** Of the outcome; in a row it is spoken only. */
  readonly label: string;
  readonly help: string;
  readonly problems?: readonly FieldProblem[];
}): ReactElement {
  const document = useDocument((state) => state.document);
  const written = value !== undefined && isJsonObject(value) ? value : null;
  if (written === null)
    return (
      <Field label={label} htmlFor={id} help={help} problems={problems}>
        <Button id={id} size="small" icon="plus" onClick={() => onChange(newAction())}>
          {place === "match" ? "Ask for something" : "Ask for something then"}
        </Button>
      </Field>
    );
  const action = typeof written["action"] === "string" ? written["action"] : "";
  const capability = typeof written["capability"] === "string" ? written["capability"] : "";
  const timeout = written["timeout"];
  const set = (name: string, next: Json | undefined): void => {
    updateField([...path, name], () => next);
  };
  const agents = offeredBy(document, capability);
  const options = allCapabilities(document).map((one): SelectOption => ({
    value: one,
    label: one,
    note: offeredBy(document, one)
      .map((agent) => agentTitle(document, agent))
      .join(", "),
  }));
  return (
    <div className={css.action} role="group" aria-label={label}>
      {place === "outcome" && (
        <h4 className={css.actionTitle} title={help}>
          {label}
        </h4>
      )}
      <Field label="Do" htmlFor={id} help={help}>
        <div className={css.line}>
          <TextInput
            id={id}
            look="code"
            value={action}
            isInvalid={isInvalid && action === ""}
            onCommit={(next) => set("action", next.trim())}
          />
          <Menu
            align="end"
            trigger={<IconButton size="small" icon="more" label={`More about ${label}`} />}
            entries={[
              timeout === undefined
                ? { label: "Limit the time to answer", icon: "restart", run: () => set("timeout", "30s") }
                : { label: "Any time to answer", icon: "restart", run: () => set("timeout", undefined) },
              { type: "separator", id: "before-remove" },
              { label: "Ask nothing", icon: "trash", danger: true, run: () => onChange(undefined) },
            ]}
          />
        </div>
      </Field>
      <Field label="Capability" htmlFor={`${id}-capability`}>
        <Select
          id={`${id}-capability`}
          value={capability === "" ? null : capability}
          options={options}
          placeholder="Choose a capability"
          isInvalid={isInvalid && agents.length === 0}
          onChange={(next) => set("capability", next)}
        />
        <OfferedBy agents={agents} />
      </Field>
      {timeout !== undefined && (
        <Field label="Answer in" htmlFor={`${id}-timeout`} help="How long the asked capability has to answer.">
          <DurationEditor
            id={`${id}-timeout`}
            path={[...path, "timeout"]}
            value={timeout}
            isInvalid={false}
            onChange={(next) => set("timeout", next)}
          />
        </Field>
      )}
      <FieldProblems problems={problems} />
    </div>
  );
}

function OfferedBy({ agents }: { readonly agents: readonly string[] }): ReactElement | null {
  const document = useDocument((state) => state.document);
  if (agents.length === 0) return null;
  return (
    <p className={css.offered}>
      offered by{" "}
      {agents.map((agent, at) => (
        <span key={agent}>
          {at > 0 && ", "}
          <button
            type="button"
            className={css.offeredLink}
            onClick={() => useSelection.getState().reveal({ type: "agent", id: agent })}
          >
            {agentTitle(document, agent)}
          </button>
        </span>
      ))}
    </p>
  );
}
