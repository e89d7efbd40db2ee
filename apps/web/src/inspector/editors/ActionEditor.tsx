// What an outcome asks for: the action, the capability that is asked with the agents that offer it, and how long it has to answer.
import { isJsonObject, type FieldDescription, type Json } from "@laban/model";
import type { ReactElement } from "react";
import {
  Button,
  Field,
  FieldProblems,
  Select,
  TextInput,
  type FieldProblem,
  type SelectOption,
} from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { agentTitle, allCapabilities, offeredBy } from "../../document/elements.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { DurationEditor } from "./DurationEditor.tsx";
import css from "./editors.module.css";

/** The editor; `do` needs no heading, the other outcomes have one. */
export function ActionEditor({
  id,
  path,
  value,
  onChange,
  isInvalid,
  field,
  problems,
}: EditorProperties & { readonly field: FieldDescription; readonly problems: readonly FieldProblem[] }): ReactElement {
  const document = useDocument((state) => state.document);
  const isMain = field.name === "do";
  const written = value !== undefined && isJsonObject(value) ? value : null;
  if (written === null)
    return (
      <Field label={isMain ? "Do" : field.label} htmlFor={id} help={field.help} problems={problems}>
        <Button
          id={id}
          size="small"
          icon="plus"
          onClick={() => onChange({ action: "new_action", capability: allCapabilities(document)[0] ?? "" })}
        >
          {isMain ? "Ask for something" : "Ask for something then"}
        </Button>
      </Field>
    );
  const action = typeof written["action"] === "string" ? written["action"] : "";
  const capability = typeof written["capability"] === "string" ? written["capability"] : "";
  const timeout = written["timeout"];
  const set = (name: string, next: Json | undefined): void => {
    const { [name]: _old, ...rest } = written;
    onChange(next === undefined ? rest : { ...written, [name]: next });
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
    <div className={css.action}>
      {!isMain && (
        <div className={css.line}>
          <h4 className={css.actionTitle} title={field.help} style={{ margin: 0, flex: 1 }}>
            {field.label}
          </h4>
          <Button look="quiet" size="small" onClick={() => onChange(undefined)}>
            Remove
          </Button>
        </div>
      )}
      <Field label="Do" htmlFor={id} help={field.help}>
        <TextInput
          id={id}
          look="code"
          value={action}
          isInvalid={isInvalid && action === ""}
          onCommit={(next) => set("action", next.trim())}
        />
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
