// The open document: commands, undo, broken text, problems.
import { kindCatalog } from "@laban/compiler";
import { openEditing } from "@laban/model";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useSelection } from "../selection/selectionStore.ts";
import { beginEditing, endEditing, openedAfter, useDocument } from "./documentStore.ts";
import { onFlush } from "./pendingText.ts";

const text = `# Ours
laban: 1
name: Two steps
events:
  asked: {}
  answered: {}
agents:
  desk:
    capabilities: [answering]
    behaviours:
      answer: { outcomes: [{ weight: 1, emits: answered }] }
patterns:
  reply:
    kind: pattern
    on: asked
    when: "true" # always
    do: { action: answer, capability: answering }
`;

const state = useDocument.getState;
const order = ["error", "warning", "info"];

describe("the open document", () => {
  beforeEach(() => {
    useSelection.setState({ selected: [] });
    beginEditing("d", openEditing(text, kindCatalog));
  });

  it("is read and compiled at opening, with nothing to undo", () => {
    expect(state().name).toBe("Two steps");
    expect(state().canUndo).toBe(false);
    expect(state().compiled.bundle?.patterns.map(({ id }) => id)).toEqual(["reply"]);
  });
  it("carries out a command in the text and keeps the comments", () => {
    const result = state().dispatch({
      type: "rename_element",
      ref: { type: "event", id: "asked" },
      to: "question_asked",
    });
    expect(result.ok).toBe(true);
    expect(state().text).toContain("on: question_asked");
    expect(state().text).toContain("# Ours");
    expect(state().document.patterns["reply"]?.["on"]).toBe("question_asked");
  });
  it("takes back and makes again, byte for byte", () => {
    state().dispatch({ type: "set_field", path: ["name"], value: "Renamed" });
    const renamed = state().text;
    state().undo();
    expect(state().text).toBe(text);
    expect(state().canRedo).toBe(true);
    state().redo();
    expect(state().text).toBe(renamed);
  });
  it("selects what a command made", () => {
    state().dispatch({ type: "add_event_type", id: "asked" });
    expect(useSelection.getState().selected).toEqual([{ type: "event", id: "asked_2" }]);
  });
  it("makes one undo step of a condition that is written letter by letter", () => {
    for (const when of ["tru", "true && ", "true && false"]) {
      state().dispatch(
        { type: "set_field", path: ["patterns", "reply", "when"], value: when },
        { merge: "condition:1" },
      );
    }
    expect(state().document.patterns["reply"]?.["when"]).toBe("true && false");
    state().undo();
    expect(state().text).toBe(text);
    expect(state().canUndo).toBe(false);
  });
  it("keeps the last readable document while the text is broken, says where, and refuses commands", () => {
    state().setText(`${text}agents: [`);
    expect(state().readable).toBe(false);
    expect(state().document.patterns["reply"]).toBeDefined();
    expect(state().diagnostics[0]?.severity).toBe("error");
    const result = state().dispatch({ type: "set_field", path: ["name"], value: "X" });
    expect(result).toMatchObject({ ok: false, refusal: { code: "text-unreadable" } });
    state().undo();
    expect(state().readable).toBe(true);
  });
  it("adds what the compiler says to what the text says, errors first", async () => {
    state().setText(text.replace("on: asked", "on: askd").replace("name: Two steps", "name: Two steps\nnmae: x"));
    await vi.waitFor(() => expect(state().diagnostics.some(({ message }) => message.includes("askd"))).toBe(true));
    const severities = state().diagnostics.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort((one, other) => order.indexOf(one) - order.indexOf(other)));
  });
  it("still compiles the valid part when a pattern has an error", async () => {
    state().setText(`${text}  broken: { kind: pattern, on: nowhere, do: { action: a, capability: answering } }\n`);
    await vi.waitFor(() => expect(state().compiled.leftOut).toEqual(["broken"]));
    expect(state().compiled.bundle?.patterns.map(({ id }) => id)).toEqual(["reply"]);
  });
  it("asks for typed text before anything else changes the document", () => {
    const stop = onFlush(() => state().setText(text.replace("Two steps", "Typed"), { merge: "typing:1" }));
    state().dispatch({ type: "set_field", path: ["description"], value: "Why" });
    stop();
    expect(state().name).toBe("Typed");
    expect(state().document.description).toBe("Why");
  });
  it("is empty after closing", () => {
    useDocument.setState({
      openFailure: { code: "unreachable", message: "Gone.", retryable: true, wayOut: "Wait." },
    });
    endEditing();
    expect(state().status).toBe("none");
    expect(Object.keys(state().document.patterns)).toEqual([]);
    expect(state().compiled.bundle?.patterns ?? []).toEqual([]);
    expect(state().openFailure).toBeNull();
  });
});

describe("a document that was closed in the middle of a slip", () => {
  it("opens with the drawing that could last be read, and undo leads back to it", () => {
    const readable = "laban: 1\nname: Door\nevents: { rang: {} }\n";
    beginEditing("slip", openedAfter(readable, `${readable}broken: [1, 2\n`));
    expect(state().readable).toBe(false);
    expect(state().text).toBe(`${readable}broken: [1, 2\n`);
    expect(Object.keys(state().document.events)).toEqual(["rang"]);
    state().undo();
    expect(state().text).toBe(readable);
    expect(state().readable).toBe(true);
  });
});
