// Command → edits of the document, or a refusal. Pure: the document is only looked at.
import type { DocumentEdit } from "../diagnostic.ts";
import type { ChoreographyDocument } from "../document.ts";
import type { KindCatalog } from "../kind.ts";
import { idProblem } from "../names.ts";
import { pathText, sameJson, valueAt } from "../path.ts";
import { SECTION_ORDER } from "../write/documentText.ts";
import { planned, refused } from "./command.ts";
import type { Command, Planned } from "./command.ts";
import {
  planConnectCapability,
  planConnectEvent,
  planDisconnectCapability,
  planDisconnectEvent,
} from "./connections.ts";
import { planAdd, planRemove, planRename } from "./elements.ts";
import { planDuplicate, planPaste } from "./fragment.ts";

/** What a command does to a document. Refusal codes: see `Refusal`. */
export function planCommand(document: ChoreographyDocument, command: Command, catalog: KindCatalog): Planned {
  switch (command.type) {
    case "set_field":
      return planSetField(document, command);
    case "edit":
      return planned(command.title, command.edits);
    case "add_event_type":
      return planAdd(document, { type: "event", id: command.id }, command.record ?? {});
    case "add_pattern":
      return planAdd(document, { type: "pattern", id: command.id }, command.record);
    case "add_agent":
      return planAdd(
        document,
        { type: "agent", id: command.id },
        { ...command.record, capabilities: command.record?.capabilities ?? [] },
      );
    case "add_scenario":
      return planAdd(document, { type: "scenario", id: command.id }, command.record);
    case "remove_elements":
      return planRemove(document, command.refs, catalog, command.heal === true);
    case "rename_element":
      return planRename(document, command.ref, command.to, catalog);
    case "connect_event":
      return planConnectEvent(document, command, catalog);
    case "disconnect_event":
      return planDisconnectEvent(document, command.pattern, command.path);
    case "connect_capability":
      return planConnectCapability(document, command);
    case "disconnect_capability":
      return planDisconnectCapability(document, command.pattern, command.path);
    case "move":
      return planMove(document, command);
    case "duplicate_elements":
      return planDuplicate(document, command.refs, catalog);
    case "paste_fragment":
      return planPaste(document, command.text, command.at, catalog);
    default:
      return unreachable(command);
  }
}

function planSetField(
  document: ChoreographyDocument,
  command: Extract<Command, { readonly type: "set_field" }>,
): Planned {
  const { path, value } = command;
  const [section, id] = path;
  if (section === undefined || !SECTION_ORDER.includes(String(section))) {
    return refused(
      "no-place",
      `${pathText(path)} is no field of a document. Fields begin with ${SECTION_ORDER.join(", ")}.`,
    );
  }
  if (
    value !== undefined &&
    ["events", "patterns", "agents", "scenarios"].includes(String(section)) &&
    id !== undefined
  ) {
    const problem = idProblem(String(id));
    if (problem !== undefined)
      return refused("bad-name", `${JSON.stringify(id)} cannot name anything. ${problem}. Choose another name.`);
  }
  if (sameJson(valueAt(document, path), value)) return refused("nothing-to-do", `${pathText(path)} is so already.`);
  const edit: DocumentEdit = value === undefined ? { path } : { path, value };
  return planned(value === undefined ? `Remove ${pathText(path)}` : `Change ${pathText(path)}`, [edit]);
}

function planMove(document: ChoreographyDocument, command: Extract<Command, { readonly type: "move" }>): Planned {
  const edits: DocumentEdit[] = [];
  if (command.view !== undefined) edits.push({ path: ["layout", "view"], value: command.view });
  if (command.staffs !== undefined) edits.push({ path: ["layout", "staffs"], value: command.staffs });
  for (const [name, place] of Object.entries(command.free ?? {})) {
    edits.push(place === null ? { path: ["layout", "free", name] } : { path: ["layout", "free", name], value: place });
  }
  for (const [name, place] of Object.entries(command.score ?? {})) {
    edits.push(
      place === null ? { path: ["layout", "score", name] } : { path: ["layout", "score", name], value: place },
    );
  }
  const changing = edits.filter((edit) => !sameJson(valueAt(document, edit.path), edit.value));
  return changing.length === 0
    ? refused("nothing-to-do", "Everything stands there already.")
    : planned("Move", changing);
}

function unreachable(command: never): never {
  throw new Error(`Invariant: there is no command ${JSON.stringify(command)}`);
}
