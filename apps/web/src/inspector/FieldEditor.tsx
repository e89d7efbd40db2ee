// One field of a pattern: the editor that its description asks for, its problems below it.
import { unreachable } from "@laban/bundle";
import type { DocumentPath, FieldDescription, PatternRecord } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Field } from "../controls/index.ts";
import { setField } from "../document/changes.ts";
import { ActionEditor } from "./editors/ActionEditor.tsx";
import { ChoiceEditor } from "./editors/ChoiceEditor.tsx";
import { ConditionEditor } from "./editors/ConditionEditor.tsx";
import { DurationEditor } from "./editors/DurationEditor.tsx";
import { EventTestEditor } from "./editors/EventTestEditor.tsx";
import { EventsEditor } from "./editors/EventsEditor.tsx";
import { FlagEditor } from "./editors/FlagEditor.tsx";
import { IntegerEditor } from "./editors/IntegerEditor.tsx";
import { PathsEditor } from "./editors/PathsEditor.tsx";
import { StepsEditor } from "./editors/StepsEditor.tsx";
import { LastValue } from "./LastValue.tsx";
import { scalarText } from "./scalarText.ts";
import type { EditorProperties } from "./editorProperties.ts";
import { useProblemsBelow } from "./useProblemsBelow.ts";
import { LongTextEditor } from "./editors/LongTextEditor.tsx";

/** The editor of `field` in pattern `pattern`. */
export function FieldEditor({
  pattern,
  record,
  field,
}: {
  readonly pattern: string;
  readonly record: PatternRecord;
  readonly field: FieldDescription;
}): ReactElement {
  const id = useId();
  const path = useMemo((): DocumentPath => ["patterns", pattern, field.name], [pattern, field.name]);
  const problems = useProblemsBelow(path);
  const properties: EditorProperties = {
    id,
    path,
    value: record[field.name],
    onChange: (value) => setField(path, value),
    isInvalid: problems.some(({ severity }) => severity === "error"),
  };
  const { editor } = field;
  // An action has two lines with labels of their own, and says its problems itself.
  if (editor.type === "action") return <ActionEditor {...properties} field={field} problems={problems} />;
  const isWide =
    editor.type === "steps" || editor.type === "condition" || (editor.type === "text" && field.name === "description");
  return (
    <Field
      label={field.label}
      htmlFor={id}
      help={field.help}
      problems={problems}
      layout={isWide ? "above" : "beside"}
      {...(editor.type === "condition"
        ? { note: <LastValue path={path} condition={scalarText(record[field.name])} />, hasRoomForProblems: true }
        : {})}
    >
      {editorFor(editor, properties, pattern, record)}
    </Field>
  );
}

function editorFor(
  editor: FieldDescription["editor"],
  properties: EditorProperties,
  pattern: string,
  record: PatternRecord,
): ReactElement | null {
  switch (editor.type) {
    case "event":
    case "events":
      return <EventsEditor {...properties} />;
    case "steps":
      return <StepsEditor {...properties} pattern={pattern} />;
    case "condition":
      return <ConditionEditor {...properties} pattern={pattern} />;
    case "duration":
      return <DurationEditor {...properties} />;
    case "integer":
      return <IntegerEditor {...properties} min={editor.min} max={editor.max} pattern={pattern} record={record} />;
    case "choice":
      return <ChoiceEditor {...properties} options={editor.options} />;
    case "flag":
      return <FlagEditor {...properties} />;
    case "text":
      return <LongTextEditor {...properties} />;
    case "paths":
      return <PathsEditor {...properties} />;
    case "eventTest":
      return <EventTestEditor {...properties} pattern={pattern} />;
    case "state":
      return <LongTextEditor {...properties} />;
    case "states":
    case "stateList":
    case "transitions":
    case "members":
    case "alternatives":
    case "measure":
      return <p id={properties.id}>Written in the text of the document.</p>;
    case "action":
      return null;
    default:
      return unreachable(editor);
  }
}
