// Joins one editor with the document store: text both ways, problems as markers with their fixes, the caret with the selection.
import type * as Monaco from "monaco-editor/editor";
import { pathAt, placeOf, placeOfDiagnostic } from "@laban/model";
import { useDocument } from "../document/documentStore.ts";
import { exists, pathOfRef, refOfPath } from "../document/elements.ts";
import { onFlush } from "../document/pendingText.ts";
import { isSameRef, onlySelected, useSelection } from "../selection/selectionStore.ts";
import { smallestEdit } from "./smallestEdit.ts";
import { showMarkers } from "./textMarkers.ts";
import { useTextPlace } from "./textPlace.ts";

const pauseMs = 150;
/** A pause of this length begins a new undo step. */
const stepPauseMs = 1500;

/** Opens the text in `place`; the answer closes it. */
export function openText(
  monaco: typeof Monaco,
  shared: Monaco.editor.IStandaloneEditorConstructionOptions,
  place: HTMLElement,
): () => void {
  const model = monaco.editor.createModel(useDocument.getState().text, "yaml");
  const editor = monaco.editor.create(place, {
    ...shared,
    model,
    ariaLabel: "Text of the document, as YAML",
    tabSize: 2,
    insertSpaces: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 14,
    glyphMargin: false,
    folding: true,
    // A line of the text may be longer than the pane is wide: it goes on below, indented, so that nothing is out of sight.
    wordWrap: "on",
    wrappingIndent: "deepIndent",
    quickSuggestions: false,
    padding: { top: 8, bottom: 24 },
    renderLineHighlight: "line",
  });
  const typing = watchTyping(model, editor);
  const endings = [
    typing.stop,
    watchStore(model, typing),
    showMarkers(monaco, model),
    ...joinSelection(monaco, editor, model, typing),
  ];
  return () => {
    typing.send();
    for (const end of endings) end();
    editor.dispose();
    model.dispose();
  };
}

interface Typing {
  /** Brings what was typed into the store now. */
  send(): void;
  /** Runs `work` whose changes of the model are not typing. */
  quietly(work: () => void): void;
  isPending(): boolean;
  readonly stop: () => void;
}

function watchTyping(model: Monaco.editor.ITextModel, editor: Monaco.editor.IStandaloneCodeEditor): Typing {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isQuiet = false;
  let step = 0;
  let lastTyped = 0;
  const send = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    useDocument.getState().setText(model.getValue(), { merge: `typing:${step}` });
  };
  const changed = model.onDidChangeContent(() => {
    if (isQuiet) return;
    const now = performance.now();
    if (now - lastTyped > stepPauseMs) step += 1;
    lastTyped = now;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(send, pauseMs);
  });
  const blurred = editor.onDidBlurEditorText(send);
  const unflush = onFlush(send);
  return {
    send,
    quietly: (work) => {
      isQuiet = true;
      try {
        work();
      } finally {
        isQuiet = false;
      }
    },
    isPending: () => timer !== null,
    stop: () => {
      changed.dispose();
      blurred.dispose();
      unflush();
    },
  };
}

/** What changed elsewhere (canvas, inspector, undo) arrives as the smallest edit, so that caret and scroll position stay. */
function watchStore(model: Monaco.editor.ITextModel, typing: Typing): () => void {
  return useDocument.subscribe((state, before) => {
    if (state.text === before.text || typing.isPending() || state.text === model.getValue()) return;
    const edit = smallestEdit(model.getValue(), state.text);
    const from = model.getPositionAt(edit.start);
    const to = model.getPositionAt(edit.end);
    typing.quietly(() =>
      model.pushEditOperations(
        null,
        [
          {
            range: {
              startLineNumber: from.lineNumber,
              startColumn: from.column,
              endLineNumber: to.lineNumber,
              endColumn: to.column,
            },
            text: edit.text,
            forceMoveMarkers: false,
          },
        ],
        () => null,
      ),
    );
  });
}

function joinSelection(
  monaco: typeof Monaco,
  editor: Monaco.editor.IStandaloneCodeEditor,
  model: Monaco.editor.ITextModel,
  typing: Typing,
): readonly (() => void)[] {
  const marked = editor.createDecorationsCollection();

  function show(start: number, end: number): void {
    const from = model.getPositionAt(start);
    const to = model.getPositionAt(end);
    const range = new monaco.Range(from.lineNumber, from.column, to.lineNumber, to.column);
    editor.revealRangeInCenterIfOutsideViewport(range, monaco.editor.ScrollType.Smooth);
    marked.set([
      {
        range: new monaco.Range(from.lineNumber, 1, from.lineNumber, 1),
        options: { isWholeLine: true, className: "laban-selected-line" },
      },
    ]);
  }

  function follow(): void {
    const selected = onlySelected(useSelection.getState());
    const { document, editing, readable } = useDocument.getState();
    if (selected === null || !readable || typing.isPending() || !exists(document, selected)) {
      marked.clear();
      return;
    }
    // The caret is there already: the person is writing.
    if (editor.hasTextFocus()) return;
    const { start, end } = placeOf(editing.source, pathOfRef(selected));
    show(start, end);
  }

  const caret = editor.onDidChangeCursorPosition((event) => {
    if (!editor.hasTextFocus() || typing.isPending()) return;
    const { editing, document, readable } = useDocument.getState();
    if (!readable) return;
    const ref = refOfPath(pathAt(editing.source, model.getOffsetAt(event.position)));
    if (ref === null || !exists(document, ref)) return;
    if (!isSameRef(onlySelected(useSelection.getState()), ref)) useSelection.getState().select([ref]);
  });
  let selectedBefore = useSelection.getState().selected;
  const unselect = useSelection.subscribe((state, before) => {
    if (state.selected !== selectedBefore || state.revealed !== before.revealed) follow();
    selectedBefore = state.selected;
  });
  let shownCount = 0;
  const lead = (): void => {
    const { wanted } = useTextPlace.getState();
    if (wanted === null || wanted.count === shownCount) return;
    shownCount = wanted.count;
    const { path, span, textRange } = wanted.place;
    const { source } = useDocument.getState().editing;
    const { start, end } =
      textRange === undefined
        ? placeOf(source, path, span)
        : placeOfDiagnostic(source, { code: "", severity: "info", message: "", path, textRange });
    show(start, end);
    const at = model.getPositionAt(start);
    editor.setPosition(at);
  };
  const unlead = useTextPlace.subscribe(lead);
  follow();
  lead();
  return [() => caret.dispose(), unselect, unlead];
}
