// One field of a pattern: the editor that its description asks for, its problems below it.
import { unreachable } from "@laban/bundle";
import type { DocumentPath, FieldDescription, PatternRecord } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Field } from "../controls/index.ts";
import { setField } from "../document/changes.ts";
import { ActionEditor } from "./editors/ActionEditor.tsx";
import { AlternativesEditor } from "./editors/AlternativesEditor.tsx";
import { ChoiceEditor } from "./editors/ChoiceEditor.tsx";
import { ConditionEditor } from "./editors/ConditionEditor.tsx";
import { DurationEditor } from "./editors/DurationEditor.tsx";
import { EventTestEditor } from "./editors/EventTestEditor.tsx";
import { EventsEditor } from "./editors/EventsEditor.tsx";
import { FlagEditor } from "./editors/FlagEditor.tsx";
import { GuardsEditor } from "./editors/GuardsEditor.tsx";
import { IntegerEditor } from "./editors/IntegerEditor.tsx";
import { LongTextEditor } from "./editors/LongTextEditor.tsx";
import { MembersEditor } from "./editors/MembersEditor.tsx";
import { PathsEditor } from "./editors/PathsEditor.tsx";
import { StateEditor, StateListEditor } from "./editors/StateEditor.tsx";
import { StatesEditor } from "./editors/StatesEditor.tsx";
import { StepsEditor } from "./editors/StepsEditor.tsx";
import { TransitionsEditor } from "./editors/TransitionsEditor.tsx";
import { LastValue } from "./LastValue.tsx";
import { scalarText } from "./scalarText.ts";
import type { EditorProperties } from "./editorProperties.ts";
import { useProblemsBelow } from "./useProblemsBelow.ts";

/** Editors of rows: each row says its own problems, the field those of the list as a whole. */
const rowEditors: ReadonlySet<string> = new Set<FieldDescription["editor"]["type"]>([
  "steps",
  "guards",
  "members",
  "alternatives",
  "states",
  "transitions",
]);

/** For `useProblemsBelow`: the value itself is the list. */
const theList = [""];

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
  const { editor } = field;
  const value = record[field.name];
  const isRows = rowEditors.has(editor.type);
  const all = useProblemsBelow(path);
  const ofTheList = useProblemsBelow(path, theList);
  const isList = isRows && typeof value === "object";
  const problems = isList ? ofTheList : all;
  const properties: EditorProperties = {
    id,
    path,
    value,
    onChange: (next, merge) => setField(path, next, merge),
    isInvalid: all.some(({ severity }) => severity === "error"),
  };
  // An action has two lines with labels of their own, and says its problems itself.
  if (editor.type === "action") {
    const isMatch = field.name === "do";
    return (
      <ActionEditor
        {...properties}
        place={isMatch ? "match" : "outcome"}
        label={isMatch ? "Do" : field.label}
        help={field.help}
        problems={problems}
      />
    );
  }
  const isWide = isRows || editor.type === "condition" || (editor.type === "text" && field.name === "description");
  return (
    <Field
      label={field.label}
      htmlFor={id}
      help={field.help}
      problems={problems}
      layout={isWide ? "above" : "beside"}
      {...(editor.type === "condition"
        ? { note: <LastValue path={path} condition={scalarText(value)} />, hasRoomForProblems: true }
        : {})}
    >
      {editorFor(editor, properties)}
    </Field>
  );
}

function editorFor(editor: FieldDescription["editor"], properties: EditorProperties): ReactElement | null {
  switch (editor.type) {
    case "event":
    case "events":
      return <EventsEditor {...properties} />;
    case "steps":
      return <StepsEditor {...properties} />;
    case "guards":
      return <GuardsEditor {...properties} />;
    case "condition":
      return <ConditionEditor {...properties} />;
    case "duration":
      return <DurationEditor {...properties} />;
    case "integer":
      return <IntegerEditor {...properties} min={editor.min} max={editor.max} />;
    case "choice":
      return <ChoiceEditor {...properties} options={editor.options} />;
    case "flag":
      return <FlagEditor {...properties} />;
    case "text":
      return <LongTextEditor {...properties} />;
    case "paths":
      return <PathsEditor {...properties} />;
    case "eventTest":
      return <EventTestEditor {...properties} />;
    case "state":
      return <StateEditor {...properties} />;
    case "stateList":
      return <StateListEditor {...properties} />;
    case "states":
      return <StatesEditor {...properties} />;
    case "transitions":
      return <TransitionsEditor {...properties} />;
    case "members":
      return <MembersEditor {...properties} />;
    case "alternatives":
      return <AlternativesEditor {...properties} />;
    // All measures of a kind are one form, and an action has its own above.
    case "measure":
    case "action":
      return null;
    default:
      return unreachable(editor);
  }
}
