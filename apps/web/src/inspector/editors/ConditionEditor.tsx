// A condition: one line of Monaco that grows when the condition does, with completion, hover and its errors underlined. Until Monaco is there it is plain text.
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import type { editor } from "monaco-editor/editor";
import { flushSync } from "react-dom";
import { conditionScope, heardAt } from "../../document/conditionScope.ts";
import { useDocument } from "../../document/documentStore.ts";
import { onFlush } from "../../document/pendingText.ts";
import { celLanguage, provideScope } from "../../text/celLanguage.ts";
import { loadMonaco } from "../../text/loadMonaco.ts";
import { watchConditionMarkers } from "../../text/conditionMarkers.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { lastEvent, shortValue, valueIn } from "../lastEvent.ts";
import { scalarText } from "../scalarText.ts";
import css from "./editors.module.css";

const pauseMs = 150;
let focusCount = 0;

/** The editor; it writes while a person types, all of it one undo step. An empty text removes the condition. */
export function ConditionEditor({
  id,
  path,
  value,
  isInvalid,
  onChange,
  label = "Condition",
  placeholder = "every event of this type",
}: EditorProperties & { readonly label?: string; readonly placeholder?: string }): ReactElement {
  const written = scalarText(value);
  const place = useRef<HTMLDivElement>(null);
  const [isLoaded, setLoaded] = useState(false);
  const latest = useRef({ path, onChange, written, label, placeholder });
  useLayoutEffect(() => {
    latest.current = { path, onChange, written, label, placeholder };
  });
  const opened = useRef<{ readonly take: (text: string) => void } | null>(null);

  useEffect(() => {
    let isGone = false;
    let close = (): void => {};
    loadMonaco()
      .then(({ monaco, sharedOptions }) => {
        if (isGone || place.current === null) return undefined;
        // Shown before the editor measures it.
        flushSync(() => setLoaded(true));
        const model = monaco.editor.createModel(latest.current.written, celLanguage);
        const shown = monaco.editor.create(place.current, {
          ...sharedOptions,
          ...oneLine,
          model,
          ariaLabel: latest.current.label,
          placeholder: latest.current.placeholder,
        });
        const ending = [
          provideScope(model, {
            scope: () => {
              const { document, catalog } = useDocument.getState();
              return conditionScope(document, catalog, latest.current.path);
            },
            lastValue: (field) => {
              const { document, catalog } = useDocument.getState();
              const record = lastEvent(heardAt(document, catalog, latest.current.path));
              const last = record === null ? undefined : valueIn(record, field);
              return last === undefined ? undefined : shortValue(last);
            },
          }),
          watchConditionMarkers(monaco, model, () => latest.current.path),
          ...keepInStep(shown, model, latest),
          growWithText(shown, place.current),
        ];
        opened.current = {
          take: (text) => {
            if (text === model.getValue()) return;
            // As an edit, not as a new value: the caret stays where it is.
            model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null);
          },
        };
        close = () => {
          for (const end of ending) end();
          opened.current = null;
          shown.dispose();
          model.dispose();
        };
        return undefined;
      })
      .catch((error: unknown) => console.error("The editor for conditions could not be loaded:", error));
    return () => {
      isGone = true;
      close();
    };
  }, []);

  useEffect(() => opened.current?.take(written), [written]);

  return (
    <div className={css.code} data-invalid={isInvalid} data-waiting={!isLoaded} id={id}>
      {!isLoaded && written}
      <div ref={place} className={css.codePlace} hidden={!isLoaded} />
    </div>
  );
}

const oneLine = {
  lineNumbers: "on",
  lineNumbersMinChars: 2,
  lineDecorationsWidth: 8,
  glyphMargin: false,
  folding: false,
  wordWrap: "on",
  wrappingIndent: "none",
  padding: { top: 5, bottom: 5 },
  scrollbar: { vertical: "hidden", horizontal: "hidden", alwaysConsumeMouseWheel: false },
  suggest: { showWords: false, showIcons: false, preview: false },
  quickSuggestions: { other: true, strings: true, comments: false },
  tabFocusMode: true,
  fixedOverflowWidgets: true,
} as const satisfies editor.IStandaloneEditorConstructionOptions;

function keepInStep(
  shown: editor.IStandaloneCodeEditor,
  model: editor.ITextModel,
  latest: { readonly current: Pick<EditorProperties, "onChange"> & { readonly written: string } },
): readonly (() => void)[] {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let merge = "";
  const send = (): void => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const text = model.getValue().replaceAll("\n", " ");
    if (text === latest.current.written) return;
    latest.current.onChange(text.trim() === "" ? undefined : text, merge);
  };
  const subscriptions = [
    shown.onDidFocusEditorText(() => {
      focusCount += 1;
      merge = `condition:${focusCount}`;
    }),
    shown.onDidBlurEditorText(send),
    model.onDidChangeContent(() => {
      if (!shown.hasTextFocus()) return;
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(send, pauseMs);
    }),
  ];
  return [onFlush(send), ...subscriptions.map((subscription) => () => subscription.dispose()), send].toReversed();
}

function growWithText(shown: editor.IStandaloneCodeEditor, place: HTMLElement): () => void {
  const fit = (): void => {
    const frame = place.parentElement;
    if (frame !== null) frame.style.height = `${Math.min(140, shown.getContentHeight() + 2)}px`;
  };
  fit();
  const subscription = shown.onDidContentSizeChange(fit);
  return () => subscription.dispose();
}
